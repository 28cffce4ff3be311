#!/usr/bin/env bats
# customer-add: the register of customers, and families (R7).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	printf '%s\n' staff,name,role z01,Zhang,consultant z02,Li,consultant |
		staff-add -q
	printf '%s\n' partner,kind,name,listed_on c01,channel,Far,2026-01-01 |
		partner-add -q
}

head=line,result,reason,phone,name,importance,born_on,occupation,needs
head=$head,source,family_of

# channel PHONE TIME - a live lead of c01 that began then.
channel() {
	lead-add -q --as-of "$2" --phone "$1" --name Name --partner c01 \
		--visited-at "$2"
}

# onsite PHONE REP - a live lead of the on-site team.
onsite() {
	lead-add -q --phone "$1" --name Name --rep "$2" \
		--visited-at '2026-11-24 10:00'
}

@test "a new entry, and one that is there" {
	does 0 "$head
1,ok,,17900000001,Qin,A,1980-02-29,teacher,three rooms,radio," "" \
		customer-add --phone '179 0000 0001' --name Qin \
		--importance A --born-on 1980-02-29 --occupation teacher \
		--needs 'three rooms' --source radio
	does 0 "$head
1,updated,,17900000001,Qin,B,1980-02-29,,three rooms,radio," "" \
		customer-add --phone 17900000001 --importance B \
		--occupation=-
}

@test "a phone alone is enough; a birthday to come is not" {
	ends 0 customer-add --phone 17900000001 --born-on 2026-11-24
	ends 65 customer-add --phone 17900000001 --born-on 2026-11-25
	[ -z "$out" ]
	ends 65 customer-add --name Qin
	ends 65 customer-add --phone 1790000001
}

@test "R7: a family is protected together" {
	channel 17900000001 '2026-11-24 10:00'
	ends 0 lead-check-protection -C status 17900000002
	does 0 "result,family_of
ok,17900000001" "" customer-add -C result,family_of \
		--phone 17900000002 --family-of 17900000001
	ends 1 lead-check-protection --no-header -C status,partner \
		17900000002 17900000001
	same "$out" "protected,c01
protected,c01"
	ends 0 store-check
}

@test "R7: the joining phone brings its protection along" {
	channel 17900000002 '2026-11-24 10:00'
	customer-add -q --phone 17900000002 --family-of 17900000001
	ends 1 lead-check-protection --no-header -C status,partner 17900000001
	same "$out" protected,c01
	ends 0 store-check
}

@test "R7: families join whole" {
	channel 17900000001 '2026-11-24 10:00'
	customer-add -q <<-END
		phone,family_of
		17900000002,17900000001
		17900000004,17900000003
		17900000001,17900000004
	END
	ends 0 store-list customers --no-header -C phone,family_of
	same "$out" "17900000001,17900000003
17900000002,17900000003
17900000003,
17900000004,17900000003"
	for phone in 1 2 3 4; do
		ends 1 lead-check-protection 1790000000$phone
	done
	ends 0 store-check
}

@test "R7: two live leads of different holders: refused, nothing changed" {
	channel 17900000001 '2026-11-24 10:00'
	onsite 17900000002 z01
	does 1 "result,reason,phone
refused,both_live,17900000002" "" customer-add -C result,reason,phone \
		--phone 17900000002 --family-of 17900000001
	onsite 17900000003 z02
	ends 1 customer-add --phone 17900000003 --family-of 17900000002
	ends 0 store-list leads --no-header -C status
	same "$out" "live
live
live"
	ends 0 store-list customers --no-header --where family_of=17900000001
	[ -z "$out" ]
	ends 0 store-check
}

@test "R7: two live leads of one holder: the older is superseded" {
	channel 17900000001 '2026-11-22 10:00'
	channel 17900000002 '2026-11-23 10:00'
	customer-add -q --phone 17900000002 --family-of 17900000001
	ends 0 store-list leads --no-header -C phone,status,reason
	same "$out" "17900000001,closed,superseded
17900000002,live,"
	ends 0 store-check
}

@test "R7: superseded at the second in which it went live" {
	channel 17900000001 '2026-11-24 12:00'
	channel 17900000002 '2026-11-24 12:00'
	customer-add -q --phone 17900000001 --family-of 17900000002
	ends 0 store-list leads --no-header -C phone,status
	same "$out" "17900000001,closed
17900000002,live"
	ends 0 store-check
}

@test "a hyphen takes a phone out of its family, with its leads" {
	channel 17900000001 '2026-11-24 10:00'
	customer-add -q --phone 17900000002 --family-of 17900000001
	channel 17900000003 '2026-11-24 10:00'
	customer-add -q --phone 17900000003 --family-of 17900000002
	does 0 "result,family_of
updated," "" customer-add -C result,family_of --phone 17900000003 \
		--family-of=-
	customer-add -q --phone 17900000002 --family-of=-
	ends 0 lead-check-protection 17900000002
	ends 1 lead-check-protection 17900000003
	ends 0 store-check
}

@test "his own phone is nobody's family: 65" {
	does 65 "" "customer-add: family_of: is his own phone" \
		customer-add --phone 17900000002 --family-of 17900000002
}

@test "joined twice is joined once" {
	for result in ok updated; do
		does 0 "result,family_of
$result,17900000001" "" customer-add -C result,family_of \
			--phone 17900000002 --family-of 17900000001
	done
	ends 0 store-check
}

@test "everybody known is listed, by the name he gave last" {
	call-log -q --phone 17900000003 --name Caller
	call-log -q --phone 17900000004
	onsite 17900000002 z01
	customer-add -q --phone 17900000001 --name Qin --note regular
	customer-add -q --phone 17900000002 --importance A
	lead-visit -q --phone 17900000005 --name Visitor
	ends 0 store-list customers --no-header -C phone,name,importance,note
	same "$out" "17900000001,Qin,,regular
17900000002,Name,A,
17900000003,Caller,,
17900000004,,,
17900000005,Visitor,,"
}

@test "a ref: duplicate, with the entry as it is now" {
	customer-add -q --phone 17900000001 --name Qin --ref a
	customer-add -q --phone 17900000001 --name Chen
	does 0 "result,phone,name
duplicate,17900000001,Chen" "" customer-add -C result,phone,name \
		--phone 17900000001 --name Qin --ref a
}

@test "the audit knows him by a number" {
	customer-add -q --phone 17900000001 --name Qin --needs 'as Qin said'
	customer-add -q --phone 17900000002 --family-of 17900000001
	ends 0 store-list audit --where what=customers -C id,before,after
	same "$out" "id,before,after
1,,phone=* name=* needs=*
2,,phone=* family_of=*"
}
