#!/usr/bin/env bats
# What every command promises, tried on all of them.

setup() {
	build=${ANCHANG_BUILD:-$BATS_TEST_DIRNAME/../build}
	export ANCHANG_RULES=$BATS_TEST_DIRNAME/../rules
	export ANCHANG_DB=$BATS_TEST_TMPDIR/office.db
	cd "$BATS_TEST_TMPDIR" || return
	failed=0
}

# each FUNCTION - calls it with the path and the name of every command;
# fails when one call fails.
each() {
	local source name
	for source in "$BATS_TEST_DIRNAME"/../cmd/*.c; do
		name=$(basename "$source" .c)
		"$1" "$build/bin/$name" "$name" </dev/null || {
			echo "$name: see above"
			failed=1
		}
	done
	[ "$failed" -eq 0 ]
}

# ends STATUS COMMAND... - runs it, its output in out and err; complains
# when it ends otherwise.
ends() {
	local want=$1 status=0
	shift
	"$@" >out 2>err || status=$?
	[ "$status" -eq "$want" ] && return
	echo "ended with $status instead of $want: $*"
	cat out err
	return 1
}

says_one_line() { # NAME: err is one line that begins with the command's name
	[ "$(wc -l <err)" -eq 1 ] && grep -q "^$1: " err && return
	echo "standard error:"
	cat err
	return 1
}

helps() {
	local option
	for option in -h --help; do
		ends 0 "$1" $option && [ ! -s err ] && grep -q "$2" out || return
	done
}

@test "--help and -h: standard output, nothing on standard error, 0" {
	each helps
}

tells_its_version() {
	local option
	for option in -V --version; do
		ends 0 "$1" $option && [ ! -s err ] &&
			[ "$(wc -l <out)" -eq 1 ] && grep -q '[0-9]' out &&
			grep -q "$2" out || return
	done
}

@test "--version and -V: one line, 0" {
	each tells_its_version
}

refuses_unknown_options() {
	local option
	for option in --no-such-option -%; do
		ends 64 "$1" $option && [ ! -s out ] && says_one_line "$2" &&
			grep -q -e "$option" err || return
	done
}

@test "an unknown option: 64, said in one line with the command's name" {
	each refuses_unknown_options
}

wants_arguments() {
	ends 64 "$1" --db && [ ! -s out ] && says_one_line "$2"
}

@test "an option without its argument: 64" {
	each wants_arguments
}

notices_a_full_disk() {
	local option status
	for option in --help --version; do
		status=0
		"$1" $option >/dev/full 2>err || status=$?
		[ "$status" -eq 74 ] && says_one_line "$2" || {
			echo "$option to /dev/full ended with $status"
			return 1
		}
	done
}

@test "--help and --version that cannot be written: 74" {
	each notices_a_full_disk
}

# The status of one launch with these descriptors closed; a shell's own
# message goes nowhere.
helps_without_descriptors() {
	local status
	"$1" --help <&- >out 2>err || return
	[ -s out ] && [ ! -s err ] || return
	"$1" --help 2>&- >out || return
	[ -s out ] || return
	status=0
	"$1" --help <&- >&- 2>err || status=$?
	[ "$status" -eq 74 ] || {
		echo "with standard output closed: $status instead of 74"
		return 1
	}
	status=0
	"$1" --help <&- >&- 2>&- || status=$?
	[ "$status" -eq 74 ] || {
		echo "with all three closed: $status instead of 74"
		return 1
	}
}

@test "closed descriptors: it works, or says that it cannot write" {
	each helps_without_descriptors
}

helps_in_a_bare_environment() {
	ends 0 env -i "$1" --help && [ ! -s err ] && [ -s out ] || return
	mv out bare
	ends 0 "$1" --help && cmp out bare
}

@test "a bare environment: the same help" {
	each helps_in_a_bare_environment
}

says_that_there_is_no_store() {
	local status=0
	case $2 in store-init | rules-check) return ;; esac
	"$1" --db "$BATS_TEST_TMPDIR/none.db" </dev/null \
		>out 2>err || status=$?
	[ ! -e "$BATS_TEST_TMPDIR/none.db" ] || {
		echo "it made a store"
		return 1
	}
	[ "$status" -ne 0 ] && [ ! -s out ] && grep -q "^$2: " err || {
		echo "without a store: $status"
		cat out err
		return 1
	}
}

@test "a store that is not there is an error, and is not made" {
	each says_that_there_is_no_store
}

has_page_and_test() {
	[ -s "$BATS_TEST_DIRNAME/../man/$2.1" ] &&
		[ -s "$BATS_TEST_DIRNAME/cmd/$2.bats" ]
}

@test "every command has a page and a test" {
	each has_page_and_test
}
