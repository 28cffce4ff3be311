#!/usr/bin/env bats
# Hostile rule files (reliability, 9), beyond those of rules-check's own test:
# 78, with file, line and column, in a tenth of a second; nothing is recorded.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
	before=$(sha256sum <"$ANCHANG_DB")
	cp -r "$ANCHANG_RULES" rules
	chmod -R u+w rules
	export ANCHANG_RULES=$PWD/rules
}

teardown() {
	same "$(sha256sum <"$ANCHANG_DB")" "$before"
	close_office
}

# Thousandths of a second of processor time, of what rules-check and a command
# that needs the file may take; instruments that are built in take more.
limit=100
! nm "$build/bin/rules-check" | grep -q -e __asan_init -e __gcov_ ||
	limit=2000

# spend WORD... - runs it into .out and .err, with the processor time that it
# took in $spent and its status in $status; again when it was long, for what
# else the machine does makes it longer, never shorter.
spend() {
	local TIMEFORMAT='%3U %3S' user system
	for _ in 1 2 3; do
		status=0
		{ time "$@" >.out 2>.err; } 2>.spent || status=$?
		read -r user system <.spent
		spent=$((10#${user/./} + 10#${system/./}))
		[ "$spent" -gt $limit ] || break
	done
}

# hostile FILE MESSAGE - standard input as this file: told in one line, a
# pattern, by rules-check, and by a command that needs the file.  Without a
# MESSAGE it is a good file that costs nothing either.
hostile() {
	local command words want=0 said=''
	cat >"rules/$1"
	ulimit -S -t 5
	for command in "rules-check -q rules" "$needs"; do
		read -r -a words <<<"$command"
		[ $# -eq 1 ] || {
			want=78
			said="${words[0]}: *rules/$1:$2"
		}
		spend "${words[@]}"
		# shellcheck disable=SC2053  # a pattern it is
		if [ $status -ne $want ] || [ -s .out ] ||
			[ "$spent" -gt $limit ] || [[ $(<.err) != $said ]]; then
			echo "$command: $status, $spent: $(head -c 1000 .err)"
			return 1
		fi
	done
}

# times PROGRAM N - what perl prints, again and again.
times() {
	perl -e "print $1 x $2"
}

@test "a megabyte of anything costs nothing" {
	needs="lead-check-protection 17900000001"
	hostile protection.yaml "66:1: more than 64 keys in one map" < <(
		echo '- {'
		seq 80000 | sed 's/.*/k&: 1,/'
	)
	times '"- a\n"' 200000 |
		hostile protection.yaml "20000:3: more than 20000 values in one file"
	times '"[a: b, "' 100000 |
		hostile protection.yaml "1:*: nested too deep"
	times '"- "' 500000 | hostile protection.yaml "1:33: nested too deep"
	times '"{a: "' 200000 | hostile protection.yaml "1:65: nested too deep"
	times '"? "' 500000 | hostile protection.yaml "1:3: a key must be a word"
	times '"a"' 1000000 |
		hostile protection.yaml "1:1: a value is too long"
	{
		printf -- '- "'
		times '"\\\\x41"' 200000
		printf '"'
	} | hostile protection.yaml "1:3: a value is too long"
	times '"- |\n  a\n"' 100000 |
		hostile protection.yaml "1:3: a value must stand on one line*"
	times '"&a "' 200000 |
		hostile protection.yaml "1:1: anchors and tags are not allowed"
	times '"---\n"' 200000 |
		hostile protection.yaml "2:1: a second document is not allowed"
	times '"\n"' 1000000 |
		hostile protection.yaml "1:1: nothing is in this file"
}

# numbered N TEXT - N of them, each # in them its number.
numbered() {
	perl -e 'print $ARGV[1] =~ s/#/$_/gr for 1 .. $ARGV[0]' "$1" "$2"
}

@test "as many rules as fit into a file cost nothing" {
	local head='- effective: 2000-01-01' days
	needs="lead-check-protection 17900000001"
	numbered 9990 "$head"$'\n' | hostile protection.yaml \
		"2:14: a version of this day stands in line 1 already*"
	numbered 150 "$head"$'\n'"$(numbered 60 $'  a long key that nobody knows, #: 1\n')"$'\n' |
		hostile protection.yaml "*"
	cp "$root/rules/protection.yaml" rules

	needs="penalty-log -nq --staff z1 --article a1b1"
	head+=$'\n  counted: ever\n  penalties:\n'
	penalties() {
		printf %s "$head"
		numbered 300 "    - {articles: [$(perl -e '
			print "a#b$_, " for 1 .. 60')], times: [{fine: 1}]}"$'\n'
	}
	penalties | hostile penalty.yaml
	{
		penalties
		echo '    - {articles: [a7b7], times: [{fine: 1}]}'
	} | hostile penalty.yaml \
		"304:7: the article 'a7b7' stands in line 10 already*"
	cp "$root/rules/penalty.yaml" rules

	needs="contract-deadline -q"
	days=$(perl -e 'printf "2026-%02d-%02d, ", 1 + $_ % 12, 1 + $_ % 28
		for 0 .. 19000')
	printf -- '- {effective: 2026-01-01, year: 2026, holidays: [%s], workdays: []}' \
		"$days" | hostile calendar/2026.yaml \
		"1:*: '2026-01-01' is there twice*"
	cp "$root/rules/calendar/2026.yaml" rules/calendar

	needs="callback-due -q"
	{
		printf -- '- effective: 2000-01-01\n  counts: [reached]\n'
		printf '  methods: [phone]\n  duties:\n'
		numbered 3900 $'    - {duty: d#, subject: lead, after: visited, within: # days}\n'
	} | hostile callback.yaml
}

@test "what other programs save: tabs, UTF-16, lone carriage returns" {
	needs="lead-check-protection 17900000001"
	printf -- '-\t- a\n' | hostile protection.yaml "1:2: *"
	printf '\xff\xfea\0' | hostile protection.yaml "1:1: *"
	printf -- '- effective: 2000-01-01\r  kinds: {}\r' |
		hostile protection.yaml "1:24: a line must end with a line feed"
	printf -- '- <<: {a: 1}\n' | hostile protection.yaml "*"
	printf 'effective: 2000-01-01\n' |
		hostile protection.yaml "1:1: must be a list of versions*"
}

@test "numbers and durations that are none" {
	needs="lead-check-protection 17900000001"
	for value in 3x 010 3.5 1_000 1e3 0x10 -1 +3 99999999999999999999 \
		'3 dayz' 3days '3 day s' '~' null '3 working days' \
		'99999999 days' '０３ days' 'true' '"3"'; do
		sed "/periods:/s/60 days/$value/" \
			"$root/rules/protection.yaml" |
			hostile protection.yaml "38:17: '${value//\"/}'*"
	done
	needs="callback-due"
	for value in 3x 010 3.5 1_000 -1 0x10 99999999999999999999 '~'; do
		sed "s/points: 3/points: $value/" "$root/rules/callback.yaml" |
			hostile callback.yaml "*:*: '${value//\"/}'*"
	done
}

@test "days that are none, twice, or not there when asked about" {
	needs="lead-check-protection 17900000001"
	for value in 2000-02-30 2000-1-1x 10000-01-01 '"2000-01-01 10:00"' \
		20000101 today; do
		sed "s/effective: .*/effective: $value/" \
			"$root/rules/protection.yaml" |
			hostile protection.yaml "*:14: '${value//\"/}' is no day (YYYY-MM-DD)"
	done
	cat "$root/rules/protection.yaml" "$root/rules/protection.yaml" |
		hostile protection.yaml \
			"*:14: a version of this day stands in line 9 already"
	sed "s/effective: .*/effective: 2030-01-01/" \
		"$root/rules/protection.yaml" >rules/protection.yaml
	ends 0 rules-check -q rules
	ends 78 lead-check-protection 17900000001
	[ -z "$out" ]
	[[ $err == "lead-check-protection: $PWD/rules/protection.yaml:"*": no version is in force on 2026-11-24" ]]
}

@test "a folder, a FIFO, nothing, a loop in a rule file's place" {
	needs="lead-check-protection 17900000001"
	rm rules/protection.yaml
	try() {
		for command in "rules-check -q rules" "$needs"; do
			read -r -a words <<<"$command"
			ends 78 timeout 5 "${words[@]}"
			[ -z "$out" ]
			[[ $err == "${words[0]}: "*"rules/protection.yaml:1:1: $1" ]]
		done
	}
	try "No such file or directory"
	mkdir rules/protection.yaml
	try "not a regular file"
	rmdir rules/protection.yaml
	mkfifo rules/protection.yaml
	try "not a regular file"
	rm rules/protection.yaml
	ln -s protection.yaml rules/protection.yaml
	try "Too many levels of symbolic links"
	ln -sf /dev/zero rules/protection.yaml
	try "not a regular file"
}

@test "bad rules: nothing is recorded by any command that asks them" {
	echo '- effective: 2000-01-01' >rules/protection.yaml
	echo '- effective: 2000-01-01' >rules/callback.yaml
	while read -r -a words; do
		ends 78 "${words[@]}" </dev/null
		[ -z "$out" ]
		[[ $err == "${words[0]}: $PWD/rules/"*".yaml:1:3: "* ]]
	done <<-END
		lead-add --phone 17900000001 --name Qin --partner b1
		lead-visit --phone 17900000001 --partner c1
		callback-due
		callback-due --all
	END
}

@test "a zone that cannot be read is not one that is missing" {
	strace -o trace true 2>/dev/null || skip "no strace"
	local zone=/usr/share/zoneinfo/Asia/Shanghai
	does 74 '' "rules-check: $zone: cannot be read: Input/output error" \
		strace -qq -o trace -P $zone -e trace=read \
		-e inject=read:error=EIO rules-check -q rules
}
