#!/usr/bin/perl
# Every import twice, in two parts, and cut off and again (reliability, 15), of
# every command that records: with a ref in each record the store comes out as
# from one import.  SEED (1) makes other moments.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(all launches slurp $build);

srand($ENV{SEED} || 1);

# The launch reading what it is to record from its standard input, where also
# a file may be meant.
sub from_input {
	my ($launch) = @_;
	my @words = @{ $launch->{words} };
	my ($file) = grep { exists $launch->{before}{$_} } $words[-1] // '';
	return (slurp("$launch->{kept}/input"), @words) if !defined $file;
	return ($launch->{before}{$file}, @words[0 .. $#words - 1], '-');
}

# The launch with a ref in each of its records.
sub with_refs {
	my ($launch) = @_;
	my ($input, @words) = from_input($launch);
	my ($head, @records) = split /\n/, $input;
	return if !@records;
	my @heads = split /,/, $head;
	my ($ref) = grep { $heads[$_] eq 'ref' } 0 .. $#heads;
	if (!defined $ref) {
		$head .= ',ref';
		$records[$_] .= ",again$_" for 0 .. $#records;
	}
	# An export has the column, if nothing in it.
	for my $number (defined $ref ? 0 .. $#records : ()) {
		my @cells = split /,/, $records[$number], -1;
		$cells[$ref] = "again$number" if $cells[$ref] eq '';
		$records[$number] = join ',', @cells;
	}
	return with_input({ %$launch, words => \@words }, $head, @records);
}

# The launch with this input, a line each.
sub with_input {
	my ($launch, @lines) = @_;
	my $other = bless { %$launch, lines => \@lines,
		input => join '', map { "$_\n" } @lines }, 'Launch';
	$other->{usual} = $other->run;
	return $other;
}

# What is in a store, whatever went into it together: the audit has a line for
# each record, in a row for each import.
sub entries {
	my ($bytes) = @_;
	my $entries = Launch::dump_of($bytes)
		=~ s/^INSERT INTO (?:audit VALUES|sequence VALUES\('audit').*\n//mgr;
	return $entries . Launch::listed($bytes, 'audit', '-C',
		'as_of,user,command,what,id,before,after');
}

sub same_entries {
	my ($one, $two) = @_;
	return 0 if join(' ', sort keys %$one) ne join ' ', sort keys %$two;
	return !grep { $one->{$_} ne $two->{$_}
		&& (!/\.db$/ || entries($one->{$_}) ne entries($two->{$_})) }
		keys %$one;
}

# How what is left after a further launch differs from one import; '' when not.
sub differs {
	my ($import, $work) = @_;
	my $result = $import->run_in($work);
	return "$result->{status}: $result->{err}" if $result->{status} > 1;
	return 'other rows'
		if $result->{out} =~ tr/\n// != $import->{usual}{out} =~ tr/\n//;
	return 'other entries'
		if !same_entries($result->{files}, $import->{usual}{files});
	return '';
}

sub twice {
	my ($import) = @_;
	my $work = $import->prepare;
	$import->run_in($work);
	return differs($import, $work);
}

# The first records, then all of them.
sub in_parts {
	my ($import, $count) = @_;
	my ($head, @records) = @{ $import->{lines} };
	my $part = bless { %$import, input => join '', map { "$_\n" } $head,
		@records[0 .. $count - 1] }, 'Launch';
	my $work = $import->prepare;
	$part->run_in($work);
	return differs($import, $work);
}

sub cut_off {
	my ($import) = @_;
	my $work = $import->prepare;
	$import->run_in($work,
		kill => rand 1.2 * $import->{usual}{seconds});
	return differs($import, $work);
}

my %tried;
for my $launch (launches()) {
	next if $launch->{usual}{status} > 1 || !$launch->changes
		|| `$build/bin/$launch->{name} --help` !~ /^      --ref/m;
	my $import = with_refs($launch) or next;
	$tried{ $launch->{name} }++;
	is($import->{usual}{status}, $launch->{usual}{status},
		"$launch->{title}: an import");
	is(twice($import), '', "$launch->{title}: twice");
	is(in_parts($import, $_), '', "$launch->{title}: $_ records, then all")
		for 1 .. $#{ $import->{lines} } - 1;
	my @broken = grep { $_ ne '' }
		map { cut_off($import) } 1 .. (all() ? 50 : 4);
	is("@broken", '', "$launch->{title}: cut off and again");
}
for my $command (map { s{.*/}{}r } glob "$build/bin/*") {
	ok($tried{$command}, "$command is tried")
		if `$build/bin/$command --help` =~ /^      --ref/m;
}
done_testing();
