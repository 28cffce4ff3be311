#!/usr/bin/env bats
# penalty-month: the penalties of a month.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
}

teardown() {
	close_office
}

head=month,staff,name,count,fine,sanctions

@test "each of the staff with one at least, by month" {
	cat >penalties.csv <<-END
		staff,article,on,cost
		z2,conduct_1,2026-10-31,
		z2,conduct_2,2026-11-01,
		z2,conduct_13,2026-11-02,
		z2,conduct_12,2026-11-24,
		z1,conduct_14,2026-11-15,0.01
		z1,impersonation,2026-11-15,
		z1,conduct_13,2026-10-01,
		z1,conduct_13,2026-10-02,
	END
	penalty-log -q penalties.csv
	does 0 "$head
2026-11,z1,张敏,2,100.03,
2026-11,z2,李强,3,120.00,suspension dismissal" '' penalty-month 2026-11
	does 0 "$head
2026-10,z1,张敏,2,0.00,dismissal
2026-10,z2,李强,1,20.00," '' penalty-month 2026-10
	does 0 "$head" '' penalty-month 2026-12
	# T5: what is dated later is not known.
	does 0 "$head
2026-11,z2,李强,2,20.00,dismissal" '' penalty-month 2026-11 -t 2026-11-14
}

@test "one taken back is in no sum" {
	penalty-log -q --staff z1 --article conduct_1
	penalty-log -q --staff z1 --article conduct_1
	entry-withdraw -q --what penalties --id 1 --approved-by m1
	does 0 "$head
2026-11,z1,张敏,1,20.00," '' penalty-month 2026-11
}

@test "names are masked" {
	penalty-log -q --staff z1 --article conduct_1
	does 0 "张*" '' penalty-month --mask --no-header -C name 2026-11
}

@test "a month that is none, none at all" {
	does 64 '' "penalty-month: '11' is not a month (write 2026-10)" \
		penalty-month 11
	ends 64 penalty-month
	same "${err%%$'\n'*}" 'penalty-month: no month is named'
}
