#!/usr/bin/env bats
# Tables for people: on a screen of some width, with what is overdue marked.

load helper

setup() {
	new_store
	staff-add -q --staff z01 --name 林晓燕 --role consultant
	lead-add -q <<-END
		phone,name,rep,recorded_at,visited_at
		17900000001,罗先生,z01,2026-11-20 16:00,2026-11-20 15:10
		17900000002,欧阳先生,z01,2026-11-21 11:30,2026-11-21 10:45
	END
}

# on_screen COLUMNS COMMAND... - what a terminal of that width is sent.
on_screen() {
	local columns=$1
	shift
	TERM=xterm script -qec "stty cols $columns; $*" /dev/null </dev/null |
		tr -d '\r'
}

due="callback-due -C slot,customer,phone,due_on,status"
bold=$'\e[1;31m' plain=$'\e[0m'

@test "a terminal: a table, its Chinese aligned, overdue rows marked" {
	does 0 "  slot customer phone       due_on     status
$bold!    1 罗先生   17900000001 2026-11-23 overdue$plain
     1 欧阳先生 17900000002 2026-11-24 due" "" on_screen 80 "$due"
}

@test "NO_COLOR: the mark alone; and a pipe has no colours either" {
	want="  slot customer phone       due_on     status
!    1 罗先生   17900000001 2026-11-23 overdue
     1 欧阳先生 17900000002 2026-11-24 due"
	NO_COLOR=1 does 0 "$want" "" on_screen 80 "$due"
	does 0 "$want" "" on_screen 80 "$due" -f table "| cat"
	does 0 "$want" "" sh -c "$due -f table"
	does 0 "$want" "" on_screen 80 "TERM=dumb $due"
}

@test "a line wider than the screen is cut, and says so" {
	NO_COLOR=1 does 0 "  slot customer phone  >
!    1 罗先生   1790000>
     1 欧阳先生 1790000>" "" on_screen 24 "$due"
	# Half a character is not shown.
	NO_COLOR=1 does 0 "  phone       custo>
! 17900000001 罗先>
  17900000002 欧阳>" "" on_screen 20 callback-due -C phone,customer,status
}

@test "in Chinese, wide headings are aligned too" {
	export ANCHANG_LOCALE="$build/locale" LC_ALL=C.UTF-8 LANGUAGE=zh_CN
	NO_COLOR=1 does 0 "  第几次 客户     最后期限   状态
!      1 罗先生   2026-11-23 已逾期
       1 欧阳先生 2026-11-24 待办" "" on_screen 200 \
		callback-due --labels -C slot,customer,due_on,status
}
