#!/usr/bin/env bats
# lead-check-protection: is this customer free, and if not, whose (P7)?

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-11-20 18:00:00"
	lead-add -q <<'END' || true
phone,name,partner,rep,recorded_at,visited_at
17900000001,甲,,z1,,2026-11-20 10:00
17900000002,乙,c1,z2,,2026-11-20 10:00
17900000003,丙,b1,,2026-11-20 10:00,
17900000004,丁,e1,z3,2026-09-21 10:00,
17900000005,戊,e1,z3,2026-09-20 10:00,
END
}

teardown() {
	close_office
}

head=phone,status,lead,kind,partner,rep,attempt,protected_from
head=$head,protected_until,days_left

@test "operands: a row each, in their order; 1 when one is not free" {
	does 1 "$head
17900000004,protected,4,ecommerce,e1,z3,1,2026-09-21,2026-11-20,0
17900000009,free,,,,,,,,
17900000001,protected,1,onsite,,z1,1,2026-11-20,2027-02-20,92
17900000005,free,,,,,,,,
17900000003,free,,,,,,,,
17900000002,protected,2,channel,c1,z2,1,2026-11-20,2027-01-19,60" '' \
		lead-check-protection 17900000004 17900000009 '179 0000 0001' \
		17900000005 17900000003 17900000002
	does 0 "$head
17900000005,free,,,,,,,,
17900000003,free,,,,,,,," '' lead-check-protection 17900000005 17900000003
}

@test "a partner asks: its own lead is protected too, its last referral used" {
	does 1 $'phone,status,lead\n17900000002,protected,2' '' \
		lead-check-protection -C phone,status,lead --partner c1 \
		17900000002
	does 1 $'phone,status,lead\n17900000005,exhausted,' '' \
		lead-check-protection -C phone,status,lead -p e1 17900000005
	does 0 $'phone,status\n17900000003,free' '' \
		lead-check-protection -C phone,status -p b1 17900000003
}

@test "CSV: each record has its partner, --partner is for those without" {
	cat >ask.csv <<'END'
partner,phone
,17900000005
b1,17900000005
e1,17900000005
END
	does 1 'phone,status
17900000005,free
17900000005,free
17900000005,exhausted' '' lead-check-protection -C phone,status <ask.csv
	does 1 'phone,status
17900000005,exhausted
17900000005,free
17900000005,exhausted' '' lead-check-protection -C phone,status -p e1 <ask.csv
	does 0 phone,status '' lead-check-protection -C phone,status <<<phone
}

@test "--explain names the rule" {
	does 1 "phone,rule,because
17900000001,P4,\"the on-site team's, looked after by z1; protected from \
2026-11-20 through 2027-02-20\"
17900000002,P3,partner c1 brought him: referral 1; protected from 2026-11-20 \
through 2027-01-19
17900000003,P7,\"no live lead; 1 pending, which protects nobody\"
17900000005,P7,the protection of lead 5 ended on 2026-11-19
17900000009,P7,no live lead" '' lead-check-protection --explain \
		-C phone,rule,because 17900000001 17900000002 17900000003 \
		17900000005 17900000009
	does 1 'phone,rule,because
17900000005,P1,partner e1 has used 1 of 1 referrals' '' \
		lead-check-protection -e -C phone,rule,because -p e1 17900000005
}

@test "JSON: what does not apply is null" {
	does 0 '{"phone":"17900000005","status":"free","lead":null,"kind":null,'\
'"partner":null,"rep":null,"attempt":null,"protected_from":null,'\
'"protected_until":null,"days_left":null}' '' \
		lead-check-protection -f json 17900000005
}

@test "wrong questions" {
	does 65 '' "lead-check-protection: phone: '12' is not a phone number" \
		lead-check-protection 12
	ends 65 lead-check-protection --partner nobody 17900000001 ||
		ends 64 lead-check-protection --partner nobody 17900000001
	same "$out" ''
	ANCHANG_DB=nowhere.db ends 66 lead-check-protection 17900000001
}

@test "nothing is written, and a reader's rights are enough" {
	before=$(sha256sum <"$ANCHANG_DB")
	ends 1 lead-check-protection 17900000001
	same "$(sha256sum <"$ANCHANG_DB")" "$before"
}

# Of the on-site team, more than a thousand are answered from one sweep over the
# store; of a partner, from the claims of each.
@test "many questions get the answers that a few get" {
	lead-close -q --lead 2 --reason unreachable --approved-by m1
	customer-add -q --phone 17900000006 --family-of 17900000001
	for partner in '' c1 b1 e1; do
		seq -f "%.0f,$partner" 17900000001 17900000007 >asked
		{ echo phone,partner; cat asked; } >few.csv
		{ cat few.csv; seq -f '%.0f,' 17900100001 17900101200; } \
			>many.csv
		ends 1 lead-check-protection <few.csv
		few=$out
		ends 1 lead-check-protection <many.csv
		same "$(head -n 8 <<<"$out")" "$few"
		same "$(tail -n +9 <<<"$out" | cut -d, -f2 | sort | uniq -c |
			tr -s ' ')" ' 1200 free'
	done
}

@test "the longest protection from the last day of all" {
	cp -r "$ANCHANG_RULES" rules
	sed -i 's/3 months\]/10000 months]/' rules/protection.yaml
	export ANCHANG_RULES=rules ANCHANG_NOW="2999-12-31 18:00:00"
	lead-add -q --phone 17900000006 --name 己 --rep z1 \
		--visited-at "2999-12-31 10:00"
	does 1 'protected_until
3833-04-30' '' lead-check-protection -C protected_until 17900000006
}
