#!/usr/bin/perl
# Each allocation fails once through a run of each command (reliability, 17).
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(all one_a_command sample slurp);

for my $launch (one_a_command()) {
	my $counted = "/dev/shm/torture.$$";
	$launch->run(env => { FAULT_COUNT => $counted });
	my $count = slurp($counted) + 0;
	unlink $counted;
	my @broken;
	# The last ones always: what they are for comes after the commit.
	my $last = $count > 8 ? $count - 8 : 0;
	for my $number (sample(32, 1 .. $last), $last + 1 .. $count) {
		my $result = $launch->run(env =>
			{ FAULT_ALLOCATION => $number });
		my $broken = $launch->broken($result);
		$broken = "71 was to be, not $result->{status}: $result->{err}"
			if !$broken && $result->{status} > 1
			&& $result->{status} != 71;
		push @broken, "allocation $number of $count: $broken"
			if $broken;
	}
	ok(!@broken && $count > 0, "$launch->{title}: $count allocations")
		or diag(join "\n", splice @broken, 0, 8);
}
done_testing();
