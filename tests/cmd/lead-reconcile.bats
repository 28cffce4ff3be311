#!/usr/bin/env bats
# lead-reconcile: what does not fit together on a day (R8).

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-11-20 18:00:00"
}

teardown() {
	close_office
}

head=kind,lead,visit,phone,name,partner,rep,at,detail

@test "nothing: the header, 0" {
	does 0 "$head" '' lead-reconcile
	does 0 "$head" '' lead-reconcile 2026-11-20
	does 0 "$head" '' lead-reconcile 2031/1/5
}

@test "all kinds of a day, each with what a person needs to know" {
	lead-add -q <<'END' || true
phone,name,partner,rep,recorded_at,visited_at
17900000001,甲,,z1,2026-11-20 09:00,2026-11-19 10:00
17900000001,甲,c1,,2026-11-20 10:00,2026-11-20 09:30
17900000002,乙,b1,,2026-11-18 10:00,
17900000003,丙,b1,z2,2026-11-20 10:00,
17900000004,丁,r1,,2026-11-20 10:00,
17900000005,戊,,z3,2026-11-19 19:00,2026-11-19 10:00
END
	lead-visit -q <<'END' || true
phone,arrived_at,partner,name,receiver
17900000003,2026-11-20 11:00,b1,,z1
17900000004,2026-11-20 11:00,r1,Ding,
17900000006,2026-11-20 11:00,,己,auto
17900000007,2026-11-20 11:00,b1,庚,
END
	does 0 "$head
late,1,,17900000001,甲,,z1,2026-11-20 09:00:00,visited 2026-11-19 10:00:00
refused,2,,17900000001,甲,c1,,2026-11-20 10:00:00,protected by lead 1 of z1
unmet,4,,17900000003,丙,b1,z2,2026-11-20 10:00:00,registered 2026-11-20 10:00:00
unmet,5,,17900000004,丁,r1,,2026-11-20 10:00:00,registered 2026-11-20 10:00:00
lapsed,3,,17900000002,乙,b1,,2026-11-18 10:00:00,registered 2026-11-18 10:00:00
unregistered,,5,17900000006,己,,z2,2026-11-20 11:00:00,
unregistered,,6,17900000007,庚,b1,,2026-11-20 11:00:00,not_registered
no_form,4,3,17900000003,丙,b1,z1,2026-11-20 11:00:00,
id_unchecked,5,4,17900000004,Ding,r1,,2026-11-20 11:00:00," '' lead-reconcile
	does 0 "$head
backdated,6,,17900000005,戊,,z3,2026-11-19 19:00:00,entered 2026-11-20 18:00:00
unmet,3,,17900000002,乙,b1,,2026-11-18 10:00:00,registered 2026-11-18 10:00:00" \
		'' lead-reconcile 2026-11-19
}

@test "wrong days" {
	does 64 '' "lead-reconcile: 'yesterday' is not a day" \
		lead-reconcile yesterday
	does 64 '' "lead-reconcile: '2026-02-30' is not a day" \
		lead-reconcile 2026-02-30
	does 64 '' "lead-reconcile: too many operands: '2026-11-20' (see --help)" \
		lead-reconcile 2026-11-19 2026-11-20
}

@test "it reads only" {
	lead-add -q --phone 17900000003 --name 丙 --partner b1
	before=$(sha256sum <"$ANCHANG_DB")
	ends 0 lead-reconcile
	same "$(sha256sum <"$ANCHANG_DB")" "$before"
}
