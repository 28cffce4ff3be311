#!/usr/bin/env bats
# call-log: incoming calls (V6).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	staff-add -q --staff z01 --name Zhang --role consultant
}

head=line,result,reason,call,phone,called_at,name,staff,needs,source

@test "V6: who, when, what he wants, how he heard of us" {
	cat >calls.csv <<-END
		phone,called_at,name,staff,needs,source
		17900000001,2026-11-24 9:15,Luo,z01,"three rooms, south",radio
		17900000002,,,,,
	END
	does 0 "$head
1,ok,,1,17900000001,2026-11-24 09:15:00,Luo,z01,\"three rooms, south\",radio
2,ok,,2,17900000002,2026-11-24 12:00:00,,,," "" call-log calls.csv
}

@test "a date alone is its last second, or now" {
	cat >calls.csv <<-END
		phone,called_at
		17900000001,2026-11-23
		17900000001,2026-11-24
	END
	ends 0 call-log --no-header -C called_at calls.csv
	same "$out" "2026-11-23 23:59:59
2026-11-24 12:00:00"
}

@test "T5: later today can be recorded, tomorrow cannot" {
	ends 0 call-log --phone 17900000001 --called-at '2026-11-24 23:59:59'
	ends 65 call-log --phone 17900000001 --called-at '2026-11-25 00:00:00'
	[ -z "$out" ]
	grep -q '^call-log: called_at: ' <<<"$err"
}

@test "no phone, a bad phone, nobody of the staff: 65, nothing recorded" {
	ends 65 call-log --name Luo
	ends 65 call-log --phone 1380013
	same "$err" "call-log: phone: '1380013' is not a phone number"
	ends 65 call-log --phone 17900000001 --staff z09
	[ -z "$out" ]
	ends 0 store-list calls --no-header
	[ -z "$out" ]
}

@test "the same file twice: each call once" {
	cat >calls.csv <<-END
		ref,phone
		p1,17900000001
		p2,17900000001
	END
	ends 0 call-log -C result,call --no-header calls.csv
	same "$out" "ok,1
ok,2"
	ends 0 call-log -C result,call --no-header calls.csv
	same "$out" "duplicate,1
duplicate,2"
}

@test "a call registers and protects nobody" {
	call-log -q --phone 17900000001
	ends 0 lead-check-protection 17900000001
}

@test "a dry run gives no number away" {
	does 0 "call
1" "" call-log -n -C call --phone 17900000001
	does 0 "call
1" "" call-log -C call --phone 17900000001
}

@test "the audit has no phone, no name and nothing that he said" {
	call-log -q --phone 17900000001 --name Luo --needs 'a flat for Luo' \
		--source 'his brother Luo' --note Luo
	ends 0 store-list audit --where what=calls -C id,after
	same "$out" 'id,after
1,"call=1 phone=* called_at=""2026-11-24 12:00:00"" name=* needs=* source=* note=*"'
}
