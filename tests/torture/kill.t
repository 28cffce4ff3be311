#!/usr/bin/perl
# kill -9 at random moments of every command that changes something, of an
# import and of a recycling (reliability, 1): wholly there or not at all, and
# there if rows were printed.  An import that was cut off is done again with what
# it lacks (15).  SEED (1) makes other moments.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(all one_a_command spew);
use File::Temp qw(tempdir);
use List::Util qw(max);

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

# A launch that takes back and hands out many leads, in a store that has them.
sub recycling_of {
	my ($launch, $count) = @_;
	my $kept = tempdir(CLEANUP => 1,
		DIR => -w '/dev/shm' ? '/dev/shm' : '/tmp');
	my $leads = bless { %$launch, name => 'lead-add',
		words => ['-q', '-t', '2026-08-10 18:00'],
		input => "phone,name,rep,visited_at\n" . join '',
			map { sprintf "179%08d,Name,z01,2026-08-10 10:00\n",
				200_000 + $_ } 1 .. $count }, 'Launch';
	my $work = $leads->prepare;
	$leads->run_in($work);
	system('cp', '-r', $work, "$kept/before") == 0 or die 'cp failed';
	spew("$kept/input", '');
	my $recycling = bless { %$launch, kept => $kept, words => [],
		title => "a recycling of $count",
		before => Launch::files("$kept/before") }, 'Launch';
	$recycling->{usual} = $recycling->run;
	return $recycling;
}

# Kills it so often, at moments that are random and all over the run.
sub try_kills {
	my ($launch, $times) = @_;
	my $length = 1.1 * max map { $launch->run->{seconds} } 1 .. 3;
	my %seen = (before => 0, after => 0, running => 0, journal => 0);
	my @broken;
	for my $part (1 .. $times) {
		my $after = $length * ($part - rand) / $times;
		my $result = $launch->run(kill => $after);
		$seen{running}++ if $result->{status} == 128 + 9;
		$seen{journal}++ if $result->{hot};
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
		. "$seen{before}, there $seen{after}, while it ran "
		. "$seen{running}, with a journal left $seen{journal}")
		or diag(join "\n", @broken);
	return %seen;
}

# The same for one that takes its time: it was not over before.
sub try_many_kills {
	my ($launch, $times) = @_;
	my %seen = try_kills($launch, $times);
	ok($seen{before} && $seen{after} && $seen{running} > $times / 4,
		"$launch->{title}: at moments all over the run");
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
	try_many_kills($import, all() ? 500 : 40);
	try_again($import, all() ? 30 : 5);
}
my ($recycles) = grep { $_->{name} eq 'lead-recycle' } @launches;
if ($recycles) {
	my $recycling = recycling_of($recycles, 1500);
	is($recycling->{usual}{out} =~ tr/\n//, 1501 + 3,
		'the recycling hands out all');
	try_many_kills($recycling, all() ? 100 : 20);
}
done_testing();
