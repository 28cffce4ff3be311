#!/usr/bin/perl
# kill -9 at random moments of every command that changes something, and of an
# import (reliability, 1): wholly there or not at all, and there if rows were
# printed.  An import that was cut off is done again with what it lacks (15).
# SEED (1) makes other moments.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(all one_a_command spew);

my $seed = $ENV{SEED} || 1;
srand $seed;

# A launch of an import of many records, each with its ref.
sub import_of {
	my ($launch, $count) = @_;
	my $input = "phone,name,partner,visited_at,ref\n";
	$input .= sprintf "179%08d,Name,c01,2026-11-24 10:00,r%d\n",
		100_000 + int($_ * 0.9), $_ for 1 .. $count;
	my $import = bless { %$launch, title => "an import of $count",
		words => [], input => $input }, 'Launch';
	$import->{usual} = $import->run;
	return $import;
}

sub try_kills {
	my ($launch, $times) = @_;
	my $length = 1.1 * $launch->run->{seconds};
	my %seen = (before => 0, after => 0);
	my @broken;
	for (1 .. $times) {
		my $after = rand $length;
		my $result = $launch->run(kill => $after);
		my $is = Launch::alike($result->{files}, $launch->{usual}{files})
			? 'after'
			: Launch::alike($result->{files}, $launch->{before})
			? 'before' : 'neither';
		$seen{$is}++;
		push @broken, "killed after $after s: $is, " .
			length($result->{out}) . ' bytes of rows'
			if $is eq 'neither'
			|| $is eq 'before' && $result->{out} ne '';
	}
	ok(!@broken, "$launch->{title}, killed (seed $seed): not there "
		. "$seen{before}, there $seen{after}")
		or diag(join "\n", @broken);
}

# Done again it records what it lacks, which is all or nothing.
sub try_again {
	my ($import, $rounds) = @_;
	for my $round (1 .. $rounds) {
		my $result = $import->run(again => 1,
			kill => rand 1.5 * $import->{usual}{seconds});
		is($result->{out} =~ tr/\n//, 2001,
			"cut off and done again, round $round: all answered");
		ok(Launch::alike($result->{files}, $import->{usual}{files}),
			"cut off and done again, round $round: the same");
	}
}

my @launches = grep { $_->changes } one_a_command();
try_kills($_, all() ? 100 : 8) for @launches;

my ($adds) = grep { $_->{name} eq 'lead-add' } @launches;
if ($adds) {
	my $import = import_of($adds, 2000);
	is($import->{usual}{status}, 1, 'the import ends with some refused');
	try_kills($import, all() ? 500 : 40);
	try_again($import, all() ? 30 : 5);
}
done_testing();
