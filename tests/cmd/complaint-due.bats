#!/usr/bin/env bats
# complaint-due: which complaints wait for what, by when (K2-K4).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	printf '%s\n' staff,name,role k01,Kang,service_agent \
		k02,Kong,service_agent | staff-add -q
	customer-add -q --phone 17900000001 --name Luo --importance A
	cat >new.csv <<-END
		phone,category,kind,name,at,staff
		17900000001,quality,repair,Lo,2026-11-22 9:00,k01
		17900000002,service,,Gao,2026-11-22 9:00,k02
		17900000003,other,,,2026-11-24 9:00,
	END
	complaint-log -q new.csv
}

head=duty,subject,id,slot,staff,customer,phone,since,due_on,status,days_left,done_on,detail

@test "what is due, with all columns" {
	does 0 "$head
answer,complaint,1,1,k01,Luo,17900000001,2026-11-22,2026-11-23,overdue,-1,,\"quality repair, importance A\"
answer,complaint,2,1,k02,Gao,17900000002,2026-11-22,2026-11-24,due,0,,service complaint
answer,complaint,3,1,,,17900000003,2026-11-24,2026-11-26,due,2,,other complaint" \
		"" complaint-due
}

@test "a name: of the register, else of his lead, else of the complaint" {
	staff-add -q --staff z1 --name Zhang --role consultant
	lead-add -q -t 2026-11-20 --phone 17900000002 --name "Gao Li" --rep z1 \
		--visited-at 2026-11-20T10:00
	lead-add -q -t 2026-11-20 --phone 17900000003 --name Mei --rep z1 \
		--visited-at 2026-11-20T10:00
	customer-add -q --phone 17900000002 --importance B
	does 0 "id,customer
1,Luo
2,Gao Li
3,Mei" "" complaint-due -C id,customer
}

@test "filters, and the exit status" {
	does 0 "id
2" "" complaint-due --staff k02 -C id
	ends 0 complaint-due --duty follow_up --no-header
	[ -z "$out" ]
	ends 65 complaint-due --duty folow_up
	same "$err" "complaint-due: --duty: there is no duty 'folow_up'; did you mean 'follow_up'?"
	ends 1 complaint-due --exit-code -q
	ends 0 complaint-due --exit-code -q --staff k02
	ends 64 complaint-due --all --within 3
}

@test "done and late are in --all and --month, closed ones too" {
	complaint-log -q --complaint 1 --event answered
	complaint-log -q --complaint 3 --event resolved
	complaint-log -q --complaint 3 --event followed_up
	complaint-log -q --complaint 3 --event closed
	does 0 "duty,id,due_on,status,done_on
answer,1,2026-11-23,late,2026-11-24
answer,2,2026-11-24,due,
answer,3,2026-11-26,done,2026-11-24
follow_up,3,2026-11-27,done,2026-11-24" "" \
		complaint-due --all -C duty,id,due_on,status,done_on
	all=$out
	ends 0 complaint-due --month 2026-11 -C duty,id,due_on,status,done_on
	same "$out" "$all"
	ends 0 complaint-due -C id --no-header
	same "$out" 2
}

@test "a duty of the office's own: what was judged valid, after the closing" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	cat >>rules/complaint.yaml <<-END
		    - {duty: survey, subject: complaint, when: {valid: yes, kind: complaint}, after: closed, expected: 0 days, within: 5 days}
	END
	export ANCHANG_RULES=$PWD/rules
	complaint-log -q --complaint 2 --event judged --valid no
	complaint-log -q --complaint 3 --event judged --valid yes
	complaint-log -q --complaint 2 --event answered
	complaint-log -q --complaint 2 --event closed
	complaint-log -q --complaint 3 --event resolved
	complaint-log -q --complaint 3 --event followed_up
	ends 0 complaint-log --complaint 3 --event closed -C next,due_on \
		--no-header
	same "$out" survey,2026-11-29
	does 0 "id,due_on,status
3,2026-11-29,due" "" complaint-due --duty survey -C id,due_on,status
	care-log -q --duty survey --subject complaint --id 3
	does 0 "id,status
3,done" "" complaint-due --all --duty survey -C id,status
}

@test "T6: the version of the day of receipt" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed 's/2000-01-01/2026-11-24/; s/within: 2 days/within: 5 days/' \
		"$root/rules/complaint.yaml" >>rules/complaint.yaml
	export ANCHANG_RULES=$PWD/rules
	does 0 "id,due_on
1,2026-11-23
2,2026-11-24
3,2026-11-29" "" complaint-due -C id,due_on
	sed -i '0,/2000-01-01/s//2026-11-23/' rules/complaint.yaml
	ends 78 complaint-due
	same "$err" "complaint-due: $PWD/rules/complaint.yaml: no version is in force on 2026-11-22"
}

@test "an importance that is none: the store is damaged" {
	sqlite3 "$ANCHANG_DB" 'UPDATE complaint SET importance = 3'
	does 76 "" "complaint-due: $ANCHANG_DB: damaged: 3 is no word" \
		complaint-due
}

@test "open ones are found by their index" {
	ends 0 sqlite3 "$ANCHANG_DB" 'EXPLAIN QUERY PLAN SELECT id FROM complaint
		WHERE received_at <= 1 AND (closed_at IS NULL OR closed_at > 1)'
	[[ $out == *'complaint_closed (closed_at=?)'* ]]
}

@test "a category that is missing: the store is damaged" {
	sqlite3 "$ANCHANG_DB" "PRAGMA writable_schema = ON;
		UPDATE sqlite_schema SET sql = replace(sql,
			'category INTEGER NOT NULL', 'category INTEGER')"
	sqlite3 "$ANCHANG_DB" "UPDATE complaint SET category = NULL"
	does 76 "" "complaint-due: $ANCHANG_DB: damaged: a word is missing" \
		complaint-due
}
