#!/usr/bin/env bats
# What all commands share: options, records in, rows out, ends.  Tried on
# staff-add (a recorder), call-log, store-list and lead-check-protection.
# shellcheck disable=SC2154  # out and err are the helper's

load ../helper

setup() {
	new_store
}

# Three people, by code.
some_staff() {
	staff-add -q <<-END
		staff,name,role
		S1,王小二,consultant
		S2,"Li, ""Lee""",greeter
		S3,a	b,finance
	END
}

head=line,result,reason,staff,name,role,ability,joined_on,left_on,away_from,away_until

# The staff codes in the store, on one line.
codes() {
	store-list staff -C staff --no-header | tr '\n' ' '
}

# ---- formats

@test "csv: quoted where it must be" {
	some_staff
	does 0 "staff,name
S1,王小二
S2,\"Li, \"\"Lee\"\"\"
S3,a	b" "" store-list staff -C staff,name
}

@test "tsv: tabs escaped, quotes left alone" {
	some_staff
	does 0 "name	staff
王小二	S1
Li, \"Lee\"	S2
a\\tb	S3" "" store-list staff -f tsv -C name,staff
}

@test "json: one object a line, null, numbers, text" {
	some_staff
	does 0 '{"staff":"S1","ability":1,"left_on":null}
{"staff":"S2","ability":1,"left_on":null}
{"staff":"S3","ability":1,"left_on":null}' "" \
		store-list staff -f json -C staff,ability,left_on
}

@test "json: the number of an entry is text" {
	call-log -q --phone 13800138000
	does 0 '{"call":"1","phone":"13800138000"}' "" \
		store-list calls -f json -C call,phone
}

@test "table: Chinese is two columns wide, also in the C locale" {
	some_staff
	does 0 "name      staff
王小二    S1
Li, \"Lee\" S2
a\\x09b    S3" "" store-list staff -f table -C name,staff
}

@test "table: the default on a terminal, csv elsewhere" {
	some_staff
	ends 0 script -qec "store-list staff -C staff,role" /dev/null
	same "${out//$'\r'/}" "staff role
S1    consultant
S2    greeter
S3    finance"
	ends 0 store-list staff -C staff,role
	same "${out%%$'\n'*}" staff,role
}

@test "no header; headings without rows" {
	does 0 "staff,name" "" store-list staff -C staff,name
	does 0 "staff	name" "" store-list staff -C staff,name -f tsv
	does 0 "" "" store-list staff -f json
	does 0 "" "" store-list staff --no-header
}

@test "a column that is not there: 64, with the nearest" {
	does 64 "" "store-list: there is no column 'nmae'; did you mean \
'name'? (see --help)" store-list staff -C staff,nmae
	does 64 "" "staff-add: there is no column 'resultt'; did you mean \
'result'? (see --help)" staff-add --columns resultt --staff S9 --name x \
		--role finance
	same "$(codes)" ""
}

@test "excel: mark, CRLF, formulas and long numbers guarded" {
	staff-add -q <<-END
		staff,name,role
		1234567890123456,=1+1,finance
		2,　@x,finance
	END
	ends 0 store-list staff --excel -C staff,name,ability
	printf '\xef\xbb\xbfstaff,name,ability\r\n%s\r\n%s\r\n' \
		$'"1234567890123456\t",\'=1+1,1' "2,@x,1" >expected
	sed -i "s/^2,@x/2,'@x/" expected
	cmp .out expected
	does 64 "" "store-list: --excel writes CSV, not json (see --help)" \
		store-list staff --excel -f json
}

@test "mask: phones, names" {
	call-log -q --phone 13800130001 --name 王小二
	does 0 "phone,name
138****0001,王**" "" store-list calls --mask -C phone,name
}

@test "a format that is none: 64" {
	does 64 "" "store-list: --format: there is no 'tabel'; did you mean \
'table'? (see --help)" store-list staff --format tabel
	does 64 "" "store-list: --format: 'xml' is none of csv, tsv, json, \
table (see --help)" store-list staff -f xml
}

# ---- where rows go

@test "output: a whole file, mode 0600; what is there keeps its mode" {
	some_staff
	(umask 0 && does 0 "" "" store-list staff -C staff -o list)
	same "$(stat -c %a list)" 600
	same "$(tr '\n' ' ' <list)" "staff S1 S2 S3 "
	chmod 640 list
	ln -s list link
	does 0 "" "" store-list staff -C role -o link
	same "$(stat -c %a list)" 640
	same "$(head -1 list)" role
	[ -L link ]
	same "$(echo list*)" list
}

@test "output: none when it fails, and what was there stays" {
	echo old >list
	does 64 "" "store-list: WHAT: there is no 'stuff'; did you mean \
'staff'?" store-list stuff -o list
	same "$(cat list)" old
	ends 65 staff-add --staff S1 --role x -o list
	same "$(cat list)" old
	same "$(echo list*)" list
	does 73 "" "store-list: no/list: cannot be made: No such file or \
directory" store-list staff -o no/list
}

@test "output: interrupted, nothing is left beside what was there" {
	echo before >list
	for signal in INT TERM HUP; do
		run env --default-signal=$signal strace -f -o /dev/null \
			-e inject=fsync:signal=$signal store-list staff -o list
		[ "$status" -gt 128 ]
		same "$(ls -d list*)" list
		same "$(cat list)" before
	done
	# As nohup wants it.
	(trap '' HUP && strace -f -o /dev/null -e inject=fsync:signal=HUP \
		store-list staff -C staff -o list)
	same "$(cat list)" "staff"
}

# slowly COMMAND... - reads many.csv, and waits for more than a second once.
slowly() {
	strace -f -o /dev/null -P "$PWD/many.csv" \
		-e inject=read:delay_enter=1200000:when=50 "$@" <many.csv
}

@test "progress: on a terminal, when it takes longer than a second" {
	{ echo phone; printf '179%08d\n' {1..70000}; } >many.csv
	export -f slowly
	does 0 $'\r65537 records\r\e[K' "" env TERM=xterm SHELL=/bin/bash \
		script -qec "slowly lead-check-protection -q" /dev/null
	does 0 "" "" slowly lead-check-protection -q
}

@test "a full disk: 74, and committed when it was" {
	does 74 "" "store-list: standard output: cannot be written: No space \
left on device" bash -c 'store-list staff >/dev/full'
	does 74 "" "store-list: /dev/full: cannot be written: No space left \
on device" store-list staff -o /dev/full
	does 74 "" "staff-add: standard output: cannot be written: No space \
left on device
staff-add: committed" bash -c 'staff-add --staff S1 --name x --role finance \
		>/dev/full'
	same "$(codes)" "S1 "
}

@test "a reader of the rows that goes away: committed" {
	{
		echo staff,name,role
		seq -f 'S%g,somebody with a name,finance' 5000
	} >many.csv
	ends 141 bash -o pipefail -c 'staff-add many.csv | sleep 0'
	same "$err" "staff-add: committed"
	same "$(codes | wc -w)" 5000
}

@test "quiet: no rows, and committed when the end is not 0" {
	does 0 "" "" staff-add -q --staff S1 --name x --role finance
	printf 'staff,name,role\nS2,x,finance\nS3,x,x\n' >some.csv
	does 65 "" "staff-add: some.csv:3: role: 'x' is no role (consultant, \
site_manager, sales_manager, department_manager, sales_administrator, \
channel_specialist, channel_assistant, channel_head, service_agent, \
service_supervisor, greeter, finance)
staff-add: committed" staff-add -qk some.csv
	same "$(codes)" "S1 S2 "
}

# ---- records in

@test "one record from options, in any order, names shortened" {
	does 0 "$head
1,ok,,S1,王五,finance,0.5,2026-01-05,,," "" staff-add --ro finance \
		--na=王五 --staff S1 --joined-on 2026/1/5 --abil 0.5
}

@test "values are trimmed, empty ones are not given" {
	does 0 "$head
1,ok,,S1,x y,finance,1,,,," "" staff-add --staff ' S1　' --name ' x y ' \
		--role finance --left-on '' --ability ' '
}

@test "a record from a file, from standard input, from several files" {
	printf 'staff,name,role\nS1,a,finance\n' >1.csv
	printf 'role,staff,name\r\nfinance,S2,b\r\n' >2.csv
	printf '\xef\xbb\xbfname,role,staff\n\nc,finance,S3' >3.csv
	does 0 "line,staff,name
1,S1,a
2,S2,b
3,S3,c" "" bash -c 'staff-add -C line,staff,name 1.csv - 3.csv <2.csv'
	same "$(codes)" "S1 S2 S3 "
}

@test "a file that is not there, a folder: 66, nothing kept" {
	printf 'staff,name,role\nS1,a,finance\n' >1.csv
	does 66 "" "staff-add: 2.csv: No such file or directory" \
		staff-add 1.csv 2.csv
	does 66 "" "staff-add: .: is a folder" staff-add .
	same "$(codes)" ""
}

@test "options and files at once, options twice: 64" {
	does 64 "" "staff-add: a record is given by options, or files are \
named, not both (see --help)" staff-add --staff S1 x.csv
	does 64 "" "staff-add: option '--staff' is given twice (see --help)" \
		staff-add --staff S1 --staff S2
}

@test "a terminal as input, and nothing named: 64" {
	ends 64 script -qec "staff-add" /dev/null
	same "${out//$'\r'/}" "staff-add: standard input is a terminal: name a \
file, - or a record (see --help)"
}

@test "a column of another command is passed over, one nobody knows is not" {
	does 0 "$head
1,ok,,S1,a,finance,1,,,," "" staff-add <<<"line,result,staff,name,phone,role
1,ok,S1,a,13800138000,finance"
	does 65 "" "staff-add: -:1: unknown column 'rolle'; did you mean \
'role'?" staff-add <<<"staff,name,rolle"
	does 65 "" "staff-add: -:1: unknown column 'xyzzy'" \
		staff-add <<<"staff,name,role,xyzzy"
	does 65 "" "staff-add: -:1: column 'name' is there twice" \
		staff-add <<<"staff,name,role,name"
	does 65 "" "staff-add: -:1: column 'staff' is missing" \
		staff-add <<<"name,role"
	does 65 "" "staff-add: -:1: there is no line of column names" \
		staff-add </dev/null
	does 65 "" "staff-add: -:2: number of cells: 4 instead of 3
staff-add: -:3: number of cells: 2 instead of 3" \
		staff-add <<<"staff,name,role
S1,a,finance,
S2,b"
}

@test "output piped into input: the same again" {
	some_staff
	store-list staff >before
	does 0 "result,staff
updated,S1
updated,S2
updated,S3" "" bash -c 'store-list staff | staff-add -C result,staff'
	store-list staff | cmp - before
}

@test "every invalid record is told, by line of the file; nothing is kept" {
	cat >some.csv <<-END
		staff,name,role,joined_on
		S1,"two
		lines",finance,2026-02-30

		S2,b,finance,
		,c,finance,2026-13-01
		S4,d,cook,x
	END
	does 65 "" "staff-add: some.csv:2: joined_on: '2026-02-30' is not a \
day (write 2026-11-22)
staff-add: some.csv:6: joined_on: '2026-13-01' is not a day (write \
2026-11-22)
staff-add: some.csv:7: role: 'cook' is no role (consultant, site_manager, \
sales_manager, department_manager, sales_administrator, channel_specialist, \
channel_assistant, channel_head, service_agent, service_supervisor, greeter, \
finance)
staff-add: some.csv:7: joined_on: 'x' is not a day (write 2026-11-22)" \
		staff-add some.csv
	same "$(codes)" ""
}

@test "keep going: the rest is kept, the bad have a row, 65 all the same" {
	does 65 "line,result,staff
1,ok,S1
2,invalid,
3,ok,S3" "staff-add: -:3: staff: is missing" \
		staff-add -k -C line,result,staff <<<"staff,name,role
S1,a,finance
,b,finance
S3,c,finance"
	same "$(codes)" "S1 S3 "
}

@test "dry run: the same rows, nothing kept" {
	does 0 "$head
1,ok,,S1,a,finance,1,,,," "" staff-add -n --staff S1 --name a --role finance
	same "$(codes)" ""
}

@test "ref: recorded twice is recorded once, also in one file" {
	printf 'phone,ref\n13800138000,x\n13800138001,\n13800138000,x\n' >c.csv
	does 0 "line,result,call,phone
1,ok,1,13800138000
2,ok,2,13800138001
3,duplicate,1,13800138000" "" call-log c.csv -C line,result,call,phone
	does 0 "line,result,call,phone
1,duplicate,1,13800138000
2,ok,3,13800138001
3,duplicate,1,13800138000" "" call-log c.csv -C line,result,call,phone
}

@test "a hyphen clears a cell of a register" {
	staff-add -q --staff S1 --name a --role finance --left-on 2026-12-31
	does 0 "result,left_on
updated," "" staff-add --staff S1 --left-on - -C result,left_on
	does 65 "" "staff-add: name: it cannot be cleared" \
		staff-add --staff S1 --name -
}

@test "an unknown code: the nearest" {
	some_staff
	does 65 "" "call-log: staff: 'S11' is no staff code; did you mean \
'S1'?" call-log --phone 13800138000 --staff S11
}

@test "a name where its code belongs: the code, when only one has the name" {
	staff-add -q <<-END
		staff,name,role
		z01,林晓燕,consultant
		z02,周子豪,consultant
		z03,周子豪,consultant
	END
	partner-add -q --partner b01 --kind brokerage --name 安居中介 \
		--listed-on 2026-01-05
	does 65 "" "call-log: staff: '林晓燕' is no staff code; did you mean \
'z01'?" call-log --phone 13800138000 --staff 林晓燕
	does 65 "" "call-log: staff: '周子豪' is no staff code" \
		call-log --phone 13800138000 --staff 周子豪
	does 65 "" "lead-check-protection: --partner: '安居中介' is no partner \
code; did you mean 'b01'?" lead-check-protection --partner 安居中介 13800138000
	does 65 "" "lead-check-protection: --partner: 'b10' is no partner code; \
did you mean 'b01'?" lead-check-protection --partner b10 13800138000
}

@test "a time with a zone is told by the office's clock" {
	does 0 "called_at
2026-11-22 09:30:00
2026-11-21 23:30:00
2026-11-22 01:30:00" "" call-log -C called_at <<<"phone,called_at
13800138000,2026-11-22T01:30Z
13800138000,2026-11-21 23:30:00+08:00
13800138000,2026-11-21 12:30-0500"
}

@test "a day alone: its last second in called_at, now if that is earlier" {
	does 0 "called_at
2026-11-22 23:59:59
2026-11-24 12:00:00
2026-11-24 12:00:00" "" call-log -C called_at <<<"phone,called_at
13800138000,2026-11-22
13800138000,2026-11-24
13800138000,"
	does 65 "" "call-log: called_at: 2026-11-25 is later than today, \
2026-11-24" call-log --phone 13800138000 --called-at 2026-11-25
}

# ---- hostile input: line and column, 65, nothing kept

@test "encodings: named, not named, wrong" {
	iconv -f UTF-8 -t GB18030 >gb.csv <<<"staff,name,role
S1,张三,finance"
	does 65 "" "staff-add: gb.csv:2:4: not UTF-8; name what it is, such \
as --encoding GB18030" staff-add gb.csv
	does 0 "name
张三" "" staff-add -C name --encoding GB18030 gb.csv
	iconv -f GB18030 -t UTF-16 <gb.csv >16.csv
	does 65 "" "staff-add: 16.csv:1:1: this is UTF-16: save it as UTF-8, \
or give --encoding UTF-16" staff-add 16.csv
	does 0 "name
张三" "" staff-add -C name --encoding UTF-16 16.csv
	does 64 "" "staff-add: unknown encoding 'GB99'" \
		staff-add --encoding GB99 gb.csv
}

# refused PLACE-AND-WHAT BYTES - as a file of records after a good one.
refused() {
	printf 'staff,name,role\nS1,a,finance\n%b' "$2" >bad.csv
	does 65 "" "staff-add: bad.csv:$1" staff-add bad.csv
	does 65 "" "staff-add: bad.csv:$1" staff-add -k bad.csv
	same "$(codes)" ""
}

@test "what is no CSV: line and column, nothing kept even with -k" {
	refused "3:3: a NUL byte" 'S2\0000'
	refused "3:7: a quote where none may be" 'S2,"b"c,finance\n'
	refused "3:5: a quote where none may be" 'S2,b"c,finance\n'
	refused "3:4: a quote that is never closed" 'S2,"b,finance\nS3,c,x\n'
	refused "3:13: a carriage return without a line feed" \
		'S2,b,finance\rS3,c,finance\r'
	refused "3:5: not UTF-8; name what it is, such as --encoding GB18030" \
		'S2,b\xff,finance\n'
}

# Sanitizers need more address space than the limits below leave them.
skip_when_sanitized() {
	[ "$(nm -D "$build/bin/staff-add" | grep -c __asan_init)" -eq 0 ] ||
		skip "the sanitizer needs more address space"
}

# ends_small STATUS COMMAND... - ends, in 64 MB of memory and 5 s.
ends_small() {
	ulimit -v 65536 -t 5
	ends "$@"
}

@test "a cell of 1 GB: refused in 64 MB" {
	skip_when_sanitized
	ends_small 65 bash -c "{ echo staff,name,role; printf 'S1,'
		head -c 1000000000 /dev/zero | tr '\0' a; } 2>/dev/null |
		staff-add"
	[[ $err == "staff-add: -:2:"*": a cell of more than 1 MiB" ]]
}

@test "a million columns: refused in 64 MB" {
	skip_when_sanitized
	head -c 1000000 /dev/zero | tr '\0' , >wide
	{ echo staff,name,role && cat wide; } >wide.csv
	ends_small 65 staff-add wide.csv
	same "$err" "staff-add: wide.csv:2: number of cells: 1000001 instead \
of 3"
	ends_small 65 staff-add wide
	same "$err" "staff-add: wide:1: 1000001 columns; 64 are the most"
}

@test "digits people type, and numbers a spreadsheet spoilt" {
	does 0 "phone
13800138000" "" call-log --phone '＋８６ 138-0013 (8000)' -C phone
	does 65 "" "call-log: phone: '1.38E+10' is not a phone number" \
		call-log --phone 1.38E+10
	does 65 "" "call-log: called_at: '2026-02-30' is not a time (write \
2026-11-22 09:30)" call-log --phone 13800138000 --called-at 2026-02-30
}

@test "a message has no raw control byte, and is one line" {
	ends 65 call-log --phone $'1\e[2J\n\u202e2'
	same "$err" "call-log: phone: '1\\x1b[2J\\x0a\\u202E2' is not a \
phone number"
	ends 66 staff-add $'no\e]0;x\a'
	same "$err" 'staff-add: no\x1b]0;x\x07: No such file or directory'
}

@test "a table has no raw control byte" {
	staff-add -q --staff S1 --name $'a\e[31mb\u202e' --role finance
	does 0 'name
a\x1b[31mb\u202E' "" store-list staff -f table -C name
}

# ---- options

@test "options that are wrong: 64, told in our words" {
	does 64 "" "staff-add: unknown option '--nmae'; did you mean \
'--name'? (see --help)" staff-add --nmae x
	does 64 "" "staff-add: option '--no' is ambiguous (see --help)" \
		staff-add --no
	does 64 "" "staff-add: unknown option '-x' (see --help)" staff-add -x
	does 64 "" "staff-add: option '--name' needs a value (see --help)" \
		staff-add --name
	does 64 "" "staff-add: option '--output' needs a value (see --help)" \
		staff-add --staff S1 --name a --role finance -o ''
	does 64 "" "lead-recycle: option '--staff' needs a value (see --help)" \
		lead-recycle --staff ''
	does 64 "" "store-check: option '--since' needs a value (see --help)" \
		store-check --since=
	does 64 "" "staff-add: option '-d' needs a value (see --help)" \
		staff-add -d
	does 64 "" "staff-add: option '--mask' takes no value (see --help)" \
		staff-add --mask=yes
	does 64 "" "store-list: too many operands: 'calls' (see --help)" \
		store-list staff calls
	does 64 "" "store-list: unknown option '-k' (see --help)" \
		store-list -k staff
	does 64 "" "store-list: --wait: 'x' is not a number of seconds (see \
--help)" store-list staff --wait x
	does 64 "" "store-list: --as-of: '2026-02-30' is not a time (see \
--help)" store-list staff -t 2026-02-30
	ANCHANG_NOW=x does 64 "" "store-list: ANCHANG_NOW: 'x' is not a time \
(see --help)" store-list staff
}

@test "help: the fields with what is required, the options; version" {
	ends 0 staff-add --help
	same "$err" ""
	same "$(head -2 <<<"$out")" "Usage: staff-add [OPTION]... [FILE]...
$(sed -n 2p <<<"$out")"
	grep -q -- '^      --joined-on DAY ' <<<"$out"
	grep -q -- '^      --staff [A-Z]*  *\* ' <<<"$out"
	grep -q -- '^      --note ' <<<"$out"
	grep -q -- '^  -d, --db FILE ' <<<"$out"
	run ! grep -E '.{80}' <<<"$out"
	ends 0 lead-check-protection --help
	grep -q -- '^  phone  *\* ' <<<"$out"
	ends 0 staff-add --version
	[[ $out == "staff-add (anchang) "[0-9]* ]]
}

@test "where the store is: -d, ANCHANG_DB, XDG_DATA_HOME, HOME" {
	unset ANCHANG_DB
	does 66 "" "store-list: $PWD/.local/share/anchang/office.db: there is \
no such store: No such file or directory" store-list staff
	XDG_DATA_HOME=$PWD/data does 66 "" "store-list: \
$PWD/data/anchang/office.db: there is no such store: No such file or \
directory" store-list staff
	XDG_DATA_HOME=data does 66 "" "store-list: \
$PWD/.local/share/anchang/office.db: there is no such store: No such file or \
directory" store-list staff
	ANCHANG_DB=$PWD/office.db does 0 staff "" store-list staff -C staff
	ANCHANG_DB=none does 0 staff "" store-list staff -C staff -d office.db
	HOME='' does 66 "" "store-list: no store is named: give --db FILE or \
set ANCHANG_DB" store-list staff
}

# ---- cron

@test "descriptors closed: it records, and says what it cannot write" {
	does 0 "" "" bash -c 'staff-add -q --staff S1 --name a --role finance \
		<&- >&-'
	does 0 "" "" bash -c 'staff-add -q --staff S2 --name a --role finance \
		<&- >&- 2>&-'
	does 74 "" "staff-add: standard output: cannot be written: Bad file \
descriptor
staff-add: committed" bash -c 'staff-add --staff S3 --name a --role finance \
		<&- >&-'
	does 66 "" "staff-add: standard input is closed" \
		bash -c 'staff-add -q <&-'
	same "$(codes)" "S1 S2 S3 "
}

@test "a bare environment, umask 0: the same" {
	umask 0
	does 0 "$head
1,ok,,S1,王五,finance,1,,,," "" env -i "$build/bin/staff-add" \
		-d "$ANCHANG_DB" -R "$ANCHANG_RULES" -t '2026-11-24 12:00' \
		--staff S1 --name 王五 --role finance
	does 0 "name
王五" "" env -i "$build/bin/store-list" -d "$ANCHANG_DB" -R \
		"$ANCHANG_RULES" -C name -f table staff
	does 0 "" "" env -i "$build/bin/store-list" -d "$ANCHANG_DB" -R \
		"$ANCHANG_RULES" -C name -o list staff
	same "$(stat -c %a list)" 600
}

@test "locales: the same bytes in every one" {
	local locale
	some_staff
	store-list staff >expected
	for locale in C.UTF-8 zh_CN.UTF-8 de_DE.UTF-8 nonsense; do
		LC_ALL=$locale store-list staff | cmp - expected
	done
}

# ---- questions

@test "a query: operands, a file of phones, -: every answer in order" {
	does 0 "phone,status
13800138000,free
13800138001,free" "" lead-check-protection -C phone,status \
		'138 0013 8000' 13800138001
	does 0 "phone,status
13800138001,free" "" lead-check-protection -C phone,status \
		<<<$'name,phone\na,13800138001'
	does 0 "phone,status
13800138001,free" "" lead-check-protection -C phone,status - \
		<<<$'phone\n13800138001'
}

@test "a query: an invalid phone, and no row; with -k the others" {
	does 65 "" "lead-check-protection: phone: '13' is not a phone number" \
		lead-check-protection 13 13800138000
	does 65 "phone,status
13800138000,free" "lead-check-protection: -:2: phone: '13' is not a phone \
number" lead-check-protection -k -C phone,status <<<$'phone\n13\n13800138000'
}

@test "encoding: rows in GB18030, without a mark, to be read back" {
	staff-add -q --staff z01 --name 林晓燕𠮷 --role consultant
	store-list staff --encoding GB18030 -C staff,name,role >gb.csv
	store-list staff -C staff,name,role >utf8.csv
	iconv -f GB18030 -t UTF-8 gb.csv | cmp - utf8.csv
	[ "$(wc -c <gb.csv)" -lt "$(wc -c <utf8.csv)" ]
	staff-add -q --encoding GB18030 gb.csv
	store-list staff --excel --encoding gb18030 -C name -o excel.csv
	printf 'name\r\n林晓燕𠮷\r\n' |
		iconv -f UTF-8 -t GB18030 | cmp - excel.csv
}

@test "encoding: what it does not have is an error, and so is none" {
	staff-add -q --staff z01 --name 林晓燕 --role consultant
	does 74 "" "store-list: a character cannot be written in ASCII" \
		store-list staff --encoding ASCII -o ascii.csv
	[ ! -e ascii.csv ]
	does 64 "" "store-list: unknown encoding 'GB99'" \
		store-list staff --encoding GB99
}
