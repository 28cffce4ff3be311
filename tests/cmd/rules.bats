#!/usr/bin/env bats
# The rules as the commands carry them out: each test is a story of
# tests/data/RULE_story.tsv, told to an office of its own.

load ../helper
load ../office

setup() {
	new_office
}

teardown() {
	close_office
}

# A second version of protection.yaml in force from a day on: the shipped one,
# as the sed SCRIPT changes it.
new_version() { # DAY [SCRIPT]
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed -E "s/2000-01-01/$1/; ${2-}" "$root/rules/protection.yaml" \
		>>rules/protection.yaml
	export ANCHANG_RULES=$PWD/rules
}

@test "R1: who registers what, and the visits that a lead takes over" {
	story R1_story
}

@test "R2: late is flagged or refused" {
	story R2_story
}

@test "R3, R4: confirmed by the form, by the identity card" {
	story R3_story
}

@test "R5: the first valid visit wins" {
	story R5_story
}

@test "R6: what was refused is kept, and counts for nothing" {
	story R6_story
}

@test "R7: families" {
	story R7_story
}

@test "R8: the day is reconciled" {
	story R8_story
}

@test "R9: pending leads lapse" {
	story R9_story
}

@test "P1: first, second and third referral" {
	story P1_story
}

@test "P1: the referrals of all partners together" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed -i 's/attempts_per: partner/attempts_per: customer/' \
		rules/protection.yaml
	export ANCHANG_RULES=$PWD/rules
	story P1_customer
}

@test "P3, P4: protection by visits" {
	story P4_story
}

@test "P5: who is in a deal, who has bought" {
	story P5_story
}

@test "P7: the first answer that holds, with deals" {
	story P7_story
}

@test "D14, D20: whose a duty is" {
	story D14_story
}

@test "D18: voided, and live again" {
	story D18_story
}

@test "D19: a unit is sold once" {
	story D19_story
}

@test "T5: deals as of an earlier time" {
	story T5_deals
}

@test "P6: one live lead, and closing frees" {
	story P6_story
}

@test "T5: a question as of an earlier time" {
	story T5_story
}

@test "T6: the version that counts" {
	new_version 2026-11-15 's/attempts_per: partner/attempts_per: customer/
		s/late: refuse/late: flag/
		s/record_ahead: 30 minutes/record_ahead: 2 hours/
		s/visit_within: 1 day/visit_within: 3 days/
		s/confirmation_form: true/confirmation_form: false/
		s/periods: \[60 days, 30 days\]/periods: [10 days]/'
	story T6_story
}

@test "T6: more referrals in a newer version" {
	new_version 2026-11-15
	sed -i '1,/channel:/b; 0,/60 days, 30 days/s/60 days, 30 days/60 days/' \
		rules/protection.yaml
	story T6_more
}

@test "V1: every arrival is in the log" {
	story V1_story
}

@test "V2: whose the arrival is" {
	story V2_story
}

@test "V3: consultants in turn" {
	story V3_story
}

@test "V4: the form is brought later" {
	story V4_story
}

@test "V5: signed off" {
	story V5_story
}

@test "C3: a visit before the lead was live starts no count" {
	story C3_story
}

@test "C6: whose a missed callback is" {
	story C6_story
}

@test "V6: every call is recorded" {
	story V6
}

@test "K2: an answer within two days, or settled on the spot" {
	story K2_story
}

@test "K3: followed up within three days" {
	story K3_story
}

@test "K4: the fast lane, by the importance at receipt" {
	story K4_story
}

@test "Y1-Y7: recycling over the months" {
	story Y_story
}

@test "T5: recycling and what is recorded late" {
	story Y_late
}

@test "Y1, T6: since last_contact, by the day of the run" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed 's/2000-01-01/2026-05-01/; s/last_visit$/last_contact/
		s/30 days/10 days/' "$root/rules/recycle.yaml" \
		>>rules/recycle.yaml
	export ANCHANG_RULES=$PWD/rules
	story Y1_contact
}

@test "F1: the index" {
	story F1_story
}

@test "F2: lent in a register" {
	story F2_story
}

@test "F3: weeded with approval" {
	staff-add -q --staff d1 --name 钱伟 --role department_manager
	story F3_story
}
