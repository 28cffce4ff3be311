#!/usr/bin/perl
# Disks without room (reliability, 3): every command with files that may not
# grow, with standard output and standard error that take nothing, and on a
# file system of its own that is full.  What is there stays whole.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(all launches one_a_command sample);

# Standard output that takes nothing: 74, and what was recorded is told.
for my $launch (launches()) {
	my $usual = $launch->{usual};
	next if $usual->{out} eq '';
	my $result = $launch->run(child => sub {
		open STDOUT, '>', '/dev/full' });
	my $broken = $launch->broken($result);
	$broken ||= "74 was to be, not $result->{status}"
		if $result->{status} != 74;
	$broken ||= "does not say committed: $result->{err}"
		if $launch->changes
		&& !Launch::same($result->{files}, $launch->{before})
		&& $result->{err} !~ /^$launch->{name}: committed$/m;
	is($broken, '', "$launch->{title}: rows to /dev/full");
}

# Standard error that takes nothing: what is said there is lost, which is no
# success.
for my $launch (launches()) {
	my $usual = $launch->{usual};
	my $result = $launch->run(child => sub {
		open STDERR, '>', '/dev/full' });
	my $wanted = $usual->{err} ne '' && $usual->{status} <= 1 ? 74
		: $usual->{status};
	is($result->{status}, $wanted, "$launch->{title}: words to /dev/full");
	ok(Launch::alike($result->{files}, $usual->{files}),
		"$launch->{title}: does the same");
}

# Files that may grow to so many 512 bytes.
for my $launch (one_a_command()) {
	my @broken;
	for my $blocks (sample(12, 1 .. 64, map { 8 * $_ } 9 .. 60)) {
		my $result = $launch->run(prefix => ['sh', '-c',
			"ulimit -f $blocks; exec \"\$@\"", 'sh']);
		my $broken = $launch->broken($result);
		$broken = "74 was to be, not $result->{status}"
			if !$broken && $result->{status} > 1
			&& $result->{status} !~ /^7[34]$/;
		push @broken, "$blocks blocks: $broken" if $broken;
	}
	ok(!@broken, "$launch->{title}: files that may not grow")
		or diag(join "\n", @broken);
}

# A file system of 2 MB with room for only so many pages more, in which the
# folder is; afterwards it is copied back.
my $in_full = <<'END';
pages=$1; shift
mkdir -p ../full && mount -t tmpfs -o size=2m none ../full || exit 126
cp -r . ../full && cd ../full || exit 126
free=$(df --output=avail -B 4096 . | tail -n 1)
head -c $(((free - pages) * 4096)) /dev/zero >fill
status=0
"$@" || status=$?
rm -r fill "$OLDPWD"/*
cp -r . "$OLDPWD"
exit $status
END
SKIP: {
	skip 'no file system of its own', 1
		if system("unshare -rm sh -c 'mount -t tmpfs none /mnt'"
			. ' 2>/dev/null');
	for my $launch (one_a_command()) {
		my @broken;
		for my $pages (sample(6, 0 .. 48)) {
			my $result = $launch->run(prefix => ['unshare', '-rm',
				'sh', '-c', $in_full, 'sh', $pages]);
			my $broken = $launch->broken($result);
			$broken = "74 was to be, not $result->{status}"
				if !$broken && $result->{status} > 1
				&& $result->{status} !~ /^7[34]$/;
			push @broken, "$pages pages: $broken" if $broken;
		}
		ok(!@broken, "$launch->{title}: a full file system")
			or diag(join "\n", @broken);
	}
}
done_testing();
