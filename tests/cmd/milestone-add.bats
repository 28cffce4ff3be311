#!/usr/bin/env bats
# milestone-add: the register of milestones.
# shellcheck disable=SC2154  # out and err come from the helper

load ../helper

setup() {
	new_store
}

@test "a new one, one that is there, one that is cut short" {
	does 0 "line,result,reason,milestone,kind,planned_on
1,ok,,h1,handover,2027-06-30
2,updated,,h1,handover,2027-09-30" "" milestone-add <<-END
		milestone,kind,planned_on
		h1,handover,2027/6/30
		h1,,2027-09-30
	END
	does 65 "" "milestone-add: kind: required for a new entry" \
		milestone-add --milestone o1 --planned-on 2026-12-01
	does 65 "" "milestone-add: kind: 'opened' is no kind (opening, \
handover)" milestone-add --milestone o1 --kind opened
	does 0 "milestone,kind,planned_on,ref,note
h1,handover,2027-09-30,," "" store-list milestones
	ends 0 store-check
}

@test "a handover that deals name stays one" {
	staff-add -q --staff z1 --name Z --role consultant
	milestone-add -q --milestone h1 --kind handover --planned-on 2027-06-30
	milestone-add -q --milestone h2 --kind handover --planned-on 2027-07-30
	milestone-add -q --milestone h3 --kind handover --planned-on 2027-08-30
	deal-add -q --deal d1 --phone 17900000001 --rep z1 --unit 1 --price 5 \
		--pay-method full --handover h1
	deal-log -q --deal d1 --event changed --handover h2 --approved-by Chen
	for code in h1 h2; do
		does 65 "" "milestone-add: kind: deals have their handover at \
'$code'" milestone-add --milestone $code --kind opening
	done
	ends 0 milestone-add -q --milestone h1 --kind handover \
		--planned-on 2027-07-01
	ends 0 milestone-add -q --milestone h3 --kind opening
}
