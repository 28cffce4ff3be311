#!/usr/bin/env bats
# complaint-stats: the complaints of a month (K6).
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper

setup() {
	new_store
	customer-add -q --phone 17900000001 --importance A
}

# The complaints of November, and one on each side of it.
several() {
	complaint-log -q <<-END
		phone,category,at
		17900000001,quality,2026-11-01 00:00:00
		17900000002,quality,2026-11-10 10:00
		17900000003,quality,2026-11-23 12:00
		17900000004,service,2026-11-23 12:00
		17900000005,service,2026-11-24 11:00
		17900000006,other,2026-11-20
		17900000007,other,2026-10-31 23:59:59
		17900000008,contract,2026-11-24 12:00:01
	END
	complaint-log -q <<-END
		complaint,event,at,valid,cause
		1,resolved,2026-11-01 06:00,,
		2,judged,2026-11-11,yes,
		2,investigated,2026-11-11,,pipe
		2,answered,2026-11-12 23:59:59,,
		2,proposed,2026-11-13,,
		2,approved,2026-11-13,,
		2,resolved,2026-11-13 10:00,,
		2,followed_up,2026-11-14,,
		2,closed,2026-11-14,,
		3,judged,2026-11-24,yes,
		3,investigated,2026-11-24,,pipe
		4,judged,2026-11-24,no,
		5,answered,2026-11-24 12:00,,
		6,answered,2026-11-23,,
		7,resolved,2026-10-31,,
	END
}

head=month,category,received,valid,answered_in_time,answered_late,unanswered,resolved,open,mean_days,max_days

@test "K6: all categories, then the total" {
	several
	does 0 "$head
2026-11,quality,3,3,2,0,1,2,2,1.63,3.00
2026-11,service,2,0,1,0,1,0,2,,
2026-11,contract,0,0,0,0,0,0,0,,
2026-11,handover,0,0,0,0,0,0,0,,
2026-11,property,0,0,0,0,0,0,0,,
2026-11,other,1,0,0,1,0,0,1,,
2026-11,total,6,3,3,1,2,2,5,1.63,3.00" "" complaint-stats 2026-11
}

@test "K6: by cause; what was not investigated has none" {
	several
	does 0 "category,cause,received,resolved,mean_days
quality,,1,1,0.25
quality,pipe,2,1,3.00
service,,2,0,
other,,1,0," "" complaint-stats --causes 2026-11 \
		-C category,cause,received,resolved,mean_days
}

@test "a month without complaints, and the months beside" {
	several
	ends 0 complaint-stats 2026-12 -C received --no-header
	same "$out" "$(printf '0\n%.0s' 1 2 3 4 5 6 7)"
	ends 0 complaint-stats 2026-12 --causes --no-header
	[ -z "$out" ]
	# Settled on the day of receipt, its day alone: no time at all.
	ends 0 complaint-stats 2026-10 -C category,received,max_days --no-header
	[[ $out == *$'\nother,1,0.00\ntotal,1,0.00' ]]
}

@test "T5: as of an earlier day" {
	several
	ends 0 complaint-stats 2026-11 --as-of '2026-11-13 09:59:59' \
		-C received,answered_in_time,unanswered,resolved,open,mean_days \
		--no-header
	same "$(tail -n 1 <<<"$out")" 2,2,0,1,2,0.25
	ends 0 complaint-stats 2026-11 --as-of '2026-11-12 12:00' --no-header \
		-C answered_in_time,answered_late,unanswered
	same "$(tail -n 1 <<<"$out")" 1,0,1
}

@test "days are rounded half up, once" {
	printf 'phone,category,at\n17900000001,other,2026-11-20 00:00:00\n' |
		complaint-log -q
	complaint-log -q --complaint 1 --event resolved --at '2026-11-20 00:07:11'
	ends 0 complaint-stats 2026-11 -C mean_days --no-header
	same "$(tail -n 1 <<<"$out")" 0.00
	entry-withdraw -q --what complaint-events --id 2 --approved-by x
	complaint-log -q --complaint 1 --event resolved --at '2026-11-20 00:07:12'
	ends 0 complaint-stats 2026-11 -C mean_days --no-header
	same "$(tail -n 1 <<<"$out")" 0.01
}

@test "without a duty answer every answer is in time" {
	several
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed -i 's/duty: answer/duty: reply/' rules/complaint.yaml
	ends 0 complaint-stats -R rules 2026-11 --no-header \
		-C answered_in_time,answered_late,unanswered
	same "$(tail -n 1 <<<"$out")" 4,0,2
}

@test "usage" {
	ends 64 complaint-stats
	[[ $err == "complaint-stats: no month is named"* ]]
	ends 64 complaint-stats 2026-13
	[[ $err == "complaint-stats: '2026-13' is not a month (write 2026-10)"* ]]
	ends 64 complaint-stats 2026-10 2026-11
}
