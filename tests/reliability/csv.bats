#!/usr/bin/env bats
# Hostile CSV (reliability, 8): told with its line and column, 65, nothing kept,
# in 64 MB and 5 s.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
	before=$(sha256sum <"$ANCHANG_DB")
	# Sanitizers need more address space than that.
	memory=65536
	[ "$(nm -D "$build/bin/lead-add" | grep -c __asan_init)" -eq 0 ] ||
		memory=unlimited
}

teardown() {
	same "$(sha256sum <"$ANCHANG_DB")" "$before"
	close_office
}

# refused MESSAGE COMMAND... - standard input is refused by it with only this,
# as a pattern, and by a query no otherwise.
refused() {
	local want=$1 status=0
	shift
	(
		ulimit -v "$memory" -t 5
		"$@" >.out 2>.err
	) || status=$?
	if [ $status -ne 65 ] || [ -s .out ] ||
		[[ "$(<.err)" != "$1: -:"$want ]]; then
		echo "$status: $(head -c 2000 .err)"
		head -c 2000 .out
		return 1
	fi
}

# adds TEXT MESSAGE - three columns, then TEXT in the notation of printf.
adds() {
	printf 'phone,name,partner\n%b' "$1" | refused "$2" lead-add
}

# broken TEXT MESSAGE - the same; nothing is kept even with -k.
broken() {
	adds "$@" || return
	before=$(sha256sum <"$ANCHANG_DB")
	printf 'phone,name,partner\n%b' "$1" | lead-add -qk 2>/dev/null ||
		[ $? -eq 65 ] || return
	same "$(sha256sum <"$ANCHANG_DB")" "$before"
}

# MiB of one letter, endlessly.
endless() {
	perl -e '$text = $ARGV[0] x (1 << 20); while (print $text) {}' "$1" \
		2>/dev/null
}

@test "a cell of 1 GB, in the header, in a record, in quotes, of quotes" {
	endless a | refused "1:*: a cell of more than 1 MiB" lead-add
	for start in '' '"' '"a'; do
		{
			printf 'phone,name\n17900000001,%s' "$start"
			endless a
		} | refused "2:*: a cell of more than 1 MiB" lead-add
	done
	{
		printf 'phone,name\n17900000001,'
		endless '"'
	} | refused "2:*: a cell of more than 1 MiB" lead-add
	{
		printf 'phone,name\n17900000001,'
		endless '张'
	} | refused "2:*: a cell of more than 1 MiB" \
		lead-check-protection --encoding UTF-8
}

@test "a million columns, and names of a megabyte" {
	perl -e 'print join(",", 1 .. 1000000), "\n"' |
		refused "1: 1000000 columns; 64 are the most" lead-add
	perl -e 'print join(",", map { $_ x 500000 } 10 .. 73), "\n"' |
		refused "1: unknown column '1010*'" lead-add
	{
		echo phone
		perl -e 'print "1,", "1," x 1000000, "\n"'
	} | refused "2: *number of cells: 1000002 instead of 1" \
		lead-check-protection
}

@test "a megabyte in each of the cells of many records" {
	perl -e 'print "phone,name,note,ref\n";
		print "1,", join(",", ("a" x 1000000) x 3), "\n" for 1 .. 30' |
		refused "2: phone: '1' is not a phone number*" lead-add
}

@test "half a million mistakes: each is told" {
	yes 1 | head -n 500000 | sed '1i phone' |
		refused "2: phone: '1' is not*500001: phone: '1' is not a phone number" \
			lead-check-protection
}

@test "20 MB of line ends, of NUL, of carriage returns" {
	{
		printf 'phone,name\n'
		perl -e 'print "\n" x 20_000_000, "1,a\n"'
	} | refused "20000002: phone: '1' is not a phone number*" lead-add
	perl -e 'print "\0" x 20_000_000' | refused "1:1: a NUL byte" lead-add
	perl -e 'print "phone,name\n", "\r" x 20_000_000' |
		refused "2:1: a carriage return without a line feed" lead-add
}

@test "NUL, quotes where none may be, or never closed" {
	broken '17900000001,a\0b,b1\n' "2:14: a NUL byte"
	broken '17900000001,a,b1\n17900000002,"ab"c,b1\n' \
		"3:17: a quote where none may be"
	broken '17900000001,ab",b1\n' "2:15: a quote where none may be"
	broken '17900000001,张"三,b1\n' "2:14: a quote where none may be"
	broken '17900000001,a,b1\n17900000002,"ab,b1\n17900000003,a,b1\n' \
		"3:13: a quote that is never closed"
}

@test "carriage returns alone" {
	printf 'phone,name,partner\r17900000001,a,b1\r' |
		refused "1:19: a carriage return without a line feed" lead-add
	broken '17900000001,a,b1\r\n17900000002,a,b1\r17900000003,a,b1\r' \
		"3:17: a carriage return without a line feed"
}

@test "UTF-16, GB18030 and a mixture, when nobody said so" {
	printf 'phone,name,partner\n17900000001,张三,b1\n' >utf8.csv
	for encoding in UTF-16LE UTF-16BE; do
		{
			printf '\xef\xbb\xbf' | iconv -f UTF-8 -t $encoding
			iconv -f UTF-8 -t $encoding utf8.csv
		} | refused "1:1: this is UTF-16: save it as UTF-8, or give --encoding UTF-16" lead-add
		iconv -f UTF-8 -t $encoding utf8.csv |
			refused "1:[12]: a NUL byte" lead-add
	done
	said="not UTF-8; name what it is, such as --encoding GB18030"
	iconv -f UTF-8 -t GB18030 utf8.csv | refused "2:13: $said" lead-add
	{
		cat utf8.csv
		iconv -f UTF-8 -t GBK <<<"17900000002,李四,b1"
	} | refused "3:13: $said" lead-add
	{
		iconv -f UTF-8 -t GB18030 utf8.csv
		printf '17900000002,\xff\xff,b1\n'
	} | refused "3:13: bytes that are not of this encoding" \
		lead-add --encoding GB18030
	printf 'PK\003\004\024\0' |
		refused "1:1: this is a workbook or an archive: save it as CSV" \
			lead-add
	printf '\320\317\021\340\241\261\032\341' |
		refused "1:1: this is a workbook or an archive: save it as CSV" \
			lead-add
	sed '1s/^/\xef\xbb\xbf/' utf8.csv |
		refused "1:1: this is UTF-8: leave --encoding out" \
			lead-add --encoding GB18030
	head -c 100000 /dev/urandom | sed '1i phone,name' |
		refused "*" lead-add
}

@test "columns: twice, missing, unknown, without a name, none" {
	names() {
		printf '%b\n17900000001,a,b1\n' "$1" | refused "$2" lead-add
	}
	names 'phone,name,phone' "1: column 'phone' is there twice"
	names 'phone,name, name ' "1: column 'name' is there twice"
	names 'phone,partner,rep' "1: column 'name' is missing"
	names 'phone,nmae,partner' \
		"1: unknown column 'nmae'; did you mean 'name'?"
	names 'phone,name,xyzzy' "1: unknown column 'xyzzy'"
	names 'phone,name,' "1: column 3 has no name"
	names 'phone;name;partner' "1: unknown column 'phone;name;partner'"
	names 'phone\tname\tpartner' \
		"1: unknown column 'phone\\\\x09name\\\\x09partner'"
	names '\xe2\x80\xaephone,name' "1: column 'partner' is missing" ||
		names '\xe2\x80\xaephone,name' \
			"2: number of cells: 3 instead of 2"
	: | refused "1: there is no line of column names" lead-add
	printf '\n\n' | refused "1: there is no line of column names" lead-add
}

@test "values: what a spreadsheet or a chat made of them" {
	adds '1.38E+10,a,b1\n' "2: phone: '1.38E+10' is not a phone number"
	adds '１３８００１３８,a,b1\n' "2: phone: '１３８００１３８' is not a phone number"
	adds '1790000\xe2\x80\x8b0001,a,b1\n' \
		"2: phone: '1790000\\\\u200b0001' is not a phone number"
	adds '17900000001,\xe2\x80\x8b\xef\xbb\xbf,b1\n' "2: name: is missing"
	adds '17900000001,a,b1\xe2\x80\x8b1\n' \
		"2: partner: 'b1\\\\u200b1' is no partner code*"
	adds '17900000001,a\n,,b1\n' "2: number of cells: 2 instead of 3
*-:3: phone: is missing
*-:3: name: is missing"
	for time in '2026-02-30 10:00' '2025-02-29 10:00' '2026-11-31 10:00' \
		'2026-11-24 24:00' '2026-11-24 10:60' '24/11/2026 10:00' \
		'46350.5' '２０２６-11-24 10:00' '2026-11-24 10:00 PM'; do
		printf '%s\n' phone,name,partner,recorded_at \
			"17900000001,a,b1,$time" |
			refused "2: recorded_at: '$time' is not a time (write 2026-11-22 09:30)" \
				lead-add
	done
}

@test "what people do write is read" {
	{
		printf '\xef\xbb\xbfname , partner,phone\r\n'
		printf ' 张三\xe3\x80\x80,b1,１７９　００００ ０００１\r\n'
		printf '"Li, ""Si"""\x2cb1,\xe2\x80\xaa+86 179-0000-0002\xe2\x80\xac\r\n'
	} >people.csv
	does 0 "17900000001
17900000002" "" lead-add -n --no-header -C phone people.csv
	iconv -f UTF-8 -t GB18030 people.csv >people.gb.csv
	does 0 "17900000001
17900000002" "" lead-add -n --no-header -C phone --encoding GB18030 \
		people.gb.csv
}
