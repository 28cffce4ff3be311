#!/usr/bin/env bats
# file-log: the files of the office (F1-F3).  The rules themselves are in
# rules.bats and tests/data/F*.tsv.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	staff-add -q --staff d01 --name Deng --role department_manager
}

teardown() {
	ends 0 store-check
}

head=line,result,reason,file,event,class,title,place,holder,on,due_on,approved_by,entry,status

@test "filed, lent, returned, weeded in one file" {
	cat >files.csv <<-END
		file,event,class,title,place,holder,on,due_on,approved_by
		K-1,filed,customer,Luo: papers,A1,Gao,2026-11-02,,
		K-1,lent,,,,Kang,2026-11-03,2026-11-20,
		K-1,returned,,,A2,,2026-11-05,,
		K-1,weeding_proposed,,,,,2026-11-06,,
		K-1,weeded,,,,,2026/11/7,,d01
	END
	does 0 "$head
1,ok,,K-1,filed,customer,Luo: papers,A1,Gao,2026-11-02,,,1,filed
2,ok,,K-1,lent,customer,Luo: papers,A1,Kang,2026-11-03,2026-11-20,,2,lent
3,ok,,K-1,returned,customer,Luo: papers,A2,,2026-11-05,,,3,filed
4,ok,,K-1,weeding_proposed,customer,Luo: papers,A2,,2026-11-06,,,4,weeding_proposed
5,ok,,K-1,weeded,customer,Luo: papers,A2,,2026-11-07,,d01,5,weeded" "" \
		file-log files.csv
	ends 0 store-list files --from 2026-11-06 -C file,event,on,entry,status
	same "$out" "file,event,on,entry,status
K-1,weeding_proposed,2026-11-06,4,weeded
K-1,weeded,2026-11-07,5,weeded"
}

@test "an export repeats what a file is: that is known" {
	file-log -q --file K-1 --event filed --class a --title b --place c
	file-log -q --file K-1 --event lent --class a --title b --place c
	ends 65 file-log --file K-1 --event weeding_proposed --title c
	same "$err" "file-log: title: not allowed with weeding_proposed"
}

@test "what is wrong, and what does not belong there" {
	file-log -q --file K-1 --event filed
	no() { # MESSAGE OPTION...
		local message=$1
		shift
		does 65 "" "file-log: $message" file-log "$@"
	}
	no "class: not allowed with lent" --file K-1 --event lent --class a
	no "title: not allowed with lent" --file K-1 --event lent --title a
	no "place: not allowed with lent" --file K-1 --event lent --place a
	no "holder: not allowed with weeding_proposed" --file K-1 \
		--event weeding_proposed --holder a
	no "due_on: not allowed with filed" --file K-2 --event filed \
		--due-on 2026-12-01
	no "file: there is no file 'K-3'" --file K-3 --event lent
	ends 65 file-log --file K-1
	ends 65 file-log --event filed
	ends 65 file-log --file K-1 --event burnt
	ends 65 file-log --file K-1 --event lent --on 2026-11-25
	ends 0 store-list files -C file,event --no-header
	same "$out" K-1,filed
}

@test "refused ones are told, the rest is recorded" {
	printf 'file,event\nK-1,filed\nK-1,returned\nK-1,lent\n' >files.csv
	does 1 "result,reason,event,entry,status
ok,,filed,1,filed
refused,out_of_order,returned,,filed
ok,,lent,2,lent" "" file-log -C result,reason,event,entry,status files.csv
}

@test "the same file twice: each event once" {
	printf 'ref,file,event\na,K-1,filed\nb,K-1,lent\n' >files.csv
	file-log -q files.csv
	does 0 "result,file,event,status
duplicate,K-1,filed,lent
duplicate,K-1,lent,lent" "" file-log -C result,file,event,status files.csv
}

@test "the last event can be taken back, with the filing the file" {
	printf 'ref,file,event\na,K-1,filed\nb,K-1,weeding_proposed\n' |
		file-log -q
	back() { # STATUS ID
		ends "$1" entry-withdraw --no-header -C result,reason \
			--what files --id "$2" --approved-by Deng
	}
	back 1 1
	same "$out" refused,has_followers
	back 0 2
	ends 0 store-list files -C event,status --no-header
	same "$out" filed,filed
	back 0 1
	back 65 1
	same "$err" "entry-withdraw: id: there is no event '1' of a file"
	ends 65 file-log --file K-1 --event lent
	ends 0 file-log --file K-1 --event filed --ref a -C entry --no-header
	same "$out" 3
}

@test "the audit has no title and no holder" {
	file-log -q --file K-1 --event filed --title Luo --holder Gao
	ends 0 store-list audit --where what=files -C after --no-header
	same "$out" 'file=K-1 event=filed title=* holder=* on=2026-11-24 entry=1 status=filed'
}

@test "store-check: what could not have happened is found" {
	printf 'file,event\nK-1,filed\nK-1,lent\n' | file-log -q
	spoil() { # SQL EXPECTED
		cp "$ANCHANG_DB" spoilt.db
		sqlite3 spoilt.db "$1"
		ends 1 store-check -d spoilt.db
		grep -qx "$2" <<<"$out"
	}
	spoil "UPDATE file_event SET event = 4 WHERE id = 2" \
		"file_events,failed,file 1: its events are out of order"
	spoil "DELETE FROM file_event WHERE id = 1" \
		"file_events,failed,file 1: its events are out of order"
	spoil "DELETE FROM file_event" \
		"file_events,failed,file 1: its events are out of order"
	spoil "UPDATE sequence SET last = 1 WHERE what = 'files'" \
		"file_numbers,failed,number 2 was never given out"
}
