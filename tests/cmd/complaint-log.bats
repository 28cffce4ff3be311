#!/usr/bin/env bats
# complaint-log: complaints and repairs, stage by stage (K1, K2, K5).  The rules
# themselves are in rules.bats and tests/data/K*.tsv.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	staff-add -q --staff k01 --name Kang --role service_agent
}

teardown() {
	ends 0 store-check
}

head=line,result,reason,entry,complaint,event,at,missing,next,due_on

@test "new ones, with all columns, with few" {
	cat >new.csv <<-END
		phone,category,kind,via,content,name,at,staff
		17900000001,quality,repair,phone,"the roof, again",Luo,2026-11-24 9:15,k01
		17900000002,service,,,,,,
	END
	does 0 "$head
1,ok,,1,1,received,2026-11-24 09:15:00,,answer,2026-11-26
2,ok,,2,2,received,2026-11-24 12:00:00,,answer,2026-11-26" "" \
		complaint-log new.csv
	ends 0 store-list complaints --no-header
	same "$out" '1,17900000001,quality,repair,phone,"the roof, again",Luo,2026-11-24 09:15:00,k01,,,,received,,
2,17900000002,service,complaint,,,,2026-11-24 12:00:00,,,,,received,,'
}

@test "K1: a whole course in one file, new ones and stages mixed" {
	cat >course.csv <<-END
		complaint,phone,category,event,at,staff,valid,cause,department
		,17900000001,quality,received,2026-11-20 9:00,k01,,,
		1,,,judged,2026-11-20 10:00,k01,yes,,
		1,,,investigated,2026-11-21,k01,,leaking pipe,works
		1,,,proposed,2026-11-21,,,,
		1,,,approved,2026-11-22,,,,
		1,,,resolved,2026-11-22,,,,
		1,,,confirmed,2026-11-23,,,,
		1,,,followed_up,2026-11-24,,,,
		1,,,closed,2026-11-24,,,,
	END
	does 0 'entry,event,missing,next,due_on
1,received,,answer,2026-11-22
2,judged,,answer,2026-11-22
3,investigated,,answer,2026-11-22
4,proposed,,answer,2026-11-22
5,approved,,answer,2026-11-22
6,resolved,,follow_up,2026-11-25
7,confirmed,,follow_up,2026-11-25
8,followed_up,,,
9,closed,,,' "" complaint-log -C entry,event,missing,next,due_on course.csv
	ends 0 store-list complaint-events --where event=investigated
	same "$out" 'entry,complaint,event,at,staff,valid,cause,department,phone,category,kind,via,content,name,ref,note
3,1,investigated,2026-11-21 00:00:00,k01,,leaking pipe,works,,,,,,,,'
	ends 0 store-list complaints -C status,resolved_at,closed_at
	same "$out" 'status,resolved_at,closed_at
closed,2026-11-22 00:00:00,2026-11-24 00:00:00'
}

@test "K5: refused, with what is missing; the rest goes on" {
	complaint-log -q --phone 17900000001 --category other --at 2026-11-23
	cat >stages.csv <<-END
		complaint,event
		1,proposed
		1,answered
		1,answered
	END
	does 1 "$head
1,refused,out_of_order,,1,proposed,2026-11-24 12:00:00,judged,answer,2026-11-25
2,ok,,2,1,answered,2026-11-24 12:00:00,,,
3,refused,already_recorded,,1,answered,2026-11-24 12:00:00,,," "" \
		complaint-log stages.csv
}

@test "cells that are missing, or that do not belong there" {
	complaint-log -q --phone 17900000001 --category other --at 2026-11-23
	no() { # MESSAGE OPTION...
		local message=$1
		shift
		does 65 "" "complaint-log: $message" complaint-log "$@"
	}
	no "phone: required with received" --category other
	no "category: required with received" --phone 17900000001
	no "complaint: required with judged" --event judged --valid yes
	no "event: required with complaint" --complaint 1
	no "valid: required with judged" --complaint 1 --event judged
	no "valid: not allowed with answered" --complaint 1 --event answered \
		--valid yes
	no "cause: not allowed with judged" --complaint 1 --event judged \
		--valid yes --cause pipe
	no "department: not allowed with received" --phone 17900000001 \
		--category other --department works
	no "phone: not allowed with judged" --complaint 1 --event judged \
		--valid yes --phone 17900000001
	no "name: not allowed with answered" --complaint 1 --event answered \
		--name Luo
	no "complaint: there is no complaint 7" --complaint 7 --event answered
	ends 65 complaint-log --phone 17900000001 --category roof
	ends 65 complaint-log --phone 1380013 --category other
	same "$err" "complaint-log: phone: '1380013' is not a phone number"
	ends 0 store-list complaint-events --no-header -C entry
	same "$out" 1
}

@test "an export keeps its numbers" {
	complaint-log -q --phone 17900000001 --category other --ref a --name Luo
	complaint-log -q --phone 17900000002 --category other
	entry-withdraw -q --what complaints --id 2 --approved-by Kang
	complaint-log -q --phone 17900000003 --category contract
	complaint-log -q --complaint 3 --event answered
	store-list complaint-events >events.csv
	store-list complaints >complaints.csv
	export ANCHANG_DB=$PWD/again.db
	store-init
	staff-add -q --staff k01 --name Kang --role service_agent
	does 0 "result,complaint,event
ok,1,received
ok,3,received
ok,3,answered" "" complaint-log -C result,complaint,event events.csv
	ends 0 store-list complaints
	same "$out" "$(<complaints.csv)"
	ends 1 complaint-log -C result,reason,complaint --no-header complaints.csv
	same "$out" "duplicate,,1
refused,already_recorded,3"
	does 65 "" "complaint-log: complaint: the number 2 is not to come" \
		complaint-log --complaint 2 --phone 17900000001 --category other
}

@test "T5: not before its receipt, by day, and not tomorrow" {
	complaint-log -q --phone 17900000001 --category other \
		--at '2026-11-23 10:00'
	does 65 "" "complaint-log: at: before it was received" \
		complaint-log --complaint 1 --event answered --at 2026-11-22
	ends 0 complaint-log --complaint 1 --event answered --at 2026-11-23
	ends 65 complaint-log --phone 17900000001 --category other \
		--at 2026-11-25
	ends 0 complaint-log --phone 17900000001 --category other \
		--at '2026-11-24 23:59'
}

@test "K5: a received stage of one that is there is there already" {
	complaint-log -q --phone 17900000001 --category other
	ends 1 complaint-log --complaint 1 --event received -C reason
	same "$out" "reason
already_recorded"
}

@test "the same file twice: each stage once" {
	cat >stages.csv <<-END
		ref,complaint,phone,category,event
		a,,17900000001,other,
		b,1,,,answered
	END
	ends 0 complaint-log --no-header -C result,entry,event stages.csv
	same "$out" "ok,1,received
ok,2,answered"
	ends 0 complaint-log --no-header -C result,entry,event,next stages.csv
	same "$out" "duplicate,1,received,
duplicate,2,answered,"
}

@test "-k records the rest, -n nothing" {
	printf 'phone,category\n17900000001,other\n17900000002,\n' >new.csv
	does 65 "result,complaint
ok,1
invalid," "complaint-log: new.csv:3: category: required with received" \
		complaint-log -n -k -C result,complaint new.csv
	does 65 "result,complaint
ok,1
invalid," "complaint-log: new.csv:3: category: required with received" \
		complaint-log -k -C result,complaint new.csv
}

@test "the audit has no phone, no name and nothing that he said" {
	complaint-log -q --phone 17900000001 --category other --name Luo \
		--content 'says Luo' --note Luo --via letter
	complaint-log -q --complaint 1 --event answered
	ends 0 store-list audit --where what=complaint-events -C id,after
	same "$out" 'id,after
1,"complaint=1 event=received at=""2026-11-24 12:00:00"" phone=* category=other kind=complaint via=letter name=* content=* note=*"
2,"complaint=1 event=answered at=""2026-11-24 12:00:00"""'
}

@test "the last stage can be taken back, and the receipt with the complaint" {
	complaint-log -q --phone 17900000001 --category other --ref a
	complaint-log -q --complaint 1 --event judged --valid no
	complaint-log -q --complaint 1 --event answered
	complaint-log -q --complaint 1 --event closed
	back() { # STATUS WHAT ID
		ends "$1" entry-withdraw --no-header -C result,reason \
			--what "$2" --id "$3" --approved-by Kang
	}
	back 1 complaint-events 2
	same "$out" refused,has_followers
	back 0 complaint-events 4
	ends 0 store-list complaints --no-header -C status,closed_at
	same "$out" answered,
	ends 0 complaint-log --complaint 1 --event closed
	back 1 complaints 1
	same "$out" refused,has_followers
	for entry in 5 3 2; do
		back 0 complaint-events $entry
	done
	back 0 complaints 1
	for what in complaints complaint-events; do
		ends 0 store-list $what --no-header
		[ -z "$out" ]
		back 65 $what 1
	done
	ends 0 complaint-log --phone 17900000001 --category other --ref a \
		--no-header -C result,complaint
	same "$out" ok,2
}

@test "store-check: a stage out of order is found" {
	complaint-log -q --phone 17900000001 --category other
	complaint-log -q --complaint 1 --event judged --valid yes
	spoil() { # SQL EXPECTED
		cp "$ANCHANG_DB" spoilt.db
		sqlite3 spoilt.db "$1"
		ends 1 store-check -d spoilt.db
		grep -qx "$2" <<<"$out"
	}
	spoil "UPDATE complaint_event SET event = 3 WHERE id = 2" \
		"complaint_stages,failed,complaint 1 has a stage out of order"
	spoil "DELETE FROM complaint_event WHERE id = 1" \
		"complaint_stages,failed,complaint 1 does not begin with its receipt"
	spoil "UPDATE complaint SET closed_at = 1" \
		"complaint_stages,failed,complaint 1 says that it was closed at another time"
	spoil "UPDATE sequence SET last = 1 WHERE what = 'complaint-events'" \
		"complaint_event_numbers,failed,number 2 was never given out"
	spoil "UPDATE complaint SET phone = 12" \
		"register_phones,failed,a complaint has no valid phone"
}
