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

# add STATUS STDOUT STDERR OPTION... - a deal of the customer with the lead.
add() {
	local status=$1 stdout=$2 stderr=$3 given
	shift 3
	given=" $*"
	[[ $given == *" --phone "* ]] || set -- --phone 17900000001 "$@"
	[[ $given == *" --price "* ]] || set -- --price 900000 "$@"
	does "$status" "$stdout" "$stderr" deal-add --no-header \
		-C result,reason,deal,lead,rep --deal d1 --unit 1-101 "$@"
}

@test "one by options: his lead is sold, its rep has the deal" {
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

@test "records as CSV, of what a Chinese office writes; ref and note" {
	milestone-add -q --milestone h1 --kind handover --planned-on 2028-06-30
	does 0 "line,result,reason,deal,lead,phone,rep,unit,price,subscribed_on
1,ok,,认购0001,1,17900000001,z2,3-1-1402,1280000.50,2026-11-22
2,ok,,认购0002,,17900000002,z3,3-1-1403,1.00,2026-11-24" "" deal-add <<-END
		deal,phone,rep,service_agent,unit,price,pay_method,down_payment,facility_fee,maintenance_fund,other_fees,subscribed_on,handover,ref,note
		认购0001,179 0000 0001,z2,z3,3-1-1402,1280000.5,combined,384000,1000,9600,300,2026/11/22,h1,r1,转介
		认购0002,17900000002,z3,,3-1-1403,1,full,,,,,,,,
	END
	does 0 "deal,service_agent,down_payment,facility_fee,maintenance_fund,other_fees,handover,note,lead
认购0001,z3,384000.00,1000.00,9600.00,300.00,h1,转介,1
认购0002,,,,,,,," "" store-list deals \
		-C deal,service_agent,down_payment,facility_fee,maintenance_fund,other_fees,handover,note,lead
	does 0 "duplicate,认购0001,1" "" deal-add --no-header --ref r1 --deal x \
		--phone 17900000009 --unit x --price 5 --pay-method full \
		-C result,deal,lead
	does 1 "refused,already_recorded" "" deal-add --no-header --deal 认购0001 \
		--phone 17900000001 --unit 3-1-1402 --price 5 --pay-method full \
		-C result,reason
}

@test "money: a down payment with a loan, and not without" {
	add 65 "" "deal-add: down_payment: only with a loan" \
		--pay-method full --down-payment 0
	for method in mortgage provident_fund combined; do
		add 65 "" "deal-add: down_payment: required with a loan" \
			--pay-method "$method"
	done
	add 65 "" "deal-add: down_payment: must be from 0 to the price" \
		--pay-method mortgage --down-payment 900000.01
	add 65 "" "deal-add: down_payment: must be from 0 to the price" \
		--pay-method mortgage --down-payment -1
	add 65 "" "deal-add: price: must be above 0" --price 0 --pay-method full
	add 65 "" "deal-add: facility_fee: is below 0" --pay-method full \
		--facility-fee -0.01
	add 65 "" "deal-add: maintenance_fund: is below 0" --pay-method full \
		--maintenance-fund -0.01
	add 65 "" "deal-add: other_fees: is below 0" --pay-method full \
		--other-fees -0.01
	add 0 "ok,,d1,1,z1" "" --pay-method mortgage --down-payment 900000
}

@test "whose it is, for when: what there is not" {
	add 65 "" "deal-add: rep: required, for no live lead of the customer \
has one" --pay-method full --phone 17900000009
	add 65 "" "deal-add: handover: there is no 'h1'" --pay-method full \
		--handover h1
	milestone-add -q --milestone o1 --kind opening --planned-on 2026-06-30
	add 65 "" "deal-add: handover: 'o1' is no handover" --pay-method full \
		--handover o1
	add 65 "" "deal-add: subscribed_on: 2026-11-25 is later than today, \
2026-11-24" --pay-method full --subscribed-on 2026-11-25
	add 0 "ok,,d1,,z2" "" --pay-method full --phone 17900000009 --rep z2
}

@test "the rep is a consultant on the staff of the day" {
	add 65 "" "deal-add: rep: 'm1' is no consultant on the staff that day" \
		--pay-method full --rep m1
	staff-add -q --staff z1 --left-on 2026-11-22
	add 65 "" "deal-add: rep: 'z1' is no consultant on the staff that day" \
		--pay-method full --rep z1 --subscribed-on 2026-11-23
	add 65 "" "deal-add: rep: 'z1' is no consultant on the staff that day" \
		--pay-method full --subscribed-on 2026-11-23
	staff-add -q --staff z2 --joined-on 2026-11-24 --away-from 2026-11-24
	add 65 "" "deal-add: rep: 'z2' is no consultant on the staff that day" \
		--pay-method full --rep z2 --subscribed-on 2026-11-23
	add 0 "ok,,d1,1,z1" "" -n --pay-method full --subscribed-on 2026-11-22
	add 0 "ok,,d1,,z2" "" --pay-method full --phone 17900000009 --rep z2
}

@test "-n keeps nothing, and the audit has no phone" {
	add 0 "ok,,d1,1,z1" "" -n --pay-method full
	does 0 "deal" "" store-list deals -C deal
	add 0 "ok,,d1,1,z1" "" --pay-method full
	ends 0 store-list audit
	[[ $out == *"status=live,status=sold"*",deal=d1 phone=* rep=z1 "* ]]
	[[ $out != *17900000001* ]]
}
