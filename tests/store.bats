#!/usr/bin/env bats
# A store that is not there, not ours, damaged, locked or not permitted: what
# every command says, and that it leaves the file as it is.
# shellcheck disable=SC2154  # $out and $err come from the helper

load helper

setup() {
	new_store
	printf '%s\n' staff,name,role z01,Zhang,consultant | staff-add -q
	cp "$ANCHANG_DB" good.db
	good=$(store-list staff)
}

# says STATUS FILE MESSAGE - a reader and a writer end so, and the file stays.
says() {
	local before
	before=$(stat -c '%i %s %Y' "$2")
	does "$1" "" "store-list: $2: $3" store-list staff -d "$2"
	does "$1" "" "call-log: $2: $3" call-log -d "$2" --phone 17900000001
	same "$(stat -c '%i %s %Y' "$2")" "$before"
}

# put OFFSET - writes standard input into the store at a byte.
put() {
	dd of="$ANCHANG_DB" bs=1 seek="$1" conv=notrunc status=none
}

@test "no such file, none in a file's place: 66" {
	for file in none.db none/office.db good.db/office.db; do
		ends 66 store-list staff -d $file
		[ -z "$out" ] && [ ! -e none.db ]
		grep -q "^store-list: $file: there is no such store: " <<<"$err"
	done
}

@test "an empty file is no office: 66" {
	: >empty
	says 66 empty "empty: not a store; store-init makes one"
}

@test "a folder, a FIFO, a socket, a device: 66, at once" {
	mkdir folder
	mkfifo fifo
	says 66 folder "not a file"
	says 66 fifo "not a file"
	ends 66 store-list staff -d /dev/null
	ends 66 store-list staff -d /dev/zero
}

@test "a text, a part of a header, another application's database: 76" {
	echo 'staff,name' >text
	head -c 99 good.db >part
	sqlite3 other.db 'CREATE TABLE staff(id)'
	says 76 text "not a store"
	says 76 part "not a store"
	says 76 other.db "belongs to another application"
}

@test "a newer version, a version that never was: 76" {
	cp good.db newer.db
	sqlite3 newer.db 'PRAGMA user_version = 1000'
	says 76 newer.db "made by a newer version of this toolkit"
	sqlite3 newer.db 'PRAGMA user_version = 0'
	says 76 newer.db "damaged: its version is 0"
}

@test "a write-ahead log is not what we keep: 76" {
	cp good.db wal.db
	sqlite3 wal.db 'PRAGMA journal_mode = wal' >/dev/null
	ends 76 store-list staff -d wal.db
	[ -z "$out" ] && [ ! -e wal.db-wal ]
}

@test "cut off anywhere: never an empty success" {
	size=$(stat -c %s good.db)
	for length in 1 15 16 99 100 512 4095 4096 4097 8192 20000 \
		$((size - 4096)) $((size - 1)); do
		head -c $length good.db >"$ANCHANG_DB"
		for command in "store-list staff" "store-list audit" \
			store-check "call-log --phone 17900000001"; do
			status=0
			$command >.out 2>.err || status=$?
			[ $status -eq 76 ] || {
				[ "$command" = store-check ] && [ $status -eq 1 ]
			} || {
				echo "$length bytes, $command: $status"
				return 1
			}
		done
		[ "$(stat -c %s "$ANCHANG_DB")" -eq $length ]
	done
}

@test "a byte changed in the header: 76, or the right answer" {
	for offset in $(seq 0 99); do
		cp good.db "$ANCHANG_DB"
		printf '\377' | put "$offset"
		before=$(sha256sum <"$ANCHANG_DB")
		status=0
		store-list staff >.out 2>.err || status=$?
		[ "$(sha256sum <"$ANCHANG_DB")" = "$before" ]
		[ $status -eq 76 ] || [ "$(<.out)" = "$good" ] || {
			echo "byte $offset: $status"
			return 1
		}
	done
}

@test "a table that is not there: 76, not a bug" {
	sqlite3 "$ANCHANG_DB" 'DROP TABLE open_lead; DROP TABLE call'
	ends 76 store-list calls
	[ -z "$out" ]
	grep -q '^store-list: .*office.db: damaged: no such table' <<<"$err"
	ends 76 call-log --phone 17900000001
}

@test "a link is not followed, folders may be links: 77, 0" {
	ln -s good.db link
	mkdir real
	ln -s real folder
	cp good.db real/office.db
	does 77 "" "store-list: link: is a symbolic link; name the file" \
		store-list staff -d link
	does 0 "$good" "" store-list staff -d folder/office.db
}

@test "what may only be read can be read; else 77" {
	[ "$(id -u)" -ne 0 ] || command -v setpriv >/dev/null ||
		skip "root may everything"
	as=()
	[ "$(id -u)" -ne 0 ] ||
		as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
	open=$(mktemp -d) # the tests' own folder is root's alone
	chmod 755 "$open"
	cp good.db "$open/office.db"
	chmod 444 "$open/office.db"
	"${as[@]}" test -x "$build/bin/store-list" || skip "no way to the build"
	does 0 "$good" "" "${as[@]}" store-list staff -d "$open/office.db"
	ends 77 "${as[@]}" call-log -d "$open/office.db" --phone 17900000001
	[ -z "$out" ]
	same "$err" \
		"call-log: $open/office.db: cannot be opened: Permission denied"
	chmod 000 "$open/office.db"
	ends 77 "${as[@]}" store-list staff -d "$open/office.db"
	same "$err" \
		"store-list: $open/office.db: cannot be opened: Permission denied"
	chmod 666 "$open/office.db"
	chmod 555 "$open" # nobody may put a journal beside it
	ends 77 "${as[@]}" call-log -d "$open/office.db" --phone 17900000001
	[ -z "$out" ]
	chmod 755 "$open"
	rm -r "$open"
}

# A writer that was killed after it had written half of its pages: the file
# with a page of nonsense, and the journal with the page as it was.
kill_writer() {
	sqlite3 "$ANCHANG_DB" <<-END
		PRAGMA cache_size = 1; PRAGMA cache_spill = ON;
		BEGIN IMMEDIATE;
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL
			SELECT i + 1 FROM n WHERE i < 3000)
		INSERT INTO call(phone, called_at, needs)
			SELECT 17900000001, i, hex(zeroblob(200)) FROM n;
		.shell cp $ANCHANG_DB hot.db
		.shell cp $ANCHANG_DB-journal hot.db-journal
		ROLLBACK;
	END
}

@test "what a killed writer left is rolled back, by a reader too" {
	kill_writer
	[ -s hot.db-journal ]
	run ! cmp -s hot.db good.db
	does 0 "$good" "" store-list staff -d hot.db
	[ ! -e hot.db-journal ]
	ends 0 store-list calls --no-header -d hot.db
	[ -z "$out" ]
	ends 0 store-check -d hot.db
}

@test "a locked store: 75 after the time given, and then it works" {
	mkfifo go
	sqlite3 "$ANCHANG_DB" >/dev/null 2>&1 <<-END &
		BEGIN EXCLUSIVE;
		.shell touch locked
		.shell read -r word <go
		ROLLBACK;
	END
	until [ -e locked ]; do :; done
	in_use="$ANCHANG_DB: in use by another for 0 s; try again"
	does 75 "" "store-list: $in_use" store-list staff --wait 0
	does 75 "" "call-log: $in_use" call-log --wait 0 --phone 17900000001
	store-list staff --wait 60 >waited &
	echo >go
	wait
	same "$(<waited)" "$good"
}

@test "sixteen writers at once lose nothing" {
	for i in $(seq 16); do
		for j in 1 2 3 4 5; do
			call-log -q --wait 60 --phone "179000$((10000 + i * 10 + j))"
		done &
	done
	wait
	ends 0 store-list calls --no-header -C call
	same "$out" "$(seq 80)"
	ends 0 store-check
}

@test "a disk that fails at any moment: all or nothing, or it says committed" {
	strace -o .trace true 2>/dev/null || skip "no strace"
	for call in pwrite64 fdatasync fcntl unlink,unlinkat ftruncate; do
		for when in $(seq 30); do
			cp good.db "$ANCHANG_DB"
			rm -f "$ANCHANG_DB-journal"
			status=0
			strace -o .trace -e trace="$call" \
				-e inject="$call:error=EIO:when=$when" \
				call-log --phone 17900000001 \
				>.out 2>.err || status=$?
			grep -q INJECTED .trace || break
			kept=$(store-list calls --no-header | wc -l)
			case $status:$kept in
			0:1 | 7[0-8]:0) ;;
			74:1) grep -q 'office.db: committed, but' .err ;;
			*)
				echo "$call $when: $status, $kept kept"
				cat .err
				return 1
				;;
			esac
			store-check -q
		done
		[ "$when" -gt 1 ] || [ "$call" = ftruncate ]
	done
}
