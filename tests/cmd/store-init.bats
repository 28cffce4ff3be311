#!/usr/bin/env bats
# store-init: a store, or nothing.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

@test "makes a store of mode 0600 and says nothing" {
	umask 022
	does 0 "" "" store-init
	[ "$(stat -c %a "$ANCHANG_DB")" = 600 ]
	same "$(echo office*)" office.db
	ends 0 store-check
}

@test "a store that is there stays as it is: 73" {
	store-init
	before=$(sha256sum <"$ANCHANG_DB")
	does 73 "" "store-init: $ANCHANG_DB: exists" store-init
	[ "$(sha256sum <"$ANCHANG_DB")" = "$before" ]
}

@test "anything that is there stays as it is: 73" {
	mkdir folder
	ln -s nowhere link
	: >empty
	for there in folder link empty; do
		does 73 "" "store-init: $there: exists" store-init -d $there
	done
	[ ! -s empty ] && [ -L link ] && [ ! -e nowhere ]
}

@test "a folder that is named must be there: 73" {
	ends 73 store-init -d none/office.db
	[ ! -e none ]
}

@test "the user's own place is made, for him alone" {
	unset ANCHANG_DB
	umask 000
	does 0 "" "" store-init
	store=$HOME/.local/share/anchang/office.db
	[ "$(stat -c %a "$store")" = 600 ]
	[ "$(stat -c %a "${store%/*}")" = 700 ]
	ends 73 store-init
	XDG_DATA_HOME=$HOME/data does 0 "" "" store-init
	[ -s "$HOME/data/anchang/office.db" ]
}

@test "without a now of its own it is the clock's, in the office's zone" {
	unset ANCHANG_NOW
	store-init
	ends 0 store-list audit --no-header -C at,as_of
	# A second may pass between the two.
	perl -MTime::Local -e 'my @s = map {
		/(.*)-(.*)-(.*) (.*):(.*):(.*)/;
		timegm($6, $5, $4, $3, $2 - 1, $1);
	} split /,/, shift;
	exit abs($s[0] - $s[1]) > 60' "$out"
	ANCHANG_RULES=none ends 78 store-init -d new.db
	[ ! -e new.db ]
	ANCHANG_RULES=none does 0 "" "" store-init -d new.db -t 2026-01-02
}

@test "the first row of the audit says that it was made" {
	store-init --as-of '2026-01-02 03:04:05'
	ends 0 store-list audit -C audit,as_of,command,what,id,before,after
	same "$out" "audit,as_of,command,what,id,before,after
1,2026-01-02 03:04:05,store-init,store,1,,made"
}

@test "a disk that is full leaves nothing: 74" {
	[ "$(ulimit -f)" = unlimited ] || skip "files are limited already"
	status=0
	(
		trap '' XFSZ
		ulimit -f 8
		exec store-init
	) 2>.err || status=$?
	[ $status -eq 74 ]
	grep -q "^store-init: .*office.db" .err
	same "$(echo office*)" 'office*'
}

@test "two at once: one makes it" {
	for i in 1 2 3 4; do
		(
			status=0
			store-init 2>/dev/null || status=$?
			echo $status >"ended.$i"
		) &
	done
	wait
	[ "$(cat ended.* | sort | tr '\n' ' ')" = "0 73 73 73 " ]
	ends 0 store-check
}
