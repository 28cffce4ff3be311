# What every black-box test starts from: a fresh folder, the built commands,
# the shipped rules, a fixed now, the C locale.  Use: load ../helper
# shellcheck disable=SC2034  # the variables are the tests'

bats_require_minimum_version 1.5.0

root=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)
build=${ANCHANG_BUILD:-$root/${B:-build}}

unset TZ LANGUAGE LC_CTYPE LC_MESSAGES NO_COLOR COLUMNS
unset "${!XDG_@}" "${!ANCHANG_@}"
# bats reads this file more than once in one process.
export ANCHANG_BUILD="$build"
export PATH="$build/bin:$PATH" LC_ALL=C HOME="$BATS_TEST_TMPDIR"
export ANCHANG_DB="$BATS_TEST_TMPDIR/office.db"
export ANCHANG_RULES="$root/rules"
export ANCHANG_NOW="2026-11-24 12:00:00"
# The folder is not there yet while bats gathers the tests.
cd "$BATS_TEST_TMPDIR" 2>/dev/null || true

# new_store - makes an empty store, once a test; other commands fill it.
new_store() {
	[ -e "$ANCHANG_DB" ] || store-init -q
}

# ends STATUS COMMAND... - runs it with its standard output in $out and its
# standard error in $err; fails, and shows both, when it ends otherwise.
ends() {
	local want=$1 status=0
	shift
	"$@" >"$BATS_TEST_TMPDIR/.out" 2>"$BATS_TEST_TMPDIR/.err" || status=$?
	out=$(<"$BATS_TEST_TMPDIR/.out")
	err=$(<"$BATS_TEST_TMPDIR/.err")
	[ "$status" -eq "$want" ] && return
	printf '%s\n' "ended with $status instead of $want: $*" \
		"standard output: $out" "standard error: $err"
	return 1
}

# same ACTUAL EXPECTED - shows both when they differ.
same() {
	[ "$1" = "$2" ] && return
	printf '%s\n' "got:" "$1" "instead of:" "$2"
	return 1
}

# does STATUS STDOUT STDERR COMMAND... - all three must be so.
does() {
	local status=$1 stdout=$2 stderr=$3
	shift 3
	ends "$status" "$@" && same "$out" "$stdout" && same "$err" "$stderr"
}
