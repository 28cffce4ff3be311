#!/usr/bin/env bats
# shellcheck disable=SC1111  # Chinese quotes are meant
# --map: a list as an Excel in China saves it.

load helper

setup() {
	new_store
	staff-add -q --staff z01 --name 林晓燕 --role consultant
	iconv -f UTF-8 -t GB18030 >list.csv <<-END
		序号,电话,姓名,置业顾问,来访时间
		1,17900000001,罗先生,z01,2026/11/20 15:10
		2,179-0000-0002,高女士,z01,2026/11/21 10:45
	END
	all='序号=, 电话=phone,姓名=name,置业顾问=rep,来访时间=visited_at'
}

adds() { # MAP: with the rows' reason and phone
	lead-add --encoding GB18030 --map "$1" -C result,phone,rep list.csv
}

@test "headings become columns, an empty one is passed over" {
	does 0 "result,phone,rep
ok,17900000001,z01
ok,17900000002,z01" "" adds "$all"
}

@test "also from standard input, and for every reader of records" {
	lead-add -q --encoding GB18030 --map "$all" <list.csv
	does 1 "phone,status
17900000001,protected
17900000002,protected" "" lead-check-protection --encoding GB18030 \
		--map '电话=phone,序号=,姓名=,置业顾问=,来访时间=' \
		-C phone,status - <list.csv
}

@test "an unknown heading: told, and how to say what it is" {
	does 65 "" "lead-add: list.csv:1: unknown column '电话' (say what it is: \
--map '电话=COLUMN')" adds 序号=
	does 65 "" "lead-add: list.csv:1: 不认识的列“电话”；是否指“phone”？" \
		env LC_ALL=C.UTF-8 LANGUAGE=zh_CN ANCHANG_LOCALE="$build/locale" \
		lead-add --encoding GB18030 --map 序号= list.csv
}

@test "a pair that cannot be: 64 by itself, 65 by the file" {
	does 64 "" "lead-add: --map: '电话' is not HEADING=COLUMN (see --help)" \
		adds 电话
	does 64 "" "lead-add: --map: there is no column 'phon'; did you mean \
'phone'? (see --help)" adds 电话=phon
	does 64 "" "lead-add: --map: there is no column 'zzzzzz' (see --help)" \
		adds 电话=zzzzzz
	does 65 "" "lead-add: list.csv:1: --map: the file has no column '电話'; \
did you mean '电话'?" adds 电話=phone
	does 65 "" "lead-add: list.csv:1: column 'phone' is there twice" \
		adds 序号=phone,电话=phone
	does 65 "" "lead-add: list.csv:1: column 'name' is missing" \
		adds 序号=,电话=phone,姓名=,置业顾问=rep,来访时间=visited_at
	does 64 "" "lead-add: the value of '--map' is not UTF-8 (see --help)" \
		adds $'\xb5\xe7=phone'
}
