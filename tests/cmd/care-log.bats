#!/usr/bin/env bats
# care-log: what was done of the care calendar (A1-A10, A12).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

head=line,result,reason,care,duty,subject,id,slot,on,staff,satisfaction

setup() {
	new_office
	milestone-add -q --milestone open --kind opening \
		--planned-on 2026-12-08
	deal-add -q --deal d1 --phone 17900000001 --rep z1 --unit 1-101 \
		--price 900000 --pay-method full --subscribed-on 2026-11-18
}

teardown() {
	close_office
}

entries() { store-list care --no-header -C "$1"; }

@test "A12: a contact, and how satisfied it left the customer" {
	cat >care.csv <<-'END'
		duty,subject,id,slot,on,staff,satisfaction,note
		contact_subscriber,deal,d1,,2026-11-20,z1,satisfied,asked for parking
		risk_inspection,milestone,open,1,,m1,,
		service_bulletin,office,office,,2026/11/23,,,
	END
	does 0 "$head
1,ok,,1,contact_subscriber,deal,d1,,2026-11-20,z1,satisfied
2,ok,,2,risk_inspection,milestone,open,1,2026-11-24,m1,
3,ok,,3,service_bulletin,office,office,,2026-11-23,," "" care-log care.csv
	does 0 "care,duty,subject,id,slot,on,staff,satisfaction,ref,note
1,contact_subscriber,deal,d1,,2026-11-20,z1,satisfied,,asked for parking
2,risk_inspection,milestone,open,1,2026-11-24,m1,,,
3,service_bulletin,office,office,,2026-11-23,,,," "" store-list care
}

@test "a duty, subject or id that is not there: the nearest is told" {
	does 65 '' "care-log: duty: a deal has no duty 'contact_subscribr'; did you mean 'contact_subscriber'?" \
		care-log --duty contact_subscribr --subject deal --id d1
	does 65 '' "care-log: duty: a deal has no duty 'xyz'" \
		care-log --duty xyz --subject deal --id d1
	does 65 '' "care-log: duty: a milestone has no duty 'contact_subscriber'" \
		care-log --duty contact_subscriber --subject milestone --id open
	does 65 '' "care-log: subject: 'dael' is no subject; did you mean 'deal'?" \
		care-log --duty contact_subscriber --subject dael --id d1
	does 65 '' "care-log: id: there is no deal 'd2'; did you mean 'd1'?" \
		care-log --duty contact_subscriber --subject deal --id d2
	does 65 '' "care-log: id: there is no milestone 'opn'; did you mean 'open'?" \
		care-log --duty risk_inspection --subject milestone --id opn
	does 65 '' "care-log: id: there is no office 'us'; did you mean 'office'?" \
		care-log --duty service_bulletin --subject office --id us
	same "$(entries care)" ''
}

@test "what other commands record is not done by an entry" {
	does 65 '' "care-log: duty: sign_contract is not done by an entry of care-log" \
		care-log --duty sign_contract --subject deal --id d1
	does 65 '' "care-log: duty: callback is not done by an entry of care-log" \
		care-log --duty callback --subject lead --id 1
}

@test "a slot that the duty does not have" {
	does 65 '' "care-log: slot: contact_subscriber has no slot 2" \
		care-log --duty contact_subscriber --subject deal --id d1 \
		--slot 2
	does 65 '' "care-log: slot: service_bulletin has no slot 0" \
		care-log --duty service_bulletin --subject office --id office \
		--slot 0
	ends 0 care-log --duty service_bulletin --subject office --id office \
		--slot 40
}

@test "T5: nothing is recorded of tomorrow, or of before the deal" {
	does 65 '' "care-log: on: 2026-11-25 is later than today, 2026-11-24" \
		care-log --duty contact_subscriber --subject deal --id d1 \
		--on 2026-11-25
	does 65 '' "care-log: on: 2026-11-17 is before the deal began, on 2026-11-18" \
		care-log --duty contact_subscriber --subject deal --id d1 \
		--on 2026-11-17
	ends 0 care-log --duty contact_subscriber --subject deal --id d1 \
		--on 2026-11-18
	same "$(ANCHANG_NOW=2026-11-17 entries care)" ''
	same "$(ANCHANG_NOW=2026-11-18 entries care)" 1
}

@test "the wrong record alone, with -k" {
	cat >care.csv <<-'END'
		duty,subject,id
		contact_subscriber,deal,d9
		contact_subscriber,deal,d1
	END
	does 65 '' "care-log: care.csv:2: id: there is no deal 'd9'; did you mean 'd1'?" \
		care-log care.csv
	does 65 "line,result,care
1,invalid,
2,ok,1" "care-log: care.csv:2: id: there is no deal 'd9'; did you mean 'd1'?" \
		care-log -k -C line,result,care care.csv
}

@test "the same file twice: each entry once, as it is" {
	cat >care.csv <<-'END'
		ref,duty,subject,id,on,satisfaction
		a,contact_subscriber,deal,d1,2026-11-20,fair
		b,risk_inspection,milestone,open,2026-11-23,
		c,service_bulletin,office,office,2026-11-23,
	END
	ends 0 care-log care.csv
	does 0 "$head
1,duplicate,,1,contact_subscriber,deal,d1,,2026-11-20,,fair
2,duplicate,,2,risk_inspection,milestone,open,,2026-11-23,,
3,duplicate,,3,service_bulletin,office,office,,2026-11-23,," "" \
		care-log care.csv
}

@test "a dry run keeps nothing" {
	ends 0 care-log -n -q --duty contact_subscriber --subject deal --id d1
	same "$(entries care)" ''
}

@test "taken back: it counts for nothing, the audit keeps it" {
	care-log -q --duty contact_subscriber --subject deal --id d1 --ref a \
		--on 2026-11-20 --satisfaction dissatisfied --note 'Luo said no'
	same "$(care-due --all --duty contact_subscriber --no-header -C status)" \
		'done'
	ends 0 entry-withdraw -q --what care --id 1 --approved-by Zhao
	same "$(entries care)" ''
	same "$(care-due --all --duty contact_subscriber --no-header -C status)" \
		upcoming
	does 0 "before,after
,care=1 duty=contact_subscriber subject=deal id=d1 on=2026-11-20 satisfaction=dissatisfied note=*
care=1 duty=contact_subscriber subject=deal id=d1 on=2026-11-20 satisfaction=dissatisfied," \
		"" store-list audit --where what=care -C before,after
	# Its ref is free again, its number is not.
	does 0 "result,care
ok,2" "" care-log --duty contact_subscriber --subject deal --id d1 --ref a \
		-C result,care
	does 65 '' "entry-withdraw: id: there is no entry '7' of care" \
		entry-withdraw --what care --id 7 --approved-by Zhao
	does 65 '' "entry-withdraw: id: there is no entry 'x' of care" \
		entry-withdraw --what care --id x --approved-by Zhao
}

@test "what care-due lists is recorded as it is" {
	does 0 "result,duty,id,slot
ok,contact_subscriber,d1,1
ok,risk_inspection,open,1" "" bash -c 'care-due --within 7 |
		care-log -C result,duty,id,slot'
	same "$(care-due --within 7 --no-header)" ''
}

# Adds a duty of the office's own to a rule file of a copy.
own_duty() { # FILE DUTY
	[ -d rules ] || {
		cp -r "$root/rules" rules
		chmod -R u+w rules
	}
	export ANCHANG_RULES=$PWD/rules
	printf '    - {duty: %s}\n' "$2" >>"rules/$1.yaml"
}

@test "a duty of the office's own, whatever it is about" {
	own_duty callback 'welcome_card, subject: lead, after: visited, within: 3 days'
	own_duty contract 'flowers, subject: deal, after: contract_signed, within: 3 days'
	own_duty complaint 'apology, subject: complaint, after: received, within: 3 days'
	own_duty file 'copy, subject: file, after: lent, within: 3 days'
	own_duty care 'lanterns, subject: milestone, until: opening, before: 3 days'
	lead-add -q -t 2026-11-20T18:00 --phone 17900000002 --name Ma \
		--rep z1 --visited-at 2026-11-20T10:00
	deal-log -q --deal d1 --event contract_signed --on 2026-11-21
	complaint-log -q -t 2026-11-22T10:00 --phone 17900000003 \
		--category quality
	file-log -q --file f1 --event filed --class contracts --on 2026-11-22
	file-log -q --file f1 --event lent --on 2026-11-22 --holder Kang
	cat >care.csv <<-'END'
		duty,subject,id,on
		welcome_card,lead,1,2026-11-23
		flowers,deal,d1,2026-11-24
		apology,complaint,1,2026-11-24
		copy,file,f1,2026-11-24
		lanterns,milestone,open,2026-11-23
	END
	todo() {
		local list
		for list in callback-due:welcome_card \
			contract-deadline:flowers complaint-due:apology \
			file-due:copy care-due:lanterns; do
			"${list%:*}" --no-header --all --duty "${list#*:}" \
				-C duty,id,due_on,status,done_on
		done
	}
	same "$(todo)" "welcome_card,1,2026-11-23,overdue,
flowers,d1,2026-11-24,due,
apology,1,2026-11-25,upcoming,
copy,f1,2026-11-25,upcoming,
lanterns,open,2026-12-05,upcoming,"
	ends 0 care-log -q care.csv
	same "$(todo)" "welcome_card,1,2026-11-23,done,2026-11-23
flowers,d1,2026-11-24,done,2026-11-24
apology,1,2026-11-25,done,2026-11-24
copy,f1,2026-11-25,done,2026-11-24
lanterns,open,2026-12-05,done,2026-11-23"
	same "$(callback-due --no-header --duty welcome_card)" ''
	same "$(contract-deadline --no-header --duty flowers)" ''
	ends 0 store-check
	# What is about a complaint is not from before it was received.
	does 65 '' "care-log: on: 2026-11-21 is before the complaint began, on 2026-11-22" \
		care-log --duty apology --subject complaint --id 1 \
		--on 2026-11-21
	does 65 '' "care-log: id: there is no complaint '2'" \
		care-log --duty apology --subject complaint --id 2
	does 65 '' "care-log: id: there is no lead 'x'" \
		care-log --duty welcome_card --subject lead --id x
	does 65 '' "care-log: id: there is no file 'f2'; did you mean 'f1'?" \
		care-log --duty copy --subject file --id f2
}

@test "the list by day and by what is said" {
	care-log -q <<-'END'
		duty,subject,id,on,satisfaction
		contact_subscriber,deal,d1,2026-11-18,fair
		contact_subscriber,deal,d1,2026-11-19,dissatisfied
		contact_subscriber,deal,d1,2026-11-20,satisfied
	END
	does 0 "care
2
3" "" store-list care --from 2026-11-19 --to 2026-11-24 -C care
	does 0 "care
2" "" store-list care --where satisfaction=dissatisfied -C care
}

@test "store-check: an entry about nothing, a number never given" {
	care-log -q --duty contact_subscriber --subject deal --id d1
	cp "$ANCHANG_DB" sound.db
	sqlite3 "$ANCHANG_DB" 'UPDATE care SET subject_id = 9'
	ends 1 store-check
	grep -qx 'care_subjects,failed,entry 1 is about nothing that there was' \
		<<<"$out"
	cp sound.db "$ANCHANG_DB"
	sqlite3 "$ANCHANG_DB" 'UPDATE care SET on_day = on_day - 100'
	ends 1 store-check
	grep -qx 'care_subjects,failed,entry 1 is about nothing that there was' \
		<<<"$out"
	cp sound.db "$ANCHANG_DB"
	sqlite3 "$ANCHANG_DB" 'UPDATE care SET id = 7'
	ends 1 store-check
	grep -qx 'care_numbers,failed,number 7 was never given out' <<<"$out"
	cp sound.db "$ANCHANG_DB"
}
