#!/usr/bin/env bats
# entry-withdraw: entries made by mistake.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	staff-add -q --staff z01 --name Zhang --role consultant
	call-log -q --phone 17900000001 --ref p1 --note 'wrong number'
	call-log -q --phone 17900000002 --staff z01 --ref p2
}

@test "a call: it is in no list, its ref is free, the audit keeps it" {
	does 0 "line,result,reason,what,id,approved_by
1,ok,,calls,1,Chen" "" \
		entry-withdraw --what calls --id 1 --approved-by Chen
	ends 0 store-list calls --no-header -C call
	same "$out" 2
	ends 0 store-list audit --where command=entry-withdraw \
		-C what,id,before,after
	same "$out" 'what,id,before,after
calls,1,"call=1 phone=* called_at=""2026-11-24 12:00:00""",
withdrawals,1,,what=calls id=1 approved_by=Chen'
	does 0 "result,call
ok,3" "" call-log -C result,call --phone 17900000001 --ref p1
	ends 0 store-list calls --no-header -C call,note
	same "$out" "2,
3,"
	ends 0 store-check
}

@test "a visit: its ref and its note go, the audit keeps what it said" {
	lead-visit -q --phone 17900000003 --arrived-at 2026-11-24T10:00 \
		--ref v1 --note early
	entry-withdraw -q --what visits --id 1 --approved-by Chen
	ends 0 store-list audit --where command=entry-withdraw -C what,id,before
	same "$out" 'what,id,before
visits,1,"visit=1 phone=* arrived_at=""2026-11-24 10:00:00"" reason=unregistered"
withdrawals,1,'
	does 0 "result,visit
ok,2" "" lead-visit -C result,visit --phone 17900000003 --ref v1 \
		--arrived-at 2026-11-24T10:30
	ends 0 store-list visits --no-header -C visit,ref,note
	same "$out" 2,v1,
}

@test "nobody is known by a withdrawn call" {
	entry-withdraw -q --what calls --id 1 --approved-by Chen
	ends 0 store-list customers --no-header -C phone
	same "$out" 17900000002
}

@test "what is not there, or was taken back before: 65" {
	entry-withdraw -q --what calls --id 1 --approved-by Chen
	for id in 1 3 0 -1 x; do
		does 65 "" "entry-withdraw: id: there is no call '$id'" \
			entry-withdraw --what calls --id=$id --approved-by Chen
	done
}

@test "a kind that is none: 65, with the nearest" {
	does 65 "" \
		"entry-withdraw: what: there is no 'call'; did you mean 'calls'?" \
		entry-withdraw --what call --id 1 --approved-by Chen
	ends 65 entry-withdraw --what nonsense --id 1 --approved-by Chen
	same "$err" "entry-withdraw: what: there is no 'nonsense'"
}

@test "a kind that cannot be taken back: 65" {
	for what in staff partners customers leads audit; do
		does 65 "" "entry-withdraw: what: $what cannot be withdrawn" \
			entry-withdraw --what $what --id 1 --approved-by Chen
	done
}

@test "nobody approved it: 65" {
	ends 65 entry-withdraw --what calls --id 1
	[ -z "$out" ]
	ends 0 store-list calls --no-header -C call
	same "$out" "1
2"
}

@test "with a ref, twice is once" {
	cat >withdraw.csv <<-END
		ref,what,id,approved_by
		w1,calls,1,Chen of the office
		w2,calls,2,
	END
	ends 65 entry-withdraw withdraw.csv
	sed -i 's/,2,$/,2,Zhao/' withdraw.csv
	ends 0 entry-withdraw -C result,what,id,approved_by withdraw.csv
	same "$out" "result,what,id,approved_by
ok,calls,1,Chen of the office
ok,calls,2,Zhao"
	ends 0 entry-withdraw -C result,what,id,approved_by withdraw.csv
	same "$out" "result,what,id,approved_by
duplicate,calls,1,Chen of the office
duplicate,calls,2,Zhao"
}

@test "--dry-run keeps the entry" {
	ends 0 entry-withdraw -n --what calls --id 1 --approved-by Chen
	ends 0 store-list calls --no-header -C call
	same "$out" "1
2"
}
