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

# log STATUS STDOUT STDERR OPTION... - an event of the deal.
log() {
	local status=$1 stdout=$2 stderr=$3
	shift 3
	does "$status" "$stdout" "$stderr" deal-log --no-header \
		-C result,reason,entry --deal d1 --event "$@"
}

@test "an event, and what is to be done next" {
	does 0 "line,result,reason,entry,deal,event,on,next,due_on
1,ok,,1,d1,contract_signed,2026-11-24,collect_payment,2026-11-29" "" \
		deal-log --deal d1 --event contract_signed
	does 0 "entry,deal,event,on
1,d1,contract_signed,2026-11-24" "" store-list deal-events -C entry,deal,event,on
}

@test "the whole story of a deal with a loan, as CSV" {
	deal-add -q --deal d2 --phone 17900000002 --rep z1 --unit 1-102 \
		--price 900000 --pay-method mortgage --down-payment 270000 \
		--maintenance-fund 8000 --subscribed-on 2026-10-01
	does 0 "ok,,subscription_approved,sign_contract,2026-10-06
ok,,subscription_stamped,sign_contract,2026-10-06
ok,,contract_signed,collect_payment,2026-10-10
ok,,payment,collect_payment,2026-10-10
ok,,payment,file_contract,2026-11-04
ok,,contract_approved,file_contract,2026-11-04
ok,,contract_stamped,mortgage_papers,2026-10-13
ok,,mortgage_docs,mortgage_papers,2026-10-13
ok,,bank_booked,file_contract,2026-11-04
ok,,bank_visited,file_contract,2026-11-04
ok,,filed,notify_mortgage_agent,2026-10-28
ok,,mortgage_agent_notified,,
ok,,loan_funded,notify_pickup,2026-11-09
ok,,customer_notified,,
ok,,deed_tax_paid,,
ok,,area_measured,,
ok,,area_notified,,
ok,,area_settled,,
ok,,handed_over,,
ok,,title_papers,,
ok,,title_issued,notify_title,2026-11-22
ok,,title_notified,,
refused,identity_unchecked,title_collected,,
ok,,title_collected,,
refused,needs_approver,voided,," "" deal_story
}

deal_story() {
	# The rows are what is looked at, not the status.
	deal-log --no-header -C result,reason,event,next,due_on <<-END || :
		deal,event,on,amount,item,staff,ref,identity_checked
		d2,subscription_approved,2026-10-02,,,m1,,
		d2,subscription_stamped,2026-10-02,,,,,
		d2,contract_signed,2026-10-05,,,,,
		d2,payment,2026-10-05,270000,,,0017,
		d2,payment,2026-10-07,8000,maintenance_fund,,0018,
		d2,contract_approved,2026-10-08,,,m1,,
		d2,contract_stamped,2026-10-08,,,,,
		d2,mortgage_docs,2026-10-09,,,,,
		d2,bank_booked,2026-10-10,,,,,
		d2,bank_visited,2026-10-12,,,,,
		d2,filed,2026-10-27,,,,,
		d2,mortgage_agent_notified,2026-10-28,,,,,
		d2,loan_funded,2026-11-06,630000,,,,
		d2,customer_notified,2026-11-09,,,,,
		d2,deed_tax_paid,2026-11-10,,,,,
		d2,area_measured,2026-11-11,-3500.5,,,,
		d2,area_notified,2026-11-12,,,,,
		d2,area_settled,2026-11-13,,,,,
		d2,handed_over,2026-11-14,,,,,
		d2,title_papers,2026-11-15,,,,,
		d2,title_issued,2026-11-21,,,,,
		d2,title_notified,2026-11-22,,,,,
		d2,title_collected,2026-11-23,,,,,no
		d2,title_collected,2026-11-23,,,,,yes
		d2,voided,2026-11-24,,,,,
	END
}

@test "what an event is given, and what not" {
	does 65 "" "deal-log: deal: there is no deal 'd9'" deal-log --deal d9 \
		--event filed
	log 65 "" "deal-log: on: is earlier than the deal" contract_signed \
		--on 2026-11-19
	log 65 "" "deal-log: amount: required for payment" payment --ref r1
	log 65 "" "deal-log: ref: required for payment" payment --amount 5
	log 65 "" "deal-log: ref: required for refund" refund --amount 5
	log 65 "" "deal-log: amount: must be above 0" payment --ref r1 --amount 0
	log 65 "" "deal-log: amount: must be above 0" refund --ref r1 --amount -5
	log 65 "" "deal-log: amount: required for area_measured" area_measured
	log 65 "" "deal-log: amount: required for loan_funded" loan_funded
	log 65 "" "deal-log: amount: filed has none" filed --amount 5
	log 65 "" "deal-log: item: loan_funded has none" loan_funded --amount 5 \
		--item house
	log 65 "" "deal-log: staff: required for contract_approved" \
		contract_approved
	log 65 "" "deal-log: approved_by: required for changed" changed --price 5
	log 65 "" "deal-log: event: changed needs what it changes" changed \
		--approved-by Zhao
	log 65 "" "deal-log: price: voided has none" voided --price 5
	log 65 "" "deal-log: unit: payment has none" payment --amount 5 --ref r \
		--unit x
	log 65 "" "deal-log: handover: there is no 'h1'" changed --handover h1 \
		--approved-by Zhao
	log 65 "" "deal-log: event: 'sined' is no event; did you mean \
'filed'?" sined
	log 0 "ok,,1" "" area_measured --amount 0
	log 0 "ok,,2" "" payment --amount 0.01 --ref r1 --staff z1 --approved-by me
}

@test "D20: terms that hold" {
	log 65 "" "deal-log: price: must be above 0" changed --price 0 \
		--approved-by Zhao
	log 65 "" "deal-log: down_payment: is below 0" changed --approved-by Zhao \
		--down-payment -1 --pay-method mortgage
	log 65 "" "deal-log: down_payment: only with a loan" changed \
		--down-payment 5 --approved-by Zhao
	log 65 "" "deal-log: down_payment: required with a loan, and not above \
the price" changed --pay-method mortgage --approved-by Zhao
	log 0 "ok,,1" "" changed --pay-method mortgage --down-payment 900000 \
		--approved-by Zhao
	log 65 "" "deal-log: down_payment: required with a loan, and not above \
the price" changed --price 899999.99 --approved-by Zhao
	# A change before a change: the later one must hold, too.
	log 65 "" "deal-log: down_payment: required with a loan, and not above \
the price" changed --price 899999.99 --on 2026-11-21 --approved-by Zhao
	log 0 "ok,,2" "" changed --pay-method full --approved-by Zhao
	log 0 "ok,,3" "" changed --price 5 --approved-by Zhao
}

@test "a new rep is a consultant on the staff of the day" {
	local of='is no consultant on the staff that day'
	log 65 "" "deal-log: rep: 'm1' $of" changed --rep m1 --approved-by Zhao
	staff-add -q --staff z2 --left-on 2026-11-22
	log 65 "" "deal-log: rep: 'z2' $of" changed --rep z2 --approved-by Zhao \
		--on 2026-11-23
	log 0 "ok,,1" "" changed --rep z2 --approved-by Zhao --on 2026-11-22
}

@test "a receipt recorded twice is one; a refused one is free again" {
	log 1 "refused,out_of_order," "" refund --amount 5 --ref r1
	log 0 "ok,,1" "" payment --amount 5 --ref r1
	log 0 "duplicate,,1" "" payment --amount 5 --ref r1
	does 0 "entry,amount,item
1,5.00,house" "" store-list deal-events -C entry,amount,item
}

@test "a void after the filing says why, and who approved it" {
	deal-log -q <<-END
		deal,event,staff
		d1,contract_signed,
		d1,contract_approved,m1
		d1,contract_stamped,
		d1,filed,
	END
	log 1 "refused,needs_approver," "" voided
	log 1 "refused,needs_approver," "" voided --note 换房
	log 0 "ok,,5" "" voided --note 换房 --approved-by 赵刚
	does 0 "deal,status
d1,voided" "" store-list deals -C deal,status
	does 0 "event,approved_by,note
voided,赵刚,换房" "" store-list deal-events --where event=voided \
		-C event,approved_by,note
}

@test "the last recorded event is taken back, and its receipt is free" {
	log 0 "ok,,1" "" contract_signed
	log 0 "ok,,2" "" payment --amount 900000 --ref r1
	does 1 "refused,has_followers" "" entry-withdraw --no-header \
		--what deal-events --id 1 --approved-by Zhao -C result,reason
	does 65 "" "entry-withdraw: id: there is no event '9'" entry-withdraw \
		--what deal-events --id 9 --approved-by Zhao
	does 65 "" "entry-withdraw: id: there is no event 'd1'" entry-withdraw \
		--what deal-events --id d1 --approved-by Zhao
	does 0 "ok," "" entry-withdraw --no-header --what deal-events --id 2 \
		--approved-by Zhao -C result,reason
	does 0 "duty,detail
collect_payment,house 900000.00" "" contract-deadline -C duty,detail
	log 0 "ok,,3" "" payment --amount 5 --ref r1
}

@test "store-check finds what the store cannot have said" {
	log 0 "ok,,1" "" contract_signed
	log 0 "ok,,2" "" payment --amount 5 --ref r1
	check() { # SQL CHECK DETAIL
		cp "$ANCHANG_DB" damaged.db
		sqlite3 damaged.db "$1"
		ends 1 store-check --db damaged.db -C check,result,detail
		[[ $out == *"$2,failed,$3"* ]] || {
			echo "$out"
			return 1
		}
	}
	check "UPDATE deal_event SET event = 4 WHERE id = 1" deal_order \
		"entry 1 of deal d1 is out of order"
	check "UPDATE deal_event SET on_day = 20000 WHERE id = 1" deal_order \
		"entry 1 of deal d1 is out of order"
	check "UPDATE deal_event SET event = 22 WHERE id = 2" deal_received \
		"more was refunded than received in deal d1"
	check "UPDATE deal SET signed_on = NULL" deal_columns \
		"deal d1 does not stand as its events say"
	check "UPDATE deal SET unit_now = '9-9'" deal_columns \
		"deal d1 does not stand as its events say"
	check "UPDATE deal SET phone = 5, customer = 5" deal_phones \
		"no phone number in deal d1"
	check "UPDATE deal SET settled_on = subscribed_on" deals_settled \
		"deal d1 is not settled as its events say"
	check "UPDATE deal SET id = 7; UPDATE deal_event SET deal = 7" \
		deal_numbers "number 7 was never given out"
	check "UPDATE deal_event SET id = 9 WHERE id = 2" deal_event_numbers \
		"number 9 was never given out"
}
