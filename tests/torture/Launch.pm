package Launch;

# Launches of every command, as record kept them, run again under hardship.
# The promise that is held: a command that exits 0 (or 1, an answer) has its
# change on disk and has printed its rows; one that exits otherwise has changed
# nothing, unless it says `committed`.
#
#   $TORTURE       0: a sample of what can be tried; else all of it
#   $COMMANDS      a pattern: only these commands
#   $ANCHANG_BUILD the built commands, and torture/launches

use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(basename dirname);
use File::Find qw(find);
use File::Temp qw(tempdir);
use POSIX ();
use Time::HiRes qw(time);

use Exporter qw(import);
our @EXPORT_OK = qw(all launches one_a_command slurp spew sample $build);

our $root = abs_path(dirname(__FILE__) . '/../..');
our $build = abs_path($ENV{ANCHANG_BUILD} || "$root/build");
my $folder = tempdir('torture.XXXXXX', CLEANUP => 1,
	DIR => -w '/dev/shm' ? '/dev/shm' : '/tmp');
my $only = $ENV{COMMANDS} || '.*';
my $fault = "$build/tests/torture/fault.so";
my %outside = map { $_ => $ENV{$_} } grep { /^(PATH|UBSAN|ASAN)/ } keys %ENV;

sub slurp {
	my ($name) = @_;
	open my $file, '<:raw', $name or die "$name: $!";
	local $/;
	return scalar(readline $file) // '';
}

sub spew {
	my ($name, $bytes) = @_;
	open my $file, '>:raw', $name or die "$name: $!";
	print $file $bytes;
	close $file or die "$name: $!";
}

# Whether all that can be tried is tried.
sub all { return $ENV{TORTURE} || 0 }

# COUNT of the items (all under TORTURE), evenly from among them; others at the
# next call, so that many calls try all of them.
my $calls = 0;
sub sample {
	my ($count, @items) = @_;
	return @items if all() || @items <= $count;
	my $first = $calls++;
	return @items[map { ($first + int($_ * @items / $count)) % @items }
		0 .. $count - 1];
}

# Every launch, each with `usual`: how it ends when nothing goes wrong.
sub launches {
	my @launches;
	for my $kept (sort glob "$build/torture/launches/*") {
		my ($name, @words) = split /\0/, slurp("$kept/words"), -1;
		next if $name !~ /^(?:$only)$/;
		pop @words;
		my $self = bless {
			kept => $kept,
			title => basename($kept) . " $name",
			name => $name,
			words => \@words,
			environment => { map { split /=/, $_, 2 }
				split /\0/, slurp("$kept/environment") },
		}, 'Launch';
		$self->{before} = files("$kept/before");
		$self->{usual} = $self->run;
		push @launches, $self;
	}
	die "no launches in $build/torture; make torture records them\n"
		if !@launches;
	return @launches;
}

# For each command the launch that changes or prints most of those that end
# well: what is dear is tried on these.
sub one_a_command {
	my %best;
	for my $launch (launches()) {
		my $usual = $launch->{usual};
		next if $usual->{status} > 1;
		my $weight = ($launch->changes ? 1000 : 0) + length $usual->{out};
		$best{ $launch->{name} } = [$weight, $launch]
			if !$best{ $launch->{name} }
			|| $best{ $launch->{name} }[0] < $weight;
	}
	return map { $best{$_}[1] } sort keys %best;
}

# The bytes of the files below a folder by name, journals left out.
sub files {
	my ($where) = @_;
	my %files;
	find({ no_chdir => 1, wanted => sub {
		return if !-f $_ || -l $_ || /-journal$/;
		$files{ substr $_, length($where) + 1 } = slurp($_);
	} }, $where);
	return \%files;
}

sub changes {
	my ($self) = @_;
	return !same($self->{before}, $self->{usual}{files});
}

sub same {
	my ($one, $two) = @_;
	return 0 if keys %$one != keys %$two;
	for my $name (keys %$one) {
		return 0 if !exists $two->{$name}
			|| $one->{$name} ne $two->{$name};
	}
	return 1;
}

# Universal seconds of the time that the launch takes as now.
sub clock {
	my ($self) = @_;
	my ($y, $m, $d, $h, $min) = $self->{environment}{ANCHANG_NOW}
		=~ /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)$/ or return 1_795_500_000;
	local $ENV{TZ} = 'UTC';
	return POSIX::mktime(0, $min, $h, $d, $m - 1, $y - 1900) - 8 * 3600;
}

# Nobody too may run launches.
sub let_in { chmod 0711, $folder }

# The folder as it was before the launch.
sub prepare {
	my ($self) = @_;
	my $work = "$folder/work";
	chmod 0755, $work;
	system 'rm', '-rf', $work;
	system('cp', '-r', "$self->{kept}/before", $work) == 0
		or die 'cp failed';
	return $work;
}

# Runs it; the ways:
#   prefix    words before the command, such as strace's
#   env       variables more, or (undef) less
#   bare      no other variable but the store, the rules and the time
#   child     code run in the child before the command
#   kill      seconds after which it is killed
#   again     run once more afterwards, in what is left
# Gives status (128 and the signal), seconds, out, err, files, those that others may
# open, and whether a hot journal was left.
sub run {
	my ($self, %way) = @_;
	my $work = $self->prepare;
	my $result = $self->run_in($work, %way);
	return $result if !$way{again};
	return $self->run_in($work);
}

sub run_in {
	my ($self, $work, %way) = @_;
	my %env = ($way{bare} ? () : (%outside, HOME => $work,
			LC_ALL => 'C.UTF-8', FAULT_CLOCK => $self->clock,
			LD_PRELOAD => $fault),
		%{ $self->{environment} }, %{ $way{env} || {} });
	spew("$folder/$_", '') for qw(out err);
	my $began = time;
	my $child = fork // die "fork: $!";
	if (!$child) {
		chdir $work;
		%ENV = map { $_ => $env{$_} } grep { defined $env{$_} } keys %env;
		open STDIN, '<', $self->input;
		open STDOUT, '>', "$folder/out";
		open STDERR, '>', "$folder/err";
		$way{child}->() if $way{child};
		exec @{ $way{prefix} || [] }, "$build/bin/$self->{name}",
			@{ $self->{words} } or POSIX::_exit(126);
	}
	if (defined $way{kill}) {
		select undef, undef, undef, $way{kill};
		kill 'KILL', $child;
	}
	waitpid $child, 0;
	my $seconds = time - $began;
	# What was not yet put in its place; nobody is left to remove it.
	unlink grep { /\.[A-Za-z0-9]{6}$/ } glob "$work/*"
		if defined $way{kill};
	my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
	return {
		status => $status,
		seconds => $seconds,
		out => slurp("$folder/out"),
		err => slurp("$folder/err"),
		hot => $self->recover($work),
		files => files($work),
		open => join(' ', grep { (stat "$work/$_")[2] & 077 }
			grep { !exists $self->{before}{$_} }
			keys %{ files($work) }),
	};
}

# The file that is its standard input.
sub input {
	my ($self) = @_;
	return "$self->{kept}/input" if !defined $self->{input};
	spew("$folder/input", $self->{input});
	return "$folder/input";
}

# A journal that was left is rolled back by whoever comes next.  Whether there
# was one.
sub recover {
	my ($self, $work) = @_;
	my ($journal) = glob "$work/*-journal" or return 0;
	my $store = $journal =~ s/-journal$//r;
	local %ENV = (%outside, %{ $self->{environment} });
	system("$build/bin/store-list staff -q -d $store") == 0
		or die "$self->{title}: the store cannot be recovered\n";
	return 1;
}

# The store's schema and entries as SQL, in no order: VACUUM has its own.
sub dump_of {
	my ($bytes) = @_;
	spew("$folder/dump.db", $bytes);
	return join '', sort `sqlite3 $folder/dump.db .dump`;
}

# What store-list says of a store's bytes.
sub listed {
	my ($bytes, @words) = @_;
	spew("$folder/dump.db", $bytes);
	local %ENV = (%outside, ANCHANG_RULES => "$root/rules");
	open my $said, '-|', "$build/bin/store-list", '-d',
		"$folder/dump.db", @words or die "store-list: $!";
	local $/;
	return scalar readline $said;
}

# As same(), but stores are alike that have the same entries.
sub alike {
	my ($one, $two) = @_;
	return 0 if keys %$one != keys %$two;
	for my $name (keys %$one) {
		return 0 if !exists $two->{$name};
		next if $one->{$name} eq $two->{$name};
		return 0 if $name !~ /\.db$/
			|| dump_of($one->{$name}) ne dump_of($two->{$name});
	}
	return 1;
}

# What of the promise a result broke, or ''.
sub broken {
	my ($self, $result) = @_;
	my ($status, $out, $err) = @$result{qw(status out err)};
	my $usual = $self->{usual};
	my $said = join ' | ', $status, split /\n/, substr $err, 0, 300;

	return "crashed: $said" if $status == 70 || $status >= 126;
	# What nothing was done to costs no dump.
	my $is_done = (!$self->changes
			|| !same($result->{files}, $self->{before}))
		&& alike($result->{files}, $usual->{files});
	if ($is_done && ($status == $usual->{status} || $self->changes)) {
		return '' if $status == $usual->{status}
			&& $out eq $usual->{out};
		return '' if $self->changes && $status > 1
			&& $err =~ /committed/;
		return '' if !$self->changes && $status >= 64 && $err ne '';
		return "all is there, but: $said" if $status != $usual->{status};
		return "ended with $status without its rows: $said";
	}
	return "a part is there: $said"
		if !alike($result->{files}, $self->{before});
	return "nothing is there, but: $said" if $status < 64;
	return "rows of what is not there: $said"
		if $self->changes && $out ne '';
	return "does not say why: $said"
		if $err !~ /^\Q$self->{name}\E: [^\n]+\n/;
	return '';
}

1;
