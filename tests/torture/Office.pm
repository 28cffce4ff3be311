package Office;

# Random offices, the same one for the same seed: what is entered, day by day,
# as steps [command, time as of, columns, rows]; and what there is to be seen
# of an office.
use strict;
use warnings;
use File::Basename qw(basename);
use File::Temp qw(tempdir);
use Text::ParseWords qw(parse_line);
use Launch qw(slurp spew $build);

my $folder = tempdir(CLEANUP => 1, DIR => -w '/dev/shm' ? '/dev/shm' : '/tmp');
my $stores = 0;
our $last_day = '2026-11-10';

%ENV = ((map { $_ => $ENV{$_} } grep { /^(?:TORTURE|SEEDS)$/ } keys %ENV),
	PATH => "$build/bin:$ENV{PATH}", LC_ALL => 'C.UTF-8',
	HOME => $folder, ANCHANG_RULES => "$Launch::root/rules");

my @setup = (
	['staff-add', 'staff,name,role,ability', (map { "z$_,N$_,consultant,$_" }
		1 .. 4), 'm1,M,site_manager,', 's1,S,sales_manager,',
		'd1,D,department_manager,', 'a1,A,service_agent,'],
	['partner-add', 'partner,kind,name,listed_on', map { "$_,P,2026-01-01" }
		'c1,channel', 'c2,channel', 'b1,brokerage', 'b2,brokerage',
		'r1,referrer', 'e1,ecommerce'],
	['milestone-add', 'milestone,kind,planned_on',
		'o1,opening,2026-10-20', 'h1,handover,2026-12-20'],
	['score-log', 'entry,month,value', map { "target,2026-$_,3000000" }
		'09' .. '11'],
);
my @events = qw(subscription_approved subscription_stamped contract_signed
	contract_approved contract_stamped mortgage_docs bank_booked filed
	mortgage_agent_notified customer_notified title_papers title_issued
	handed_over voided payment payment payment refund);
my @stages = qw(judged investigated proposed approved resolved confirmed
	followed_up answered closed);

sub has { return -x "$build/bin/$_[0]" }
sub one_of { return $_[rand @_] }
sub phone { return sprintf '179%08d', 1 + int rand 45 }
sub clock { return sprintf '%02d:%02d', $_[0] + int rand $_[1], int rand 60 }

# The days of the office: 60 from 2026-09-10.
sub days {
	return map { my @parts = gmtime 1_789_000_000 + 86400 * $_;
		sprintf '%04d-%02d-%02d', $parts[5] + 1900, $parts[4] + 1,
			$parts[3] } 0 .. 59;
}

# What may come on a day: the command, its columns, and a row of it.
sub kinds {
	my ($day, $numbers) = @_;
	my $ref = sub { 'k' . ++$numbers->{ref} };
	return (
	[3, 'lead-add', 'phone,name,partner,rep,recorded_at,ref', sub {
		my $partner = one_of(qw(b1 b2 r1 e1));
		join ',', phone(), 'N', $partner, one_of(map { "z$_" } 1 .. 4),
			"$day " . clock(8, 2), $ref->() }],
	[4, 'lead-visit', 'phone,arrived_at,partner,id_checked,form_no,ref',
		sub { join ',', phone(), "$day " . clock(10, 3) . ':'
				. (10 + int rand 49),
			one_of('', '', qw(b1 b2 r1)), 'yes', 'F1', $ref->() }],
	[4, 'lead-add', 'phone,name,partner,rep,recorded_at,visited_at,ref',
		sub { my $at = clock(10, 3); join ',', phone(), 'N',
			one_of('', '', qw(c1 c2)), one_of(map { "z$_" } 1 .. 4),
			"$day 15:00", "$day $at", $ref->() }],
	[5, 'callback-log', 'phone,called_at,staff,outcome,ref', sub {
		join ',', phone(), "$day " . clock(16, 3), 'z1',
			one_of(qw(reached reached no_answer)), $ref->() }],
	[1, 'call-log', 'phone,called_at,ref', sub { join ',', phone(),
			"$day " . clock(9, 9), $ref->() }],
	[.3, 'customer-add', 'phone,family_of,ref', sub { join ',', phone(),
			phone(), $ref->() }],
	[.5, 'lead-close', 'lead,reason,closed_at,approved_by,ref', sub {
		join ',', 1 + int rand 20, 'invalid', "$day 19:00", 'm1',
			$ref->() }],
	[.6, 'deal-add', 'deal,phone,rep,unit,price,pay_method,down_payment,'
		. 'subscribed_on,handover,ref', sub {
		my $loan = rand() < 0.5;
		join ',', 'D' . ++$numbers->{deal}, phone(),
			one_of(map { "z$_" } 1 .. 4), 'U' . int rand 30,
			'1000000', $loan ? 'mortgage,300000' : 'full,', $day,
			'h1', $ref->() }],
	[7, 'deal-log', 'deal,event,on,amount,staff,ref,approved_by', sub {
		my $event = one_of(@events);
		$event = 'payment' if $event eq 'voided' && rand() < 0.8;
		join ',', 'D' . (1 + int rand($numbers->{deal} || 1)), $event,
			$day, $event =~ /payment/ ? '300000'
			: $event eq 'refund' ? '1000' : '',
			$event =~ /approved/ ? 'm1' : '', $ref->(),
			$event eq 'voided' ? 'm1' : '' }],
	[.5, 'complaint-log', 'phone,category,content,at,ref', sub {
		$numbers->{complaint}++;
		join ',', phone(), 'quality', 'C', "$day 09:00", $ref->() }],
	[2, 'complaint-log', 'complaint,event,at,valid,cause,staff,ref', sub {
		my $event = one_of(@stages);
		join ',', 1 + int rand($numbers->{complaint} || 1), $event,
			"$day " . clock(10, 8), $event eq 'judged' ? 'yes' : '',
			$event eq 'investigated' ? 'W' : '', 'a1', $ref->() }],
	[.5, 'file-log', 'file,event,class,title,place,on,ref', sub {
		join ',', 'F' . ++$numbers->{file}, 'filed,sales,T,P', $day,
			$ref->() }],
	[1, 'file-log', 'file,event,holder,on,ref', sub {
		join ',', 'F' . (1 + int rand($numbers->{file} || 1)),
			one_of('lent,a1', 'returned,'), $day, $ref->() }],
	[.2, 'file-log', 'file,event,on,approved_by,ref', sub {
		join ',', 'F' . (1 + int rand($numbers->{file} || 1)),
			one_of(qw(weeding_proposed weeded)), $day, 'd1',
			$ref->() }],
	[.5, 'deal-log', 'deal,event,on,approved_by,price,rep,unit,ref', sub {
		join ',', 'D' . (1 + int rand($numbers->{deal} || 1)),
			"changed,$day,m1", one_of('900000,,', ',z1,', ',z2,',
				',,V' . int rand 9), $ref->() }],
	[1, 'care-log', 'on,staff,satisfaction,duty,subject,id,slot,ref', sub {
		my $deal = 'D' . (1 + int rand($numbers->{deal} || 1));
		join ',', $day, one_of('', 'z1'), one_of('', 'satisfied'),
			one_of("contact_subscriber,deal,$deal,",
				"service_callback,deal,$deal,",
				'service_bulletin,office,office,',
				'risk_inspection,milestone,o1,',
				'handover_meeting,milestone,h1,'
				. one_of('', 1, 2)), $ref->() }],
	[.6, 'penalty-log', 'staff,on,reported_by,article,cost,ref', sub {
		join ',', one_of(map { "z$_" } 1 .. 4), $day, 'm1',
			one_of('unprompted_leading,', 'conduct_1,',
				'conduct_7,', 'conduct_14,12.50'), $ref->() }],
	[.3, 'score-log', 'month,staff,entry,value,item,duty,subject,'
		. 'approved_by,document,ref', sub {
		join ',', substr($day, 0, 7), one_of(map { "z$_" } 1 .. 4),
			one_of('exam,' . int(rand 101) . ',,,,,',
				'mark,' . int(rand 21) . ',conduct,,,,',
				'waiver,,collection,,,G,No 1',
				'waiver,,,callback,lead,G,No 2'), $ref->() }],
	[.2, 'lead-recycle', 'lead,to_rep,ref', sub { join ',',
			1 + int rand 40, one_of('', map { "z$_" } 1 .. 4),
			$ref->() }],
	[.3, 'entry-withdraw', 'what,id,approved_by,ref', sub { join ',',
			one_of(qw(calls callbacks penalties care deal-events
				complaint-events)), 1 + int rand 40, 'm1',
			$ref->() }],
	[.1, 'customer-forget', 'phone,approved_by,ref', sub { join ',',
			phone(), 'd1', $ref->() }],
	);
}

# The steps of an office.  WAYS: only, a pattern of commands.
sub random {
	my ($seed, %ways) = @_;
	my (@steps, %numbers);
	srand $seed;
	push @steps, [$_->[0], '2026-09-01', $_->[1], [@$_[2 .. $#$_]]]
		for grep { has($_->[0]) } @setup;
	for my $day (days()) {
		for my $kind (kinds($day, \%numbers)) {
			my ($rate, $command, $columns, $row) = @$kind;
			my $count = int($rate) + (rand() < $rate - int $rate);
			next if !has($command) || !$count
				|| $ways{only} && $command !~ $ways{only};
			push @steps, [$command, "$day 20:00", $columns,
				[map { $row->() } 1 .. $count]];
		}
	}
	return @steps;
}

# A new store.
sub make {
	my $store = "$folder/" . ++$stores . '.db';
	system('store-init', '-d', $store, '-t', '2026-09-01') == 0 or die;
	return $store;
}

# Runs a step; its rows.  A record that is invalid is left out.
sub enter {
	my ($store, $step, @options) = @_;
	my ($command, $as_of, $columns, $rows) = @$step;
	spew("$folder/in.csv", join '', map { "$_\n" } $columns, @$rows);
	my $out = `$command -k -d $store -t '$as_of' @options $folder/in.csv 2>$folder/err`;
	my $status = $? >> 8;
	die "$command: $status: " . slurp("$folder/err")
		if $status > 1 && $status != 65;
	return $out;
}

# The store of the steps.
sub entered {
	my $store = make();
	enter($store, $_) for @_;
	return $store;
}

sub ask { my ($store, $question) = @_;
	my $out = `$question -d $store -t $last_day 2>&1`;
	die "$question: $out" if $? >> 8 > 1;
	return $out;
}

# The words that store-list takes.
sub lists {
	my ($said) = `store-list nothing 2>&1 -d /dev/null`;
	return map { basename($_, '.c') =~ s/^entry_//r =~ tr/_/-/r }
		grep { !/audit/ } glob "$Launch::root/lib/office/entry_*.c";
}

# All that can be asked of an office without naming something in it: the due
# lists, whose each customer is, the months' scores, fines, complaints and
# sales, a day's reconciliation.
sub questions {
	my @due = map { "$_ --all" } grep { /-due$|-deadline$/ }
		map { basename $_ } glob "$build/bin/*";
	my @phones = map { sprintf '179%08d', $_ } 1 .. 45;
	my $months = '--from 2026-09-01 --to 2026-11-30';
	return (@due, "lead-check-protection @phones",
		"lead-check-protection --partner b1 @phones",
		'lead-reconcile 2026-10-15', 'lead-reconcile 2026-10-31',
		'lead-recycle -n', 'customer-stage --all',
		(map { ("score-month 2026-$_", "score-month --explain 2026-$_",
			"penalty-month 2026-$_", "complaint-stats 2026-$_",
			"complaint-stats --causes 2026-$_",
			"report-month 2026-$_") } '09' .. '11'),
		map { "report-activity $months --by $_" }
			qw(week rep partner kind));
}

# Everything that is to be seen of it, by question.
sub seen {
	my ($store) = @_;
	return { map { $_ => ask($store, $_) } questions(),
		(map { "store-list $_" } lists()), 'store-check' };
}

# Cells of a line of CSV.
sub cells {
	my ($line) = @_;
	return map { $_ // '' } parse_line(',', 0, $line =~ s/""//gr);
}

# The entries of a list by number or code, each a map of its columns; those of
# files by the number of the entry.
sub list_of {
	my ($store, $what) = @_;
	my ($head, @rows) = map { [cells($_)] }
		split /\n/, ask($store, "store-list $what");
	my $key = $what eq 'files' ? 'entry' : $head->[0];
	my %list;
	for my $row (@rows) {
		my %entry = map { $head->[$_] => $row->[$_] } 0 .. $#$head;
		$list{ $entry{$key} } = \%entry;
	}
	return \%list;
}

# What the recorder is to be told that made the entry.
sub told {
	my ($what, $entry) = @_;
	my %told = %$entry;
	# Who approved a closing no list says, nor its ref.
	if ($what eq 'closings') {
		$told{approved_by} = 'm1';
		delete $told{ref};
	}
	delete $told{$_} for grep { ($told{$_} // '') eq '' } keys %told;
	return %told;
}

# The steps that make an office of what its lists say, in the order and at the
# times of its audit.
sub steps_of {
	my ($store) = @_;
	my %lists = map { $_ => list_of($store, $_) } lists();
	my %phones = map { chomp; split /\|/ }
		`sqlite3 $store 'SELECT id, phone FROM customer'`;
	my @steps;
	for (split /\n/, ask($store, 'store-list audit --no-header'
		. ' -C as_of,command,what,id,before,after')) {
		my ($as_of, $command, $what, $id, $before, $after) = cells($_);
		next if $command eq 'store-init'
			|| $before ne '' && $what ne 'closings'
			|| $what eq 'leads' && $command ne 'lead-add';
		my $list = $lists{ $what eq 'closings' ? 'leads' : $what };
		my ($code) = $after =~ /^(?:staff|partner|milestone|deal)=(\S+)/;
		$id = $phones{$id} if $what eq 'customers';
		my $entry = $list->{$id} // $list->{ $code // '' }
			or die "$what $id of the audit is not in its list\n";
		my %told = told($what, $entry);
		my @columns = sort keys %told;
		push @steps, [$command, $as_of, join(',', @columns),
			[join ',', @told{@columns}]];
	}
	return @steps;
}

# What differs between two of these; '' when nothing.
sub difference {
	my ($one, $two) = @_;
	for my $question (sort keys %$one) {
		next if $one->{$question} eq $two->{$question};
		my %there = map { $_ => 1 } split /\n/, $one->{$question};
		my ($new) = grep { !$there{$_} } split /\n/, $two->{$question};
		%there = map { $_ => 1 } split /\n/, $two->{$question};
		my ($old) = grep { !$there{$_} } split /\n/, $one->{$question};
		return "$question: " . ($old // 'nothing') . ' | '
			. ($new // 'nothing');
	}
	return '';
}

1;
