#!/usr/bin/env bats
# score-month: the scores of a month, and what they are made of (M1-M10).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-11-05 12:00:00"
}

teardown() {
	close_office
}

head=month,rank,rep,name,target,sales,performance,missed_callbacks,callbacks,\
missed_collection,collection,exam_mark,exam,conduct,total,last_place,flags
why=month,rep,item,points,duty,subject,id,since,slot,due_on,waived_by

target() { # MONTH [YUAN]
	score-log -q --entry target --month "$1" --value "${2-600000}"
}

# A lead registered at its visit.
lead() { # PHONE REP TIME
	lead-add -q -t "$3" --phone "$1" --name A --rep "$2" --visited-at "$3"
}

called() { # LEAD TIME
	callback-log -q --lead "$1" --called-at "$2"
}

# What score-month says of one rep, in the columns named.
score() { # REP COLUMNS OPTION...
	local rep=$1 columns=$2
	shift 2
	score-month --no-header -C "rep,$columns" "$@" 2026-10 |
		sed -n "s/^$rep,//p"
}

@test "M1: nothing recorded: what each item starts from" {
	target 2026-10 100
	does 0 "$head
2026-10,1,z1,张敏,33.33,0.00,0.00,0,15.00,0,20.00,,0.00,20.00,55.00,no,no_exam
2026-10,1,z2,李强,33.33,0.00,0.00,0,15.00,0,20.00,,0.00,20.00,55.00,no,no_exam
2026-10,1,z3,王芳,33.33,0.00,0.00,0,15.00,0,20.00,,0.00,20.00,55.00,no,no_exam" \
		'' score-month 2026-10
}

@test "M2: consultants who were on the staff on a day of the month" {
	target 2026-10
	printf '%s\n' staff,joined_on,left_on z1,,2026-10-01 z2,2026-10-31, \
		z3,,2026-09-30 | staff-add -q
	staff-add -q --staff z4 --name D --role consultant \
		--joined-on 2026-11-01
	staff-add -q --staff z5 --name E --role consultant \
		--away-from 2026-10-01 --away-until 2026-10-31
	ends 0 score-month --no-header -C rep,target 2026-10
	same "$out" "z1,200000.00
z2,200000.00
z5,200000.00"
	# By the role that he has now.
	staff-add -q --staff z1 --role site_manager
	ends 0 score-month --no-header -C rep,target 2026-10
	same "$out" "z2,300000.00
z5,300000.00"
	# Who has not come yet shares nothing.
	ends 0 score-month --no-header -C rep,target -t 2026-10-30 2026-10
	same "$out" z5,600000.00
}

@test "M3: without a target, how to record one" {
	does 65 '' "score-month: 2026-10 has no target; record it with:\
 score-log --entry target --month 2026-10 --value YUAN" score-month 2026-10
	target 2026-09
	target 2026-11
	ends 65 score-month 2026-10
}

@test "M4, M9: a miss counts when its day is in the month and is over" {
	target 2026-10
	# Slots 1 on the 4th, 2 and 3 on the 11th, 4 on the 18th, 5 on the 25th.
	lead 17900000001 z1 2026-10-01T10:00
	same "$(score z1 missed_callbacks,callbacks -t 2026-10-04)" 0,15.00
	same "$(score z1 missed_callbacks,callbacks -t 2026-10-05T00:00)" \
		1,12.00
	same "$(score z1 missed_callbacks,callbacks -t 2026-10-12)" 3,6.00
	same "$(score z1 missed_callbacks,callbacks -t 2026-10-19)" 4,3.00
	same "$(score z1 missed_callbacks,callbacks -t 2026-10-26)" 5,0.00
	same "$(score z1 missed_callbacks,callbacks)" 5,0.00
	same "$(score z2 missed_callbacks,callbacks)" 0,15.00
}

@test "M9: the last day of the month is over at its end" {
	target 2026-09
	target 2026-10
	lead 17900000001 z1 2026-09-27T10:00 # due on the 30th, then 7 October
	lead 17900000002 z1 2026-10-28T10:00 # due on the 31st, then 7 November
	lead 17900000003 z1 2026-10-29T10:00 # due on 1 November
	ends 0 score-month --no-header -C rep,missed_callbacks \
		-t 2026-09-30 2026-09
	same "$out" "z2,0
z3,0
z1,1"
	# 2 and 3 on 7 October, 4 on the 14th, 5, 6, and on the 31st.
	same "$(score z1 missed_callbacks -t 2026-10-31T23:59:58)" 5
	same "$(score z1 missed_callbacks -t 2026-10-31T23:59:59)" 6
	same "$(score z1 missed_callbacks -t 2026-10-31)" 6
	same "$(score z1 missed_callbacks)" 6
}

@test "M9: what happens later changes nothing" {
	target 2026-10
	lead 17900000001 z1 2026-10-28T10:00
	lead 17900000002 z1 2026-10-27T10:00
	before=$(score-month --explain 2026-10)
	called 1 2026-11-01T09:00
	lead-close -q --lead 2 --reason unreachable --closed-at 2026-11-01T09:00
	lead-visit -q --phone 17900000001 --arrived-at 2026-11-02T10:00
	does 0 "$before" '' score-month --explain 2026-10
	# A call of the time that is recorded late does.
	same "$(score z1 missed_callbacks)" 2
	called 1 2026-10-30T09:00
	same "$(score z1 missed_callbacks)" 1
	# So do marks and waivers of the month, whenever recorded.
	score-log -q --entry exam --month 2026-10 --staff z1 --value 90
	same "$(score z1 exam_mark,exam,flags)" 90.00,13.50,
	same "$(score z1 exam_mark,exam,flags -t 2026-10-31)" 90.00,13.50,
}

# deal DEAL REP PRICE DAY [SIGNED [PAID]] - a deal in full payment.
deal() {
	deal-add -q --deal "$1" --phone "1790000009${1#d}" --rep "$2" \
		--unit "u$1" --price "$3" --pay-method full \
		--subscribed-on "$4"
	[ -z "${5-}" ] || log "$1" contract_signed "$5"
	[ -z "${6-}" ] || log "$1" payment "$6" --amount "$3" --ref "R$1"
}

log() { # DEAL EVENT DAY [OPTION...]
	local deal=$1 event=$2 on=$3
	shift 3
	deal-log -q --deal "$deal" --event "$event" --on "$on" "$@"
}

@test "M3: what is sold in the month is signed in it, and not voided" {
	target 2026-10 3000000
	deal d1 z1 1000000 2026-09-28 2026-10-01 2026-10-01
	deal d2 z1 200000.50 2026-10-28 2026-10-31 2026-10-31
	deal d3 z1 400000 2026-09-29 2026-09-30 2026-09-30
	deal d4 z1 400000 2026-10-30 2026-11-01 2026-11-01
	deal d5 z1 400000 2026-10-30
	deal d6 z2 500000 2026-10-20 2026-10-21 2026-10-21
	log d6 voided 2026-10-31
	same "$(score z1 target,sales,performance)" \
		1000000.00,1200000.50,36.00
	same "$(score z2 sales,performance)" 0.00,0.00
	# M9: by what was so on the day that is judged.
	same "$(score z1 sales -t 2026-10-30)" 1000000.00
	same "$(score z2 sales -t 2026-10-30)" 500000.00
	log d1 voided 2026-11-01
	same "$(score z1 sales)" 1200000.50
}

@test "M3: counted from the subscription" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed -i 's/counts: contract_signed/counts: subscribed/' rules/score.yaml
	target 2026-10 3000000
	deal d1 z1 1000000 2026-09-30 2026-10-01 2026-10-01
	deal d2 z1 200000 2026-10-31 2026-11-01 2026-11-01
	deal d3 z1 400000 2026-10-01
	deal d4 z1 800000 2026-10-01
	log d4 voided 2026-10-05
	export ANCHANG_RULES=$PWD/rules
	same "$(score z1 sales)" 600000.00
}

@test "D20: sales by the price and the rep of the day that is judged" {
	target 2026-10 3000000
	deal d1 z1 1000000 2026-10-01 2026-10-02 2026-10-02
	log d1 changed 2026-10-20 --price 900000 --approved-by m1
	log d1 changed 2026-11-01 --rep z2 --approved-by m1
	same "$(score z1 sales -t 2026-10-19)" 1000000.00
	same "$(score z1 sales)" 900000.00
	same "$(score z2 sales)" 0.00
	log d1 changed 2026-10-31 --rep z3 --approved-by m1
	same "$(score z3 sales)" 900000.00
}

@test "M5, D17: done late is missed, and so is what is not done" {
	target 2026-10
	deal d1 z1 100 2026-10-01 2026-10-06 2026-10-11 # in time
	deal d2 z1 100 2026-10-01 2026-10-07 2026-10-12 # signed late
	deal d3 z1 100 2026-10-01 2026-10-06 2026-10-12 # paid late
	deal d4 z2 100 2026-10-01
	deal d5 z2 100 2026-09-24 2026-09-24 # to be paid by the 29th
	deal d6 z3 100 2026-10-26 2026-10-26 # by the 31st
	deal d7 z3 100 2026-10-27 2026-10-27 # by 1 November
	same "$(score z1 missed_collection,collection)" 2,10.00
	same "$(score z2 missed_collection,collection)" 1,15.00
	same "$(score z3 missed_collection,collection)" 1,15.00
	same "$(score z3 missed_collection -t 2026-10-31T23:59:58)" 0
	same "$(score z3 missed_collection -t 2026-10-31)" 1
	does 0 "2026-10,z1,collection,20.00,,,,,,,
2026-10,z1,collection,-5.00,sign_contract,deal,d2,2026-10-01,1,2026-10-06,
2026-10,z1,collection,-5.00,collect_payment,deal,d3,2026-10-06,1,2026-10-11," \
		'' sh -c 'score-month --explain 2026-10 | grep z1,collection'
}

@test "M5: the papers of a mortgage" {
	target 2026-10
	deal-add -q --deal d1 --phone 17900000091 --rep z1 --unit u1 \
		--price 100 --pay-method mortgage --down-payment 30 \
		--subscribed-on 2026-10-08
	log d1 contract_signed 2026-10-08
	log d1 payment 2026-10-08 --amount 30 --ref R1
	log d1 contract_approved 2026-10-08 --staff m1
	log d1 contract_stamped 2026-10-09
	log d1 mortgage_docs 2026-10-14
	same "$(score z1 missed_collection)" 1
	log d1 bank_booked 2026-10-14
	same "$(score z1 missed_collection)" 0
}

@test "D14, D20: it costs the rep of the last day; D18: voided before it, nobody" {
	target 2026-10
	deal d1 z1 100 2026-10-01 # by the 6th
	log d1 changed 2026-10-05 --rep z2 --approved-by m1
	log d1 changed 2026-10-07 --rep z3 --approved-by m1
	deal d2 z1 100 2026-10-01
	log d2 voided 2026-10-06
	deal d3 z1 100 2026-10-02
	log d3 voided 2026-10-08
	ends 0 score-month --no-header -C rep,missed_collection 2026-10
	same "$(sort <<<"$out")" "z1,1
z2,1
z3,0"
}

@test "M7: a waiver of one deal's miss" {
	target 2026-10
	deal d1 z1 100 2026-10-01
	deal d2 z1 100 2026-10-01
	score-log -q --entry waiver --month 2026-10 --staff z1 \
		--duty sign_contract --id d2 --approved-by Wu --document 17
	same "$(score z1 missed_collection,collection,flags)" \
		'1,15.00,no_exam waived'
	does 0 "d1,-5.00,
d2,0.00,Wu" '' sh -c 'score-month --explain --no-header \
		-C duty,id,points,waived_by 2026-10 |
		sed -n s/^sign_contract,//p'
	does 65 '' "score-log: id: there is no deal 'd9'" \
		score-log --entry waiver --month 2026-10 --staff z1 \
		--duty sign_contract --id d9 --approved-by Wu --document 17
}

@test "C6: a miss costs the rep of the last day" {
	target 2026-10
	lead 17900000001 z1 2026-10-01T10:00
	staff-add -q --staff z1 --left-on 2026-10-09
	# By its events, a lead changes hands.
	sqlite3 "$ANCHANG_DB" "INSERT INTO event(lead, at, kind, id, staff)
		SELECT 1, strftime('%s', '2026-10-06 09:00'), 3, 1, id
		FROM staff WHERE staff = 'z2'"
	same "$(score z1 missed_callbacks)" 1
	same "$(score z2 missed_callbacks)" 3
	does 0 "z1,2026-10-01,1,2026-10-04
z2,2026-10-06,1,2026-10-13
z2,2026-10-06,2,2026-10-20
z2,2026-10-06,3,2026-10-27" '' sh -c "score-month --explain --no-header \
		-C rep,since,slot,due_on,item,points 2026-10 |
		sed -n 's/,callbacks,-3.00//p'"
	rm "$ANCHANG_DB"
}

# A duty that open_lead does not speak of: then the events of all are read.
slow_rules() {
	cp -r "$root/rules" slow
	chmod -R u+w slow
	printf '%s\n' '' '    - {duty: other, subject: lead, after: visited,' \
		'       within: 1 day, done: called_back}' >>slow/callback.yaml
}

# The same by these rules, judged on several days.
makes_no_difference() { # MONTH...
	local month day
	for month; do
		for day in 10-15 10-31 11-30; do
			fast=$(score-month --explain -t "2026-$day" "$month")
			does 0 "$fast" '' score-month --explain -R slow \
				-t "2026-$day" "$month" || return
		done
	done
	[ "$(grep -c ,callback, <<<"$fast")" -gt 10 ]
}

@test "what is read of the leads makes no difference" {
	local i phone day month
	for month in 2026-08 2026-09 2026-10 2026-11; do
		target $month
	done
	slow_rules
	for day in 05 12 19 26; do
		for i in 1 2 3 4 5 6; do
			phone=179000${day}00$i
			lead "$phone" "z$((i % 3 + 1))" "2026-08-${day}T1$i:00"
		done
	done
	callback-log -q -t 2026-10-31 <<-END
		lead,called_at
		1,2026-08-06 10:00
		2,2026-10-03 10:00
		3,2026-09-30 10:00
		4,2026-10-12 10:00
		4,2026-10-13 10:00
		7,2026-08-13 10:00
		7,2026-08-14 10:00
		7,2026-08-15 10:00
		7,2026-09-29 10:00
	END
	lead-visit -q -t 2026-10-10 --phone 17900012001 \
		--arrived-at 2026-10-10T10:00
	lead-visit -q -t 2026-11-02 --phone 17900012002 \
		--arrived-at 2026-11-02T10:00
	lead-close -q -t 2026-09-30 --lead 9 --reason unreachable
	lead-close -q -t 2026-10-20 --lead 10 --reason unreachable
	lead-close -q -t 2026-11-03 --lead 11 --reason unreachable
	deal-add -q -t 2026-10-15 --deal d1 --phone 17900012006 --unit u1 \
		--price 100 --pay-method full
	deal-log -q -t 2026-10-25 --deal d1 --event voided
	makes_no_difference 2026-08 2026-09 2026-10
	lead-recycle -q -t 2026-11-20
	makes_no_difference 2026-08 2026-09 2026-10 2026-11
}

@test "M6: the exam" {
	target 2026-10
	score-log -q --entry exam --month 2026-10 --staff z1 --value 0
	score-log -q --entry exam --month 2026-10 --staff z2 --value 99.9
	score-log -q --entry exam --month 2026-11 --staff z3 --value 80
	ends 0 score-month --no-header -C rank,rep,exam_mark,exam,total,flags \
		2026-10
	same "$out" "1,z2,99.90,14.99,69.99,
2,z1,0.00,0.00,55.00,
2,z3,,0.00,55.00,no_exam"
}

@test "M7: waivers of items" {
	target 2026-10
	lead 17900000001 z1 2026-10-01T10:00
	score-log -q <<-END
		entry,month,staff,item,value,approved_by,document
		mark,2026-10,z1,conduct,5,,
		mark,2026-10,z2,conduct,5,,
		waiver,2026-10,z1,performance,,Wu,17
		waiver,2026-10,z1,callbacks,,Wu,17
		waiver,2026-10,z1,collection,,Wu,17
		waiver,2026-10,z1,exam,,Wu,17
		waiver,2026-10,z1,conduct,,Hu,18
		waiver,2026-09,z2,exam,,Wu,17
	END
	same "$(score z1 performance,missed_callbacks,callbacks,collection,\
exam,conduct,total,flags)" \
		'30.00,0,15.00,20.00,15.00,20.00,100.00,no_exam waived'
	same "$(score z2 performance,callbacks,exam,conduct,total,flags)" \
		0.00,15.00,0.00,5.00,40.00,no_exam
	does 0 "$why
2026-10,z1,performance,30.00,,,,,,,Wu
2026-10,z1,callbacks,15.00,,,,,,,Wu
2026-10,z1,collection,20.00,,,,,,,Wu
2026-10,z1,exam,15.00,,,,,,,Wu
2026-10,z1,conduct,20.00,,,,,,,Hu
2026-10,z1,callbacks,0.00,callback,lead,1,2026-10-01,1,2026-10-04,
2026-10,z1,callbacks,0.00,callback,lead,1,2026-10-01,2,2026-10-11,
2026-10,z1,callbacks,0.00,callback,lead,1,2026-10-01,3,2026-10-11,
2026-10,z1,callbacks,0.00,callback,lead,1,2026-10-01,4,2026-10-18,
2026-10,z1,callbacks,0.00,callback,lead,1,2026-10-01,5,2026-10-25," '' \
		sh -c 'score-month --explain 2026-10 | sed "/,z[23],/d"'
}

@test "M7: waivers of misses: those that fit" {
	target 2026-10
	lead 17900000001 z1 2026-10-01T10:00
	lead 17900000002 z1 2026-10-20T10:00 # due on the 23rd, 30th
	waiver=(score-log -q --entry waiver --month 2026-10 --duty callback
		--approved-by Wu --document 17 --staff)
	same "$(score z1 missed_callbacks,callbacks,flags)" 8,0.00,no_exam
	# Another's waiver, and one of a slot that was not missed.
	"${waiver[@]}" z2
	"${waiver[@]}" z1 --id 2 --slot 4
	same "$(score z1 missed_callbacks,callbacks,flags)" 8,0.00,no_exam
	same "$(score z2 missed_callbacks,callbacks,flags)" 0,15.00,no_exam
	"${waiver[@]}" z1 --id 1 --slot 1
	same "$(score z1 missed_callbacks,callbacks,flags)" \
		'7,0.00,no_exam waived'
	"${waiver[@]}" z1 --since 2026-10-20
	same "$(score z1 missed_callbacks,callbacks,flags)" \
		'4,3.00,no_exam waived'
	does 0 "15.00,,,
0.00,1,1,Wu
-3.00,1,2,
-3.00,1,3,
-3.00,1,4,
0.00,2,1,Wu
-3.00,1,5,
0.00,2,2,Wu
0.00,2,3,Wu" '' sh -c "score-month --explain --no-header \
		-C rep,item,points,id,slot,waived_by 2026-10 |
		sed -n 's/^z1,callbacks,//p'"
	"${waiver[@]}" z1
	same "$(score z1 missed_callbacks,callbacks,flags)" \
		'0,15.00,no_exam waived'
}

@test "M8: ranks, and the last place with all that are equal" {
	target 2026-10
	staff-add -q --staff z4 --name D --role consultant
	score-log -q <<-END
		entry,month,staff,item,value
		mark,2026-10,z3,conduct,19
		mark,2026-10,z1,conduct,18
		mark,2026-10,z4,conduct,18
	END
	ends 0 score-month --no-header -C rank,rep,total,last_place 2026-10
	same "$out" "1,z2,55.00,no
2,z3,54.00,no
3,z1,53.00,yes
3,z4,53.00,yes"
}

@test "T6: the version of the month's last day" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed 's/2000-01-01/2026-10-31/; s/callbacks: {points: 15}/&/
		s/callbacks: {points: .*}/callbacks: {points: 10}/' \
		"$root/rules/score.yaml" >>rules/score.yaml
	target 2026-09
	target 2026-10
	export ANCHANG_RULES=$PWD/rules
	same "$(score z1 callbacks)" 10.00
	same "$(score z1 callbacks -t 2026-10-05)" 10.00
	ends 0 score-month --no-header -C callbacks 2026-09
	same "$out" "$(printf '15.00\n15.00\n15.00')"
	sed -i s/2000-01-01/2026-10-01/ rules/score.yaml
	ends 78 score-month 2026-09
}

@test "--explain adds up to total" {
	target 2026-10
	score-log -q --entry exam --month 2026-10 --staff z2 --value 77.7
	lead 17900000001 z1 2026-10-01T10:00
	lead 17900000002 z1 2026-10-02T10:00
	lead 17900000003 z2 2026-10-20T10:00
	called 3 2026-10-21T09:00
	sums=$(score-month --explain --no-header -C rep,points 2026-10 |
		awk -F, '{ sum[$1] += $2 * 100 }
		END { for (rep in sum) printf "%s,%.2f\n", rep, sum[rep] / 100 }' |
		sort)
	does 0 "$sums" '' sh -c \
		'score-month --no-header -C rep,total 2026-10 | sort'
}

@test "a month that is none, none at all, two" {
	does 64 '' "score-month: '2026-13' is not a month (write 2026-10)" \
		score-month 2026-13
	ends 64 score-month
	same "${err%%$'\n'*}" 'score-month: no month is named'
	ends 64 score-month 2026-10 2026-11
}

@test "names are masked, and nothing is written" {
	target 2026-10
	cksum <"$ANCHANG_DB" >before
	ends 0 score-month --mask --no-header -C name 2026-10
	same "$out" "张*
李*
王*"
	cksum <"$ANCHANG_DB" | cmp - before
}

@test "a waiver of nothing: the store is damaged" {
	target 2026-10
	score-log -q --entry waiver --month 2026-10 --staff z1 --item exam \
		--approved-by Li --document A1
	sqlite3 "$ANCHANG_DB" 'UPDATE score SET item = NULL WHERE item = 3'
	does 76 "" "score-month: damaged: entry 2 for the score waives nothing" \
		score-month 2026-10
}
