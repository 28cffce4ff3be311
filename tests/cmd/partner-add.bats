#!/usr/bin/env bats
# partner-add: the register of partners.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
}

head=line,result,reason,partner,kind,name,phone,id_no,listed_on,ended_on

@test "new entries of every kind: ok" {
	cat >partners.csv <<-END
		partner,kind,name,phone,id_no,listed_on,ended_on
		c01,channel,Far View,(0531) 8800-1234,,2026-01-01,2026-12-31
		b01,brokerage,Home,,,2026/1/5,
		r01,referrer,He,+86 179 0000 0001,370102199001011234,2026-11-24,
		e01,ecommerce,Net,,,2027-01-01,
	END
	does 0 "$head
1,ok,,c01,channel,Far View,053188001234,,2026-01-01,2026-12-31
2,ok,,b01,brokerage,Home,,,2026-01-05,
3,ok,,r01,referrer,He,17900000001,370102199001011234,2026-11-24,
4,ok,,e01,ecommerce,Net,,,2027-01-01," "" partner-add partners.csv
}

@test "a code that is there: only the cells given change, - clears" {
	partner-add -q --partner c01 --kind channel --name Far \
		--listed-on 2026-01-01 --phone 17900000001 --id-no 1
	does 0 "$head
1,updated,,c01,channel,Far,,1,2026-01-01,2026-06-30" "" \
		partner-add --partner c01 --ended-on 2026-06-30 --phone=-
}

@test "a new code needs kind, name and listed_on: 65" {
	does 65 "" "partner-add: kind: required for a new entry" \
		partner-add --partner c01 --name Far --listed-on 2026-01-01
	does 65 "" "partner-add: name: required for a new entry" \
		partner-add --partner c01 --kind channel \
		--listed-on 2026-01-01
	does 65 "" "partner-add: listed_on: required for a new entry" \
		partner-add --partner c01 --kind channel --name Far
	ends 65 partner-add --kind channel --name Far --listed-on 2026-01-01
	[ -z "$out" ]
	ends 0 store-list partners --no-header
	[ -z "$out" ]
}

@test "the on-site team is no partner: 65" {
	ends 65 partner-add --partner c01 --kind onsite --name Far \
		--listed-on 2026-01-01
	[ -z "$out" ]
	grep -q "^partner-add: kind: 'onsite'" <<<"$err"
}

@test "ended_on before listed_on: 65; the same day: ok" {
	partner-add -q --partner c01 --kind channel --name Far \
		--listed-on 2026-02-01
	does 65 "" "partner-add: ended_on: before listed_on" \
		partner-add --partner c01 --ended-on 2026-01-31
	ends 0 partner-add --partner c01 --ended-on 2026-02-01
}

@test "the audit has no phone, no name, no number of a card" {
	partner-add -q --partner r01 --kind referrer --name He \
		--listed-on 2026-02-01 --phone 17900000001 --id-no 370102
	ends 0 store-list audit --where what=partners -C id,after
	same "$out" "id,after
1,partner=r01 kind=referrer name=* phone=* id_no=* listed_on=2026-02-01"
}

@test "a list recorded again is the same list" {
	partner-add -q --partner r01 --kind referrer --name He \
		--listed-on 2026-02-01 --phone 17900000001 --note good
	list=$(store-list partners)
	store-init -d other.db
	partner-add -q -d other.db <<<"$list"
	same "$(store-list partners -d other.db)" "$list"
}
