#!/usr/bin/perl
# Hostile CSV for every command that reads some (reliability, 8): 65, told with
# its line, nothing printed, nothing kept, in 64 MB and 5 s.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(launches slurp);

# A good record made bad, given the line of names and the record.
my %bad = (
	'a NUL' => sub { "$_[0]\n$_[1]\0\n" },
	'a quote never closed' => sub { "$_[0]\n\"$_[1]\n$_[1]\n" },
	'a quote where none may be' => sub { "$_[0]\n\"ab\"c$_[1]\n" },
	'a cell too many' => sub { "$_[0]\n$_[1],,,,,,,,\n" },
	'carriage returns alone' => sub { "$_[0]\r$_[1]\r" },
	'GBK' => sub { "$_[0]\n$_[1]\n\xc0\xee\xcb\xc4" . ',' x ($_[0] =~ tr/,//)
		. "\n" },
	'UTF-16' => sub { "\xff\xfe" . join '', map { "$_\0" }
		split //, "$_[0]\n$_[1]\n" },
	'a column twice' => sub { my ($name) = $_[0] =~ /^([^,]*)/;
		"$_[0],$name\n$_[1],x\n" },
	'a column nobody knows' => sub { "$_[0],xyzzy\n$_[1],x\n" },
	'no line of names' => sub { '' },
	'a cell of 80 MB' => sub { "$_[0]\n" . 'a' x 80_000_000 },
	'a million columns' => sub { 'a,' x 1_000_000 . "a\n" },
	'a workbook' => sub { "PK\003\004\024\0" . 'x' x 1000 },
	'good ones, then a bad one' => sub { "$_[0]\n" . "$_[1]\n" x 50
		. "\"\n" },
);

my %seen;
for my $launch (launches()) {
	my ($names, $record) = split /\n/, slurp("$launch->{kept}/input");
	next if !defined $record || $launch->{usual}{status} > 1
		|| grep { /^(--encoding|--map)/ } @{ $launch->{words} };
	next if $seen{ $launch->{name} }++;
	my @wrong;
	for my $title (sort keys %bad) {
		my $try = bless { %$launch,
			input => $bad{$title}->($names, $record) }, 'Launch';
		my $result = $try->run(prefix => ['sh', '-c',
			'ulimit -v 65536; ulimit -t 5; exec "$@"', 'sh']);
		my $said = substr $result->{err}, 0, 200;
		push @wrong, "$title: $result->{status}: $said"
			if $result->{status} != 65
			|| $said !~ /\A\Q$launch->{name}\E: -:\d+:/;
		push @wrong, "$title: printed " . substr $result->{out}, 0, 80
			if $result->{out} ne '' && $launch->changes;
		push @wrong, "$title: something was kept"
			if !Launch::same($result->{files}, $launch->{before});
	}
	ok(!@wrong, "$launch->{title}: hostile CSV")
		or diag(join "\n", splice @wrong, 0, 6);
}
done_testing();
