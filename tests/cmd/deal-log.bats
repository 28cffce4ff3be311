#!/usr/bin/env bats
# deal-log: what happens to a deal.
# shellcheck disable=SC2154  # out and err come from the helper

load ../helper
load ../office

setup() {
	new_office
	deal-add -q --deal d1 --phone 17900000001 --rep z1 --unit 1-101 \
		--price 900000 --pay-method full --subscribed-on 2026-11-20
}

teardown() {
	close_office
}

@test "an event, and what is to be done next" {
	does 0 "line,result,reason,entry,deal,event,on,next,due_on
1,ok,,1,d1,contract_signed,2026-11-24,collect_payment,2026-11-29" "" \
		deal-log --deal d1 --event contract_signed
	does 0 "entry,deal,event,on
1,d1,contract_signed,2026-11-24" "" store-list deal-events -C entry,deal,event,on
}
