#!/usr/bin/perl
# What a command may not write (reliability, 7): who may only read the store can
# run every command that reads it, and is told so by every one that writes it;
# a journal that a killed writer left is rolled back by whoever may, and left
# alone by who may not.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(launches $build);

# Root may everything: what makes a command nobody's.
my @as = $> ? () : qw(setpriv --reuid 65534 --regid 65534 --clear-groups);
my $store = 'office.db';

plan skip_all => 'no way to the build for nobody'
	if system @as, 'test', '-x', "$build/bin/store-list", '-a', '-r',
		"$build/tests/torture/fault.so";
Launch::let_in();

# Whether it is about the office's store, and writes no other file.
sub is_plain {
	my ($launch) = @_;
	return $launch->{usual}{status} <= 1 && $launch->{before}{$store}
		&& `$build/bin/$launch->{name} --help` =~ /--db FILE/
		&& !grep { /^(-d|--db|-o|--output|-n|--dry-run)/ }
			@{ $launch->{words} };
}

# What it does as nobody, to a store and in a folder of these modes, after the
# code has run in it.
sub as_nobody {
	my ($launch, $store_mode, $folder_mode, $before) = @_;
	return $launch->run(prefix => \@as, child => sub {
		$before->() if $before;
		chmod 0644, grep { -f } glob '*';
		chmod $store_mode, glob "$store*";
		chmod $folder_mode, '.';
	});
}

# Leaves the store in the present folder as a writer does that is killed when
# all but the unlinking of its journal is done.
sub kill_a_writer {
	system qw(strace -qq -o /dev/null -e trace=unlink -e),
		'inject=unlink:error=EINTR:signal=KILL:when=1',
		"$build/bin/staff-add", '-q', qw(--staff killed --name K),
		qw(--role finance -d), $store;
}

# How the result is anything but a refusal for this reason; else ''.
sub is_refused {
	my ($launch, $result, $what) = @_;
	return "$result->{status}: $result->{out}$result->{err}"
		if $result->{status} != 77 || $result->{out} ne ''
		|| $result->{err} !~ /\A$launch->{name}: $store: $what\n\z/;
	return 'something was changed'
		if !Launch::same($result->{files}, $launch->{before});
	return '';
}

# One launch a command: which changes the store, if there is one.
my (%reader, %writer);
for my $launch (grep { is_plain($_) } launches()) {
	my $changed = ($launch->{usual}{files}{$store} // '')
		ne $launch->{before}{$store};
	my $kind = $changed ? \%writer : \%reader;
	$kind->{ $launch->{name} } ||= $launch if $changed || !$launch->changes;
}
delete @reader{ keys %writer };
for my $name (sort keys %reader) {
	my $launch = $reader{$name};
	my $result = as_nobody($launch, 0444, 0555);
	is("$result->{status}\n$result->{out}$result->{err}",
		"$launch->{usual}{status}\n$launch->{usual}{out}"
		. $launch->{usual}{err}, "$launch->{title}: reads");
	ok(Launch::same($result->{files}, $launch->{before}),
		"$launch->{title}: and writes nothing");
}
for my $name (sort keys %writer) {
	my $launch = $writer{$name};
	is(is_refused($launch, as_nobody($launch, 0444, 0777),
		'cannot be opened: Permission denied'), '',
		"$launch->{title}: may only read the store");
	is(is_refused($launch, as_nobody($launch, 0666, 0555), '[^\n]+'), '',
		"$launch->{title}: may not write into its folder");
}

SKIP: {
	skip 'no strace', 1 if system 'strace -o /dev/null true 2>/dev/null';
	my %tried = (%reader, %writer);
	for my $launch (map { $tried{$_} } sort keys %tried) {
		my $left = as_nobody($launch, 0444, 0777, \&kill_a_writer);
		is(is_refused($launch, $left, '[^\n]+'), '',
			"$launch->{title}: may only read what was left");
		ok($left->{hot}, "$launch->{title}: leaves the journal");
		my $result = $launch->run(child => \&kill_a_writer);
		is("$result->{status}\n$result->{out}$result->{err}",
			"$launch->{usual}{status}\n$launch->{usual}{out}"
			. $launch->{usual}{err},
			"$launch->{title}: rolls it back");
		ok(!$result->{hot} && Launch::alike($result->{files},
			$launch->{usual}{files}),
			"$launch->{title}: and does the same");
	}
}

# Every command that has a store is one or the other.
for my $command (map { s{.*/}{}r } glob "$build/bin/*") {
	next if $command =~ /^store-(init|backup)$/
		|| `$build/bin/$command --help` !~ /--db FILE/;
	ok($reader{$command} || $writer{$command}, "$command is tried");
}
done_testing();
