#!/usr/bin/env bats
# contract-deadline: what is to be done about deals.
# shellcheck disable=SC2154  # out and err come from the helper

load ../helper
load ../office

setup() {
	new_office
	deal-add -q --deal d1 --phone 17900000001 --rep z1 --unit 1-101 \
		--price 900000 --pay-method full --maintenance-fund 8000 \
		--subscribed-on 2026-11-16
}

teardown() {
	close_office
}

# A copy of the rules that can be changed.
own_rules() {
	[ -d rules ] || cp -r "$root/rules" rules
	chmod -R u+w rules
	export ANCHANG_RULES=$PWD/rules
}

# due OPTION... - the rows in short.
due() {
	contract-deadline --no-header -C duty,id,staff,due_on,status "$@"
}

@test "D1: what is late, and what it waits for" {
	does 0 "duty,subject,id,slot,staff,customer,phone,since,due_on,status,\
days_left,done_on,detail
sign_contract,deal,d1,1,z1,,17900000001,2026-11-16,2026-11-21,overdue,-3,,\
waiting for contract_signed" "" contract-deadline
	ends 1 contract-deadline --exit-code
	ends 0 contract-deadline --exit-code -t 2026-11-21
}

@test "D15: what is outstanding, item by item" {
	deal-log -q --deal d1 --event contract_signed --on 2026-11-18
	deal-log -q --deal d1 --event payment --amount 780000 --ref r1 \
		--on 2026-11-18
	does 0 "house 120000.00, maintenance_fund 8000.00" "" contract-deadline \
		--no-header -C detail -f tsv
	deal-log -q --deal d1 --event payment --amount 120000 --ref r2
	does 0 "maintenance_fund 8000.00" "" contract-deadline --no-header \
		-C detail
	does 0 "house 120000.00, maintenance_fund 8000.00" "" contract-deadline \
		--no-header -C detail -f tsv -t 2026-11-23
	deal-log -q --deal d1 --event payment --amount 8000 \
		--item maintenance_fund --ref r3
	does 0 "" "" due
	does 0 "collect_payment,d1,z1,2026-11-23,late" "" due --all \
		--duty collect_payment
}

@test "D3: which of the two is waited for" {
	deal-log -q <<-END
		deal,event,on,staff,approved_by,pay_method,down_payment
		d1,changed,2026-11-17,,Zhao,mortgage,270000
		d1,contract_signed,2026-11-18,,,,
		d1,contract_approved,2026-11-18,m1,,,
		d1,contract_stamped,2026-11-18,,,,
	END
	does 0 "waiting for mortgage_docs, bank_booked" "" contract-deadline \
		--duty mortgage_papers --no-header -C detail -f tsv \
		-t 2026-11-23
	deal-log -q --deal d1 --event mortgage_docs
	does 0 "waiting for bank_booked" "" contract-deadline \
		--duty mortgage_papers --no-header -C detail -f tsv
}

@test "the customer's name: in the register, else in his lead" {
	lead-add -q --phone 17900000002 --name Luo --rep z2 \
		--visited-at 2026-11-24T10:00
	deal-add -q --deal d2 --phone 17900000002 --unit 1-102 --price 5 \
		--pay-method full
	does 0 "d1,
d2,Luo" "" contract-deadline --within 9 --no-header -C id,customer
	customer-add -q --phone 17900000002 --name Qin
	customer-add -q --phone 17900000001 --name Ma
	does 0 "d1,Ma
d2,Qin" "" contract-deadline --within 9 --no-header -C id,customer
}

@test "--all, --month and --staff; what excludes what" {
	deal-log -q --deal d1 --event contract_signed --on 2026-11-18
	does 0 "sign_contract,d1,z1,2026-11-21,done
collect_payment,d1,z1,2026-11-23,overdue
file_contract,d1,z1,2026-12-18,upcoming" "" due --all
	does 0 "file_contract,d1,z1,2026-12-18,upcoming" "" due --month 2026-12
	does 0 "" "" due --all --staff z2
	does 64 "" "contract-deadline: --within, --all and --month exclude one \
another" contract-deadline --all --within 3
	does 65 "" "contract-deadline: --duty: there is no duty 'sing_contract'; \
did you mean 'sign_contract'?" contract-deadline --duty sing_contract
}

# In no C: a duty of a site's own, of working days, done by care-log.
@test "T4: a duty of the site's own appears" {
	own_rules
	deal-log -q --deal d1 --event contract_signed --on 2026-11-19
	cat >>rules/contract.yaml <<-END
	    - duty: sample_room_photo
	      subject: deal
	      after: contract_signed
	      within: 3 working days
	      owner: rep
	END
	does 0 "sample_room_photo,d1,z1,2026-11-24,due" "" due \
		--duty sample_room_photo
	does 0 "sample_room_photo,d1,z1,2026-11-24,overdue" "" due \
		--duty sample_room_photo -t 2026-11-25
}

@test "a duty of the site's own appears of deals that were settled" {
	deal-log -q <<-END
		deal,event,on,amount,item,staff,ref
		d1,contract_signed,2026-11-17,,,,
		d1,payment,2026-11-17,900000,,,r1
		d1,payment,2026-11-17,8000,maintenance_fund,,r2
		d1,contract_approved,2026-11-18,,,m1,
		d1,contract_stamped,2026-11-18,,,,
		d1,filed,2026-11-19,,,,
		d1,customer_notified,2026-11-20,,,,
	END
	does 0 "" "" due --within 999
	own_rules
	# D7, which is off, gets its limit.
	sed -i '/done: deed_tax_paid/s/^/      within: 3 days\n/' \
		rules/contract.yaml
	does 0 "pay_deed_tax,d1,z1,2026-11-23,overdue" "" due
	# The next writer settles by the new rules.
	deal-add -q --deal d2 --phone 17900000002 --rep z1 --unit 1-102 \
		--price 5 --pay-method full
	does 0 "pay_deed_tax,d1,z1,2026-11-23,overdue" "" due
	ends 0 store-check
	deal-log -q --deal d1 --event deed_tax_paid
	does 0 "" "" due
}

@test "D18: a void ends what was paid for on its day" {
	own_rules
	cat >>rules/contract.yaml <<-END
	    - duty: thank_you
	      subject: deal
	      after: paid_at_signing
	      within: 5 days
	      done: contract_approved
	END
	deal-log -q <<-END
		deal,event,on,amount,item,ref
		d1,payment,2026-11-17,900000,,r1
		d1,payment,2026-11-17,8000,maintenance_fund,r2
	END
	does 0 "thank_you,d1,z1,2026-11-22,overdue" "" due --duty thank_you
	deal-log -q --deal d1 --event voided --on 2026-11-17
	does 0 "" "" due --all
}

@test "a planned day that moves, moves what is to be done by it" {
	own_rules
	milestone-add -q --milestone h1 --kind handover --planned-on 2026-12-20
	cat >>rules/contract.yaml <<-END
	    - duty: tidy_up
	      subject: deal
	      until: handover
	      before: 10 days
	      done: handed_over
	      owner: rep
	END
	deal-log -q --deal d1 --event changed --handover h1 --approved-by Zhao
	does 0 "tidy_up,d1,z1,2026-12-10,upcoming" "" due --within 30 \
		--duty tidy_up
	milestone-add -q --milestone h1 --planned-on 2026-12-01
	does 0 "tidy_up,d1,z1,2026-11-21,overdue" "" due --duty tidy_up
}

@test "no version on the day that counts: 78" {
	own_rules
	sed -i 's/2000-01-01/2026-11-17/' rules/contract.yaml
	ends 78 contract-deadline
	same "$err" "contract-deadline: $ANCHANG_RULES/contract.yaml: no version \
is in force on 2026-11-16"
}
