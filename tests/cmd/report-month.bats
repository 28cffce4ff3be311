#!/usr/bin/env bats
# report-month: the sales of months, and what is owed to partners (B1, B3).

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-12-31 18:00:00"
	lead-add -q -t "2026-08-01 18:00" <<'END'
phone,name,partner,rep,recorded_at,visited_at
17900000001,甲,,z1,2026-08-01 18:00,2026-08-01 10:00
17900000002,乙,c1,z2,2026-08-01 18:00,2026-08-01 10:00
17900000003,丙,b1,,2026-08-01 08:00,
END
	lead-visit -q -t "2026-08-01 18:00" --phone 17900000003 \
		--arrived-at "2026-08-01 10:00" --partner b1 --form-no K1 \
		--receiver z3
	# c1 is protected through 30 September, b1 too.
	deal-add -q <<'END'
deal,phone,rep,unit,price,pay_method,down_payment,subscribed_on
D1,17900000001,,U1,1000000,full,,2026-09-30
D2,17900000002,,U2,2000000.50,mortgage,600000,2026-09-30
D3,17900000003,,U3,3000000,full,,2026-10-01
D4,17900000004,z1,U4,400000,full,,2026-10-01
END
	deal-log -q <<'END'
deal,event,on,amount,item,rep,price,ref,approved_by,staff,note
D1,contract_signed,2026-10-01,,,,,,,,
D2,contract_signed,2026-10-31,,,,,,,,
D3,contract_signed,2026-11-01,,,,,,,,
D4,contract_signed,2026-10-15,,,,,,,,
D1,payment,2026-10-31,300000,,,,R1,,,
D1,payment,2026-10-31,9000,facility_fee,,,R2,,,
D1,payment,2026-11-01,50000,,,,R3,,,
D2,payment,2026-10-31,600000,,,,R4,,,
D2,contract_approved,2026-11-01,,,,,,,m1,
D2,contract_stamped,2026-11-01,,,,,,,,
D2,filed,2026-11-02,,,,,,,,
D2,loan_funded,2026-11-20,1400000.50,,,,,,,
D1,changed,2026-11-05,,,z2,1100000,,m1,,
D4,voided,2026-10-31,,,,,,,,
D1,voided,2026-11-30,,,,,,,,
END
}

teardown() {
	close_office
}

head=month,deal,signed_on,rep,customer,phone,unit,pay_method,price,received
head+=,outstanding,lead,partner,kind,attempt,form_no,protected,voided_on
d1=D1,2026-10-01,z1,甲,17900000001,U1,full
d2=D2,2026-10-31,z2,乙,17900000002,U2,mortgage,2000000.50
d3=D3,2026-11-01,z3,丙,17900000003,U3,full,3000000.00

@test "what was signed in the month, as it stood at its end" {
	does 0 "$head
2026-10,$d1,1000000.00,300000.00,700000.00,1,,onsite,1,,,
2026-10,$d2,600000.00,1400000.50,2,c1,channel,1,,yes," '' \
		report-month 2026-10
}

@test "B1: what was voided later, once more and negative" {
	does 0 "$head
2026-11,$d3,0.00,3000000.00,3,b1,brokerage,1,K1,no,
2026-11,$d1,-1000000.00,-300000.00,-700000.00,1,,onsite,1,,,2026-11-30" '' \
		report-month 2026-11
	# Signed and voided in one month: neither; in a month without: nothing.
	does 0 "$head" '' report-month 2026-12
	does 0 "$head" '' report-month 2026-09
}

@test "several months, in the order named" {
	does 0 'month,deal,price
2026-11,D3,3000000.00
2026-11,D1,-1000000.00
2026-10,D1,1000000.00
2026-10,D2,2000000.50' '' report-month 2026-11 2026-10 -C month,deal,price
}

@test "M9: a month that is not over, judged now" {
	does 0 'deal,rep,price,received,voided_on
D1,z1,1000000.00,0.00,
D4,z1,400000.00,0.00,' '' report-month 2026-10 -t 2026-10-30 \
		-C deal,rep,price,received,voided_on
	does 0 'deal
D1' '' report-month 2026-10 -t 2026-10-14 -C deal
	does 0 'deal' '' report-month 2026-10 -t 2026-09-30 -C deal
	# Before the voiding, with the change of 5 November, D20:
	does 0 'deal' '' report-month 2026-11 -t 2026-10-31 -C deal
	does 0 'deal,price
D3,3000000.00' '' report-month 2026-11 -t 2026-11-29 -C deal,price
	does 0 'deal,received,outstanding
D1,300000.00,700000.00
D2,600000.00,1400000.50' '' report-month 2026-10 -t 2026-11-29 \
		-C deal,received,outstanding
}

@test "the loan counts as received" {
	deal-add -q --deal D5 --phone 17900000005 --rep z1 --unit U5 \
		--price 1000000 --pay-method mortgage --down-payment 400000 \
		--subscribed-on 2026-12-01
	deal-log -q <<'END'
deal,event,on,amount,staff,ref
D5,contract_signed,2026-12-01,,,
D5,contract_approved,2026-12-01,,m1,
D5,contract_stamped,2026-12-01,,,
D5,payment,2026-12-02,400000,,P1
D5,filed,2026-12-02,,,
D5,loan_funded,2026-12-31,600000,,
END
	does 0 'deal,received,outstanding,lead,kind,protected
D5,1000000.00,0.00,,,' '' report-month 2026-12 \
		-C deal,received,outstanding,lead,kind,protected
	does 0 'deal,received,outstanding
D5,400000.00,600000.00' '' report-month 2026-12 -t 2026-12-30 \
		-C deal,received,outstanding
}

@test "B3: protected through the last day" {
	deal-log -q --deal D2 --event voided --on 2026-12-31 --approved-by m1 \
		--note 退房
	does 0 'deal,price,protected,voided_on
D2,-2000000.50,yes,2026-12-31' '' report-month 2026-12 \
		-C deal,price,protected,voided_on
}

@test "wrong operands" {
	does 64 '' 'report-month: no month is named' report-month
	does 64 '' "report-month: '2026-13' is not a month (write 2026-10)" \
		report-month 2026-10 2026-13
}
