#!/bin/bash
# demo.sh - a sales office in a temporary folder: three months of its records
# are entered day by day, then the work of a day is shown.  `make demo` builds
# the commands and runs it; it leaves nothing behind.
set -eu

here=$(realpath "$(dirname "$0")")
sample=$here/sample
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export ANCHANG_DB=$folder/office.db ANCHANG_RULES=$here/../rules
now=2026-11-24T12:00
cd "$folder"

# Splits a file by the day in column $2, into $3/DAY.csv with its header.
split() {
	mkdir -p "$3"
	awk -F, -v column="$2" -v to="$3" '
		NR == 1 {
			for (i = 1; i <= NF; i++)
				if ($i == column)
					at = i
			header = $0
			next
		}
		{
			file = to "/" substr($at, 1, 10) ".csv"
			if (!(file in begun)) {
				begun[file] = 1
				print header > file
			}
			print > file
		}' "$1"
}

# Records a file.  That a rule refuses some of it (1) is part of the story.
enter() { # FILE COMMAND
	local status=0
	"$2" "$1" >>rows.csv || status=$?
	[ $status -le 1 ]
}

# Records the day's file of a folder, if it has one.
record() { # FOLDER COMMAND
	[ ! -e "$1/$day.csv" ] || enter "$1/$day.csv" "$2"
}

section() { printf '\n== %s\n\n' "$1"; }

# The command as one would type it, then what it prints.
show() { # INPUT COMMAND...
	local input=$1 status=0
	shift
	[ -n "$input" ] || input=/dev/null
	echo "\$ $* <$input" | sed 's, </dev/null,,'
	"$@" --format table <"$input" || status=$?
	[ $status -le 1 ]
}

store-init
staff-add -q "$sample/staff.csv"
partner-add -q "$sample/partners.csv"
customer-add -q "$sample/customers.csv"
milestone-add -q "$sample/milestones.csv"

# Who registers ahead has no visit yet; who registers a visit does it after.
head -n 1 "$sample/leads.csv" | tee ahead.csv >after.csv
tail -n +2 "$sample/leads.csv" |
	awk -F, '{ print >> ($6 == "" ? "ahead.csv" : "after.csv") }'
split ahead.csv recorded_at ahead
split after.csv recorded_at after
split "$sample/visits.csv" arrived_at visits
split "$sample/callbacks.csv" called_at callbacks
split "$sample/calls.csv" called_at calls
split "$sample/closings.csv" closed_at closings
split "$sample/deals.csv" subscribed_on deals
split "$sample/deal-events.csv" on deal-events
split "$sample/care.csv" on care

printf 'Entering three months of 锦湖花园, day by day ...\n'
mapfile -t days < <(cat -- */2026-* | grep -oE '2026-[0-9]{2}-[0-9]{2}[ ,]' |
	cut -c 1-10 | sort -u)
for day in "${days[@]}"; do
	export ANCHANG_NOW=$day
	[[ $now != "$day"* ]] || ANCHANG_NOW=$now
	record ahead lead-add
	record visits lead-visit
	record after lead-add
	record callbacks callback-log
	record calls call-log
	record closings lead-close
	record deals deal-add
	record deal-events deal-log
	record care care-log
done
export ANCHANG_NOW=$now
enter "$sample/complaints.csv" complaint-log
enter "$sample/files.csv" file-log

section "What was recorded, and what was refused and why"
awk -F, '
	$1 == "line" { next }
	{ all++; why = $3 == "" ? $2 : $2 " (" $3 ")"; count[why]++ }
	END { for (why in count) printf "%6d  %s\n", count[why], why }
' rows.csv | sort -k1,1nr -k2

section "Is the customer free?  Who holds him, and by which rule"
{
	echo phone,partner
	while read -r name partner; do
		grep -m 1 ",$name," "$sample/leads.csv" | cut -d, -f1 |
			sed "s/$/,$partner/"
	done
} >asked.csv <<'END'
彭晓宇 b01
丁磊
石峰 b02
苏曼 b02
韩冬雪
黎娟 c01
段誉文 c02
萧宇敏 b01
END
show asked.csv lead-check-protection --explain \
	-C phone,status,lead,partner,rep,protected_until,days_left,rule,because

section "What of today does not reconcile"
show "" lead-reconcile

section "Whom to call: everything due by this evening"
show "" callback-due

section "Which contracts are late, and why"
show "" contract-deadline -C duty,id,staff,customer,due_on,status,days_left,detail

section "Which complaints wait, and which files are not back"
show "" complaint-due
show "" file-due

section "What the care calendar asks for by tomorrow"
show "" care-due --within 1 -C duty,subject,id,staff,customer,due_on,status,detail

section "The day in one list, for the morning meeting"
due() {
	callback-due "$@"
	contract-deadline "$@"
	complaint-due "$@"
	care-due "$@"
	file-due "$@"
}
columns=due_on,staff,duty,subject,id,status
echo "\$ due --no-header -C $columns | sort"
due --no-header -C $columns | sort

section "The week of one consultant, for his calendar"
echo "\$ due --staff z01 --within 7 | due-ical -o z01.ics; grep SUMMARY z01.ics"
due --staff z01 --within 7 | due-ical -o z01.ics
grep SUMMARY z01.ics | tr -d '\r'

section "What the customers are to the office by now"
echo "\$ customer-stage --all --no-header -C stage | sort | uniq -c"
customer-stage --all --no-header -C stage | sort | uniq -c

section "The complaints of October"
show "" complaint-stats 2026-10

score-log -q "$sample/scores.csv"
section "The scores of October, the best first"
show "" score-month 2026-10 -C rank,rep,name,sales,performance,missed_callbacks,\
callbacks,missed_collection,collection,exam,conduct,total,last_place,flags

section "Is the store sound?"
show "" store-check
