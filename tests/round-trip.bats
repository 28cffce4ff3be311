#!/usr/bin/env bats
# An office is rebuilt from its own exports: the sample office, entered day by
# day, against one that is entered in the same way from what store-list says of
# the first.
# shellcheck disable=SC2154  # $out and $err come from the helper

load helper

now=2026-11-24T12:00

setup() {
	local shm=/dev/shm
	[ ! -w $shm ] || folder=$(mktemp -d $shm/office.XXXXXX)
	folder=${folder:-$BATS_TEST_TMPDIR}
}

teardown() {
	[ "$folder" = "$BATS_TEST_TMPDIR" ] || rm -rf "$folder"
}

# Splits FROM/KIND.csv by the day in a column, into KIND/DAY.csv.
by_day() { # FROM KIND COLUMN
	mkdir "$2"
	awk -F, -v column="$3" -v to="$2" '
		NR == 1 {
			for (i = 1; i <= NF; i++)
				at[$i] = i
			header = $0
			next
		}
		{
			file = to "/" substr($at[column], 1, 10) ".csv"
			# Who registers a visit does it after the visits.
			if ("visited_at" in at && $at["visited_at"])
				sub("/", "/after-", file)
			if (!(file in begun)) {
				begun[file] = 1
				print header > file
			}
			print > file
		}' "$1/$2.csv"
}

# Records a file, if it is there; some of it may be refused.
enter() { # COMMAND FILE
	local status=0
	[ -e "$2" ] || return 0
	"$1" "$2" >>rows.csv || status=$?
	[ $status -le 1 ]
}

# Makes the office of a folder of files.
office_of() { # FROM
	local day
	rm -rf days && mkdir days && cd days || return
	store-init -q -t 2026-08-24
	export ANCHANG_NOW=2026-08-24
	enter staff-add "$1/staff.csv"
	enter partner-add "$1/partners.csv"
	enter milestone-add "$1/milestones.csv"
	enter customer-add "$1/customers.csv"
	by_day "$1" leads recorded_at
	by_day "$1" visits arrived_at
	by_day "$1" callbacks called_at
	by_day "$1" calls called_at
	by_day "$1" closings closed_at
	by_day "$1" deals subscribed_on
	by_day "$1" deal-events on
	by_day "$1" care on
	for day in $(printf '%s\n' */2026-* | grep -o '2026-..-..' | sort -u); do
		export ANCHANG_NOW=$day
		[[ $now != "$day"* ]] || ANCHANG_NOW=$now
		enter lead-add "leads/$day.csv"
		enter lead-visit "visits/$day.csv"
		enter lead-add "leads/after-$day.csv"
		enter callback-log "callbacks/$day.csv"
		enter call-log "calls/$day.csv"
		enter lead-close "closings/$day.csv"
		enter deal-add "deals/$day.csv"
		enter deal-log "deal-events/$day.csv"
		enter care-log "care/$day.csv"
	done
	export ANCHANG_NOW=$now
	enter complaint-log "$1/complaint-events.csv"
	enter file-log "$1/files.csv"
	enter score-log "$1/scores.csv"
	enter penalty-log "$1/penalties.csv"
	cd .. || return
}

# The sample with what it lacks: a ref and a note of each entry, penalties.
sample() { # TO
	local file kind
	mkdir "$1"
	for file in "$root"/share/sample/*.csv; do
		kind=${file##*/}
		awk -v kind="${kind%.csv}" -F, '
			NR == 1 {
				has_ref = /,ref/
				has_note = /,note/
				print $0 (has_ref ? "" : ",ref") \
					(has_note ? "" : ",note")
				next
			}
			{
				print $0 (has_ref ? "" : "," kind NR) \
					(has_note ? "" : ",n" NR)
			}' "$file" >"$1/$kind"
	done
	echo target,2026-09,,,9000000,,,,,,,,s0 >>"$1/scores.csv"
	mv "$1/complaints.csv" "$1/complaint-events.csv"
	sed -i '2s/,visits2/m01&/' "$1/visits.csv"
	cat >"$1/penalties.csv" <<-END
		staff,article,on,cost,reported_by,ref,note
		z01,conduct_1,2026-10-01,,g01,p1,at the door
		z01,conduct_2,2026-10-02,,,p2,
		z01,conduct_14,2026-11-02,86.4,,p3,
	END
}

# All that the store says of itself, into a folder of files.
export_to() { # TO
	local what
	mkdir "$1"
	for what in staff partners milestones customers leads visits callbacks \
		calls deals deal-events care complaints complaint-events files \
		scores penalties; do
		store-list $what >"$1/$what.csv"
	done
	# Who approved the closing of a partner's lead is in the audit alone.
	store-list leads --where status=closed -C lead,closed_at,reason |
		grep -v superseded |
		sed '1s/$/,approved_by/;2,$s/$/,m01/' >"$1/closings.csv"
}

# What can be asked of an office.
answers() {
	local month
	for month in 2026-09 2026-10 2026-11; do
		score-month $month --explain
		report-month $month
		complaint-stats $month
		penalty-month $month
	done
	report-activity --from 2026-08-24 --to 2026-11-24 --by day
	callback-due --all
	contract-deadline --all
	complaint-due --all
	care-due --all
	file-due --all
	# He who was in no register is in it now, with the name that he gave.
	customer-stage --all -C phone,stage,since,deals
	lead-recycle -n
	store-list customers -C phone |
		lead-check-protection --explain || [ $? -eq 1 ]
}

@test "an office is the same again from its own exports" {
	sample "$folder/sample"
	export ANCHANG_DB=$folder/first.db
	office_of "$folder/sample"
	export_to "$folder/first"
	answers >first.txt
	export ANCHANG_DB=$folder/second.db
	office_of "$folder/first"
	export_to "$folder/second"
	answers >second.txt
	diff -r "$folder/first" "$folder/second"
	diff first.txt second.txt
	ends 0 store-check
}
