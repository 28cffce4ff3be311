# An office at work, for the tests of leads: its staff and its partners, and
# stories told in tables.  Use: load ../helper, load ../office
# shellcheck disable=SC2154  # root, out and err come from the helper

# new_office - a store with three consultants (z1 to z3), a site manager (m1),
# a sales manager (s1), a greeter (g1); two channels (c1, c2), two brokerages
# (b1, b2), two referrers (r1, r2), an e-commerce unit (e1).
new_office() {
	local shm=/dev/shm
	# A commit there costs no write to the disk: stories make hundreds.
	[ ! -w $shm ] || {
		office_folder=$(mktemp -d $shm/office.XXXXXX)
		ANCHANG_DB=$office_folder/office.db
	}
	store-init -q
	printf '%s\n' staff,name,role z1,张敏,consultant z2,李强,consultant \
		z3,王芳,consultant m1,赵刚,site_manager s1,孙丽,sales_manager \
		g1,吴霞,greeter | staff-add -q
	printf '%s\n' partner,kind,name,listed_on c1,channel,远景,2026-01-01 \
		c2,channel,近景,2026-01-01 b1,brokerage,安居,2026-01-01 \
		b2,brokerage,乐居,2026-01-01 r1,referrer,何雨,2026-01-01 \
		r2,referrer,何晴,2026-01-01 \
		e1,ecommerce,房讯,2026-01-01 | partner-add -q
}

# close_office - store-check finds nothing wrong; for teardown.
close_office() {
	local status=0
	[ ! -e "$ANCHANG_DB" ] || ends 0 store-check || status=1
	[ -z "${office_folder-}" ] || rm -rf "$office_folder"
	return $status
}

# Puts the options and operands that a record means into $arguments.
arguments_of() { # RECORD
	local word name
	arguments=()
	for word in $1; do
		name=${word%%=*}
		case $word in
		--*) arguments+=("$word") ;;
		*=*) arguments+=("--${name//_/-}=${word#*=}") ;;
		*) arguments+=("$word") ;;
		esac
	done
}

# Puts the columns and the rows that a cell says into $columns and $rows.
rows_of() { # EXPECTED
	local word row=''
	columns='' rows=''
	for word in $1 /; do
		case $word in
		none) ;;
		/)
			rows+=${row:+${row#,}$'\n'}
			row=''
			;;
		*)
			row+=,${word#*=}
			[ -n "$rows" ] || columns+=,${word%%=*}
			;;
		esac
	done
	columns=${columns#,} rows=${rows%$'\n'}
}

# Puts the exit status that goes with an answer into $status.
status_of() { # COMMAND EXPECTED
	status=0
	case $1,$2 in
	lead-check-protection,*status=[!f]*) status=1 ;;
	store-list,* | lead-reconcile,* | callback-due,*) ;;
	*result=refused*) status=1 ;;
	esac
}

# One line of a story.
step() { # COMMAND RECORD EXPECTED
	local arguments columns rows row status
	arguments_of "$2"
	case $3 in invalid:*)
		does 65 '' "$1: ${3#invalid: }" "$1" --no-header \
			"${arguments[@]}"
		return
		;;
	esac
	rows_of "$3"
	status_of "$1" "$3"
	ends "$status" "$1" --no-header \
		${columns:+-C "$columns"} "${arguments[@]}" || return
	# A blank within a time is a T in a table.
	row=$out
	[[ $row != *[0-9]' '[0-9]* ]] ||
		row=$(sed -E 's/([0-9]{4}-[0-9]{2}-[0-9]{2}) /\1T/g' <<<"$row")
	same "$row" "$rows" && same "$err" ''
}

# story NAME - runs the lines of tests/data/NAME.tsv in their order, each a
# command with now, its record as NAME=VALUE and operands, and what it must
# answer as COLUMN=VALUE (rows with / between, none, or invalid: and the
# message).  @07 is a phone, and now stays until the next.
# Cells are read between 0x1f: tabs alone would not keep empty ones apart.
story() {
	local -
	set +T # bats looks at every line of a function, which takes its time
	local text now command record expected why number=0 wrong=0 head=''
	while IFS= read -r text; do
		number=$((number + 1))
		case $text in '' | '#'*) continue ;; esac
		IFS=$'\x1f' read -r now command record expected why <<<"$text"
		if [ -z "$head" ]; then
			head=$now
			continue
		fi
		[ -z "$now" ] || export ANCHANG_NOW=$now
		step "$command" "$record" "$expected" || {
			echo "$1.tsv:$number: $why: $command $record"
			wrong=$((wrong + 1))
		}
	done < <(sed -E 's/\t/\x1f/g; s/@([0-9]{2})/179000000\1/g' \
		"$root/tests/data/$1.tsv")
	[ -n "$head" ] && [ "$wrong" -eq 0 ]
}
