#!/usr/bin/perl
# Every command on what is no store of ours (reliability, 6): the status and
# the words of it, nothing printed, nothing changed, nothing made.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(launches slurp spew $build);

my $sound = "$build/torture/sound.db";
unlink $sound;
$ENV{ANCHANG_RULES} = "$Launch::root/rules";
system("$build/bin/store-init", '-d', $sound) == 0 or die 'store-init failed';
my $store = slurp($sound);

# A sound store's bytes with some of them replaced.
sub with_bytes {
	my ($at, $bytes) = @_;
	my $changed = $store;
	substr $changed, $at, length $bytes, $bytes;
	return $changed;
}

# Its bytes, or what makes it; the status, and the end of the message.
my @cases = (
	['none', undef, 66, 'there is no such store: No such file or directory'],
	['empty', '', 66, 'empty: not a store; store-init makes one'],
	['a folder', sub { mkdir $_[0] }, 66, 'not a file'],
	['a FIFO', sub { system 'mkfifo', $_[0] }, 66, 'not a file'],
	(map { my ($title, $to) = @$_;
		[$title, sub { symlink $to, $_[0] }, 77,
			'is a symbolic link; name the file'] }
		['a link', '/dev/null'], ['a link to a store', $sound],
		['a link to nothing', '/no/such.db'],
		['a link to a folder', $build]),
	['a text', "office\n" x 1000, 76, 'not a store'],
	['a short text', "no\n", 76, 'not a store'],
	['the first page', substr($store, 0, 4096), 76, qr/damaged: /],
	['another application', with_bytes(68, "\0\0\0\1"), 76,
		'belongs to another application'],
	['a newer version', with_bytes(60, "\0\0\3\350"), 76,
		'made by a newer version of this toolkit'],
	['a write-ahead log', with_bytes(18, "\2\2"), 76,
		'damaged: byte 18 of its header and those after it'],
);

my %seen;
for my $launch (launches()) {
	next if $launch->{usual}{status} > 1 || $seen{ $launch->{name} }++
		|| `$build/bin/$launch->{name} --help` !~ /--db FILE/
		|| $launch->{name} eq 'store-init'
		|| grep { /^(-d|--db)/ } @{ $launch->{words} };
	my @wrong;
	for my $case (@cases) {
		my ($title, $what, $status, $message) = @$case;
		my $before;
		my $result = $launch->run(
			env => { ANCHANG_DB => 'other.db' },
			child => sub {
				return if !defined $what;
				ref $what ? $what->('other.db')
					: spew('other.db', $what);
			});
		my $said = "$launch->{name}: other.db: ";
		my $want = ref $message ? qr/\A\Q$said\E$message.*\n\z/
			: qr/\A\Q$said$message\E\n\z/;
		my %files = %{ $launch->{before} };
		$files{'other.db'} = $what if defined $what && !ref $what;
		push @wrong, "$title: $result->{status}, not $status: "
			. $result->{err} if $result->{status} != $status
			|| $result->{err} !~ $want || $result->{out} ne '';
		push @wrong, "$title: something was changed"
			if !Launch::same($result->{files}, \%files);
	}
	ok(!@wrong, "$launch->{title}: no store of ours")
		or diag(join "\n", @wrong);
}
is(slurp($sound), $store, 'what a link led to is as it was');
done_testing();
