#!/usr/bin/env bats
# rules-check: the rows of the shipped rules, and every error at its place.
# shellcheck disable=SC2030,SC2031,SC2154 # what bats sets

bats_require_minimum_version 1.5.0

setup() {
	build=${ANCHANG_BUILD:-$BATS_TEST_DIRNAME/../../build}
	unset "${!ANCHANG_@}"
	export PATH="$build/bin:$PATH" LC_ALL=C
	rules=$(realpath "$BATS_TEST_DIRNAME/../../rules")
	cd "$BATS_TEST_TMPDIR" || return
	cp -r "$rules" rules
	chmod -R u+w rules
}

# Runs rules-check with its output in $output, its messages in $stderr.
check() {
	run --separate-stderr rules-check "$@"
}

@test "the shipped rules: each value with file, line, key, effective" {
	check rules
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	[ "${lines[0]}" = file,line,key,value,effective ]
	for row in \
		'rules/office.yaml,[0-9]*,closing_time,18:00,2000-01-01' \
		'rules/protection.yaml,[0-9]*,kinds.channel.periods\[1\],60 days,2000-01-01' \
		'rules/protection.yaml,[0-9]*,kinds.channel.periods\[2\],30 days,2000-01-01' \
		'rules/callback.yaml,[0-9]*,duties\[1\].steps\[2\].within,10 days,2000-01-01' \
		'rules/calendar/2026.yaml,[0-9]*,holidays\[1\],2026-01-01,2025-11-04'; do
		grep -x -- "$row" <<<"$output"
	done
}

@test "each row's line is where the value stands" {
	check -f tsv --no-header rules
	[ "$status" -eq 0 ]
	while IFS=$'\t' read -r file line _ value _; do
		sed -n "${line}p" "$file" | grep -qF -- "$value"
	done <<<"$output"
}

@test "without DIR: --rules, then ANCHANG_RULES" {
	mv rules mine
	check -R mine -q
	[ "$status" -eq 0 ]
	ANCHANG_RULES=mine check -C file --no-header
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = mine/office.yaml ]
	ANCHANG_RULES=nowhere check -R mine -C file --no-header
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = mine/office.yaml ]
	ANCHANG_RULES=nowhere check
	[ "$status" -eq 78 ]
	[ "$stderr" = "rules-check: nowhere:1:1: No such file or directory" ]
}

@test "it needs no store, and bad rules in force do not keep it from its work" {
	printf 'x\n' >rules/office.yaml
	ANCHANG_RULES=rules ANCHANG_DB=/nowhere check "$rules"
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
}

@test "every error of every file, and the rows of the others" {
	sed -i 's/late: refuse/late: refuze/; s/repeat: true/repeat: yes/' \
		rules/protection.yaml
	sed -i 's/every: 7 days/evry: 7 days/' rules/callback.yaml
	check rules
	[ "$status" -eq 78 ]
	[ "$(wc -l <<<"$stderr")" -eq 4 ]
	place() { grep -n "$2" "rules/$1" | sed -n "$3s/:.*//p"; }
	first=$(place protection.yaml repeat: 1)
	second=$(place protection.yaml refuze 1)
	third=$(place callback.yaml evry 1)
	fourth=$(place callback.yaml evry 2)
	[ "$stderr" = "$(
		cat <<-END
		rules-check: rules/protection.yaml:$first:15: 'yes' must be true or false, without quotes
		rules-check: rules/protection.yaml:$second:13: unknown value 'refuze' (did you mean 'refuse'?)
		rules-check: rules/callback.yaml:$third:7: unknown key 'evry' (did you mean 'every'?)
		rules-check: rules/callback.yaml:$fourth:7: unknown key 'evry' (did you mean 'every'?)
		END
	)" ]
	grep -q '^rules/office.yaml,' <<<"$output"
	[[ $output != *rules/protection.yaml,* ]]
}

@test "files that are missing, or that nobody knows" {
	mv rules/protection.yaml rules/protecton.yaml
	touch rules/protection.yaml~ rules/.protection.yaml rules/README
	check -q rules
	[ "$status" -eq 78 ]
	[ -z "$output" ]
	[ "${stderr_lines[0]}" = "rules-check: rules/protection.yaml:1:1: No such file or directory" ]
	[ "${stderr_lines[1]}" = "rules-check: rules/protecton.yaml:1:1: no rule file has this name (did you mean 'protection.yaml'?)" ]
	[ "${#stderr_lines[@]}" -eq 2 ]
}

@test "a zone that the system lacks" {
	sed -i 's/Shanghai/Shanghei/' rules/office.yaml
	check -q rules
	[ "$status" -eq 78 ]
	[[ $stderr == "rules-check: rules/office.yaml:"*":13: this system has no time zone 'Asia/Shanghei'" ]]
}

@test "a calendar: one version of a year in all files; no folder is no data" {
	cp rules/calendar/2026.yaml rules/calendar/2026b.yaml
	check -q rules
	[ "$status" -eq 78 ]
	[[ ${stderr_lines[0]} == "rules-check: rules/calendar/2026b.yaml:"* ]]
	rm -r rules/calendar
	check -q rules
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
}

# hostile TEXT MESSAGE: protection.yaml with this text is refused with it.
hostile() {
	printf '%b' "$1" >rules/protection.yaml
	check -q rules
	[ "$status" -eq 78 ] &&
		[ "$stderr" = "rules-check: rules/protection.yaml:$2" ] && return
	echo "$1: $status: $stderr"
	return 1
}

@test "hostile YAML (row 9): refused at its place, with 78" {
	hostile '- &a {b: c}\n- *a' '1:3: anchors and tags are not allowed'
	hostile '- *a' '1:3: aliases are not allowed'
	hostile '- !!str a' '1:3: anchors and tags are not allowed'
	hostile '- a: 1\n  a: 2' "2:3: the key 'a' is given twice"
	hostile '- a\n---\n- b' '2:1: a second document is not allowed'
	hostile '- \xb0\xb8' '1:3: invalid leading UTF-8 octet'
	hostile '- a\x00' '1:4: control characters are not allowed'
	hostile '- a\x1b[31m' '1:4: control characters are not allowed'
	hostile '- "\\e[31m"' '1:3: a value must stand on one line, without control characters'
	hostile '' '1:1: nothing is in this file'
}

@test "hostile YAML (row 9): names cannot move a terminal" {
	printf -- '- {\xe2\x80\xae: 1}\n' >rules/protection.yaml
	check -q rules
	[ "$status" -eq 78 ]
	[[ $stderr == *"unknown key '\\u202e'"* ]]
}

@test "hostile YAML (row 9): what is large or deep costs nothing" {
	# Seconds of processor time, far below what libyaml would take.
	ulimit -t 2
	head -c 100000 /dev/zero | tr '\0' '[' >rules/protection.yaml
	check -q rules
	[ "$status" -eq 78 ]
	[ "$stderr" = "rules-check: rules/protection.yaml:1:17: nested too deep" ]
	head -c 1048577 /dev/zero | tr '\0' '#' >rules/protection.yaml
	check -q rules
	[ "$status" -eq 78 ]
	[ "$stderr" = "rules-check: rules/protection.yaml:1:1: more than 1 MiB" ]
	yes '%TAG ! tag:x,2000:' | head -n 50000 >rules/protection.yaml
	check -q rules
	[ "$status" -eq 78 ]
	[ "$stderr" = "rules-check: rules/protection.yaml:1:1: directives are not allowed" ]
	rm rules/protection.yaml
	mkfifo rules/protection.yaml
	check -q rules
	[ "$status" -eq 78 ]
	[ "$stderr" = "rules-check: rules/protection.yaml:1:1: not a regular file" ]
}

@test "many errors: a hundred of a file are told" {
	yes -- '- 1' | head -n 15000 >rules/protection.yaml
	check -q rules
	[ "$status" -eq 78 ]
	[ "${#stderr_lines[@]}" -eq 100 ]
}

@test "formats and usage" {
	check -f json -C line,key,value,effective rules
	[ "$status" -eq 0 ]
	grep -q '"key":"closing_time","value":"18:00","effective":"2000-01-01"' \
		<<<"$output"
	check rules rules
	[ "$status" -eq 64 ]
	[ -z "$output" ]
	check --nonsense
	[ "$status" -eq 64 ]
	[ -z "$output" ]
	check --as-of 2026-01-01
	[ "$status" -eq 64 ]
}

@test "rows go into a file" {
	check -o out.csv rules
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	[ "$(head -n 1 out.csv)" = file,line,key,value,effective ]
}
