#!/usr/bin/env bats
# What may not be written or read, and what a killed writer left behind
# (reliability, 7).
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

readers() {
	cat <<-END
		store-check
		store-list leads
		callback-due --all
		lead-check-protection 17900000009
		lead-reconcile
	END
}

writers() {
	cat <<-END
		lead-add --phone 17900000009 --name Qin --partner b1
		lead-visit --phone 17900000002
		lead-close --lead 2 --reason invalid
		callback-log --phone 17900000002
		call-log --phone 17900000009
		customer-add --phone 17900000009
		staff-add --staff z9 --name Ma --role finance
		partner-add --partner c9 --kind channel --name M --listed-on 2026-01-01
		entry-withdraw --what calls --id 1 --approved-by Ma
	END
}

@test "who may only read can run every command that reads" {
	become_nobody
	mkdir answers
	while read -r -a command; do
		"${command[@]}" >"answers/${command[0]}"
	done < <(readers)
	chmod 444 "$ANCHANG_DB"
	chmod 555 "$open"
	before=$(sha256sum "$open"/*)
	while read -r -a command; do
		does 0 "$(<"answers/${command[0]}")" "" "${as[@]}" "${command[@]}"
	done < <(readers)
	same "$(sha256sum "$open"/*)" "$before"
}

@test "who may only read is told so by every command that writes: 77" {
	become_nobody
	chmod 444 "$ANCHANG_DB"
	before=$(sha256sum "$open"/*)
	while read -r -a command; do
		does 77 "" "${command[0]}: $ANCHANG_DB: cannot be opened: Permission denied" \
			"${as[@]}" "${command[@]}" </dev/null
	done < <(writers)
	same "$(sha256sum "$open"/*)" "$before"
}

@test "who may write the file but not its folder cannot write: 77" {
	become_nobody
	chmod 666 "$ANCHANG_DB"
	chmod 555 "$open"
	before=$(sha256sum "$open"/*)
	while read -r -a command; do
		ends 77 "${as[@]}" "${command[@]}" </dev/null
		[ -z "$out" ]
		grep -q "^${command[0]}: $ANCHANG_DB: " <<<"$err"
		[ "$(wc -l <<<"$err")" -eq 1 ]
	done < <(writers)
	same "$(sha256sum "$open"/*)" "$before"
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

@test "a link to a store, to a folder, to nothing: 77; its target stays" {
	ln -s office.db "$open/link.db"
	ln -s "$open" folder
	ln -s nowhere "$open/dangling.db"
	before=$(sha256sum "$ANCHANG_DB")
	for link in "$open/link.db" "$open/dangling.db" folder; do
		while read -r -a command; do
			does 77 "" "${command[0]}: $link: is a symbolic link; name the file" \
				"${command[@]}" -d "$link" </dev/null
		done < <(
			readers
			writers
		)
	done
	same "$(sha256sum "$ANCHANG_DB")" "$before"
	[ -L "$open/link.db" ] && [ ! -e "$open/nowhere" ]
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

@test "who may only read leaves a hot journal for who may write: 77" {
	become_nobody
	strace -o trace true 2>/dev/null || skip "no strace"
	before=$(store-list leads)
	kill_at unlink 1 callback-log --phone 17900000002
	[ -s "$ANCHANG_DB-journal" ]
	chmod 444 "$ANCHANG_DB"*
	left=$(sha256sum "$open"/*)
	while read -r -a command; do
		ends 77 "${as[@]}" "${command[@]}"
		[ -z "$out" ]
		grep -q "^${command[0]}: $ANCHANG_DB: " <<<"$err"
		[ "$(wc -l <<<"$err")" -eq 1 ]
	done < <(readers)
	same "$(sha256sum "$open"/*)" "$left"
	chmod 600 "$ANCHANG_DB"*
	does 0 "$before" "" store-list leads
	[ ! -e "$ANCHANG_DB-journal" ]
	store-check -q
}
