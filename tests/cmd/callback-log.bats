#!/usr/bin/env bats
# callback-log: calls after a visit (C3, C4).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

head=line,result,reason,callback,lead,phone,staff,called_at

# Lead 1 of z01 came on the 20th at 10:00:00, lead 2 of z02 on the 21st.
setup() {
	new_store
	printf '%s\n' staff,name,role z01,Zhang,consultant z02,Li,consultant \
		m01,Zhao,site_manager | staff-add -q
	partner-add -q --partner b1 --kind brokerage --name B \
		--listed-on 2026-01-01
	came 17900000001 z01 2026-11-20
	came 17900000002 z02 2026-11-21
}

# Every row of open_lead is what its events say, whatever was recorded.
teardown() {
	ends 0 store-check
}

came() { # PHONE REP DAY
	lead-add -q -t "$3 18:00" --phone "$1" --name N --rep "$2" \
		--visited-at "$3 10:00:00"
}

# What callback-due makes of one lead.
due() { # LEAD [OPTION]...
	local lead=$1
	shift
	callback-due --all --no-header -C id,slot,status,done_on "$@" |
		sed -n "s/^$lead,//p"
}

@test "by lead or by phone, and whose it is when nobody is named" {
	cat >calls.csv <<-END
		lead,phone,called_at,staff
		1,,2026-11-22 9:00,
		,179-0000-0002,2026-11-22 9:05,z01
		2,17900000002,,
	END
	does 0 "$head
1,ok,,1,1,17900000001,z01,2026-11-22 09:00:00
2,ok,,2,2,17900000002,z01,2026-11-22 09:05:00
3,ok,,3,2,17900000002,z02,2026-11-24 12:00:00" "" callback-log calls.csv
	does 0 "callback,lead,phone,called_at,staff,method,outcome,ref,note
1,1,17900000001,2026-11-22 09:00:00,z01,phone,reached,,
2,2,17900000002,2026-11-22 09:05:00,z01,phone,reached,,
3,2,17900000002,2026-11-24 12:00:00,z02,phone,reached,," "" \
		store-list callbacks
}

@test "by options, with method, outcome and note" {
	does 0 "$head
1,ok,,1,1,17900000001,m01,2026-11-22 09:00:00" "" callback-log \
		--lead 1 --called-at '2026-11-22 9:00' --staff m01 \
		--method wechat --outcome no_answer --note 'calls back'
	ends 0 store-list callbacks --no-header -C method,outcome,note
	same "$out" "wechat,no_answer,calls back"
}

@test "any phone of the family is the customer's" {
	customer-add -q --phone 17900000003 --family-of 17900000001
	does 0 "$head
1,ok,,1,1,17900000003,z01,2026-11-24 12:00:00
2,ok,,2,1,17900000003,z01,2026-11-24 12:00:00" "" callback-log <<-END
		lead,phone
		,17900000003
		1,17900000003
	END
}

@test "no_live_lead: nobody's phone, pending, closed" {
	lead-add -q --phone 17900000003 --name N --partner b1
	lead-close -q --lead 2 --reason unreachable
	cat >calls.csv <<-END
		lead,phone
		,17900000009
		,17900000003
		3,
		,17900000002
		2,
		1,
	END
	does 1 "$head
1,refused,no_live_lead,,,17900000009,,2026-11-24 12:00:00
2,refused,no_live_lead,,,17900000003,,2026-11-24 12:00:00
3,refused,no_live_lead,,3,,,2026-11-24 12:00:00
4,refused,no_live_lead,,,17900000002,,2026-11-24 12:00:00
5,refused,no_live_lead,,2,,,2026-11-24 12:00:00
6,ok,,1,1,17900000001,z01,2026-11-24 12:00:00" "" callback-log calls.csv
}

@test "invalid: no such lead, neither, another's phone; nothing is kept" {
	local said
	cat >calls.csv <<-END
		lead,phone,called_at
		1,,
		99,,
		,,2026-11-22
		1,17900000002,
	END
	said="callback-log: calls.csv:3: lead: there is no lead 99
callback-log: calls.csv:4: lead: neither lead nor phone is given
callback-log: calls.csv:5: phone: is not of the customer of lead 1"
	does 65 "" "$said" callback-log calls.csv
	ends 0 store-list callbacks --no-header
	same "$out" ""
	does 65 "line,result,callback
1,ok,1
2,invalid,
3,invalid,
4,invalid," "$said" callback-log -k -C line,result,callback calls.csv
	ends 0 store-list callbacks --no-header -C callback
	same "$out" 1
}

@test "invalid: words, codes and days that cannot be" {
	ends 65 callback-log --lead 1 --method pigeon
	ends 65 callback-log --lead 1 --outcome busy
	ends 65 callback-log --lead 1 --staff z09
	ends 65 callback-log --lead 1 --called-at '2026-11-25 00:00:00'
	same "$out" ""
	grep -q '^callback-log: called_at: ' <<<"$err"
	ends 0 callback-log --lead 1 --called-at '2026-11-24 23:59:59'
}

@test "a date alone is its last second, or now" {
	does 0 "called_at
2026-11-23 23:59:59
2026-11-24 12:00:00" "" callback-log -C called_at <<-END
		lead,called_at
		1,2026-11-23
		1,2026-11-24
	END
}

@test "C3: later than the visit, to the second; in any order" {
	callback-log -q <<-END
		lead,called_at
		1,2026-11-20 10:00:00
		1,2026-11-20 09:59:59
		2,2026-11-21 10:00:01
		2,2026-11-19 09:00
	END
	same "$(due 1)" "1,overdue,
2,upcoming,
3,upcoming,"
	same "$(due 2)" "1,done,2026-11-21"
	ends 0 callback-due --within 9 --no-header -C id,slot,detail
	same "$out" "1,1,0 of 1 calls
2,2,1 of 3 calls"
}

@test "C4: only a call by telephone that reached the customer counts" {
	callback-log -q <<-END
		lead,called_at,method,outcome
		1,2026-11-21,phone,no_answer
		1,2026-11-21,phone,wrong_number
		1,2026-11-21,sms,reached
		1,2026-11-21,wechat,
		1,2026-11-21,email,reached
		2,2026-11-22,,
	END
	same "$(due 1)" "1,overdue,
2,upcoming,
3,upcoming,"
	same "$(due 2)" "1,done,2026-11-22"
}

@test "a visit logged after the calls, but before them in time" {
	callback-log -q --lead 1 --called-at '2026-11-21 10:00'
	callback-log -q --lead 1 --called-at '2026-11-23 10:00'
	lead-visit -q --phone 17900000001 --arrived-at '2026-11-22 15:00'
	same "$(due 1)" "1,done,2026-11-23"
	callback-log -q --lead 1 --called-at '2026-11-22 14:59:59'
	same "$(due 1)" "1,done,2026-11-23"
	callback-log -q --lead 1 --called-at '2026-11-22 15:00:01'
	same "$(due 1)" "1,done,2026-11-22"
}

@test "the same file twice: each call once" {
	cat >calls.csv <<-END
		ref,lead,called_at
		a,1,2026-11-22
		b,2,2026-11-22
		a,1,2026-11-22
	END
	ends 0 callback-log -C result,callback,lead,called_at calls.csv
	same "$out" "result,callback,lead,called_at
ok,1,1,2026-11-22 23:59:59
ok,2,2,2026-11-22 23:59:59
duplicate,1,1,2026-11-22 23:59:59"
	ends 0 callback-log -C result,callback --no-header calls.csv
	same "$out" "duplicate,1
duplicate,2
duplicate,1"
	ends 0 store-list callbacks --no-header -C callback
	same "$out" "1
2"
}

@test "the ref of a refused call is free again" {
	ends 1 callback-log --phone 17900000005 --ref a
	came 17900000005 z01 2026-11-23
	does 0 "result
ok" "" callback-log -C result --phone 17900000005 --ref a
}

@test "a dry run keeps nothing" {
	does 0 "callback
1" "" callback-log -n -C callback --lead 1 --called-at 2026-11-21
	same "$(due 1)" "1,overdue,
2,upcoming,
3,upcoming,"
}

@test "withdrawn: the miss is a miss again" {
	callback-log -q --lead 1 --called-at 2026-11-21 --ref a --note b
	callback-log -q --lead 1 --called-at 2026-11-22
	same "$(due 1)" "1,done,2026-11-21
2,done,2026-11-22
3,upcoming,"
	does 0 "line,result,reason,what,id,approved_by
1,ok,,callbacks,1,Zhao" "" \
		entry-withdraw --what callbacks --id 1 --approved-by Zhao
	same "$(due 1)" "1,done,2026-11-22
2,upcoming,
3,upcoming,"
	ends 0 store-list callbacks --no-header -C callback
	same "$out" 2
	ends 65 entry-withdraw --what callbacks --id 1 --approved-by Zhao
	same "$err" "entry-withdraw: id: there is no callback '1'"
	ends 65 entry-withdraw --what callbacks --id x --approved-by Zhao
	ends 0 store-list audit --no-header -C what,id,before,after \
		--where command=entry-withdraw --where what=callbacks
	same "$out" 'callbacks,1,"callback=1 lead=1 phone=* '\
'called_at=""2026-11-21 23:59:59"" staff=z01 method=phone outcome=reached",'
}

@test "the audit names no phone" {
	callback-log -q --phone 17900000001 --note 17900000001
	ends 0 store-list audit --no-header -C after --where what=callbacks
	same "$out" '"lead=1 staff=z01 called_at=""2026-11-24 12:00:00"" '\
'method=phone outcome=reached note=*"'
}

@test "T6: counted by the version of the day of the visit" {
	new_rules
	callback-log -q <<-END
		lead,called_at,method,outcome
		1,2026-11-22,phone,no_answer
		2,2026-11-22,phone,no_answer
	END
	same "$(due 1)" "1,overdue,
2,upcoming,
3,upcoming,"
	same "$(due 2)" "1,done,2026-11-22"
}

@test "rules that changed under a count: it is counted anew" {
	callback-log -q --lead 2 --called-at 2026-11-22 --outcome no_answer
	new_rules
	# Not written down yet, but read right.
	same "$(due 2)" "1,done,2026-11-22"
	ends 0 callback-due --no-header -C id,slot
	same "$out" "1,1"
	callback-log -q --lead 2 --called-at 2026-11-23 --outcome no_answer
	ends 0 callback-due --within 7 --no-header -C id,slot,detail
	same "$out" "1,1,0 of 1 calls
2,3,2 of 3 calls"
	ends 0 sqlite3 "$ANCHANG_DB" 'SELECT counts, made FROM open_lead'
	same "$out" "1|0
3|2"
}

# From the 21st on, a call that nobody answered counts too.
new_rules() {
	cp -r "$ANCHANG_RULES" rules
	sed -e 's/^- effective: .*/- effective: 2026-11-21/' \
		-e 's/counts: .*/counts: [reached, no_answer]/' \
		"$ANCHANG_RULES/callback.yaml" >>rules/callback.yaml
	export ANCHANG_RULES=$PWD/rules
}

@test "more calls than one run holds" {
	awk 'BEGIN {
		print "lead,called_at"
		for (i = 0; i < 70000; i++)
			printf "%d,2026-11-%02d %02d:%02d:%02d\n", i % 2 + 1,
				23 - i % 3, i % 24, i / 24 % 60, i / 1440 % 60
	}' >calls.csv
	does 0 "" "" callback-log -q calls.csv
	ends 0 sqlite3 "$ANCHANG_DB" \
		'SELECT lead, count(*) FROM event WHERE kind = 1 GROUP BY lead'
	same "$out" "1|35000
2|35000"
	same "$(store-list callbacks --no-header -C callback | tail -1)" 70000
}
