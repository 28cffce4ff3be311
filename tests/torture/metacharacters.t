#!/usr/bin/perl
# What means something to SQL, to a shell or to printf, in every column of every
# command that records (reliability, 11): it is kept as it was written, or the
# record is refused; and nothing else is touched.  What moves a terminal (10) is
# written so that it does not, in tables, in JSON and in messages.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(launches sample spew slurp $build);
use File::Temp qw(tempdir);
use Text::ParseWords qw(parse_line);

my @evil = ("'; DROP TABLE lead; --", q{"); DELETE FROM audit; --}, '%s%n%x',
	'?1 :phone @x $y', '\\\'\\"\\0', "x' OR '1'='1", '_%', 'NULL', '`id`',
	'$(id)', "[a] /* b */ ; c", "x'41'");
# Clear the screen, name the window, C1's CSI, return, right to left, a line
# separator, delete.
my $moves = "Q\e[2J\e]0;x\a\xc2\x9b31m\r\xe2\x80\xae\xe2\x80\xa8\x7fZ";
my $folder = tempdir(CLEANUP => 1, DIR => -w '/dev/shm' ? '/dev/shm' : '/tmp');

sub quoted { return '"' . $_[0] =~ s/"/""/gr . '"' }

# The options of a command that are columns of its record.
sub columns {
	my ($command) = @_;
	my ($record) = `$build/bin/$command --help`
		=~ /^A record, as options(.*?)^Options:/ms or return;
	return map { tr/-/_/r } $record =~ /^      --([a-z-]+)/mg;
}

# The launch's first record: a map of its columns.
sub record_of {
	my ($launch) = @_;
	my @words = @{ $launch->{words} };
	my ($head, $row) = split /\n/, slurp("$launch->{kept}/input");
	if (defined $row) {
		my @names = split /,/, $head;
		my @cells = parse_line(',', 0, $row);
		return map { $names[$_] => $cells[$_] // '' } 0 .. $#names;
	}
	my %record;
	while (defined(my $word = shift @words)) {
		next if $word !~ /^--([a-z-]+)(?:=(.*))?$/s;
		$record{ $1 =~ tr/-/_/r } = $2 // shift @words // '';
	}
	return %record;
}

$ENV{ANCHANG_RULES} = "$Launch::root/rules";
# The launch with one record of these columns.
sub with_record {
	my ($launch, $words, %record) = @_;
	my @names = sort keys %record;
	return bless { %$launch, words => $words, input => join(',', @names)
		. "\n" . join(',', map { quoted($record{$_}) } @names) . "\n" },
		'Launch';
}

# Whether nothing in it moves a terminal.
sub is_still {
	my ($text) = @_;
	utf8::decode($text) or return 0;
	return $text !~ /[^\P{Cc}\n]|[\x{202a}-\x{202e}\x{2028}\x{2029}]/;
}

my %seen;
for my $launch (launches()) {
	my @columns = columns($launch->{name}) or next;
	next if $launch->{usual}{status} > 1 || !$launch->changes
		|| $launch->{usual}{out} !~ /ok|updated/;
	my %told = record_of($launch);
	my %record = map { $_ => $told{$_} } grep { exists $told{$_} } @columns;
	next if !%record || $seen{ $launch->{name} }++;
	my (@wrong, $kept);
	for my $column (@columns) {
		for my $evil (sample(4, @evil)) {
			my $try = with_record($launch, ['-q'], %record,
				$column => $evil);
			my $result = $try->run;
			my $store = $result->{files}{'office.db'};
			spew("$folder/office.db", $store);
			my $sound = system("$build/bin/store-check", '-q',
				'-d', "$folder/office.db") == 0;
			push @wrong, "$column: $evil: the store is not sound"
				if !$sound;
			push @wrong, "$column: $evil: $result->{status}: "
				. $result->{err}
				if $result->{status} > 1
				&& $result->{status} != 65;
			next if $result->{status} > 0;
			# Who approves of nothing is passed over.
			next if $column eq 'approved_by'
				&& $launch->{name} eq 'lead-visit';
			# It is there as it was written, in some text, or as the
			# audit quotes it, where that alone tells who approved.
			my $quoted = $evil =~ s/\\/\\\\/gr =~ s/"/""/gr;
			push @wrong, "$column: $evil: is not there"
				if index($store, $evil) < 0
				&& index($store, $quoted) < 0;
			$kept++;
		}
		for my $format ('table', 'json') {
			my $try = with_record($launch, ['-f', $format],
				%record, $column => $moves);
			my $result = $try->run;
			push @wrong, "$column: $format: moves a terminal"
				if !is_still($result->{out})
				|| !is_still($result->{err});
		}
	}
	ok(!@wrong && $kept, "$launch->{title}: " . ($kept // 0)
		. ' texts kept, in ' . @columns . ' columns')
		or diag(join "\n", splice @wrong, 0, 8);
}
done_testing();
