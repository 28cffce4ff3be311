#!/usr/bin/env bats
# store-backup: a copy that is whole, or what was there before.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	store-init
	staff-add -q --staff z01 --name Zhang --role consultant
}

@test "the copy is a store with the same entries, mode 0600" {
	umask 022
	does 0 "" "" store-backup copy.db
	[ "$(stat -c %a copy.db)" = 600 ]
	same "$(store-list staff -d copy.db)" "$(store-list staff)"
	ends 0 store-check -d copy.db
	same "$(echo copy*)" copy.db
}

@test "what was there is replaced" {
	echo old >copy.db
	does 0 "" "" store-backup copy.db
	ends 0 store-check -d copy.db
}

@test "no file named: 64; two: 64" {
	does 64 "" "store-backup: no FILE for the copy is named" store-backup
	ends 64 store-backup one two
	[ -z "$out" ]
}

@test "the store itself, a folder, a link, no folder: 73, nothing changed" {
	ln -s "$ANCHANG_DB" link
	mkdir folder
	before=$(sha256sum <"$ANCHANG_DB")
	for file in "$ANCHANG_DB" ./office.db; do
		does 73 "" "store-backup: $file: is the store itself" \
			store-backup "$file"
	done
	ends 73 store-backup link
	does 73 "" "store-backup: folder: is there and is not a file" \
		store-backup folder
	ends 73 store-backup none/copy.db
	does 73 "" "store-backup: : cannot be made: No such file or directory" \
		store-backup ''
	[ "$(sha256sum <"$ANCHANG_DB")" = "$before" ] && [ -L link ]
}

@test "a disk that is full: 74, and the old copy stays" {
	echo old >copy.db
	status=0
	(
		trap '' XFSZ
		ulimit -f 8
		exec store-backup copy.db
	) 2>.err || status=$?
	[ $status -eq 74 ]
	grep -q '^store-backup: .*copy.db' .err
	same "$(cat copy.db)" old
	same "$(echo copy*)" copy.db
}

@test "a store that is damaged has no copy: 76" {
	printf 'ANCHANG' | dd of="$ANCHANG_DB" bs=1 seek=4096 conv=notrunc \
		status=none
	ends 76 store-backup copy.db
	[ -z "$out" ] && [ ! -e copy.db ]
	grep -q '^store-backup: ' <<<"$err"
}

@test "copies while others write are all sound" {
	for i in $(seq 20); do
		call-log -q --phone "1790000$((1000 + i))"
	done &
	for i in 1 2 3 4 5; do
		store-backup "copy.$i"
		ends 0 store-check -d "copy.$i"
	done
	wait
}
