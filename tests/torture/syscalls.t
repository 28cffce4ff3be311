#!/usr/bin/perl
# Each system call that touches a file fails once, in each way, through a run
# of each command (reliability, 2); what time it is the commands ask the clock.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(all one_a_command slurp);

my @calls = ('write', 'pwrite64', 'fsync', 'fdatasync', 'openat',
	'ftruncate', 'unlink', 'rename,renameat2', 'close');
my @errors = qw(EIO ENOSPC EMFILE EINTR);
my $trace = "/dev/shm/torture.$$";
my %inside = (ANCHANG_NOW => undef);

plan skip_all => 'no strace' if system("strace -o $trace true 2>/dev/null");

# The result of it with the Nth of these calls failing; nothing when there is
# no Nth.
sub with_fault {
	my ($launch, $call, $error, $number) = @_;
	my $result = $launch->run(env => \%inside, prefix => ['strace', '-qq',
		'-o', $trace, '-e', "trace=$call",
		'-e', "inject=$call:error=$error:when=$number"]);
	my ($injected) = slurp($trace) =~ /^(.*INJECTED.*)$/m or return;
	# What exists is opened in any space.
	$result->{absurd} = $error eq 'ENOSPC' && $call eq 'openat'
		&& $injected !~ /O_CREAT/;
	return $result;
}

# The message says which file it is about.
sub names_a_file {
	my ($launch, $result) = @_;
	my @names = (keys %{ $launch->{before} },
		keys %{ $launch->{usual}{files} });
	my $names = join '|', map { quotemeta } @names;
	return $result->{err}
		=~ /$names|office\.db|rules|zoneinfo|standard|\/tmp|users' names/;
}

for my $launch (one_a_command()) {
	my @broken;
	my $tried = 0;
	$launch->{usual} = $launch->run(env => \%inside);
	for my $call (@calls) {
		for my $number (1 .. 999) {
			my @ways = all() ? @errors
				: $errors[$number % @errors];
			my $result;
			for my $error (@ways) {
				$result = with_fault($launch, $call, $error,
					$number) or last;
				$tried++;
				# The loader could not begin.
				next if $result->{status} == 127;
				next if $result->{err} =~ /LD_PRELOAD/
					|| $result->{absurd};
				my $broken = $launch->broken($result);
				$broken = "names no file: $result->{err}"
					if !$broken && $result->{status} > 1
					&& !names_a_file($launch, $result);
				push @broken, "$call $number $error: $broken"
					if $broken;
			}
			last if !$result;
		}
	}
	ok(!@broken && $tried > 0, "$launch->{title}: $tried faults")
		or diag(join "\n", splice @broken, 0, 12);
}
unlink $trace;
done_testing();
