#!/usr/bin/perl
# Every launch in another machine's time and zone (reliability, 12), and from
# cron's bare environment (13): the same rows, the same entries, files that are
# the user's alone.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(launches sample);

# Fields of the machine's clock stand beside those of what is taken as now.
sub without_clock {
	my ($sql) = @_;
	$sql =~ s/^(INSERT INTO audit VALUES\(\d+,)\d+(.*)'[0-9a-f]{64}'\);$/$1$2/mg;
	return $sql;
}

sub same_entries {
	my ($one, $two) = @_;
	return 0 if join(' ', sort keys %$one) ne join(' ', sort keys %$two);
	for my $name (keys %$one) {
		next if $one->{$name} eq $two->{$name};
		return 0 if $name !~ /\.db$/;
		return 0 if without_clock(Launch::dump_of($one->{$name}))
			ne without_clock(Launch::dump_of($two->{$name}));
	}
	return 1;
}

# 29 February 2028, a month's end, a year's end by the second, 1970, 2099.
my @clocks = (1835405999, 1856966400, 1830268799, 0, 4070908800);
my @zones = (undef, '', 'UTC', 'Asia/Shanghai', 'America/New_York',
	'Pacific/Kiritimati', ':/nonsense', 'XYZ-99:99', 'No/Such');

for my $launch (launches()) {
	my $usual = $launch->{usual};
	my @broken;
	my $try = sub {
		my ($title, %way) = @_;
		my $result = $launch->run(%way);
		push @broken, "$title: $result->{status}: $result->{err}"
			if $result->{status} != $usual->{status}
			|| $result->{err} ne $usual->{err}
			|| ($launch->{words}[0] // '') ne 'audit'
			&& $result->{out} ne $usual->{out};
		push @broken, "$title: other entries"
			if !same_entries($result->{files}, $usual->{files});
	};
	$try->('zone ' . ($_ // 'unset'), env => { TZ => $_ })
		for sample(3, @zones);
	$try->("clock $_", env => { FAULT_CLOCK => $_ })
		for sample(2, @clocks);
	$try->('no variables', bare => 1, child => sub { umask 0 });
	$try->('a folder that is not there', env => { HOME => '/no/such' });
	ok(!@broken, "$launch->{title}: other machines")
		or diag(join "\n", splice @broken, 0, 5);

	# All three descriptors closed: rows that cannot be written are no
	# success; without rows it is one.
	my $result = $launch->run(bare => 1, child => sub {
		umask 0;
		close STDERR;
		close STDOUT;
	});
	my $wanted = $usual->{out} ne '' ? 74 : $usual->{status};
	is($result->{status}, $wanted, "$launch->{title}: nowhere to write");
	ok(same_entries($result->{files}, $usual->{files}),
		"$launch->{title}: does the same");
	is($result->{open}, '', "$launch->{title}: files are the user's alone");
	$result = $launch->run(bare => 1, child => sub {
		close STDIN;
		close STDERR;
		close STDOUT;
	});
	ok($result->{status} < 126 && $result->{status} != 70,
		"$launch->{title}: nothing to read: $result->{status}");
}
done_testing();
