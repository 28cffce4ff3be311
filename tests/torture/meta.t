#!/usr/bin/perl
# What must not make a difference, on random offices: one import or two, twice
# the same import, a trial before, the machine's zone, the order of records that
# have nothing to do with each other, and whether the office was built or built
# anew from its own lists.  SEEDS (1) names the offices: SEEDS='7 8 9'.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib $FindBin::Bin;
use Launch qw(all slurp);
use Office;

# Each step as two, with half of its rows.
sub halved {
	return map {
		my ($command, $as_of, $columns, $rows) = @$_;
		my $half = int @$rows / 2;
		map { [$command, $as_of, $columns, $_] } grep { @$_ }
			[@$rows[0 .. $half - 1]], [@$rows[$half .. $#$rows]];
	} @_;
}

# The rows of a day by whom they are about (the first column), each one's in
# their order; but units are first come, first served.
sub mixed {
	my ($seed, @steps) = @_;
	srand $seed;
	return map {
		my ($command, $as_of, $columns, $rows) = @$_;
		my %key = map { /^([^,]*)/;
			$1 => $command eq 'deal-add' ? 0 : rand } @$rows;
		my @order = sort { $key{ $rows->[$a] =~ s/,.*//r }
				<=> $key{ $rows->[$b] =~ s/,.*//r } || $a <=> $b }
			0 .. $#$rows;
		[$command, $as_of, $columns, [@$rows[@order]]];
	} @_[1 .. $#_];
}

# Without the numbers, which tell the order.
sub unnumbered {
	my ($text, @columns) = @_;
	my ($head, @rows) = map { [split /,/, $_, -1] }
		split /\n/, $text =~ s/\blead \d+/lead/gr;
	my @kept = grep { my $name = $head->[$_];
		!grep { $_ eq $name } @columns } 0 .. $#$head;
	return join "\n", sort map { my $row = $_; join ',', @$row[@kept] }
		@rows;
}

sub check_same {
	my ($title, $seen, $store) = @_;
	is(Office::difference($seen, Office::seen($store)), '', $title);
}

for my $seed (split ' ', $ENV{SEEDS} || (all() ? join ' ', 1 .. 20 : 1)) {
	my @steps = Office::random($seed);
	my $store = Office::entered(@steps);
	my $seen = Office::seen($store);
	like($seen->{'store-check'}, qr/\A(?:[^,]*,(?:result|ok),[^,]*\n)+\z/,
		"office $seed is sound");
	check_same("office $seed: half an import at a time", $seen,
		Office::entered(halved(@steps)));

	my $twice = Office::make();
	for my $step (@steps) {
		my $rows = Office::enter($twice, $step);
		# What was refused or wrong may be free to be tried again.
		Office::enter($twice, $step)
			if $step->[0] =~ /^lead-(?:add|visit)$/
			|| $rows !~ /^\d+,(?:refused|invalid)/m;
	}
	check_same("office $seed: every import twice", $seen, $twice);

	my ($tried, $wrong) = (Office::make(), '');
	for my $step (@steps) {
		my $before = slurp($tried);
		my $trial = Office::enter($tried, $step, '-n');
		$wrong ||= "$step->[0]: a trial changed the store"
			if slurp($tried) ne $before;
		my $rows = Office::enter($tried, $step);
		$wrong ||= "$step->[0]: a trial said\n${trial}not\n$rows"
			if $trial ne $rows;
	}
	is($wrong, '', "office $seed: a trial says what comes, and keeps it not");
	check_same("office $seed: a trial before each", $seen, $tried);

	{
		local $ENV{TZ} = 'America/New_York';
		check_same("office $seed: another zone", $seen,
			Office::entered(@steps));
	}

	# A register has no history (T5), so nobody can tell from the lists
	# when a family was joined; nor whose a lead was before, or what was
	# taken back.
	my $kept = Office::entered(Office::random($seed, only =>
		qr/^(?!customer-|lead-recycle|entry-withdraw)/));
	check_same("office $seed: made anew from its lists",
		Office::seen($kept),
		Office::entered(Office::steps_of($kept)));

	my @apart = Office::random($seed, only => qr/^(?:lead-add|lead-visit
		|callback-log|deal-add|deal-log|file-log|penalty-log)$/x);
	my $one = Office::seen(Office::entered(@apart));
	my $other = Office::seen(Office::entered(mixed($seed, @apart)));
	for my $question (grep { !/^(?:store|lead-recycle)/ }
		sort keys %$one) {
		my @numbers = qw(lead visit id blocked_by);
		# Of misses of one day, which takes the last points is told by
		# their numbers: so all but points, and all but which it is.
		my @less = $question =~ /^score-month --explain/
			? (['points'], ['since', 'slot']) : [];
		is(unnumbered($other->{$question}, @numbers, @$_),
			unnumbered($one->{$question}, @numbers, @$_),
			"office $seed: another order: " . substr $question, 0, 40)
			for @less;
	}
}
done_testing();
