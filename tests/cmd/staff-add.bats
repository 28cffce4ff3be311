#!/usr/bin/env bats
# staff-add: the register of staff.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
}

head=line,result,reason,staff,name,role,ability,joined_on,left_on
head=$head,away_from,away_until

@test "new entries: ok, with the ability that is usual" {
	cat >staff.csv <<-END
		staff,name,role,ability,joined_on
		z01,Zhang,consultant,,2026-01-01
		m01,Chen,site_manager,0.125,
	END
	does 0 "$head
1,ok,,z01,Zhang,consultant,1,2026-01-01,,,
2,ok,,m01,Chen,site_manager,0.125,,,," "" staff-add staff.csv
}

@test "a code that is there: only the cells given change" {
	staff-add -q --staff z01 --name Zhang --role consultant \
		--joined-on 2026-01-01 --note first
	does 0 "$head
1,updated,,z01,Zhang,greeter,1,2026-01-01,,," "" \
		staff-add --staff z01 --role greeter
	ends 0 store-list staff -C staff,role,note
	same "$out" "staff,role,note
z01,greeter,first"
}

@test "a hyphen clears a cell, but none that is required" {
	staff-add -q --staff z01 --name Zhang --role consultant \
		--ability 0.5 --left-on 2026-12-31 --note first
	does 0 "$head
1,updated,,z01,Zhang,consultant,1,,,," "" \
		staff-add --staff z01 --left-on=- --ability=- --note=-
	ends 0 store-list staff -C staff,note
	same "$out" "staff,note
z01,"
	ends 65 staff-add --staff z01 --name=-
	[ -z "$out" ]
	same "$err" "staff-add: name: it cannot be cleared"
}

@test "a new code needs a name and a role: 65" {
	does 65 "" "staff-add: name: required for a new entry" \
		staff-add --staff z01 --role consultant
	does 65 "" "staff-add: role: required for a new entry" \
		staff-add --staff z01 --name Zhang
	ends 0 store-list staff --no-header
	[ -z "$out" ]
}

@test "days out of order, by day, also with what is there: 65" {
	staff-add -q --staff z01 --name Zhang --role consultant \
		--joined-on 2026-02-01 --away-from 2026-03-01
	does 65 "" "staff-add: left_on: before joined_on" \
		staff-add --staff z01 --left-on 2026-01-31
	does 65 "" "staff-add: away_until: before away_from" \
		staff-add --staff z01 --away-until 2026-02-28
	ends 0 staff-add --staff z01 --left-on 2026-02-01 \
		--away-until 2026-03-01
}

@test "an ability of nothing or less: 65" {
	for ability in 0 -1 0.000; do
		does 65 "" "staff-add: ability: must be more than 0" \
			staff-add --staff z01 --name Zhang --role consultant \
			--ability=$ability
	done
	ends 65 staff-add --staff z01 --name Zhang --role consultant \
		--ability 0.0001
	ends 0 staff-add --staff z01 --name Zhang --role consultant \
		--ability 0.001
}

@test "the code 'auto' means something else: 65" {
	does 65 "" "staff-add: staff: 'auto' cannot be a code" \
		staff-add --staff auto --name Zhang --role consultant
}

@test "days may lie ahead (T5)" {
	ends 0 staff-add --staff z01 --name Zhang --role consultant \
		--joined-on 2030-01-01
}

@test "all records or none; with -k the good ones" {
	cat >staff.csv <<-END
		staff,name,role
		z01,Zhang,consultant
		z02,Li,consultnt
		z03,Wang,
	END
	ends 65 staff-add staff.csv
	[ -z "$out" ]
	[ "$(grep -c '^staff-add: staff.csv:[34]: role: ' <<<"$err")" -eq 2 ]
	ends 0 store-list staff --no-header
	[ -z "$out" ]
	ends 65 staff-add -k -C line,result,staff staff.csv
	same "$out" "line,result,staff
1,ok,z01
2,invalid,
3,invalid,"
	ends 0 store-list staff --no-header -C staff
	same "$out" z01
}

@test "twice is once: the same state, and a ref says duplicate" {
	cat >staff.csv <<-END
		ref,staff,name,role
		a,z01,Zhang,consultant
	END
	ends 0 staff-add -C result staff.csv
	list=$(store-list staff)
	does 0 "result
duplicate" "" staff-add -C result staff.csv
	same "$(store-list staff)" "$list"
}

@test "--dry-run keeps nothing" {
	does 0 "result,staff
ok,z01" "" staff-add -n -C result,staff --staff z01 --name Zhang \
		--role consultant
	ends 0 store-list staff --no-header
	[ -z "$out" ]
}

@test "the audit has before and after, and no name" {
	staff-add -q --staff z01 --name Zhang --role consultant --note secret
	staff-add -q --staff z01 --ability 2
	ends 0 store-list audit --where what=staff -C id,before,after
	same "$out" "id,before,after
1,,staff=z01 name=* role=consultant ability=1 note=*
1,staff=z01 name=* role=consultant ability=1,staff=z01 name=* role=consultant ability=2"
}

@test "SQL in every cell is kept as written" {
	word="x'); DROP TABLE staff; --"
	ends 0 staff-add --staff "a'b" --name "$word" --role finance \
		--note "$word"
	ends 0 store-list staff --no-header -C staff,name,note
	same "$out" "a'b,$word,$word"
	ends 0 store-check
}
