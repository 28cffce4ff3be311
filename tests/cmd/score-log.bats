#!/usr/bin/env bats
# score-log: what people enter for the monthly score (M3, M6-M8).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
}

teardown() {
	close_office
}

head=line,result,reason,entry,month,staff,item,value

@test "every kind of entry, with what it needs" {
	cat >entries.csv <<-END
		entry,month,staff,item,value,duty,approved_by,document,note
		target,2026-11,,,5000000,,,,
		exam,2026-11,z1,,87.5,,,,
		mark,2026-11,z2,conduct,18.25,,,,late twice
		waiver,2026-11,z1,performance,,,Director Wu,No. 17,
		waiver,2026-11,z3,,,callback,Director Wu,No. 18,
		proposal,2026-11,z3,,,,m1,No. 19,to be trained
		ruling,2026-11,z3,,,,,,as proposed
	END
	does 0 "$head
1,ok,,target,2026-11,,,5000000.00
2,ok,,exam,2026-11,z1,,87.50
3,ok,,mark,2026-11,z2,conduct,18.25
4,ok,,waiver,2026-11,z1,performance,
5,ok,,waiver,2026-11,z3,callbacks,
6,ok,,proposal,2026-11,z3,,
7,ok,,ruling,2026-11,z3,," '' score-log entries.csv
	does 0 "score,entry,month,staff,item,value,duty,subject,id,since,slot,\
approved_by,document,ref,note
1,target,2026-11,,,5000000.00,,,,,,,,,
2,exam,2026-11,z1,,87.50,,,,,,,,,
3,mark,2026-11,z2,conduct,18.25,,,,,,,,,late twice
4,waiver,2026-11,z1,performance,,,,,,,Director Wu,No. 17,,
5,waiver,2026-11,z3,callbacks,,callback,lead,,,,Director Wu,No. 18,,
6,proposal,2026-11,z3,,,,,,,,m1,No. 19,,to be trained
7,ruling,2026-11,z3,,,,,,,,,,,as proposed" '' store-list scores
}

@test "a later entry for the same thing replaces the earlier one" {
	cat >entries.csv <<-END
		entry,month,staff,item,value
		target,2026-11,,,5000000
		exam,2026-11,z1,,50
		mark,2026-11,z1,conduct,10
		target,2026-11,,,6000000
		exam,2026-11,z1,,60
		exam,2026-12,z1,,70
		exam,2026-11,z2,,80
		mark,2026-11,z1,conduct,12
	END
	ends 0 score-log --no-header -C result,month,staff,value entries.csv
	same "$out" "ok,2026-11,,5000000.00
ok,2026-11,z1,50.00
ok,2026-11,z1,10.00
updated,2026-11,,6000000.00
updated,2026-11,z1,60.00
ok,2026-12,z1,70.00
ok,2026-11,z2,80.00
updated,2026-11,z1,12.00"
	ends 0 store-list scores --no-header -C score,month,staff,value
	same "$out" "1,2026-11,,6000000.00
2,2026-11,z1,60.00
3,2026-11,z1,12.00
4,2026-12,z1,70.00
5,2026-11,z2,80.00"
	ends 0 store-list audit --no-header -C before,after
	grep -qx "entry=exam month=2026-11 staff=z1 value=50.00,\
entry=exam month=2026-11 staff=z1 value=60.00" <<<"$out"
}

@test "M7: waivers of other misses are other waivers" {
	lead-add -q --phone 17900000001 --name A --rep z1 \
		--visited-at 2026-11-24T10:00
	waiver=(score-log --no-header -C result --entry waiver --month 2026-11
		--staff z1 --duty callback --approved-by Wu --document 17)
	does 0 ok '' "${waiver[@]}"
	does 0 ok '' "${waiver[@]}" --id 1
	does 0 ok '' "${waiver[@]}" --id 1 --slot 2
	does 0 ok '' "${waiver[@]}" --id 1 --slot 2 --since 2026-11-24
	does 0 updated '' "${waiver[@]}" --subject lead --item callbacks
	does 0 updated '' "${waiver[@]}" --id 1 --slot 2
	does 0 updated '' "${waiver[@]}" --id 1 --slot 2 --since 2026/11/24
	does 0 ok '' score-log --no-header -C result --entry waiver \
		--month 2026-11 --staff z1 --item callbacks \
		--approved-by Wu --document 17
}

# Every message begins with the column.
refuses() { # MESSAGE OPTION...
	local message=$1
	shift
	does 65 '' "score-log: $message" score-log --month 2026-11 "$@"
}

@test "what an entry lacks" {
	does 65 '' 'score-log: month: is missing' score-log --entry target
	does 65 '' 'score-log: entry: is missing' score-log --month 2026-11
	refuses "value: is missing in entry 'target'" --entry target
	refuses "staff: is missing in entry 'exam'" --entry exam --value 5
	refuses "value: is missing in entry 'exam'" --entry exam --staff z1
	refuses "item: is missing in entry 'mark'" --entry mark --staff z1 --value 5
	refuses "staff: is missing in entry 'waiver'" --entry waiver --item exam \
		--approved-by Wu --document 17
	refuses "approved_by: is missing in entry 'waiver'" --entry waiver \
		--staff z1 --item exam --document 17
	refuses "document: is missing in entry 'waiver'" --entry waiver --staff z1 \
		--item exam --approved-by Wu
	refuses 'item: is missing, and so is a duty' --entry waiver \
		--staff z1 --approved-by Wu --document 17
	for column in '--id 7' '--slot 1' '--since 2026-11-01' \
		'--subject lead'; do
		name=${column%% *}
		# shellcheck disable=SC2086  # option and value
		refuses "${name#--}: needs a duty" --entry waiver --staff z1 \
			--item exam --approved-by Wu --document 17 $column
	done
	does 0 score,entry '' store-list scores -C score,entry
}

@test "what does not belong to an entry" {
	refuses "staff: does not belong to entry 'target'" --entry target \
		--value 5 --staff z1
	refuses "item: does not belong to entry 'exam'" --entry exam --staff z1 \
		--value 5 --item exam
	refuses "value: does not belong to entry 'waiver'" --entry waiver \
		--staff z1 --item exam --value 5 --approved-by Wu --document 17
	refuses "duty: does not belong to entry 'mark'" --entry mark --staff z1 \
		--item conduct --value 5 --duty callback
	refuses "value: does not belong to entry 'ruling'" --entry ruling --value 5
}

@test "staff: who is scored in that month (M2)" {
	local of='is no consultant on the staff in that month'
	staff-add -q --staff z1 --left-on 2026-10-31
	staff-add -q --staff z2 --joined-on 2026-11-30
	for entry in 'exam --value 5' 'mark --item conduct --value 5' \
		'waiver --item exam --approved-by Wu --document 17' ruling; do
		# shellcheck disable=SC2086  # options and values
		refuses "staff: 'z1' $of" --staff z1 --entry $entry
	done
	refuses "staff: 'm1' $of" --entry exam --staff m1 --value 5
	ends 0 score-log --month 2026-10 --entry exam --staff z1 --value 5
	ends 0 score-log --month 2026-11 --entry exam --staff z2 --value 5
}

@test "values at their bounds" {
	refuses 'value: must be more than 0' --entry target --value 0
	refuses 'value: must be more than 0' --entry target --value -1
	ends 0 score-log --month 2026-11 --entry target --value 0.01
	refuses 'value: must be from 0 to 100' --entry exam --staff z1 \
		--value 100.01
	refuses 'value: must be from 0 to 100' --entry exam --staff z1 \
		--value -0.01
	ends 0 score-log --month 2026-11 --entry exam --staff z1 --value 100
	ends 0 score-log --month 2026-11 --entry exam --staff z1 --value 0
	refuses 'value: must be from 0 to 20' --entry mark --staff z1 \
		--item conduct --value 20.01
	ends 0 score-log --month 2026-11 --entry mark --staff z1 \
		--item conduct --value 20
	refuses 'item: callbacks is not marked by hand (conduct is)' \
		--entry mark --staff z1 --item callbacks --value 5
	refuses "value: '5.005' is not a number with at most two decimals" \
		--entry exam --staff z1 --value 5.005
	refuses "staff: 'z9' is no staff code; did you mean 'z1'?" \
		--entry exam --staff z9 --value 5
}

@test "months that there are, past and to come" {
	does 65 '' "score-log: month: '2026-13' is not a month (write 2026-10)" \
		score-log --entry target --month 2026-13 --value 5
	ends 0 score-log --entry target --month 2027-03 --value 5
	ends 0 store-list scores --no-header -C month --from 2027-03-01
	same "$out" 2027-03
	ends 0 store-list scores --no-header -C month --to 2027-02-28
	same "$out" ''
}

@test "waivers of duties that there are" {
	waiver=(--entry waiver --staff z1 --approved-by Wu --document 17)
	refuses "duty: there is no 'calback' that costs points; did you mean\
 'callback'?" "${waiver[@]}" --duty calback
	refuses "duty: there is no 'dancing' that costs points" \
		"${waiver[@]}" --duty dancing
	refuses "id: there is no lead '01'" "${waiver[@]}" --duty callback \
		--id 01
	refuses 'subject: callback is about a lead' "${waiver[@]}" \
		--duty callback --subject file
	refuses 'item: a miss of callback costs callbacks' "${waiver[@]}" \
		--duty callback --item exam
	refuses "id: there is no lead '7'" "${waiver[@]}" --duty callback --id 7
	refuses "id: there is no lead 'x'" "${waiver[@]}" --duty callback --id x
}

@test "the same file twice: each entry once" {
	cat >entries.csv <<-END
		ref,entry,month,staff,value
		t1,target,2026-11,,5000000
		e1,exam,2026-11,z1,50
	END
	ends 0 score-log --no-header -C result,value entries.csv
	ends 0 score-log --no-header -C result,value entries.csv
	same "$out" "duplicate,5000000.00
duplicate,50.00"
	ends 0 score-log --no-header -C result -n --entry exam --month 2026-11 \
		--staff z1 --value 60
	same "$out" updated
	ends 0 store-list scores --no-header -C value --where entry=exam
	same "$out" 50.00
}

@test "nothing is kept when one record is wrong" {
	cat >entries.csv <<-END
		entry,month,staff,value
		target,2026-11,,5000000
		exam,2026-11,z1,101
	END
	does 65 '' 'score-log: entries.csv:3: value: must be from 0 to 100' \
		score-log entries.csv
	ends 0 store-list scores --no-header
	same "$out" ''
	ends 65 score-log -k --no-header -C line,result entries.csv
	same "$out" "1,ok
2,invalid"
}

@test "an entry cannot be withdrawn: a later one replaces it" {
	score-log -q --entry target --month 2026-11 --value 5
	does 65 '' 'entry-withdraw: what: scores cannot be withdrawn' \
		entry-withdraw --what scores --id 1 --approved-by m1
}

@test "a number that was never given out is found" {
	score-log -q --entry target --month 2026-11 --value 5
	sqlite3 "$ANCHANG_DB" 'UPDATE score SET id = 9'
	ends 1 store-check --no-header
	grep -q '^score_numbers,.*number 9 was never given out' <<<"$out"
	sqlite3 "$ANCHANG_DB" 'UPDATE score SET id = 1, month = 1'
	ends 76 store-list scores
	rm "$ANCHANG_DB"
}
