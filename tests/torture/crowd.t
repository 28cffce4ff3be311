#!/usr/bin/perl
# Many at once (reliability, 4): eight writers, four readers, an import and a
# loop of backups.  None of it is lost, double, or refused as busy; every reader
# sees one state; every backup is sound.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(all slurp spew $build);
use File::Temp qw(tempdir);

my $records = all() ? 200 : 25;
my $imported = all() ? 100_000 : 5_000;
my $folder = tempdir(CLEANUP => 1, DIR => -w '/dev/shm' ? '/dev/shm' : '/tmp');
chdir $folder;
%ENV = (PATH => "$build/bin:$ENV{PATH}", LC_ALL => 'C',
	ANCHANG_DB => "$folder/office.db",
	ANCHANG_RULES => "$Launch::root/rules",
	ANCHANG_NOW => '2026-11-24 12:00:00');

sub complain {
	my ($what) = @_;
	open my $log, '>>', 'wrong' or die $!;
	print $log "$what\n";
	close $log;
}

# A process that runs the code; its number.
sub start {
	my ($code) = @_;
	my $child = fork // die "fork: $!";
	return $child if $child;
	$code->();
	POSIX::_exit(0);
}

# Runs it; anything but 0 and silence is wrong.
sub run {
	my ($name, @command) = @_;
	my $said = `@command 2>&1 >$name.out`;
	complain("@command: $?: $said") if $? != 0 || $said ne '';
	return slurp("$name.out");
}

system('store-init') == 0 or die;
run('setup', 'staff-add --staff z1 --name Z --role consultant');
run('setup', 'partner-add --partner c1 --kind channel --name C'
	. ' --listed-on 2026-01-01');
spew('import.csv', "phone,name,partner,visited_at\n" . join '',
	map { sprintf "179%08d,N,c1,2026-11-24 10:00\n", 50_000_000 + $_ }
	1 .. $imported);

my @readers = map {
	my $number = $_;
	start(sub {
		my $last = 0;
		until (-e 'over') {
			my $rows = () = run("reader$number", 'store-list',
				'calls', '--no-header', '-C', 'call') =~ /\n/g;
			complain("a reader saw $rows after $last")
				if $rows < $last;
			my @numbers = split /\n/, slurp("reader$number.out");
			complain("a reader missed a number") if @numbers
				&& $numbers[-1] != @numbers;
			$last = $rows;
		}
	});
} 1 .. 4;
my $backups = start(sub {
	until (-e 'over') {
		run('backup', 'store-backup', 'copy.db');
		run('checked', 'store-check', '-d', 'copy.db');
	}
});
my @writers = map {
	my $number = $_;
	start(sub {
		run("writer$number", 'call-log', '--phone',
			sprintf '1790%02d%05d', $number, $_) for 1 .. $records;
	});
} 1 .. 8;
my $import = start(sub { run('import', 'lead-add', 'import.csv') });
waitpid $_, 0 for @writers, $import;
spew('over', '');
waitpid $_, 0 for @readers, $backups;

is(-e 'wrong' ? slurp('wrong') : '', '', 'nothing went wrong');
my @calls = split /\n/, `store-list calls --no-header -C call,phone`;
is(scalar @calls, 8 * $records, 'every call is there');
my %phones = map { (split /,/)[1] => 1 } @calls;
is(scalar keys %phones, 8 * $records, 'and none twice');
is(`store-list leads --no-header -C status | sort | uniq -c | xargs`,
	"$imported live\n", 'the import is there');
is(system('store-check -q'), 0, 'the store is sound');
done_testing();
