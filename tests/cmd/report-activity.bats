#!/usr/bin/env bats
# report-activity: what happened at the office, by period or group (B2).

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-11-24 18:00:00"
	lead-add -q <<'END' || true
phone,name,partner,rep,recorded_at,visited_at
17900000001,甲,,z1,2026-10-31 18:00,2026-10-31 10:00
17900000002,乙,c1,z2,2026-11-01 18:00,2026-11-01 10:00
17900000003,丙,b1,,2026-11-09 08:00,
17900000004,丁,e1,z3,2026-11-16 08:00,
17900000001,甲,c2,,2026-11-17 12:00,2026-11-17 11:00
END
	lead-visit -q <<'END'
phone,arrived_at,partner,form_no,receiver,invalid,approved_by
17900000003,2026-11-09 10:00,b1,K1,z3,,
17900000001,2026-11-09 15:00,,,z1,,
17900000009,2026-11-10 15:00,,,z1,,
17900000008,2026-11-10 16:00,,,z1,gift,m1
17900000008,2026-11-24 16:00,,,z2,,
,2026-11-10 17:00,,,z1,,
END
	callback-log -q <<'END'
lead,called_at,staff,method,outcome
1,2026-11-10 09:00,,,
1,2026-11-10 10:00,,sms,
1,2026-11-11 10:00,,,no_answer
2,2026-11-04 10:00,m1,,
4,2026-11-16 10:00,,,
END
	call-log -q <<'END'
phone,called_at,staff
17900000007,2026-11-15 10:00,z1
17900000007,2026-11-16 10:00,
END
	deal-add -q <<'END'
deal,phone,unit,price,pay_method,down_payment,subscribed_on
D1,17900000002,U1,1000000,full,,2026-11-12
D2,17900000003,U2,2000000.50,mortgage,600000,2026-11-12
END
	deal-log -q <<'END'
deal,event,on,amount,item,rep,ref,staff,approved_by
D1,contract_signed,2026-11-15,,,,,,
D1,payment,2026-11-15,900000,,,R1,,
D1,payment,2026-11-15,5000,facility_fee,,R2,,
D1,refund,2026-11-17,100000.25,,,R3,,
D1,changed,2026-11-18,,,z1,,,m1
D1,voided,2026-11-20,,,,,,
D2,contract_signed,2026-11-16,,,,,,
END
}

teardown() {
	close_office
}

head=period,group,calls,first_visits,return_visits,registered,refused
head+=,callbacks,subscriptions,signings,voids,sales,received

@test "all in one row" {
	does 0 "$head
2026-11-01/2026-11-30,,2,4,1,3,1,3,2,2,1,3000000.50,799999.75" '' \
		report-activity --from 2026-11-01 --to 2026-11-30
}

@test "by day: every day, both ends in" {
	does 0 'period,first_visits,return_visits,registered
2026-10-31,1,0,1
2026-11-01,1,0,1
2026-11-02,0,0,0' '' report-activity --from 2026-10-31 --to 2026-11-02 \
		--by day -C period,first_visits,return_visits,registered
	does 0 'period,callbacks,first_visits,return_visits
2026-11-09,0,1,1
2026-11-10,1,1,0' '' report-activity --from 2026-11-09 --to 2026-11-10 \
		--by day -C period,callbacks,first_visits,return_visits
}

@test "by week, month, quarter and year: what is in the span" {
	does 0 'period,calls,signings,sales
2026-W46,1,1,1000000.00' '' report-activity --from 2026-11-15 \
		--to 2026-11-15 --by week -C period,calls,signings,sales
	does 0 'period,calls,signings,sales
2026-W46,1,1,1000000.00
2026-W47,1,1,2000000.50' '' report-activity --from 2026-11-15 \
		--to 2026-11-16 --by week -C period,calls,signings,sales
	does 0 'period,first_visits
2026-10,1
2026-11,4
2026-12,0' '' report-activity --from 2026-10-31 --to 2026-12-01 --by month \
		-C period,first_visits
	does 0 'period,first_visits
2026-Q3,0
2026-Q4,1' '' report-activity --from 2026-09-30 --to 2026-10-31 \
		--by quarter -C period,first_visits
	does 0 'period,first_visits
2025,0
2026,5' '' report-activity --from 2025-12-31 --to 2026-12-31 --by year \
		-C period,first_visits
}

@test "weeks are those of ISO 8601" {
	does 0 'period
2026-W01
2026-W02' '' report-activity --from 2026-01-04 --to 2026-01-05 --by week \
		-C period
	does 0 'period
2026-W52
2026-W53
2027-W01' '' report-activity --from 2026-12-27 --to 2027-01-04 --by week \
		-C period
	does 0 'period
2020-W53
2021-W01' '' report-activity --from 2021-01-03 --to 2021-01-04 --by week \
		-C period
	does 0 'period
1969-W52
1970-W01
1970-W02' '' report-activity --from 1969-12-28 --to 1970-01-05 --by week \
		-C period
}

@test "by rep, partner and kind, and what has none" {
	does 0 "$head
2026-11-01/2026-11-30,m1,0,0,0,0,0,1,0,0,0,0.00,0.00
2026-11-01/2026-11-30,z1,1,1,1,0,0,1,0,0,1,0.00,0.00
2026-11-01/2026-11-30,z2,0,2,0,1,0,0,1,1,0,1000000.00,799999.75
2026-11-01/2026-11-30,z3,0,1,0,1,0,1,1,1,0,2000000.50,0.00
2026-11-01/2026-11-30,,1,0,0,1,1,0,0,0,0,0.00,0.00" '' \
		report-activity --from 2026-11-01 --to 2026-11-30 --by rep
	does 0 "$head
2026-11-01/2026-11-30,b1,0,1,0,1,0,0,1,1,0,2000000.50,0.00
2026-11-01/2026-11-30,c1,0,1,0,1,0,1,1,1,1,1000000.00,799999.75
2026-11-01/2026-11-30,c2,0,0,0,0,1,0,0,0,0,0.00,0.00
2026-11-01/2026-11-30,e1,0,0,0,1,0,1,0,0,0,0.00,0.00
2026-11-01/2026-11-30,,2,2,1,0,0,1,0,0,0,0.00,0.00" '' \
		report-activity --from 2026-11-01 --to 2026-11-30 --by partner
	does 0 "group,calls,first_visits,return_visits,registered,callbacks
onsite,0,0,1,0,1
channel,0,1,0,1,1
brokerage,0,1,0,1,0
ecommerce,0,0,0,1,1
,2,2,0,0,0" '' report-activity --from 2026-11-01 --to 2026-11-30 --by kind \
		-C group,calls,first_visits,return_visits,registered,callbacks
}

@test "T5: nothing later than now" {
	does 0 'first_visits,callbacks,subscriptions,signings,voids,received
3,2,2,1,0,900000.00' '' report-activity --from 2026-11-01 --to 2026-11-30 \
		-t '2026-11-15' -C \
		first_visits,callbacks,subscriptions,signings,voids,received
	does 0 'first_visits,callbacks,signings
1,1,0' '' report-activity --from 2026-11-01 --to 2026-11-30 \
		-t '2026-11-09 09:59:59' -C first_visits,callbacks,signings
	does 0 'first_visits,callbacks,signings
2,1,0' '' report-activity --from 2026-11-01 --to 2026-11-30 \
		-t '2026-11-09 10:00:00' -C first_visits,callbacks,signings
}

@test "an empty office, and wrong options" {
	rm "$ANCHANG_DB"
	store-init -q
	does 0 "$head
2026-11-24/2026-11-24,,0,0,0,0,0,0,0,0,0,0.00,0.00" '' \
		report-activity --from 2026-11-24 --to 2026-11-24
	does 0 "$head" '' report-activity --from 2026-11-24 --to 2026-11-24 \
		--by rep
	does 64 '' 'report-activity: --from and --to are both needed' \
		report-activity --from 2026-11-24
	does 64 '' 'report-activity: --to is earlier than --from' \
		report-activity --from 2026-11-24 --to 2026-11-23
	ends 64 report-activity --from 2026-11-24 --to 2026-11-24 --by moon
	ends 64 report-activity --from 2026-11-31 --to 2026-11-24
}
