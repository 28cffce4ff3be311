#!/usr/bin/env bats
# care-due: the care calendar as a due list (A1-A10).  Each side of each day is
# in tests/data/A*.tsv; here is what the store brings to it.
# shellcheck disable=SC2154  # $out, $err and $root come from the helper

load ../helper
load ../office

setup() {
	new_office
}

teardown() {
	close_office
}

opening() {
	milestone-add -q --milestone open --kind opening --planned-on "$1"
}

handover() {
	milestone-add -q --milestone h1 --kind handover --planned-on "$1"
}

deal() { # CODE DAY [OPTIONS]
	local code=$1 day=$2
	shift 2
	deal-add -q --deal "$code" --phone "1790000000${code#d}" --rep z1 \
		--unit "1-$code" --price 900000 --pay-method full \
		--subscribed-on "$day" "$@"
}

log() { # DUTY SUBJECT ID DAY [OPTIONS]
	local duty=$1 subject=$2 id=$3 on=$4
	shift 4
	care-log -q --duty "$duty" --subject "$subject" --id "$id" --on "$on" \
		"$@"
}

# The rows of care-due with these options: words of a row by blanks.
rows() {
	local columns=$1
	shift
	care-due --no-header -C "$columns" "$@" | tr ',' ' '
}

@test "the columns of a due list" {
	deal d1 2026-11-17 --service-agent z2
	does 0 "duty,subject,id,slot,staff,customer,phone,since,due_on,status,\
days_left,done_on,detail
contact_subscriber,deal,d1,1,z1,,17900000001,2026-11-17,2026-11-24,due,0,," "" care-due
}

@test "A10: eight things on show before the opening, each by itself" {
	opening 2026-11-25
	log show_prices milestone open 2026-11-20
	same "$(rows duty,id,due_on,status)" "risk_inspection open 2026-11-18 overdue
handbook_ready open 2026-11-24 due
script_ready open 2026-11-24 due
show_adverse_factors open 2026-11-24 due
show_certificates open 2026-11-24 due
show_parking open 2026-11-24 due
show_property_contract open 2026-11-24 due
show_sale_contract open 2026-11-24 due"
}

@test "a milestone that is moved moves what is open, and leaves what is done" {
	handover 2027-01-08
	log handover_group milestone h1 2026-11-20
	same "$(rows duty,since,due_on,status,done_on --all)" \
		"handover_group 2027-01-08 2026-11-24 done 2026-11-20
pre_handover_inspection 2027-01-08 2026-12-08 upcoming 
handover_meeting 2027-01-08 2026-12-09 upcoming "
	handover 2027-02-28
	same "$(rows duty,since,due_on,status,done_on --all)" \
		"handover_group 2027-02-28 2027-01-14 done 2026-11-20
pre_handover_inspection 2027-02-28 2027-01-28 upcoming 
handover_meeting 2027-02-28 2027-01-29 upcoming "
}

@test "A8: each deal of a handover is sent its notice, and moves with it" {
	handover 2026-12-04
	milestone-add -q --milestone h2 --kind handover --planned-on 2027-06-30
	deal d1 2026-05-01 --handover h1
	deal d2 2026-05-02 --handover h2
	deal d3 2026-05-03
	deal d4 2026-05-04 --handover h1
	deal-log -q --deal d4 --event voided --on 2026-11-20
	same "$(rows id,since,due_on,status --duty handover_notice --all)" \
		"d1 2026-12-04 2026-11-24 due
d2 2027-06-30 2027-06-20 upcoming"
	handover 2026-12-03
	same "$(rows id,since,due_on,status --duty handover_notice)" \
		"d1 2026-12-03 2026-11-23 overdue"
	log handover_notice deal d1 2026-11-24
	same "$(rows id,due_on,status,done_on --duty handover_notice --all)" \
		"d1 2026-11-23 late 2026-11-24
d2 2027-06-20 upcoming "
}

@test "A2, A3, A9: from the subscription, the signing, the handing over" {
	deal d1 2026-05-10 --service-agent z2
	deal-log -q --deal d1 --event contract_signed --on 2026-05-12
	deal-log -q --deal d1 --event handed_over --on 2026-05-24
	same "$(rows duty,staff,since,due_on,status --duty contact_subscriber
		rows duty,staff,since,due_on,status --duty service_callback
		rows duty,staff,since,due_on,status --duty residence_callback)" \
		"contact_subscriber z1 2026-05-10 2026-05-17 overdue
service_callback z2 2026-05-12 2026-05-19 overdue
residence_callback z2 2026-05-24 2026-11-24 due"
	log residence_callback deal d1 2026-11-24
	log service_callback deal d1 2026-05-19
	same "$(rows duty --all --staff z2)" "service_callback
residence_callback"
	same "$(rows duty --staff z2)" ''
}

@test "what the contract has done is cared for long after" {
	deal d1 2026-01-10
	deal-log -q <<-'END'
		deal,event,on,amount,staff,ref
		d1,subscription_approved,2026-01-10,,m1,
		d1,contract_signed,2026-01-12,,,
		d1,payment,2026-01-12,900000,,r1
		d1,contract_approved,2026-01-12,,m1,
		d1,contract_stamped,2026-01-12,,,
		d1,filed,2026-01-20,,,
		d1,customer_notified,2026-01-20,,,
		d1,handed_over,2026-05-24,,,
	END
	log contact_subscriber deal d1 2026-01-11
	log service_callback deal d1 2026-01-13
	same "$(contract-deadline --no-header)" ''
	same "$(rows duty,due_on --staff z1)" 'residence_callback 2026-11-24'
}

@test "A4: a bulletin every week from the first signing on" {
	deal d1 2026-11-09
	same "$(rows slot --duty service_bulletin --all)" ''
	deal d2 2026-11-09
	deal-log -q --deal d2 --event contract_signed --on 2026-11-12
	deal-log -q --deal d1 --event contract_signed --on 2026-11-10
	log service_bulletin office office 2026-11-19
	does 0 "subject,id,slot,staff,since,due_on,status,done_on,detail
office,office,1,,2026-11-10,2026-11-17,missed,,
office,office,2,,2026-11-10,2026-11-24,done,2026-11-19," "" \
		care-due --duty service_bulletin --all \
		-C subject,id,slot,staff,since,due_on,status,done_on,detail
	# Before the first signing was known.
	same "$(rows slot --duty service_bulletin --all -t 2026-11-09)" ''
}

@test "A12: a bulletin tells of the contacts of its own week" {
	deal d1 2026-11-09
	deal d2 2026-11-09
	deal-log -q --deal d2 --event contract_signed --on 2026-11-10
	log contact_subscriber deal d1 2026-11-10 --satisfaction dissatisfied
	log contact_subscriber deal d1 2026-11-11 --satisfaction dissatisfied
	log service_callback deal d2 2026-11-17 --satisfaction satisfied
	log service_callback deal d2 2026-11-18 --satisfaction fair
	does 0 "slot,detail
1,\"contacts: 2, dissatisfied: 1\"" "" \
		care-due --duty service_bulletin -C slot,detail
	# As it was known on the day.
	does 0 "slot,detail
1,\"contacts: 1, dissatisfied: 1\"" "" \
		care-due -t 2026-11-11 --within 30 --duty service_bulletin \
		-C slot,detail
}

@test "slots: the earliest entry in its window, or the one that is named" {
	deal d1 2026-11-01
	deal-log -q --deal d1 --event contract_signed --on 2026-11-02
	log service_bulletin office office 2026-11-09
	log service_bulletin office office 2026-11-10 --slot 3
	log service_bulletin office office 2026-11-15
	log service_bulletin office office 2026-11-12
	same "$(rows slot,due_on,status,done_on --duty service_bulletin --all)" \
		"1 2026-11-09 done 2026-11-09
2 2026-11-16 done 2026-11-12
3 2026-11-23 done 2026-11-10
4 2026-11-30 upcoming "
}

@test "T5: what was to do on an earlier day" {
	opening 2026-12-08
	log risk_inspection milestone open 2026-11-20
	same "$(rows status,done_on --duty risk_inspection --all -t 2026-11-19)" \
		'upcoming '
	same "$(rows status,done_on --duty risk_inspection --all -t 2026-11-20)" \
		'done 2026-11-20'
}

@test "--within, --month, --staff, --exit-code" {
	deal d1 2026-11-20
	deal d2 2026-11-16
	same "$(rows id --within 2)" 'd2'
	same "$(rows id --within 3)" 'd2
d1'
	same "$(rows id --month 2026-11)" 'd2
d1'
	same "$(rows id --month 2026-12)" ''
	same "$(rows id --within 9 --staff z2)" ''
	ends 1 care-due -q --exit-code
	ends 0 care-due -q --exit-code --duty service_callback
	does 65 '' "care-due: --duty: there is no duty 'risk_inspektion'; did you mean 'risk_inspection'?" \
		care-due --duty risk_inspektion
}

@test "a duty of the office's own" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	printf '    - {%s}\n' \
		'duty: birthday_card, subject: deal, after: contract_signed, every: 12 months' \
		>>rules/care.yaml
	export ANCHANG_RULES=$PWD/rules
	deal d1 2025-10-01
	deal-log -q --deal d1 --event contract_signed --on 2025-10-09
	same "$(rows slot,due_on,status --duty birthday_card)" \
		'1 2026-10-09 overdue'
	log birthday_card deal d1 2026-10-10
	same "$(rows slot,due_on,status,done_on --duty birthday_card --all)" \
		"1 2026-10-09 missed 
2 2027-10-09 done 2026-10-10"
}

@test "T6: the version in force when the clock started" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed 's/2000-01-01/2026-11-11/; s/within: 7 days, owner: rep/within: 3 days, owner: rep/' \
		"$root/rules/care.yaml" >>rules/care.yaml
	export ANCHANG_RULES=$PWD/rules
	deal d1 2026-11-10
	deal d2 2026-11-11
	same "$(rows id,due_on --all)" "d2 2026-11-14
d1 2026-11-17"
}

@test "no version on the day that counts" {
	deal d1 2026-11-10
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed -i 's/2000-01-01/2026-11-11/' rules/care.yaml
	export ANCHANG_RULES=$PWD/rules
	ends 78 care-due
	same "$err" "care-due: $PWD/rules/care.yaml: no version is in force on 2026-11-10"
}
