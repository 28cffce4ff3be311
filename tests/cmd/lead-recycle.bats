#!/usr/bin/env bats
# lead-recycle: takes back what came to nothing, and hands it out (Y1-Y7).

load ../helper
load ../office

setup() {
	new_office
	lead-add -q -t "2026-08-20 18:00" <<'END'
phone,name,partner,rep,visited_at
17900000001,甲,,z1,2026-08-20 10:00
17900000002,乙,c1,z2,2026-08-20 11:00
17900000003,丙,e1,z1,
17900000004,丁,b1,z1,
END
	lead-add -q -t "2026-11-20 18:00" <<'END'
phone,name,partner,rep,visited_at
17900000005,戊,,z1,2026-11-20 10:00
17900000006,己,,z3,2026-11-20 11:00
END
}

teardown() {
	close_office
}

head=line,result,reason,lead,phone,name,from_rep,to_rep,last_visit_on
head+=,clock_from,recycled_on,contact_by

@test "what is due is handed out, and then nothing is due" {
	local rows="$head
1,ok,,1,17900000001,甲,z1,z2,2026-08-20,2026-08-20,2026-11-24,2026-12-01
2,ok,,2,17900000002,乙,z2,z1,2026-08-20,2026-08-20,2026-11-24,2026-12-01
3,ok,,3,17900000003,丙,z1,z2,,2026-08-20,2026-11-24,2026-12-01"
	does 0 "$rows" '' lead-recycle -n
	does 0 "$rows" '' lead-recycle
	does 0 "$head" '' lead-recycle
	does 0 'lead,rep,held_by,reassigned_at
1,z2,,2026-11-24 12:00:00
2,z1,,2026-11-24 12:00:00
3,z2,,2026-11-24 12:00:00' '' store-list leads \
		--where 'reassigned_at=2026-11-24 12:00:00' \
		-C lead,rep,held_by,reassigned_at
	does 0 'command,what,id,after
lead-recycle,recyclings,1,from_rep=z1 to_rep=z2
lead-recycle,recyclings,2,from_rep=z2 to_rep=z1
lead-recycle,recyclings,3,from_rep=z1 to_rep=z2' '' store-list audit \
		--where command=lead-recycle -C command,what,id,after
}

@test "reads nothing of its own accord, at a terminal too" {
	does 0 'lead
1
2
3' '' lead-recycle -C lead <<<'no such thing'
	does 0 lead '' lead-recycle -C lead <&-
}

@test "a plan, edited and fed back" {
	lead-recycle -n -o plan.csv
	sed -i '/^3,/s/z1,z2/z1,z3/; /^2,/s/z2,z1/z2,/' plan.csv
	does 0 'lead,from_rep,to_rep,contact_by
1,z1,z2,2026-12-01
2,z2,,
3,z1,z3,2026-12-01' '' lead-recycle -C lead,from_rep,to_rep,contact_by plan.csv
	does 0 'lead,from_rep,to_rep
2,,z1' '' lead-recycle -C lead,from_rep,to_rep
}

@test "a plan fed back as it was does what there would have been without" {
	staff-add -q --staff z3 --left-on 2026-11-01
	lead-recycle -q --lead 2
	staff-add -q --staff z1 --left-on 2026-11-01
	lead-recycle -n -o plan.csv
	cp "$ANCHANG_DB" other.db
	ends 0 lead-recycle -C lead,from_rep,to_rep
	same "$out" 'lead,from_rep,to_rep
1,z1,z2
2,,
3,z1,z2'
	does 0 "$out" '' lead-recycle -d other.db -C lead,from_rep,to_rep - \
		<plan.csv
}

@test "a plan that has gone stale" {
	lead-recycle -n -o plan.csv
	lead-visit -q --phone 17900000001 --arrived-at '2026-11-24 11:00'
	lead-close -q --lead 2 --reason unreachable --approved-by m1
	staff-add -q --staff z2 --left-on 2026-11-23
	does 1 'result,reason,lead,from_rep,to_rep,last_visit_on
refused,inactive,1,z1,z2,2026-11-24
refused,not_live,2,,z1,
refused,inactive,3,z1,z2,' '' lead-recycle \
		-C result,reason,lead,from_rep,to_rep,last_visit_on plan.csv
	staff-add -q --staff z2 --left-on -
	does 1 'result,reason,lead,to_rep,clock_from
ok,,1,z2,2026-11-24
refused,not_live,2,z1,
ok,,3,z2,2026-08-20' '' lead-recycle \
		-C result,reason,lead,to_rep,clock_from plan.csv
	does 1 'result,reason,lead
refused,same_rep,1
refused,not_live,2
refused,same_rep,3' '' lead-recycle -C result,reason,lead plan.csv
}

@test "a leaver's whole book" {
	staff-add -q --staff z1 --left-on 2026-11-24
	does 0 'lead,from_rep,to_rep
1,z1,z2
3,z1,z3
5,z1,z2' '' lead-recycle --staff z1 -C lead,from_rep,to_rep
	does 0 'lead,rep,status
4,z1,pending' '' store-list leads -C lead,rep,status --where rep=z1
	does 0 'lead' '' lead-recycle --staff z1 -C lead
}

@test "one lead by name, with a ref and a note" {
	does 0 "$head
1,ok,,5,17900000005,戊,z1,z3,2026-11-20,2026-11-20,2026-11-24,2026-12-01" \
		'' lead-recycle --lead 5 --to-rep z3 --ref a1 --note 请求
	does 0 "$head
1,duplicate,,5,17900000005,戊,,z3,2026-11-20,2026-11-24,," \
		'' lead-recycle --lead 5 --to-rep z2 --ref a1
	does 1 'result,reason
refused,same_rep' '' lead-recycle --lead 5 --to-rep z3 -C result,reason
}

@test "wrong records and options" {
	does 65 '' 'lead-recycle: lead: there is no lead -1' \
		lead-recycle --lead=-1
	does 65 '' 'lead-recycle: lead: there is no lead 9' \
		lead-recycle --lead 9 --to-rep z1
	does 65 '' "lead-recycle: to_rep: 'm1' is no consultant" \
		lead-recycle --lead 1 --to-rep m1
	does 65 '' "lead-recycle: -:3: lead: is missing
lead-recycle: -:4: to_rep: 'z9' is no staff code; did you mean 'z1'?" lead-recycle - <<'END'
lead,to_rep
1,z2
,z2
1,z9
END
	does 65 '' 'lead-recycle: lead: is missing' lead-recycle --to-rep z2
	does 64 '' 'lead-recycle: --staff goes with no record and no file (see --help)' \
		lead-recycle --staff z1 plan.csv
	does 64 '' 'lead-recycle: --staff goes with no record and no file (see --help)' \
		lead-recycle --staff z1 --lead 1
	does 65 '' "lead-recycle: --staff: 'z9' is no staff code; did you mean 'z1'?" \
		lead-recycle --staff z9
	does 66 '' 'lead-recycle: plan.csv: No such file or directory' \
		lead-recycle plan.csv
}

@test "a run of a day before the rules is an error" {
	ends 78 lead-recycle -t 1999-12-31
	[[ $err == *recycle.yaml:*'no version is in force on 1999-12-31' ]]
}

@test "store-check proves whose a reassigned lead became" {
	lead-recycle -q
	lead-recycle -q --lead 5
	cp "$ANCHANG_DB" other.db
	sqlite3 other.db "UPDATE event SET staff = 3 WHERE kind = 3 AND lead = 2"
	ends 1 store-check -d other.db
	[[ $out == *'moves,failed,a reassignment does not stand: lead 2'* ]]
	cp "$ANCHANG_DB" other.db
	sqlite3 other.db "UPDATE claim SET rep = 1 WHERE lead = 5 AND state = 2"
	ends 1 store-check -d other.db
	[[ $out == *'moves,failed,a reassignment does not stand: lead 5'* ]]
}

@test "the same plan, whatever the order of the records" {
	local other=$BATS_TEST_TMPDIR/other.db
	store-init -q -d "$other"
	store-list staff --no-header -C staff,name,role | sort -r |
		sed '1i staff,name,role' | staff-add -q -d "$other"
	store-list partners -C partner,kind,name,listed_on |
		partner-add -q -d "$other"
	lead-add -q -d "$other" -t "2026-08-20 18:00" <<'END'
phone,name,partner,rep,visited_at
17900000001,甲,,z1,2026-08-20 10:00
17900000002,乙,c1,z2,2026-08-20 11:00
17900000003,丙,e1,z1,
17900000004,丁,b1,z1,
END
	lead-add -q -d "$other" -t "2026-11-20 18:00" <<'END'
phone,name,rep,visited_at
17900000006,己,z3,2026-11-20 11:00
17900000005,戊,z1,2026-11-20 10:00
END
	ends 0 lead-recycle -n -C lead,to_rep
	does 0 "$out" '' lead-recycle -n -C lead,to_rep -d "$other"
}

# 600 leads of six months; the store as it was, or as it is after the run.
@test "killed at any moment: all or nothing" {
	local before after now i pid
	{
		echo phone,name,rep,visited_at,recorded_at
		for i in $(seq 600); do
			printf '179%08d,甲,z%d,2026-05-%02d 10:00,%s\n' \
				"$((i + 100))" $((i % 3 + 1)) $((i % 28 + 1)) \
				2026-06-01
		done
	} | lead-add -q -t 2026-06-01
	cp "$ANCHANG_DB" before.db
	lead-recycle -q
	after=$(store-list leads -C lead,rep,reassigned_at | sha256sum)
	for i in $(seq 0 24); do
		cp before.db "$ANCHANG_DB"
		before=$(store-list leads -C lead,rep,reassigned_at | sha256sum)
		lead-recycle >rows.csv 2>/dev/null &
		pid=$!
		# 0 to 24 thousandths of a second into its work.
		read -rt "0.$(printf %03d "$i")" <> <(:) || true
		kill -KILL $pid 2>/dev/null || true
		wait $pid 2>/dev/null || true
		now=$(store-list leads -C lead,rep,reassigned_at | sha256sum)
		[ "$now" = "$before" ] || [ "$now" = "$after" ]
		# What is told has been done.
		[ ! -s rows.csv ] || [ "$now" = "$after" ]
	done
}
