#!/usr/bin/env bats
# What the manual says is true: its examples print what it shows, its options
# are those of --help.

setup() {
	root=$BATS_TEST_DIRNAME/..
	build=${ANCHANG_BUILD:-$root/build}
}

@test "the examples of every page print what the page shows" {
	failed=0
	for page in "$root"/man/*.[157]; do
		"$root"/tests/manual/run-examples "$page" || failed=1
	done
	[ $failed -eq 0 ]
}

@test "the examples of README.md print what it shows" {
	"$root"/tests/manual/run-examples "$root/README.md"
}

@test "so do those of the Chinese README and manual" {
	"$root"/tests/manual/run-examples "$root/README.zh_CN.md"
	"$root"/tests/manual/run-examples "$root/man/zh_CN/anchang.7"
}

commands() {
	for source in "$root"/cmd/*.c; do
		echo "$build/bin/$(basename "$source" .c)"
	done
}

# The long options that a page describes: Fl -name in mdoc.
page_options() {
	grep -oE 'Fl -[a-z][a-z-]*' "$1" | sed 's/^Fl -/--/' | sort -u
}

help_options() {
	"$1" --help | grep -oE -- '(^|[^a-z-])--[a-z][a-z-]*' |
		sed 's/^[^-]*//' | sort -u
}

@test "every option of --help is in the command's page or in anchang(7)" {
	missing=0
	for command in $(commands); do
		page=$root/man/${command##*/}.1
		known=$(page_options "$page"; page_options "$root/man/anchang.7")
		for option in $(help_options "$command"); do
			grep -qxF -e "$option" <<<"$known" && continue
			echo "${page##*/}: $option is not described"
			missing=1
		done
	done
	[ $missing -eq 0 ]
}

@test "every option of a page is in the command's --help" {
	missing=0
	for command in $(commands); do
		page=$root/man/${command##*/}.1
		known=$(help_options "$command")
		for option in $(page_options "$page"); do
			grep -qxF -e "$option" <<<"$known" && continue
			echo "${page##*/}: $option is no option of the command"
			missing=1
		done
	done
	[ $missing -eq 0 ]
}

@test "every option of anchang(7) is an option of some command" {
	known=$(for command in $(commands); do help_options "$command"; done)
	missing=0
	for option in $(page_options "$root/man/anchang.7"); do
		grep -qxF -e "$option" <<<"$known" && continue
		echo "anchang.7: no command has $option"
		missing=1
	done
	[ $missing -eq 0 ]
}
