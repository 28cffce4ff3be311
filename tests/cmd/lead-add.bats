#!/usr/bin/env bats
# lead-add: rows, refs, the order of reasons.  What each rule says of a
# registration is in rules.bats.

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-11-20 18:00:00"
}

teardown() {
	close_office
}

head=line,result,reason,lead,phone,status,kind,partner,rep,attempt
head=$head,protected_until,late,blocked_by,held_by

# Adds the lines of its input, with the header that they have in common.
add() {
	sed '1i phone,name,partner,rep,recorded_at,visited_at,ref,note' |
		lead-add "$@"
}

@test "one record by options, one by CSV: the same row" {
	does 0 "$head
1,ok,,1,17900000001,live,onsite,,z1,1,2027-02-20,no,," '' \
		lead-add --phone '179 0000-0001' --name 甲 --rep z1 \
		--visited-at '2026/11/20 9:30'
	does 0 "$head
1,ok,,2,17900000002,live,onsite,,z1,1,2027-02-20,no,," '' \
		add <<<'17900000002,乙,,z1,,2026-11-20T09:30,,'
	does 0 'lead,phone,name,rep,recorded_at,visited_at
1,17900000001,甲,z1,2026-11-20 18:00:00,2026-11-20 09:30:00
2,17900000002,乙,z1,2026-11-20 18:00:00,2026-11-20 09:30:00' '' \
		store-list leads \
		-C lead,phone,name,rep,recorded_at,visited_at
}

@test "what a spreadsheet leaves below its rows is passed over" {
	does 65 '' 'lead-add: -:5: phone: is missing' \
		lead-add -C line,lead <<<$'phone,name,rep,visited_at
,,,\n17900000001,甲,z1,2026-11-20 10:00\n ,\xc2\xa0,,\n,乙,z1,2026-11-20 10:00'
	does 0 'line,lead
1,1
2,2' '' lead-add -C line,lead <<<$'phone,name,rep,visited_at
,,,\n17900000001,甲,z1,2026-11-20 10:00\n ,\xc2\xa0,,
17900000002,乙,z1,2026-11-20 10:00\n,,,\n,,,'
}

@test "records of one input are judged in their order" {
	does 1 "$head
1,ok,,1,17900000001,live,onsite,,z1,1,2027-02-20,no,,
2,refused,protected,2,17900000001,refused,channel,c1,,,,no,1,z1
3,refused,already_registered,3,17900000001,refused,onsite,,,,,no,1,z1
4,ok,,4,17900000002,pending,brokerage,b1,,,,,,
5,refused,already_registered,5,17900000002,refused,brokerage,b1,,,,,4,b1
6,ok,,6,17900000002,live,channel,c1,z2,1,2027-01-19,no,,
7,refused,protected,7,17900000002,refused,brokerage,b2,,,,,6,c1
8,ok,,8,17900000003,live,ecommerce,e1,z3,1,2027-01-19,,," '' add <<'END'
17900000001,甲,,z1,,2026-11-20 10:00,,
17900000001,甲,c1,,,2026-11-20 11:00,,
17900000001,甲,,auto,,2026-11-20 11:00,,
17900000002,乙,b1,,2026-11-20 09:00,,,
17900000002,乙,b1,,2026-11-20 09:10,,,
17900000002,乙,c1,,,2026-11-20 10:00,,
17900000002,乙,b2,,2026-11-20 10:30,,,
17900000003,丙,e1,,,,,
END
}

# not_listed already_registered protected exhausted late: of two that hold the
# first is given.  in_deal and already_dealt: tests/data/R1.tsv, P5.tsv.
@test "the order of reasons" {
	# 4 and 5 have been referred twice by c1; 5 is z1's by now.
	for last in 1 3; do
		ends 0 add <<END
17900000004,丁,c1,,,2026-11-20 08:00,,
17900000005,戊,c1,,,2026-11-20 08:00,,
END
		printf "%s\n" lead,reason,approved_by $last,invalid,m1 \
			$((last + 1)),invalid,m1 | lead-close -q
	done
	ends 0 partner-add --partner b2 --ended-on 2026-11-19
	ends 0 add <<END
17900000005,戊,,z1,,2026-11-20 09:00,,
17900000001,甲,,z1,,2026-11-20 09:00,,
17900000002,乙,b1,,2026-11-20 09:00,,,
17900000002,乙,,z1,,2026-11-20 09:10,,
END
	does 1 'line,reason,blocked_by,held_by
1,not_listed,,
2,already_registered,7,b1
3,protected,5,z1
4,exhausted,,
5,late,,' '' add -C line,reason,blocked_by,held_by <<END
17900000001,甲,b2,,,,,
17900000002,乙,b1,,2026-11-20 12:00,,,
17900000005,戊,c1,,,2026-11-20 12:00,,
17900000004,丁,c1,,,2026-11-19 10:00,,
17900000006,己,c1,,,2026-11-19 10:00,,
END
}

@test "a ref is recorded once, of what was refused too" {
	ends 1 add <<'END'
17900000001,甲,,z1,,2026-11-20 10:00,A,first
17900000001,甲,c1,,,2026-11-20 11:00,B,
END
	does 0 "$head
1,duplicate,,1,17900000001,live,onsite,,z1,1,2027-02-20,no,,
2,duplicate,,2,17900000001,refused,channel,c1,,,,no,1,z1" '' add <<'END'
17900000009,乙,b1,,2026-11-20 10:00,,A,second
17900000001,甲,c1,,,2026-11-20 11:00,B,
END
	ends 0 lead-close --lead 1 --reason invalid
	does 0 'result,lead,status,attempt
duplicate,1,closed,1' '' add -C result,lead,status,attempt \
		<<<'17900000001,甲,,z1,,2026-11-20 10:00,A,'
	does 0 $'lead,note\n1,first\n2,' '' store-list leads -C lead,note
}

@test "a wrong record: nothing is kept; with -k the others are" {
	cat >leads.csv <<'END'
phone,name,partner,rep,visited_at
17900000001,甲,,z1,2026-11-20 10:00
1380013,乙,,z1,2026-11-20 10:00
17900000003,丙,,z9,2026-11-20 10:00
17900000004,丁,b1,,2026-11-20 10:00
17900000005,戊,,auto,2026-11-20 10:00
17900000006,,,auto,2026-11-20 10:00
END
	wrong="lead-add: leads.csv:3: phone: '1380013' is not a phone number
lead-add: leads.csv:4: rep: 'z9' is no staff code; did you mean 'z1'?
lead-add: leads.csv:5: visited_at: is not for brokerage
lead-add: leads.csv:7: name: is missing"
	ends 65 lead-add leads.csv
	same "$out" ''
	same "$err" "$wrong"
	does 0 lead '' store-list leads -C lead
	does 65 'line,result,lead,rep
1,ok,1,z1
2,invalid,,
3,invalid,,
4,invalid,,
5,ok,2,z2
6,invalid,,' "$wrong" lead-add -k -C line,result,lead,rep leads.csv
	does 0 $'lead\n1\n2' '' store-list leads -C lead
}

@test "a refused man's visits of the day go to the live lead, however many" {
	lead-add -q --phone 17900000001 --name N --rep z1 \
		--visited-at '2026-11-20 10:00' --recorded-at '2026-11-20 11:00'
	{
		echo phone,arrived_at
		printf '17900000002,2026-11-20 15:%s\n' {10..50}
	} | lead-visit -q
	customer-add -q --phone 17900000002 --family-of 17900000001
	ends 1 lead-add -q --phone 17900000002 --name N --rep z2 \
		--visited-at '2026-11-20 15:10'
	ends 0 store-list visits --no-header -C visit --where lead=
	same "$out" ''
}

@test "every visit of the day is taken over, however many" {
	printf '%s\n' phone,arrived_at \
		'17900000001,2026-11-20 '{10..16}:{10..59..5} | lead-visit -q
	lead-add -q --phone 17900000001 --name N --partner c1 \
		--visited-at '2026-11-20 10:00' --recorded-at '2026-11-20 18:00'
	ends 0 store-list visits --no-header -C lead
	same "$(sort <<<"$out" | uniq -c | tr -d ' ')" 701
}

@test "-n says the same and keeps nothing" {
	cat >leads.csv <<'END'
phone,name,partner,rep,visited_at,ref
17900000001,甲,,z1,2026-11-20 10:00,A
17900000001,甲,c1,,2026-11-20 10:00,B
END
	ends 1 lead-add -n leads.csv
	would=$out
	does 0 lead '' store-list leads -C lead
	does 0 visit '' store-list visits -C visit
	does 1 "$would" '' lead-add leads.csv
}

@test "outputs are inputs: what store-list says of leads is registered" {
	ends 0 add <<'END'
17900000001,甲,,z1,,2026-11-20 10:00,,n
17900000002,乙,b1,,2026-11-20 09:00,,,
END
	store-list leads >leads.csv
	ANCHANG_DB=$BATS_TEST_TMPDIR/other.db
	store-init -q
	staff-add -q --staff z1 --name 张敏 --role consultant
	partner-add -q --partner b1 --kind brokerage --name 安居 \
		--listed-on 2026-01-01
	ends 0 lead-add leads.csv
	ends 0 store-list leads
	same "$out" "$(<leads.csv)"
}
