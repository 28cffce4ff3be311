#!/usr/bin/env bats
# file-due: which files are to be back, by when (F2).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	cat >files.csv <<-END
		file,event,class,title,holder,on,due_on
		K-1,filed,customer,Luo: papers,,2026-11-02,
		K-1,lent,,,Kang,2026-11-16,
		K-2,filed,internal,,,2026-11-02,
		K-2,lent,,,,2026-11-10,2026-11-24
		K-3,filed,internal,,,2026-11-02,
		K-3,lent,,,Kang,2026-11-22,
		K-4,filed,,Rules,,2026-11-02,
		K-4,lent,,,Kang,2026-11-02,
		K-4,returned,,,,2026-11-10,
	END
	file-log -q files.csv
}

head=duty,subject,id,slot,staff,customer,phone,since,due_on,status,days_left,done_on,detail

@test "what is due, with all columns" {
	does 0 "$head
return_file,file,K-1,1,,,,2026-11-16,2026-11-23,overdue,-1,,Luo: papers: lent to Kang
return_file,file,K-2,1,,,,2026-11-10,2026-11-24,due,0,," "" file-due
}

@test "--within, --all, --exit-code" {
	ends 0 file-due --within 5 -C id,due_on --no-header
	same "$out" "K-1,2026-11-23
K-2,2026-11-24
K-3,2026-11-29"
	ends 1 file-due --all --exit-code -C id,status,done_on,detail --no-header
	same "$out" "K-4,late,2026-11-10,Rules
K-1,overdue,,Luo: papers: lent to Kang
K-2,due,,
K-3,upcoming,,lent to Kang"
	ends 0 file-due --as-of 2026-11-23 --exit-code
}

@test "a duty for one class alone" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed -i 's/within: 7 days/within: 3 days/; s/after: lent/after: lent\n      when: {class: customer}/' \
		rules/file.yaml
	export ANCHANG_RULES=$PWD/rules
	does 0 "id,due_on
K-1,2026-11-19" "" file-due -C id,due_on
}
