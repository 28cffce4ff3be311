#!/usr/bin/env bats
# lead-visit: rows, refs, completion, the order of reasons.  What each rule says
# of an arrival is in rules.bats.

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-11-20 18:00:00"
}

teardown() {
	close_office
}

head=line,result,reason,visit,lead,phone,status,kind,partner,rep,attempt
head=$head,protected_until,blocked_by,held_by

# register PHONE PARTNER TIME - a pending lead.
register() {
	lead-add -q --phone "$1" --name 甲 --partner "$2" \
		--recorded-at "2026-11-20 $3"
}

# onsite PHONE [REP] - a live lead of the on-site team.
onsite() {
	lead-add -q --phone "$1" --name 甲 --rep "${2-z1}" \
		--visited-at '2026-11-20 08:00' \
		--recorded-at '2026-11-20 08:10'
}

@test "a day of arrivals in one input, judged in their order" {
	register 17900000001 b1 09:00
	register 17900000001 b2 09:00
	register 17900000002 r1 09:00
	onsite 17900000003
	does 1 "$head
1,ok,,2,1,17900000001,live,brokerage,b1,z2,1,2027-01-19,,
2,refused,protected,3,2,17900000001,refused,brokerage,b2,,,,1,b1
3,ok,id_unchecked,4,3,17900000002,pending,referrer,r1,z3,,,,
4,updated,,4,3,17900000002,live,referrer,r1,z3,1,2027-01-19,,
5,ok,,5,4,17900000003,live,onsite,,z1,1,2027-02-20,,
6,ok,unregistered,6,,17900000004,unregistered,,,z1,,,,
7,updated,,6,,17900000004,unregistered,,,z1,,,,
8,ok,unregistered,7,,17900000004,unregistered,channel,c1,,,,,
9,refused,not_registered,8,4,17900000003,live,onsite,,z1,1,2027-02-20,,
10,refused,not_registered,9,,17900000005,unregistered,ecommerce,e1,,,,,
11,ok,unregistered,10,,,unregistered,,,,,,," '' lead-visit <<'END'
phone,arrived_at,partner,form_no,id_checked,receiver
17900000001,2026-11-20 10:00,b1,F1,,auto
17900000001,2026-11-20 11:00,b2,F2,,
17900000002,2026-11-20 10:00,r1,,,auto
17900000002,2026-11-20 10:00,,,yes,
17900000003,2026-11-20 12:00,,,,auto
17900000004,2026-11-20 12:00,,,,auto
17900000004,2026-11-20 12:00,,F3,,
17900000004,2026-11-20 12:30,c1,,,
17900000003,2026-11-20 13:00,r1,,,
17900000005,2026-11-20 13:00,e1,,,
,2026-11-20 13:00,,,,
END
}

# protected exhausted short_notice listed_late, then what waits; lapsed before
# all.  in_deal and already_dealt: tests/data/R5_arrival.tsv.
@test "the order of reasons" {
	partner-add -q --partner r2 --listed-on 2026-11-21
	register 17900000001 b1 10:00
	onsite 17900000001
	lead-add -q --phone 17900000002 --name 乙 --partner b1 \
		--recorded-at '2026-11-18 10:00'
	onsite 17900000002
	register 17900000003 r2 10:00
	register 17900000004 r2 10:00
	register 17900000005 b1 10:00
	register 17900000006 b1 10:00
	does 1 'line,reason,lead,blocked_by,held_by
1,protected,1,2,z1
2,lapsed,3,,
3,short_notice,5,,
4,listed_late,6,,
5,short_notice,7,,
6,no_form,8,,' '' lead-visit -C line,reason,lead,blocked_by,held_by <<'END'
phone,arrived_at,partner
17900000001,2026-11-20 10:01,b1
17900000002,2026-11-20 10:01,b1
17900000003,2026-11-20 09:00,r2
17900000004,2026-11-20 11:00,r2
17900000005,2026-11-20 10:29,b1
17900000006,2026-11-20 10:30,b1
END
}

@test "exhausted comes before short_notice" {
	for at in 08:00 09:00; do
		register 17900000001 b1 "$at"
		lead-visit -q --phone 17900000001 --partner b1 --form-no F \
			--arrived-at "2026-11-20 ${at%00}30"
		lead-close -q --lead "$((${at:1:1} - 7))" --approved-by m1 \
			--reason unreachable --closed-at "2026-11-20 ${at%00}40"
	done
	# A third referral is refused at the registration already, unless the
	# family has two that are pending.
	register 17900000002 b1 08:00
	customer-add -q --phone 17900000002 --family-of 17900000001
	does 1 $'reason\nexhausted' '' lead-visit -C reason --partner b1 \
		--phone 17900000002 --arrived-at '2026-11-20 08:01'
}

@test "a ref is recorded once, of what was refused too" {
	register 17900000001 b1 09:00
	cat >visits.csv <<'END'
phone,arrived_at,partner,form_no,ref,note
17900000001,2026-11-20 10:00,b1,F1,A,early
17900000002,2026-11-20 10:00,b1,,B,
,2026-11-20 10:00,,,C,
END
	ends 1 lead-visit visits.csv
	does 0 'line,result,visit,lead,status
1,duplicate,1,1,live
2,duplicate,2,,unregistered
3,duplicate,3,,unregistered' '' \
		lead-visit -C line,result,visit,lead,status visits.csv
	does 0 $'visit,note\n1,early\n2,\n3,' '' store-list visits -C visit,note
}

@test "a wrong record: nothing is kept; with -k the others are" {
	cat >visits.csv <<'END'
phone,arrived_at,left_at,partner,receiver
17900000001,2026-11-20 10:00,,,z1
17900000002,2026-11-20,,b1,
,2026-11-20 10:00,,b1,
17900000004,2026-11-20 10:00,2026-11-19 11:00,,
17900000005,2026-11-21 10:00,,,
17900000006,2026-11-20 10:00,,,nobody
17900000007,2026-11-20 10:00,,,z2
END
	wrong="lead-visit: visits.csv:3: arrived_at: needs a time of day with partner
lead-visit: visits.csv:4: phone: is required with partner
lead-visit: visits.csv:5: left_at: is earlier than arrived_at
lead-visit: visits.csv:6: arrived_at: 2026-11-21 is later than today, 2026-11-20
lead-visit: visits.csv:7: receiver: 'nobody' is no staff code"
	ends 65 lead-visit visits.csv
	same "$out" ''
	same "$(sort <<<"$err")" "$(sort <<<"$wrong")"
	does 0 visit '' store-list visits -C visit
	ends 65 lead-visit -k -C line,result,visit visits.csv
	same "$out" 'line,result,visit
1,ok,1
2,invalid,
3,invalid,
4,invalid,
5,invalid,
6,invalid,
7,ok,2'
	does 0 $'visit,receiver\n1,z1\n2,z2' '' \
		store-list visits -C visit,receiver
}

@test "-n says the same and keeps nothing, not even a turn" {
	register 17900000001 b1 09:00
	cat >visits.csv <<'END'
phone,arrived_at,partner,form_no,receiver,ref
17900000001,2026-11-20 10:00,b1,F1,auto,A
17900000002,2026-11-20 10:10,b1,F1,auto,B
END
	ends 1 lead-visit -n visits.csv
	would=$out
	does 0 visit '' store-list visits -C visit
	does 0 $'lead,status\n1,pending' '' store-list leads -C lead,status
	does 1 "$would" '' lead-visit visits.csv
}

@test "what is done is in the audit, without a phone" {
	register 17900000001 b1 09:00
	ends 0 lead-visit --phone 17900000001 --partner b1 \
		--arrived-at '2026-11-20 10:00'
	ends 0 lead-visit --phone 17900000001 --form-no F1 \
		--arrived-at '2026-11-20 10:00'
	ends 0 store-list audit
	grep -q 'status=pending' <<<"$out"
	grep -q 'status=live' <<<"$out"
	same "$(grep -c 17900000001 <<<"$out")" 0
}

@test "who approved is kept, also of what is not signed off" {
	lead-visit -q --phone 17900000001 --arrived-at 2026-11-20T10:00 \
		--approved-by m1
	lead-visit -q --phone 17900000001 --arrived-at 2026-11-20T10:00 --name N
	does 0 "approved_by,name
m1,N" "" store-list visits -C approved_by,name
	ends 1 lead-visit -q --phone 17900000001 --arrived-at 2026-11-20T10:00 \
		--approved-by g1 --invalid gift
	ends 1 lead-visit -q --phone 17900000002 --arrived-at 2026-11-20T10:00 \
		--approved-by g1 --invalid gift
	does 0 $'approved_by\nm1\n""' '' store-list visits -C approved_by
}
