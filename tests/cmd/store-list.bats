#!/usr/bin/env bats
# store-list: what the store holds.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	staff-add -q <<-END
		staff,name,role,joined_on,left_on
		z02,Li,consultant,2026-03-01,
		z01,Zhang,consultant,2026-02-28,2026-12-31
		m01,Chen,site_manager,,
	END
	call-log -q <<-END
		phone,called_at,staff,name,note
		17900000002,2026-11-23 23:59:59,z01,Luo,"a, b"
		17900000001,2026-11-24 00:00:00,z01,,
		17900000002,2026-11-24 09:00:00,z02,,
	END
}

@test "a register by code: the columns of its recorder, ref and note" {
	does 0 "staff,name,role,ability,joined_on,left_on,away_from,away_until,ref,note
m01,Chen,site_manager,1,,,,,,
z01,Zhang,consultant,1,2026-02-28,2026-12-31,,,,
z02,Li,consultant,1,2026-03-01,,,,," "" store-list staff
}

@test "entries by number" {
	does 0 "call,phone,called_at,name,staff,needs,source,ref,note
1,17900000002,2026-11-23 23:59:59,Luo,z01,,,,\"a, b\"
2,17900000001,2026-11-24 00:00:00,,z01,,,,
3,17900000002,2026-11-24 09:00:00,,z02,,,," "" store-list calls
}

@test "the ref of an entry, the first where it has several" {
	staff-add -q --staff z01 --ability 1 --ref s2
	staff-add -q --staff z01 --ability 1 --ref s1
	call-log -q --phone 17900000001 --ref k4
	does 0 "staff,ref
m01,
z01,s1
z02," "" store-list staff -C staff,ref
	does 0 "call,ref
4,k4" "" store-list calls -C call,ref --where ref=k4
	ends 64 store-list audit -C ref
}

@test "who is known by a complaint or a deal alone is a customer, too" {
	complaint-log -q --phone 17900000007 --category other --name Gao
	deal-add -q --deal d1 --phone 17900000008 --rep z01 --unit 1 \
		--price 5 --pay-method full
	ends 0 store-list customers -C phone,name
	grep -qx 17900000007,Gao <<<"$out"
	grep -qx 17900000008, <<<"$out"
	ends 0 store-list customers -C phone -t 2026-11-23
	run ! grep -E '1790000000[78]' <<<"$out"
}

@test "every kind of an empty store has its headings" {
	store-init -d empty.db
	for what in staff partners customers leads visits calls callbacks; do
		ends 0 store-list -d empty.db $what
		[ "$(wc -l <<<"$out")" -eq 1 ]
		grep -q ,note <<<"$out"
	done
}

@test "--where: the cell as it is printed, all must hold" {
	ends 0 store-list calls --no-header -C call --where staff=z01
	same "$out" "1
2"
	ends 0 store-list calls --no-header -C call --where staff=z01 \
		--where 'called_at=2026-11-24 00:00:00'
	same "$out" 2
	ends 0 store-list calls --no-header -C call --where name=
	same "$out" "2
3"
	ends 0 store-list calls --no-header -C call --where 'note=a, b'
	same "$out" 1
	ends 0 store-list calls --no-header --where staff=z09
	[ -z "$out" ]
}

@test "--where of a column that is not printed" {
	ends 0 store-list calls --no-header -C call --where phone=17900000001
	same "$out" 2
}

@test "--from and --to, on both sides of the second" {
	listed() {
		store-list calls --no-header -C call "$@" | tr '\n' ' '
	}
	same "$(listed --from 2026-11-24)" "2 3 "
	same "$(listed --to 2026-11-23)" "1 "
	same "$(listed --from '2026-11-24 00:00:01')" "3 "
	same "$(listed --from '2026-11-24 00:00:00' --to 2026-11-24)" "2 3 "
	same "$(listed --to '2026-11-23 23:59:58')" ""
	same "$(listed --from 2026-11-23T15:59:59Z --to 2026-11-23T16:00Z)" \
		"1 2 "
}

@test "--from and --to of days; without one, it is in neither" {
	ends 0 store-list staff --no-header -C staff --from 2026-03-01
	same "$out" z02
	ends 0 store-list staff --no-header -C staff --to 2026-02-28
	same "$out" z01
	ends 0 store-list staff --no-header -C staff --to 2099-01-01
	same "$out" "z01
z02"
}

@test "T5: what is dated later than now is not known" {
	ends 0 store-list calls --no-header -C call \
		--as-of '2026-11-24 08:59:59'
	same "$out" "1
2"
	ends 0 store-list customers --no-header -C phone,name \
		--as-of '2026-11-23 23:59:59'
	same "$out" "17900000002,Luo"
	ends 0 store-list calls --no-header --as-of 2026-11-22
	[ -z "$out" ]
}

@test "what is wrong with the command line: 64" {
	does 64 "" "store-list: what to list is not named" store-list
	does 64 "" \
		"store-list: WHAT: there is no 'call'; did you mean 'calls'?" \
		store-list call
	does 64 "" "store-list: WHAT: there is no 'xyzzy'" store-list xyzzy
	does 64 "" \
		"store-list: --where: there is no 'stff'; did you mean 'staff'?" \
		store-list calls --where stff=z01
	for where in staff =z01; do
		does 64 "" "store-list: --where: '$where' is not COLUMN=VALUE" \
			store-list calls --where $where
	done
	does 64 "" "store-list: --from: '2026-02-30' is not a time" \
		store-list calls --from 2026-02-30
	does 64 "" \
		"store-list: customers have no time of their own: no --from and no --to" \
		store-list customers --to 2026-11-24
	ends 64 store-list staff calls
	ends 64 store-list calls -C call,phon
	[ -z "$out" ]
}

@test "JSON: codes and numbers of entries as text, empty cells null" {
	ends 0 store-list calls -f json --where staff=z02
	same "$out" '{"call":"3","phone":"17900000002","called_at":"2026-11-24 09:00:00","name":null,"staff":"z02","needs":null,"source":null,"ref":null,"note":null}'
}

@test "--mask hides phones and names" {
	ends 0 store-list calls --mask --no-header -C phone,name --where call=1
	same "$out" "179****0002,L**"
}

@test "the audit: one row a change, what was in it as it was written" {
	printf 'staff,name,role\n"a\tb\\n\nc",N,finance\n' >odd.csv
	status=0
	staff-add -q odd.csv 2>.err || status=$?
	[ $status -eq 65 ] # a code is one word
	ends 0 store-list audit -C audit,command,what,id --where what=calls
	same "$out" "audit,command,what,id
3,call-log,calls,1
3,call-log,calls,2
3,call-log,calls,3"
	ends 0 store-list audit --no-header -C audit --from 2000-01-01
	[ "$(wc -l <<<"$out")" -eq 7 ]
}

@test "a reader writes nothing" {
	before=$(sha256sum <"$ANCHANG_DB")
	chmod 400 "$ANCHANG_DB"
	for what in staff partners customers leads visits calls audit; do
		ends 0 store-list $what
	done
	[ "$(sha256sum <"$ANCHANG_DB")" = "$before" ]
	same "$(echo office*)" office.db
}

@test "what cannot be written whole is an error: 74" {
	status=0
	store-list staff >/dev/full 2>.err || status=$?
	[ $status -eq 74 ]
	grep -q '^store-list: ' .err
}
