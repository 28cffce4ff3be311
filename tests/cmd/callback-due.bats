#!/usr/bin/env bats
# callback-due: whom to call, by when (C1-C6); what all due lists share.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

head=duty,subject,id,slot,staff,customer,phone,since,due_on,status,days_left
head+=,done_on,detail

setup() {
	new_store
	printf '%s\n' staff,name,role z01,Zhang,consultant z02,Li,consultant \
		m01,Zhao,site_manager s01,Sun,sales_manager | staff-add -q
	partner-add -q --partner c1 --kind channel --name C \
		--listed-on 2026-01-01
}

# Every row of open_lead is what its events say.
teardown() {
	ends 0 store-check
}

came() { # PHONE REP DAY [OPTION]...
	lead-add -q -t "$3 18:00" --phone "$1" --name N --rep "$2" \
		--visited-at "$3 10:00:00" "${@:4}"
}

# Lead 1 is overdue by today, 2 due today, 3 tomorrow, 4 in a week.
some() {
	came 17900000001 z02 2026-11-20
	came 17900000002 z01 2026-11-21
	came 17900000003 z02 2026-11-22
	came 17900000004 z01 2026-11-17
	callback-log -q <<-END
		lead,called_at
		4,2026-11-18
		4,2026-11-19
		4,2026-11-20
	END
}

ids() { # [OPTION]...
	callback-due --no-header -C id,slot "$@" | tr '\n' ' '
}

@test "nobody to call: a heading" {
	does 0 "$head" "" callback-due
	does 0 "$head" "" callback-due --all
	does 0 "$head" "" callback-due --month 2026-11 --exit-code
}

@test "C1, C5: what is to be done, due or overdue" {
	some
	does 0 "$head
callback,lead,1,1,z02,N,17900000001,2026-11-20,2026-11-23,overdue,-1,,0 of 1 calls
callback,lead,2,1,z01,N,17900000002,2026-11-21,2026-11-24,due,0,,0 of 1 calls" \
		"" callback-due
}

@test "--within: also in the next days, both sides" {
	some
	same "$(ids --within 0)" "1,1 2,1 "
	same "$(ids --within 1)" "1,1 2,1 3,1 "
	same "$(ids --within 9)" "1,1 2,1 3,1 "
	same "$(ids --within 10)" "1,1 2,1 3,1 4,4 "
}

@test "--all: every slot, through the next day with one" {
	some
	callback-log -q --lead 1
	does 0 "id,slot,due_on,status,days_left,done_on,detail
4,1,2026-11-20,done,,2026-11-18,
1,1,2026-11-23,missed,,,
2,1,2026-11-24,due,0,,0 of 1 calls
3,1,2026-11-25,upcoming,1,,0 of 1 calls
4,2,2026-11-27,done,,2026-11-19,
4,3,2026-11-27,done,,2026-11-20,
1,2,2026-11-30,upcoming,6,,1 of 3 calls
1,3,2026-11-30,upcoming,6,,1 of 3 calls" "" callback-due --all \
		-C id,slot,due_on,status,days_left,done_on,detail
}

@test "--month: those of --all, of that month" {
	some
	same "$(ids --month 2026-11)" "4,1 1,1 2,1 3,1 4,2 4,3 1,2 1,3 "
	same "$(ids --month 2026-12)" ""
	same "$(ids --month 2026-10)" ""
	same "$(ids -t 2026-12-10 --month 2026-12 --staff z01)" \
		"2,2 2,3 4,4 2,4 4,5 2,5 "
}

@test "the options that exclude one another; bad values" {
	local two
	for two in '--all --within 3' '--all --month 2026-11' \
		'--within 3 --month 2026-11'; do
		# shellcheck disable=SC2086  # two options
		does 64 "" "callback-due: --within, --all and --month exclude \
one another" callback-due $two
	done
	does 64 "" "callback-due: --within: '-1' is not a number of days" \
		callback-due --within -1
	ends 64 callback-due --within x
	ends 64 callback-due --month 2026-13
	does 65 "" "callback-due: --duty: there is no duty 'calback'; did you \
mean 'callback'?" callback-due --duty calback
	ends 65 callback-due --staff z09
	ends 64 callback-due z01
}

@test "--staff, --duty" {
	some
	same "$(ids --staff z01)" "2,1 "
	same "$(ids --staff z02)" "1,1 "
	same "$(ids --staff m01)" ""
	same "$(ids --duty callback)" "1,1 2,1 "
}

@test "--exit-code: only what is overdue, and printed" {
	some
	ends 1 callback-due --exit-code
	ends 0 callback-due --exit-code --staff z01
	ends 1 callback-due --exit-code --staff z02 -q
	same "$out" ""
	ends 0 callback-due --exit-code -t 2026-11-23
	ends 0 callback-due
}

@test "order: day, staff, number as a number" {
	local i
	for i in 1 2 3 4 5 6 7 8 9; do
		came 1790000001$i z02 2026-11-20
	done
	came 17900000020 z02 2026-11-20
	came 17900000021 z01 2026-11-20
	came 17900000022 z01 2026-11-19
	same "$(ids)" \
		"12,1 11,1 1,1 2,1 3,1 4,1 5,1 6,1 7,1 8,1 9,1 10,1 "
}

@test "JSON: numbers are numbers, numbers of entries are not" {
	some
	ends 0 callback-due -f json --staff z01
	same "$out" '{"duty":"callback","subject":"lead","id":"2","slot":1,'\
'"staff":"z01","customer":"N","phone":"17900000002","since":"2026-11-21",'\
'"due_on":"2026-11-24","status":"due","days_left":0,"done_on":null,'\
'"detail":"0 of 1 calls"}'
}

@test "the customer's name in the register, and masked" {
	some
	customer-add -q --phone 17900000001 --importance A
	ends 0 callback-due --no-header -C customer --staff z02
	same "$out" N
	customer-add -q --phone 17900000001 --name Luo
	ends 0 callback-due --no-header -C customer,phone
	same "$out" "Luo,17900000001
N,17900000002"
	ends 0 callback-due --no-header -C customer,phone --mask --staff z02
	same "$out" "L**,179****0001"
}

@test "rows piped into callback-log" {
	some
	callback-due | callback-log -q
	same "$(ids --within 5)" "3,1 "
}

@test "C2: a visit starts anew; the count before keeps its misses" {
	came 17900000001 z01 2026-11-10
	lead-visit -q --phone 17900000001 --arrived-at '2026-11-13 10:00'
	same "$(ids --all)" "1,1 1,2 1,3 1,4 "
	lead-visit -q --phone 17900000001 --arrived-at '2026-11-19 10:00'
	does 0 "slot,since,due_on,status
1,2026-11-13,2026-11-16,missed
1,2026-11-19,2026-11-22,overdue
2,2026-11-19,2026-11-29,upcoming
3,2026-11-19,2026-11-29,upcoming" "" \
		callback-due --all -C slot,since,due_on,status
}

@test "C2: pending leads have no slots, closed ones none from that day" {
	came 17900000001 z01 2026-11-17
	came 17900000002 z01 2026-11-17
	lead-close -q --lead 1 --reason invalid --closed-at '2026-11-20 9:00'
	lead-close -q --lead 2 --reason invalid --closed-at '2026-11-21 9:00'
	does 0 "$head" "" callback-due
	does 0 "id,slot,status
2,1,missed" "" callback-due --all -C id,slot,status
}

@test "T5: as of a day before the closing it is still to be done" {
	came 17900000001 z01 2026-11-17
	lead-close -q --lead 1 --reason invalid --closed-at '2026-11-23 9:00'
	same "$(ids -t '2026-11-23 08:59:59')" "1,1 "
	same "$(ids -t '2026-11-23 09:00:00')" ""
	same "$(ids -t 2026-11-20)" "1,1 "
	same "$(ids -t 2026-11-19)" ""
	same "$(ids -t 2026-11-19 --within 1)" "1,1 "
	same "$(ids -t 2026-11-16 --within 30)" ""
}

@test "T5: later visits and calls are not known yet, nor later leads" {
	came 17900000001 z01 2026-11-17
	callback-log -q --lead 1 --called-at '2026-11-21 9:00'
	lead-visit -q --phone 17900000001 --arrived-at '2026-11-22 10:00'
	same "$(ids --within 9)" "1,1 "
	does 0 "slot,since,status,detail
2,2026-11-17,upcoming,1 of 3 calls" "" callback-due \
		-t '2026-11-22 9:59:59' --within 9 -C slot,since,status,detail
	does 0 "slot,since,status,detail
1,2026-11-17,overdue,0 of 1 calls" "" callback-due \
		-t '2026-11-21 8:59:59' -C slot,since,status,detail
}

@test "T5: a visit registered the day after is no lead the day before" {
	lead-add -q -t '2026-11-23 12:00' --phone 17900000001 --name N \
		--rep z01 --visited-at '2026-11-22 10:00' --excused-by s01
	same "$(ids --within 3)" "1,1 "
	same "$(ids -t '2026-11-23 11:59:59' --within 9)" ""
	same "$(ids -t '2026-11-23 11:59:59' --all)" ""
	same "$(ids -t '2026-11-23 12:00:00' --within 9)" "1,1 "
}

@test "C6: staff is who had the lead on the day, or has it now" {
	came 17900000001 z01 2026-11-10
	came 17900000002 z01 2026-11-10 --partner c1
	# Handed to z02 on the 14th; the other one back to the pool.
	printf '%s\n' lead,to_rep 1,z02 2, |
		lead-recycle -q -t "2026-11-14 09:00:00" -
	does 0 "id,slot,staff,since,due_on,status
1,1,z01,2026-11-10,2026-11-13,missed
2,1,z01,2026-11-10,2026-11-13,missed
1,1,z02,2026-11-14,2026-11-21,overdue
1,2,z02,2026-11-14,2026-11-28,upcoming" "" callback-due --all \
		-C id,slot,staff,since,due_on,status
	does 0 "id,slot,staff,due_on
1,1,z02,2026-11-21" "" callback-due -C id,slot,staff,due_on
	does 0 "id,slot,staff,due_on
1,1,z01,2026-11-13
2,1,z01,2026-11-13" "" callback-due -t 2026-11-13 -C id,slot,staff,due_on
	same "$(ids --all --staff z01)" "1,1 2,1 "
	callback-log -q --lead 1
	does 0 "id,slot,staff,due_on
1,1,z02,2026-11-21" "" callback-due -t 2026-11-23 -C id,slot,staff,due_on
}

# The shipped rules with one more line.
rules_with() { # DUTY
	[ -d rules ] || cp -r "$ANCHANG_RULES" rules
	printf '    - %s\n' "$1" >>rules/callback.yaml
	export ANCHANG_RULES=$PWD/rules
}

@test "a duty of the site's own" {
	rules_with '{duty: thank, subject: lead, after: visited, expected: 0 days, within: 1 day, done: called_back}'
	some
	does 0 "duty,id,slot,due_on,status,done_on
thank,1,1,2026-11-21,overdue,
thank,2,1,2026-11-22,overdue,
callback,1,1,2026-11-23,overdue,
thank,3,1,2026-11-23,overdue,
callback,2,1,2026-11-24,due," "" \
		callback-due -C duty,id,slot,due_on,status,done_on
	same "$(ids --duty thank -t 2026-11-22)" "1,1 2,1 3,1 "
	does 0 "id,status,done_on
4,done,2026-11-18
1,overdue,
2,overdue,
3,overdue," "" callback-due --all --duty thank -C id,status,done_on
	callback-log -q --lead 1
	does 0 "id,status,done_on
1,late,2026-11-24
3,overdue," "" \
		callback-due --all --duty thank --staff z02 \
		-C id,status,done_on
}

@test "a duty that callbacks do not meet" {
	cp -r "$ANCHANG_RULES" rules
	sed -i 's/done: called_back/done: logged/' rules/callback.yaml
	export ANCHANG_RULES=$PWD/rules
	some
	same "$(ids)" "4,1 1,1 2,1 "
}

@test "when: only leads of a kind" {
	cp -r "$ANCHANG_RULES" rules
	sed -i 's/^      after: \(.*\)/      after: \1\n      when: {kind: [channel]}/' \
		rules/callback.yaml
	export ANCHANG_RULES=$PWD/rules
	came 17900000001 z01 2026-11-20
	came 17900000002 z01 2026-11-20 --partner c1
	same "$(ids)" "2,1 "
	same "$(ids -t 2026-11-23)" "2,1 "
	same "$(ids --month 2026-11)" "2,1 2,2 2,3 "
}

@test "whichever way it is found out, it is the same" {
	local day way
	some
	came 17900000005 z02 2026-11-02
	lead-visit -q --phone 17900000005 --arrived-at '2026-11-09 10:00'
	callback-log -q --lead 5 --called-at '2026-11-13 10:00'
	lead-close -q --lead 5 --reason invalid --closed-at '2026-11-22 10:00'
	for day in 02 05 09 12 13 17 20 21 22 24; do
		for way in '' '--within 9' --all; do
			# shellcheck disable=SC2086  # no or two words
			callback-due -t 2026-11-$day $way >"by_row.$day$way"
		done
	done
	# Off, but not counted as open_lead counts: every event is read.
	rules_with '{duty: nothing, subject: lead, after: visited, done: called_back}'
	for day in 02 05 09 12 13 17 20 21 22 24; do
		for way in '' '--within 9' --all; do
			# shellcheck disable=SC2086  # no or two words
			ends 0 callback-due -t 2026-11-$day $way
			same "$out" "$(<"by_row.$day$way")"
		done
	done
}

@test "T4: a last day is moved, or said not to be" {
	cp -r "$ANCHANG_RULES" rules
	sed -i 's/^      every: \(.*\)/      every: \1\n      roll: true/' \
		rules/callback.yaml
	export ANCHANG_RULES=$PWD/rules
	came 17900000001 z01 2026-11-18
	does 0 "slot,due_on,status,detail
1,2026-11-23,overdue,0 of 1 calls" "" \
		callback-due -C slot,due_on,status,detail
	rm rules/calendar/2026.yaml
	does 0 "slot,due_on,status,detail
1,2026-11-21,overdue,0 of 1 calls; last day not moved: no calendar" \
		"callback-due: a last day that may be no working day was not \
moved: the calendar has no data for it" \
		callback-due -C slot,due_on,status,detail
}

@test "78: working days without a calendar, days before the first version" {
	cp -r "$ANCHANG_RULES" rules
	export ANCHANG_RULES=$PWD/rules
	came 17900000001 z01 2026-11-18
	sed -i 's/count: 1, within: 3 days/count: 1, within: 3 working days/' \
		rules/callback.yaml
	same "$(ids)" "1,1 "
	rm rules/calendar/2026.yaml
	does 78 "" "callback-due: $ANCHANG_RULES/callback.yaml: duty callback: \
the calendar has no data for the working days from 2026-11-18" callback-due
	sed -i 's/^- effective: .*/- effective: 2026-11-19/' rules/callback.yaml
	ends 78 callback-due
	ends 78 callback-due --all
	same "$err" "callback-due: $ANCHANG_RULES/callback.yaml: no version is \
in force on 2026-11-18"
}
