#!/usr/bin/env bats
# contract-deadline: what is to be done about deals.
# shellcheck disable=SC2154  # out and err come from the helper

load ../helper
load ../office

setup() {
	new_office
	deal-add -q --deal d1 --phone 17900000001 --rep z1 --unit 1-101 \
		--price 900000 --pay-method full --subscribed-on 2026-11-18
}

teardown() {
	close_office
}

@test "D1: what is late, and what it waits for" {
	does 0 "duty,subject,id,slot,staff,customer,phone,since,due_on,status,\
days_left,done_on,detail
sign_contract,deal,d1,1,z1,,17900000001,2026-11-18,2026-11-23,overdue,-1,,\
waiting for contract_signed" "" contract-deadline
	ends 1 contract-deadline --exit-code
}
