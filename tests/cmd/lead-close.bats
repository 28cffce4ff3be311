#!/usr/bin/env bats
# lead-close: ends leads that came to nothing (P6).

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-11-20 18:00:00"
	lead-add -q <<'END'
phone,name,partner,rep,recorded_at,visited_at
17900000001,甲,,z1,2026-11-20 11:00,2026-11-20 10:00
17900000002,乙,c1,z2,2026-11-20 11:00,2026-11-20 10:00
17900000003,丙,b1,,2026-11-20 11:00,
17900000004,丁,e1,,2026-11-20 11:00,
END
	lead-add -q --phone 17900000001 --name 甲 --partner b1 || true
}

teardown() {
	close_office
}

@test "pending and live leads; a partner's live one needs a manager" {
	does 1 'line,result,reason,lead,status
1,ok,,1,closed
2,refused,needs_approver,2,live
3,refused,needs_approver,2,live
4,ok,,2,closed
5,ok,,3,closed
6,ok,,4,closed
7,refused,not_open,5,refused
8,refused,not_open,1,closed
9,refused,not_open,2,closed' '' lead-close <<'END'
lead,reason,approved_by
1,bought_elsewhere,
2,not_interested,
2,not_interested,z1
2,not_interested,s1
3,unreachable,
4,invalid,m1
5,invalid,m1
1,invalid,
2,invalid,
END
	does 0 'lead,status,reason,closed_at
1,closed,bought_elsewhere,2026-11-20 18:00:00
2,closed,not_interested,2026-11-20 18:00:00
3,closed,unreachable,2026-11-20 18:00:00
4,closed,invalid,2026-11-20 18:00:00
5,refused,protected,' '' store-list leads \
		-C lead,status,reason,closed_at
	ends 0 lead-check-protection 17900000001 17900000002 17900000004
}

@test "wrong records" {
	does 65 '' 'lead-close: lead: there is no lead 9' \
		lead-close --lead 9 --reason invalid
	does 65 '' 'lead-close: closed_at: is earlier than the lead' \
		lead-close --lead 1 --reason invalid --closed-at 2026-11-19
	does 65 '' "lead-close: reason: 'superseded' is no reason \
(bought_elsewhere, not_interested, unreachable, invalid)" \
		lead-close --lead 1 --reason superseded
	does 65 '' 'lead-close: closed_at: 2026-11-21 is later than today, 2026-11-20' \
		lead-close --lead 1 --reason invalid --closed-at 2026-11-21
	does 65 '' 'lead-close: reason: is missing' lead-close --lead 1
	does 0 $'lead\n1\n2\n4' '' store-list leads --where status=live -C lead
}

@test "the ref of what was refused is free again; that of a closing is not" {
	ends 1 lead-close --lead 2 --reason invalid --ref A
	does 0 $'result,lead,status\nok,2,closed' '' lead-close --lead 2 \
		--reason invalid --approved-by m1 --ref A --note gone \
		-C result,lead,status
	does 0 $'result,lead,status\nduplicate,2,closed' '' lead-close \
		--lead 1 --reason invalid --ref A -C result,lead,status
	# a ref of lead-add is another's
	ends 0 lead-add --phone 17900000009 --name 己 --partner b1 --ref A
	same "$(cut -d, -f2 <<<"${out##*$'\n'}")" ok
}

@test "-n says the same and keeps nothing" {
	does 0 $'line,result,reason,lead,status\n1,ok,,1,closed' '' \
		lead-close -n --lead 1 --reason invalid
	ends 1 lead-check-protection 17900000001
}

@test "closed as of an earlier day: by day, by time, before a later visit" {
	export ANCHANG_NOW="2026-11-25 18:00:00"
	lead-visit -q --phone 17900000001 --arrived-at '2026-11-24 10:00'
	ends 0 lead-close <<'END'
lead,reason,closed_at,approved_by
1,not_interested,2026-11-23,
2,not_interested,2026-11-20,m1
3,not_interested,2026-11-20 10:00,
4,not_interested,2026-11-22 09:00:01,m1
END
	does 0 'lead,closed_at
1,2026-11-23 00:00:00
2,2026-11-20 11:00:00
3,2026-11-20 11:00:00
4,2026-11-22 09:00:01
5,' '' store-list leads -C lead,closed_at
	ends 1 lead-check-protection -t '2026-11-22 23:59:59' 17900000001
	for now in '2026-11-23 00:00:00' '2026-11-24 09:00' \
		'2026-11-24 11:00' 2026-11-25; do
		ends 0 lead-check-protection -t "$now" 17900000001
	done
	ends 1 lead-check-protection -t '2026-11-22 09:00:00' 17900000004
	ends 0 lead-check-protection -t '2026-11-22 09:00:01' 17900000004
}

@test "the audit keeps why, and who agreed" {
	ends 0 lead-close -q --lead 2 --reason unreachable --approved-by m1
	does 0 'id,before,after
2,lead=2 status=live,lead=2 status=closed reason=unreachable approved_by=m1' \
		'' store-list audit --where what=closings -C id,before,after
}
