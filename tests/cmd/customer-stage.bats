#!/usr/bin/env bats
# customer-stage: what customers are to the office (A11).  Each side of each
# day is in tests/data/A11.tsv; here is what the store brings to it.
# shellcheck disable=SC2154  # $out, $err and $root come from the helper

load ../helper
load ../office

setup() {
	new_office
}

teardown() {
	close_office
}

lead() { # NN DAY NAME
	lead-add -q -t "$2T18:00" --phone "179000000$1" --name "$3" --rep z1 \
		--visited-at "$2T10:00"
}

deal() { # CODE NN DAY
	deal-add -q --deal "$1" --phone "179000000$2" --rep z1 --unit "1-$1" \
		--price 900000 --pay-method full --subscribed-on "$3"
}

happened() { # DEAL EVENT DAY
	deal-log -q --deal "$1" --event "$2" --on "$3"
}

@test "A11: from the first record to the old owner" {
	lead 01 2024-05-02 Luo
	deal d1 01 2024-05-20
	happened d1 contract_signed 2024-05-22
	happened d1 handed_over 2024-11-24
	local day
	{
		for day in 2024-05-01 2024-05-02 2024-05-21 2024-05-22 \
			2024-11-23 2024-11-24 2025-05-23 2025-05-24 2026-11-23 \
			2026-11-24; do
			echo "$day $(customer-stage --no-header -t $day \
				17900000001)"
		done
	} >stages
	same "$(<stages)" "2024-05-01 17900000001,,potential,,0
2024-05-02 17900000001,Luo,potential,2024-05-02,0
2024-05-21 17900000001,Luo,potential,2024-05-02,1
2024-05-22 17900000001,Luo,awaiting_handover,2024-05-22,1
2024-11-23 17900000001,Luo,awaiting_handover,2024-05-22,1
2024-11-24 17900000001,Luo,settling,2024-11-24,1
2025-05-23 17900000001,Luo,settling,2024-11-24,1
2025-05-24 17900000001,Luo,stable,2025-05-24,1
2026-11-23 17900000001,Luo,stable,2025-05-24,1
2026-11-24 17900000001,Luo,old,2026-11-24,1"
}

@test "an unknown phone is a potential customer without a day" {
	does 0 "phone,name,stage,since,deals
17900000009,,potential,,0" "" customer-stage 17900000009
}

@test "potential since the first record, whatever it is" {
	call-log -q --phone 17900000001 --called-at 2026-11-20T09:00 --name Ma
	lead 01 2026-11-22 Luo
	lead-visit -q -t 2026-11-23 --phone 17900000002 \
		--arrived-at 2026-11-23T10:00 --receiver z1
	deal d3 03 2026-11-21
	customer-add -q --phone 17900000004 --name Qin
	does 0 "17900000001,Luo,potential,2026-11-20,0
17900000002,,potential,2026-11-23,0
17900000003,,potential,2026-11-21,1
17900000004,Qin,potential,,0" "" customer-stage --no-header 17900000001 \
		17900000002 17900000003 17900000004
}

@test "several deals: the earliest handover, and no voided one" {
	deal d1 01 2024-01-10
	deal d2 01 2025-01-10
	deal d3 01 2025-02-10
	happened d1 contract_signed 2024-01-12
	happened d2 contract_signed 2025-01-12
	happened d2 handed_over 2025-12-01
	happened d1 handed_over 2024-06-01
	same "$(customer-stage --no-header 17900000001)" \
		"17900000001,,old,2026-06-01,3"
	happened d1 voided 2026-11-20
	same "$(customer-stage --no-header 17900000001)" \
		"17900000001,,stable,2026-06-01,2"
	same "$(customer-stage --no-header -t 2026-11-19 17900000001)" \
		"17900000001,,old,2026-06-01,3"
	happened d2 voided 2026-11-21
	same "$(customer-stage --no-header 17900000001)" \
		"17900000001,,potential,2024-01-10,1"
}

@test "R7: one family is one customer" {
	lead 01 2026-10-02 Luo
	deal d1 01 2026-10-10
	happened d1 contract_signed 2026-10-12
	call-log -q --phone 17900000002 --called-at 2026-09-30T09:00
	customer-add -q --phone 17900000002 --name Ma --family-of 17900000001
	does 0 "17900000001,Luo,awaiting_handover,2026-10-12,1
17900000002,Ma,awaiting_handover,2026-10-12,1" "" \
		customer-stage --no-header 17900000001 17900000002
	happened d1 voided 2026-11-20
	does 0 "17900000001,Luo,potential,2026-09-30,0
17900000002,Ma,potential,2026-09-30,0" "" \
		customer-stage --no-header 17900000001 17900000002
	same "$(customer-stage --all --no-header -C phone)" 17900000001
}

@test "--all: every customer, by phone, a family once" {
	lead 05 2026-11-02 Luo
	call-log -q --phone 17900000003 --called-at 2026-11-20T09:00
	customer-add -q --phone 17900000004 --name Qin
	customer-add -q --phone 17900000001 --name Ma --family-of 17900000005
	deal d2 02 2026-11-10
	happened d2 contract_signed 2026-11-12
	does 0 "phone,name,stage,since,deals
17900000002,,awaiting_handover,2026-11-12,1
17900000003,,potential,2026-11-20,0
17900000004,Qin,potential,,0
17900000005,Luo,potential,2026-11-02,0" "" customer-stage --all
	# Who was not known yet, and whom the register has.
	same "$(customer-stage --all -t 2026-11-01 --no-header -C phone)" \
		"17900000004
17900000005"
	does 0 "phone,name,stage,since,deals" "" \
		customer-stage --all -t 2026-11-01 -d "$(empty_store)"
}

empty_store() {
	ANCHANG_DB=$BATS_TEST_TMPDIR/empty.db store-init -q
	echo "$BATS_TEST_TMPDIR/empty.db"
}

@test "phones as records, in any order of columns" {
	lead 01 2026-11-02 Luo
	does 0 "phone,stage
17900000002,potential
17900000001,potential" "" customer-stage -C phone,stage <<-'END'
		name,phone
		Ma,179-0000-0002
		Luo,+86 179 0000 0001
	END
	does 65 '' "customer-stage: -:2: phone: '1380013' is not a phone number" \
		customer-stage <<<$'phone\n1380013'
}

@test "all are asked about, or those that are named" {
	does 64 '' "customer-stage: all are asked about, or those that are named, not both (see --help)" \
		customer-stage --all 17900000001
}

@test "--all reads nothing" {
	ends 0 customer-stage --all <&-
}

@test "the bounds are those of care.yaml on the day" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed 's/2000-01-01/2026-11-20/; s/settling: 6 months/settling: 5 days/' \
		"$root/rules/care.yaml" >>rules/care.yaml
	export ANCHANG_RULES=$PWD/rules
	deal d1 01 2026-11-01
	happened d1 contract_signed 2026-11-02
	happened d1 handed_over 2026-11-10
	same "$(customer-stage --no-header -t 2026-11-19 17900000001)" \
		"17900000001,,settling,2026-11-10,1"
	same "$(customer-stage --no-header -t 2026-11-20 17900000001)" \
		"17900000001,,stable,2026-11-15,1"
	sed -i 's/2000-01-01/2026-11-02/' rules/care.yaml
	ends 78 customer-stage -t 2026-11-01 17900000001
	grep -q 'no version is in force on 2026-11-01$' <<<"$err"
}
