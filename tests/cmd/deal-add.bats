#!/usr/bin/env bats
# deal-add: subscriptions.
# shellcheck disable=SC2154  # out and err come from the helper

load ../helper
load ../office

setup() {
	new_office
	lead-add -q --phone 17900000001 --name Luo --rep z1 \
		--visited-at 2026-11-20T10:00 --recorded-at 2026-11-20T11:00
}

teardown() {
	close_office
}

@test "one by options, his lead is sold" {
	does 0 "line,result,reason,deal,lead,phone,rep,unit,price,subscribed_on
1,ok,,d1,1,17900000001,z1,1-101,900000.00,2026-11-24" "" \
		deal-add --deal d1 --phone 17900000001 --unit 1-101 \
		--price 900000 --pay-method full
	does 0 "lead,status,closed_at,reason
1,sold,2026-11-24 00:00:00," "" \
		store-list leads -C lead,status,closed_at,reason
	does 0 "deal,phone,rep,unit,price,pay_method,lead,status
d1,17900000001,z1,1-101,900000.00,full,1,subscribed" "" \
		store-list deals -C deal,phone,rep,unit,price,pay_method,lead,status
}
