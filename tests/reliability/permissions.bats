#!/usr/bin/env bats
# What may not be read or made, and what a killed writer left behind
# (reliability, 7); torture/permissions.t tries every command.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
	lead-add -q <<-END
		phone,name,partner,rep,visited_at
		17900000001,Qin,c1,,2026-11-24 10:00
		17900000002,Li,,z2,2026-11-24 10:00
	END
	call-log -q --phone 17900000003
	# The tests' own folder is for one user alone.
	open=$(mktemp -d)
	chmod 755 "$open"
	cp "$ANCHANG_DB" "$open/office.db"
	rm "$ANCHANG_DB"
	ANCHANG_DB=$open/office.db
}

teardown() {
	rm -rf "$open" "$office_folder"
}

# Root may everything: puts what makes a command nobody's into $as.
become_nobody() {
	as=()
	if [ "$(id -u)" -eq 0 ]; then
		command -v setpriv >/dev/null || skip "root may everything"
		as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	fi
	"${as[@]}" test -x "$build/bin/store-list" -a -x "$ANCHANG_RULES" ||
		skip "no way to the build"
}

@test "input that may not be read: 77; output that may not be made: 73" {
	become_nobody
	echo phone >"$open/in.csv"
	chmod 000 "$open/in.csv"
	chmod 644 "$ANCHANG_DB"
	does 77 "" "lead-add: $open/in.csv: Permission denied" \
		"${as[@]}" lead-add "$open/in.csv"
	does 73 "" \
		"store-list: $open/out.csv: cannot be made: Permission denied" \
		"${as[@]}" store-list staff -o "$open/out.csv"
	does 73 "" \
		"store-backup: $open/copy.db: cannot be made: Permission denied" \
		"${as[@]}" store-backup "$open/copy.db"
	does 73 "" \
		"store-init: $open/new.db: cannot be made: Permission denied" \
		"${as[@]}" store-init -d "$open/new.db"
	same "$(ls "$open")" "in.csv
office.db"
}

# kill_at CALL N COMMAND... - kills it on its Nth such call; false when it made
# fewer.
kill_at() {
	local status=0 call=$1 when=$2
	shift 2
	strace -o trace -e trace="$call" \
		-e inject="$call:error=EINTR:signal=KILL:when=$when" \
		"$@" >rows 2>said || status=$?
	[ $status -eq 137 ]
}

# Whether there is a journal to be rolled back: one with its head written.
is_hot() {
	[ -s "$ANCHANG_DB-journal" ] &&
		[ "$(head -c 1 "$ANCHANG_DB-journal" | od -An -tu1)" -ne 0 ]
}

@test "a writer killed at any of its system calls: all or nothing" {
	strace -o trace true 2>/dev/null || skip "no strace"
	for i in 3 4 5; do
		echo "1790000000$i,Name,c1,2026-11-24 11:00"
	done | sed '1i phone,name,partner,visited_at' >in.csv
	cp "$ANCHANG_DB" good.db
	hot=0
	for call in pwrite64 fdatasync unlink openat; do
		for when in $(seq 99); do
			cp good.db "$ANCHANG_DB"
			kill_at $call "$when" lead-add in.csv || break
			! is_hot || hot=$((hot + 1))
			# A reader is the first to come, or a writer.
			if [ $((when % 2)) -eq 0 ]; then
				lead-visit -q --phone 17900000002
			else
				store-list leads >/dev/null
			fi
			run ! is_hot
			kept=$(store-list leads --no-header | wc -l)
			[ "$kept" -eq 2 ] || [ "$kept" -eq 5 ]
			# Nothing was claimed that is not there.
			[ ! -s rows ] || [ "$kept" -eq 5 ]
			store-check -q
		done
		[ "$when" -gt 1 ]
	done
	[ "$hot" -gt 0 ]
}
