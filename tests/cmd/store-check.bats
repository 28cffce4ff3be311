#!/usr/bin/env bats
# store-check: what it proves, and what it finds.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	printf '%s\n' staff,name,role z01,Zhang,consultant | staff-add -q
	call-log -q --phone 17900000001
	call-log -q --phone 17900000002
	customer-add -q --phone 17900000003 --family-of 17900000001
}

# The trigger's text as a store has it; without it the schema would differ.
update="CREATE TRIGGER audit_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is insert-only'); END;"
delete="CREATE TRIGGER audit_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is insert-only'); END;"

# tamper SQL - changes the audit, and covers it up.
tamper() {
	sqlite3 "$ANCHANG_DB" "DROP TRIGGER audit_update;
		DROP TRIGGER audit_delete; $1; $update $delete"
}

# finds CHECK DETAIL - store-check ends with 1, and says only this.
finds() {
	ends 1 store-check
	same "$(grep ,failed, <<<"$out")" "$1,failed,$2"
}

@test "a sound store: every check is ok, nothing changes" {
	before=$(sha256sum <"$ANCHANG_DB")
	ends 0 store-check
	same "$(head -1 <<<"$out")" check,result,detail
	[ "$(tail -n +2 <<<"$out" | grep -vc ',ok,$')" -eq 0 ]
	[ "$(cut -d, -f1 <<<"$out" | sort | uniq -d | wc -l)" -eq 0 ]
	[ -z "$err" ]
	[ "$(sha256sum <"$ANCHANG_DB")" = "$before" ]
}

@test "--head: number and hash of the last row" {
	ends 0 store-check --head
	same "$out" "audit,hash
$(store-list audit --no-header -C audit,hash | tail -1)"
}

@test "--since: an older hash is still there; one that never was is not" {
	hash=$(store-check --head --no-header -C hash)
	call-log -q --phone 17900000003
	ends 0 store-check --since "$hash"
	same "$(tail -1 <<<"$out")" audit_since,ok,
	ends 1 store-check --since "${hash//[0-9]/a}"
	same "$(tail -1 <<<"$out")" "audit_since,failed,that hash is in no row"
	does 64 "" "store-check: --since: 'abc' is no hash of the audit" \
		store-check --since abc
}

@test "the audit: a byte flipped in any column is found" {
	for change in "at = at + 1" "as_of = as_of - 1" "user = 'nobody'" \
		"command = 'lead-add'" \
		"changes = replace(changes, 'calls', 'callz')" \
		"hash = iif(hash LIKE '0%', '1', '0') || substr(hash, 2)"; do
		cp "$ANCHANG_DB" kept
		tamper "UPDATE audit SET $change WHERE seq = 3"
		finds audit_chain "row 3 was altered"
		mv kept "$ANCHANG_DB"
	done
}

@test "the audit: a row deleted, the last one cut off, all of them" {
	cp "$ANCHANG_DB" kept
	tamper "DELETE FROM audit WHERE seq = 3"
	finds audit_chain "row 3 is missing"
	cp kept "$ANCHANG_DB"
	tamper "DELETE FROM audit WHERE seq = 5"
	finds audit_chain "row 5 is missing"
	cp kept "$ANCHANG_DB"
	tamper "DELETE FROM audit"
	finds audit_chain "row 1 is missing"
}

@test "the audit: two rows swapped, and a gap closed up" {
	cp "$ANCHANG_DB" kept
	tamper "UPDATE audit SET seq = 99 WHERE seq = 3;
		UPDATE audit SET seq = 3 WHERE seq = 4;
		UPDATE audit SET seq = 4 WHERE seq = 99"
	finds audit_chain "row 3 was altered"
	cp kept "$ANCHANG_DB"
	tamper "DELETE FROM audit WHERE seq = 3;
		UPDATE audit SET seq = seq - 1 WHERE seq > 3"
	finds audit_chain "row 3 was altered"
}

@test "the audit: all written anew is found with --since" {
	hash=$(store-check --head --no-header -C hash)
	rm "$ANCHANG_DB"
	# Another machine's clock, at least: user, command and entries agree.
	store-init --as-of 2026-11-23
	printf '%s\n' staff,name,role z01,Zhang,consultant | staff-add -q
	call-log -q --phone 17900000001
	call-log -q --phone 17900000002
	customer-add -q --phone 17900000003 --family-of 17900000001
	ends 0 store-check
	ends 1 store-check --since "$hash"
	same "$(grep ,failed, <<<"$out")" \
		"audit_since,failed,that hash is in no row"
}

@test "the triggers keep the audit as it is" {
	for statement in "UPDATE audit SET user = ''" "DELETE FROM audit"; do
		ends 19 sqlite3 -bail "$ANCHANG_DB" "$statement" ||
			ends 1 sqlite3 -bail "$ANCHANG_DB" "$statement"
		grep -q 'audit is insert-only' <<<"$err"
	done
	ends 0 store-check
}

@test "a schema that is not ours: 1, and nothing else is tried" {
	sqlite3 "$ANCHANG_DB" 'CREATE INDEX mine ON lead(phone)'
	finds schema "differs from that of a new store"
	same "$(wc -l <<<"$out")" 4
}

@test "a reference to nobody" {
	sqlite3 "$ANCHANG_DB" 'UPDATE call SET staff = 7 WHERE id = 2'
	finds references "call: row 2 names a staff that is not there"
}

@test "a phone that is none, without showing it" {
	sqlite3 "$ANCHANG_DB" 'UPDATE call SET phone = 12 WHERE id = 2'
	finds register_phones "a call has no valid phone"
}

@test "a family's head in another family" {
	sqlite3 "$ANCHANG_DB" \
		'INSERT INTO family VALUES(17900000001, 17900000009)'
	finds families "a family's head is in another"
}

@test "a number that was never given out" {
	sqlite3 "$ANCHANG_DB" 'UPDATE call SET id = 9 WHERE id = 2'
	finds call_numbers "number 9 was never given out"
	sqlite3 "$ANCHANG_DB" 'UPDATE call SET id = 2 WHERE id = 9;
		UPDATE staff SET id = 9'
	finds staff_numbers "number 9 was never given out"
}

@test "a damaged page: integrity fails, or it is no store" {
	printf 'ANCHANG' | dd of="$ANCHANG_DB" bs=1 seek=4096 conv=notrunc \
		status=none
	status=0
	store-check >.out 2>.err || status=$?
	[ $status -eq 1 ] || [ $status -eq 76 ]
	[ $status -eq 76 ] || grep -q '^integrity,failed,' .out
}
