#!/usr/bin/env bats
# due-ical: due lists as a calendar (RFC 5545), read back by a strict reader.
# shellcheck disable=SC2154  # $out, $err and $root come from the helper

load ../helper
load ../office

teardown() {
	[ -z "${office_folder-}" ] || close_office
}

head=duty,subject,id,slot,staff,customer,phone,since,due_on,status,days_left,done_on,detail

# The rows of standard input as a due list.
list() {
	{
		echo $head
		cat
	} >due.csv
}

# Makes calendar.ics of due.csv with these options.
calendar() {
	does 0 '' '' due-ical "$@" -o calendar.ics due.csv
}

# The columns $1 of the to-dos in these calendars, or in calendar.ics.
todos() {
	local columns=$1
	shift
	ends 0 "$root/tests/cmd/read_calendar.py" "${@:-calendar.ics}" || return
	cut -d'|' -f"$columns" <<<"$out"
}

@test "has no store, and asks for none" {
	list <<<""
	does 0 "" "" env -i "$build/bin/due-ical" -R "$root/rules" \
		-o calendar.ics due.csv
}

@test "one to-do a row, word for word" {
	list <<-'END'
		callback,lead,1,2,z01,Luo,17900000001,2026-11-13,2026-11-23,overdue,-1,,2 of 3 calls
	END
	ends 0 due-ical due.csv
	same "$out" "$(printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 \
		PRODID:-//anchang//due-ical//EN BEGIN:VTODO \
		UID:callback-lead-1-20261113-2@anchang \
		DTSTAMP:20261124T040000Z 'DUE;VALUE=DATE:20261123' \
		'SUMMARY:z01: callback 2\, lead 1' \
		'DESCRIPTION:2 of 3 calls' CATEGORIES:callback \
		STATUS:NEEDS-ACTION END:VTODO END:VCALENDAR)"
	same "$err" ''
}

@test "each status has its STATUS, what is done its day" {
	list <<-'END'
		a,deal,D1,1,,,,2026-11-13,2026-11-20,upcoming,,,
		b,deal,D1,1,,,,2026-11-13,2026-11-20,due,,,
		c,deal,D1,1,,,,2026-11-13,2026-11-20,overdue,,,
		d,deal,D1,1,,,,2026-11-13,2026-11-20,done,,2026-11-19,
		e,deal,D1,1,,,,2026-11-13,2026-11-20,late,,2026-11-22,
		f,deal,D1,1,,,,2026-11-13,2026-11-20,missed,,,
		g,deal,D1,1,,,,2026-11-13,2026-11-20,,,,
		h,deal,D1,1,,,,2026-11-13,2026-11-20,done,,,
	END
	calendar
	same "$(todos 6,3,7)" "NEEDS-ACTION|a|
NEEDS-ACTION|b|
NEEDS-ACTION|c|
COMPLETED|d|2026-11-18T16:00:00+00:00
COMPLETED|e|2026-11-21T16:00:00+00:00
CANCELLED|f|
NEEDS-ACTION|g|
COMPLETED|h|"
}

@test "lists under each other, in any order of columns, from several files" {
	cat >due.csv <<-'END'
		status,due_on,since,slot,id,subject,duty
		due,2026-11-24,2026-11-21,1,7,lead,callback
		status,due_on,since,slot,id,subject,duty
		overdue,2026-11-20,2026-11-15,1,D1,deal,sign_contract
	END
	printf '%s\n' $head $head 'care,office,office,3,,,,2026-11-01,2026-11-22,due,,,' \
		$head >more.csv
	does 0 '' '' due-ical -o calendar.ics due.csv more.csv
	same "$(todos 1,2)" "callback-lead-7-20261121-1@anchang|2026-11-24
care-office-office-20261101-3@anchang|2026-11-22
sign_contract-deal-D1-20261115-1@anchang|2026-11-20"
	ends 0 due-ical <due.csv
	same "$(grep -c BEGIN:VTODO <<<"$out")" 2
	ends 0 due-ical - <more.csv
	same "$(grep -c BEGIN:VTODO <<<"$out")" 1
}

@test "a header of other columns is no header line again" {
	list <<-'END'
		duty,subject,id,slot,staff,customer,phone,since,due_on,status,done_on,days_left,detail
	END
	ends 65 due-ical due.csv
	[ -z "$out" ]
	grep -q "^due-ical: due.csv:2: slot: 'slot' is not a whole number" <<<"$err"
}

@test "imported twice, and again after a change: no doubles" {
	list <<-'END'
		callback,lead,1,1,z01,,,2026-11-13,2026-11-16,due,0,,
		callback,lead,1,2,z01,,,2026-11-13,2026-11-23,upcoming,7,,
	END
	calendar -t 2026-11-16
	cp calendar.ics first.ics
	calendar -t 2026-11-16
	cmp calendar.ics first.ics
	sed -i 's/due,0,,/done,,2026-11-16,/; s/z01/z02/' due.csv
	calendar -t 2026-11-17
	same "$(todos 1,3,4 first.ics first.ics calendar.ics)" \
		"callback-lead-1-20261113-1@anchang|COMPLETED|z02: callback, lead 1
callback-lead-1-20261113-2@anchang|NEEDS-ACTION|z02: callback 2, lead 1"
}

@test "what iCalendar uses itself is escaped" {
	list <<-'END'
		care,deal,"A,1;2\3-4",1,,,,2026-11-13,2026-11-16,due,0,,"one, two; three\four
		five:""six"""
	END
	calendar
	same "$(todos 1,4,5)" \
		'care-deal-A,1;2\3-4-20261113-1@anchang|care, deal A,1;2\3-4|one, two; three\four\nfive:"six"'
}

@test "what moves a terminal is a blank" {
	list <<-END
		care,deal,1,1,,,,2026-11-13,2026-11-16,due,0,,"a$(printf '\033[2J\a')b"
	END
	calendar
	same "$(todos 5)" 'a [2J b'
}

@test "lines are folded at 75 octets, between characters" {
	local text='' pad i
	for i in {1..40}; do
		text+=$(printf '%0*d' $((i % 7)) 0)é中𠮷,
	done
	for i in {0..9}; do
		pad=$(printf '%.*s' "$i" xxxxxxxxxx)
		list <<-END
			care,deal,1,1,,,,2026-11-13,2026-11-16,due,0,,"$pad$text"
		END
		calendar
		same "$(todos 5)" "$pad$text"
	done
	LC_ALL=C awk 'length($0) == 76 { full = 1 } END { exit !full }' \
		calendar.ics
}

@test "no phone, and a name only when it is asked for" {
	list <<-'END'
		callback,lead,1,1,z01,罗先生,17900000001,2026-11-13,2026-11-16,due,0,,
	END
	calendar
	same "$(grep -c -e 1790 -e 罗 calendar.ics)" 0
	calendar --names
	same "$(grep -c 1790 calendar.ics)" 0
	same "$(todos 4)" 'z01: callback, lead 1, 罗先生'
}

@test "--labels: the summary in the language of the locale, the key as it is" {
	list <<-'END'
		callback,lead,1,1,z01,,,2026-11-13,2026-11-16,due,0,,
	END
	export ANCHANG_LOCALE="$build/locale" LC_ALL=C.UTF-8 LANGUAGE=zh_CN
	calendar
	same "$(todos 4)" 'z01: callback, lead 1'
	cp calendar.ics plain.ics
	calendar --labels
	same "$(todos 4)" 'z01: 电话回访, 报备 1'
	same "$(diff <(grep -v SUMMARY plain.ics) <(grep -v SUMMARY calendar.ics))" ''
}

@test "no rows: a calendar with nothing in it" {
	list </dev/null
	calendar
	same "$(todos 1)" ''
	same "$(head -n 1 calendar.ics)" $'BEGIN:VCALENDAR\r'
}

@test "--domain: another for each office whose to-dos meet" {
	list <<-'END'
		callback,lead,1,1,,,,2026-11-13,2026-11-16,due,0,,
	END
	calendar --domain jinhu.example
	same "$(todos 1)" callback-lead-1-20261113-1@jinhu.example
	does 64 '' "due-ical: --domain: 'a b' is not one word (see --help)" \
		due-ical --domain 'a b' due.csv
}

@test "DTSTAMP is universal time, whatever the machine's zone" {
	list <<-'END'
		callback,lead,1,1,,,,2026-11-13,2026-11-16,due,0,,
	END
	calendar
	TZ=America/New_York calendar
	same "$(todos 8)" 2026-11-24T04:00:00+00:00
	calendar -t 2026-11-24T04:00:00Z
	same "$(todos 8)" 2026-11-24T04:00:00+00:00
	calendar -t 2026-11-24
	same "$(todos 8)" 2026-11-24T15:59:59+00:00
}

@test "a wrong row: 65 and nothing, with -k the others" {
	list <<-'END'
		callback,lead,1,1,,,,2026-11-13,2026-13-16,due,0,,
		callback,laed,1,1,,,,2026-11-13,2026-11-16,due,0,,
		callback,lead,3,1,,,,2026-11-13,2026-11-16,due,0,,
	END
	does 65 '' "due-ical: due.csv:2: due_on: '2026-13-16' is not a day (write 2026-11-22)
due-ical: due.csv:3: subject: 'laed' is no subject; did you mean 'lead'?" \
		due-ical -o calendar.ics due.csv
	[ ! -e calendar.ics ]
	ends 65 due-ical -k -o calendar.ics due.csv
	same "$(todos 1)" callback-lead-3-20261113-1@anchang
}

@test "a missing column, no header, no file" {
	does 65 '' "due-ical: -:1: column 'slot' is missing" \
		due-ical <<<duty,subject,id,since,due_on
	does 65 '' "due-ical: -:1: there is no line of column names" \
		due-ical </dev/null
	does 66 '' "due-ical: none.csv: No such file or directory" \
		due-ical none.csv
}

@test "it needs no store, and takes none" {
	list </dev/null
	unset ANCHANG_DB
	does 64 '' "due-ical: unknown option '--db' (see --help)" \
		due-ical --db office.db due.csv
	calendar
}

@test "-q prints nothing, a full disk is told" {
	list </dev/null
	does 0 '' '' due-ical -q due.csv
	local status=0
	due-ical due.csv >/dev/full 2>err || status=$?
	same "$status" 74
}

@test "what callback-due prints goes in as it is" {
	new_store
	staff-add -q --staff z01 --name Zhang --role consultant
	lead-add -q -t 2026-11-20T18:00 --phone 17900000001 --name Luo \
		--rep z01 --visited-at 2026-11-20T10:00
	callback-due >due.csv
	callback-due >>due.csv
	sed -i '3,$ { /^callback/d }' due.csv
	calendar
	same "$(todos 1,2,3,4,5)" \
		'callback-lead-1-20261120-1@anchang|2026-11-23|NEEDS-ACTION|z01: callback, lead 1|0 of 1 calls'
}

@test "the whole day: five lists, one staff, one calendar" {
	new_office
	lead-add -q -t 2026-11-20T18:00 --phone 17900000001 --name Luo \
		--rep z1 --visited-at 2026-11-20T10:00
	deal-add -q --deal d1 --phone 17900000002 --rep z1 --unit 1-101 \
		--price 900000 --pay-method full --subscribed-on 2026-11-18
	complaint-log -q -t 2026-11-23T10:00 --phone 17900000003 \
		--category quality --staff z1
	milestone-add -q --milestone open --kind opening --planned-on 2026-12-01
	file-log -q --file f1 --event filed --class contracts --on 2026-11-02
	file-log -q --file f1 --event lent --on 2026-11-17
	due() {
		local list
		for list in callback-due contract-deadline complaint-due \
			care-due file-due; do
			"$list" "$@"
		done
	}
	due --within 1 >due.csv
	calendar
	same "$(todos 1,2)" "answer-complaint-1-20261123-1@anchang|2026-11-25
callback-lead-1-20261120-1@anchang|2026-11-23
contact_subscriber-deal-d1-20261118-1@anchang|2026-11-25
return_file-file-f1-20261117-1@anchang|2026-11-24
risk_inspection-milestone-open-20261201-1@anchang|2026-11-24
sign_contract-deal-d1-20261118-1@anchang|2026-11-23"
	due --staff z1 | due-ical -o z1.ics
	same "$(todos 6 z1.ics)" 'answer
callback
sign_contract'
	same "$(grep -c -e Luo -e 1790000 z1.ics)" 0
}
