#!/usr/bin/env bats
# shellcheck disable=SC1111  # Chinese quotes are meant
# Messages in the language of the locale, whether the locale is there or not.

load helper

export ANCHANG_LOCALE="$build/locale"

chinese="store-init: 没有选项“--wrong”（见 --help）"
english="store-init: unknown option '--wrong' (see --help)"

# speaks MESSAGE VARIABLE=VALUE... - in that environment alone.
speaks() {
	local message=$1
	shift
	does 64 "" "$message" env -i ANCHANG_LOCALE="$ANCHANG_LOCALE" "$@" \
		"$build/bin/store-init" --wrong
}

@test "Chinese: by the locale's name, though the locale is not generated" {
	speaks "$chinese" LANG=zh_CN.UTF-8
	speaks "$chinese" LC_ALL=zh_CN.UTF-8 LANG=C
	speaks "$chinese" LC_MESSAGES=zh_CN LANG=en_US.UTF-8
	speaks "$chinese" LANG=zh_CN.GB18030
	speaks "$chinese" LANG=zh_SG.UTF-8
	speaks "$chinese" LANG=zh_CN.UTF-8 LANGUAGE=
}

@test "Chinese: by LANGUAGE, in a locale that is not C" {
	speaks "$chinese" LANG=C.UTF-8 LANGUAGE=zh_CN
	speaks "$chinese" LANG=en_US.UTF-8 LANGUAGE=zh_CN:en
}

@test "Chinese: in a generated locale" {
	command -v localedef >/dev/null && [ -e /usr/share/i18n/locales/zh_CN ] ||
		skip "no sources of locales"
	localedef -i zh_CN -f UTF-8 "$BATS_TEST_TMPDIR/zh_CN.UTF-8"
	speaks "$chinese" LOCPATH="$BATS_TEST_TMPDIR" LANG=zh_CN.UTF-8
}

@test "English: in the C locale, and where it is asked for" {
	speaks "$english"
	speaks "$english" LANG=C LANGUAGE=zh_CN
	speaks "$english" LC_ALL=POSIX LANG=zh_CN.UTF-8
	speaks "$english" LANG=zh_CN.UTF-8 LANGUAGE=en_US:zh_CN
	speaks "$english" LANG=C.UTF-8
	speaks "$english" LANG=xx_YY.UTF-8
	speaks "$english" LANG=zh_CN.UTF-8 ANCHANG_LOCALE="$BATS_TEST_TMPDIR"
}

@test "nothing is loaded for English" {
	strace -f -o trace -e trace=openat env -i LANG=C.UTF-8 \
		ASAN_OPTIONS=detect_leaks=0 \
		"$build/bin/store-init" --version
	run ! grep -E 'locale|\.mo"|gconv' trace
}

@test "the catalogue says all that the sources say, and nothing else" {
	make -s -C "$root" B="$build" "$build/anchang.pot"
	does 0 "" "" msgcmp "$root/share/po/zh_CN.po" "$build/anchang.pot"
	does 0 "" "" msgattrib --only-fuzzy "$root/share/po/zh_CN.po"
}

# What help says of an option or column, but for the words of a contract.
helps_in_chinese() {
	LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$1" --help |
		LC_ALL=C.UTF-8 grep -vP '\p{Han}|^$|^ {30}[a-z_ABC, -]+$'
}

@test "every line of every command's help is Chinese" {
	local source
	for source in "$root"/cmd/*.c; do
		run ! helps_in_chinese "$(basename "$source" .c)"
		same "$output" ""
	done
}

@test "--labels: headings and words, and nothing without it" {
	new_store
	staff-add -q --staff z01 --name 林晓燕 --role consultant
	export LC_ALL=C.UTF-8 LANGUAGE=zh_CN
	does 0 "员工,姓名,岗位
z01,林晓燕,置业顾问" "" store-list staff --labels -C staff,name,role
	does 0 "staff,name,role
z01,林晓燕,consultant" "" store-list staff -C staff,name,role
	does 0 "行号,结果,员工,岗位
1,已更新,z01,案场经理" "" staff-add --labels --staff z01 \
		--role site_manager -C line,result,staff,role
	does 0 '{"员工":"z01","岗位":"案场经理"}' "" \
		store-list staff --labels -f json -C staff,role
	does 0 "员工 岗位
z01  案场经理" "" store-list staff --labels -f table -C staff,role
}

# refused FILE MESSAGE... - standard input as this rule file: rules-check says
# these, each at its place.
refused() {
	local file=rules/$1
	rm -rf rules
	cp -r "$root/rules" rules
	chmod -R u+w rules
	cat >"$file"
	shift
	does 78 "" "$(printf "rules-check: $file:%s\n" "$@")" \
		rules-check -q rules
}

@test "what is wrong in a rule file, in Chinese and at its place" {
	export LC_ALL=C.UTF-8 LANGUAGE=zh_CN
	refused office.yaml "1:1: 文件是空的" </dev/null
	refused office.yaml "1:3: 不能用锚点（&）和标签（!）" <<<"- &a b"
	refused office.yaml \
		"1:1: 应为版本的列表，每个版本以“- effective: YYYY-MM-DD”开头" \
		<<<"effective: 2000-01-01"
	refused office.yaml "3:2: 读取列表时，此处应有“-”（请检查缩进）" <<-END
		- effective: 2000-01-01
		  timezone: Asia/Shanghai
		 closing_time: 18:00
	END
	refused office.yaml "2:13: 本系统没有时区“Asia/Shanghei”" <<-END
		- effective: 2000-01-01
		  timezone: Asia/Shanghei
		  closing_time: 18:00
	END
	refused recycle.yaml "2:3: 不认识的键“aftr”（是否指“after”？）" \
		"1:3: 缺少键“after”" \
		"3:10: 不认识的值“visit”（可用 last_visit last_contact）" \
		"4:13: 值是空的" <<-END
		- effective: 2000-01-01
		  aftr: 3 months
		  since: visit
		  protects: ""
	END
	refused recycle.yaml "2:10: “3x”不是时长（写作“3 days”之类）" \
		"3:10: 应为单个值" <<-END
		- effective: 2000-01-01
		  after: 3x
		  since: []
		  protects: 1 day
	END
	refused contract.yaml "6:7: 有“within”就必须有“after”" \
		"3:7: 必须有“after”或“until”" \
		"5:14: 不认识的责任人“boss”（可用 rep agent）" \
		"8:7: “until”不能与“after”同用" <<-END
		- effective: 2000-01-01
		  duties:
		    - duty: sign
		      subject: deal
		      owner: boss
		      within: 1 day
		    - {duty: pay, subject: deal, after: subscribed,
		      until: handover, before: 1 day}
	END
	refused calendar/2026.yaml "3:14: “2026-02-30”不是日期" \
		"3:26: “2027-01-01”不在 2026 年" <<-END
		- effective: 2026-01-01
		  year: 2026
		  holidays: [2026-02-30, 2027-01-01]
		  workdays: []
	END
	refused nobody.yaml "1:1: 没有叫这个名字的规则文件" </dev/null
}

# What a command offers for completion, but for the names of formats.
offered() {
	for source in "$root"/cmd/*.c; do
		"$(basename "$source" .c)" --declare
	done | awk -F '\t' '$1 == "option" && $4 == "words" && $3 != "format" {
			print $5 }
		$1 == "operand" && $2 == "words" { print $3 }' |
		tr ',' '\n' | sort -u
}

@test "--labels: every word that an option can be has one" {
	make -s -C "$root" B="$build" "$build/labels.c"
	sed -n 's/^C_("word", "\(.*\)")$/\1/p' "$build/labels.c" | sort -u >labels
	offered >words
	[ "$(wc -l <words)" -gt 100 ]
	does 0 "" "" comm -23 words labels
}

# chinese COLUMN COMMAND... - its cells are there, and without Latin words.
chinese() {
	"${@:2}" --labels -C "$1" --no-header >cells
	[ -s cells ]
	run ! grep -P '[a-z]{2}|^$' cells
}

@test "--labels: checks, articles, classes, categories, kinds, and what is outstanding" {
	new_store
	staff-add -q --staff z01 --name 林晓燕 --role consultant
	penalty-log -q --staff z01 --article conduct_12
	penalty-log -q --staff z01 --article unprompted_leading
	file-log -q --file K1 --event filed --class customer --title 认购书 \
		--on 2026-11-02
	file-log -q --file K1 --event lent --holder 范丽华 --on 2026-11-10
	complaint-log -q --phone 17900000001 --category quality --kind repair
	deal-add -q --deal X1 --phone 17900000002 --rep z01 --unit 1-1 \
		--price 900000 --pay-method mortgage --down-payment 300000 \
		--subscribed-on 2026-11-01
	deal-log -q --deal X1 --event contract_signed --on 2026-11-02
	export LC_ALL=C.UTF-8 LANGUAGE=zh_CN
	chinese check store-check
	chinese article store-list penalties
	chinese sanctions penalty-month 2026-11
	chinese class store-list files
	chinese category complaint-stats 2026-11
	chinese group report-activity --from 2026-11-01 --to 2026-11-30 \
		--by kind
	chinese event store-list deal-events
	chinese detail file-due
	chinese detail complaint-due
	chinese detail contract-deadline
	does 0 "期间,分组,来电,回访次数" "" head -n 1 <(report-activity --labels \
		--from 2026-11-01 --to 2026-11-30 -C period,group,calls,callbacks)
	does 0 "类别,受理数,有效数" "" head -n 1 <(complaint-stats --labels \
		2026-11 -C category,received,valid)
}

@test "a word's label is understood, and told what it stands for" {
	export ANCHANG_DB=$BATS_TEST_TMPDIR/office.db
	store-init
	does 65 "" "staff-add: role: “置业顾问”不是 role；是否指“consultant”？" \
		env LC_ALL=zh_CN.UTF-8 \
		staff-add --staff z1 --name 甲 --role 置业顾问
}
