#!/usr/bin/env bats
# Stores that are damaged, or are none (reliability, 6).  TORTURE=1 tries
# every byte.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
}

teardown() {
	rm -rf "${office_folder-}"
}

# Leads of every state, calls, a family: what a flipped bit can hit.
fill() {
	lead-add -q <<-END
		phone,name,partner,rep,visited_at
		17900000001,Qin,c1,,2026-11-24 10:00
		17900000002,Li,,z2,2026-11-24 10:00
		17900000003,Luo,b1,,
		17900000004,Wu,c2,,2026-11-24 10:00
	END
	callback-log -q --phone 17900000002 --note late
	lead-close -q --lead 4 --reason unreachable --approved-by m1
	call-log -q --phone 17900000005 --name Chen
	customer-add -q --phone 17900000005 --family-of 17900000001
	lead-visit -q --phone 17900000006 --name Shen
	deal-add -q --deal d1 --phone 17900000002 --unit 1-101 --price 900000 \
		--pay-method full --other-fees 500
	deal-log -q --deal d1 --event payment --amount 900000 --ref r1
	deal-log -q --deal d1 --event changed --rep z1 --approved-by Qi
}

# damage KIND COUNT SEED: none of it went wrong.
damage() {
	"$BATS_TEST_DIRNAME/damage" "$@"
}

@test "page 1: what is damaged is refused, what is not is answered" {
	fill
	damage page1 $((${TORTURE:-0} ? 0 : 30)) 1
}

@test "bits flipped anywhere" {
	fill
	damage flips $((${TORTURE:-0} ? 2000 : 40)) 2
}

@test "a file that was cut" {
	fill
	damage cuts $((${TORTURE:-0} ? 200 : 5)) 3
}

@test "numbers that are none of ours" {
	fill
	damage values $((${TORTURE:-0} ? 0 : 15)) 4
}

# Commands of each shape; tests/torture/stores.t tries all of them.
commands() {
	cat <<-END
		store-check
		store-list leads
		store-list customers
		callback-due
		lead-check-protection 17900000001
		lead-reconcile
		lead-add --phone 17900000001 --name Qin --partner c1
		lead-visit --phone 17900000001
		lead-close --lead 1 --reason invalid
		callback-log --phone 17900000001
		call-log --phone 17900000001
		customer-add --phone 17900000001
		staff-add --staff z9 --name Ma --role finance
		partner-add --partner c9 --kind channel --name Ma
		entry-withdraw --what calls --id 1 --approved-by Ma
		milestone-add --milestone h9 --kind handover --planned-on 2028-06-30
		deal-add --deal d9 --phone 17900000001 --rep z1 --unit 9-9 --price 1 --pay-method full
		deal-log --deal d9 --event contract_signed
		contract-deadline
	END
}

# all_refuse STATUS MESSAGE: each command, of $ANCHANG_DB, in one line; and
# leaves the folder as it is.
all_refuse() {
	local command before
	before=$(ls -lA --time-style=full-iso .)
	while read -r -a command; do
		does "$1" "" "${command[0]}: $ANCHANG_DB: $2" \
			"${command[@]}" </dev/null || return
		rm .out .err
		same "$(ls -lA --time-style=full-iso .)" "$before" || return
	done < <(commands)
}

@test "no file: 66" {
	ANCHANG_DB=$PWD/none.db
	all_refuse 66 "there is no such store: No such file or directory"
	ANCHANG_DB=$PWD/none/office.db
	all_refuse 66 "there is no such store: No such file or directory"
}

@test "an empty file: 66" {
	ANCHANG_DB=$PWD/empty.db
	: >empty.db
	all_refuse 66 "empty: not a store; store-init makes one"
}

@test "a text file: 76" {
	ANCHANG_DB=$PWD/text.db
	seq 1000 >text.db
	all_refuse 76 "not a store"
	echo no >text.db
	all_refuse 76 "not a store"
}

@test "a folder, a FIFO, a socket, a device: 66" {
	ANCHANG_DB=$PWD/other.db
	mkdir other.db
	all_refuse 66 "not a file"
	rmdir other.db
	mkfifo other.db
	all_refuse 66 "not a file"
	rm other.db
	perl -MIO::Socket::UNIX -e 'IO::Socket::UNIX->new(Local => "other.db",
		Listen => 1) or die $!'
	all_refuse 66 "not a file"
	ANCHANG_DB=/dev/null
	all_refuse 66 "not a file"
}

@test "another application's store: 76" {
	ANCHANG_DB=$PWD/other.db
	sqlite3 other.db 'CREATE TABLE lead(id); INSERT INTO lead VALUES(1)'
	all_refuse 76 "belongs to another application"
	sqlite3 other.db 'PRAGMA application_id=1234'
	all_refuse 76 "belongs to another application"
}

@test "a store with our number and nothing in it: 76" {
	ANCHANG_DB=$PWD/other.db
	sqlite3 other.db 'PRAGMA application_id=1097753448; CREATE TABLE t(a)'
	all_refuse 76 "damaged: its version is 0"
}

@test "a store of a newer version: 76" {
	cp "$ANCHANG_DB" newer.db
	ANCHANG_DB=$PWD/newer.db
	version=$(sqlite3 newer.db 'PRAGMA user_version')
	sqlite3 newer.db "PRAGMA user_version=$((version + 1))"
	all_refuse 76 "made by a newer version of this toolkit"
}

@test "a store in WAL mode: 76" {
	cp "$ANCHANG_DB" wal.db
	ANCHANG_DB=$PWD/wal.db
	sqlite3 wal.db 'PRAGMA journal_mode=WAL' >/dev/null
	all_refuse 76 "damaged: byte 18 of its header and those after it"
}
