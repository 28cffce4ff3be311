#!/usr/bin/env bats
# One customer claimed by many at the same moment (reliability, 5): one gets
# him, the others are refused, and are told the same winner.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
}

teardown() {
	close_office
}

# partners KIND - sixteen of them, p10 to p25.
partners() {
	for i in $(seq 10 25); do
		echo "p$i,$1,Partner,2026-01-01"
	done | sed '1i partner,kind,name,listed_on' | partner-add -q
}

# at_once COMMAND... - sixteen of it at the same moment, each with its number
# for @; their rows in rows, their statuses in $statuses.
at_once() {
	local i
	for i in $(seq 10 25); do
		(
			status=0
			"${@//@/$i}" --no-header >"row.$i" 2>"said.$i" ||
				status=$?
			echo $status >"status.$i"
		) &
	done
	wait
	same "$(cat said.*)" "" || return
	cat row.* >rows
	statuses=$(sort -n status.* | uniq -c | xargs)
}

# one_won REASON - of the rows `result,reason,held_by,partner` one was ok, and
# the others refused as REASON in favour of that partner.
one_won() {
	local winner
	same "$statuses" "1 0 15 1" || return
	winner=$(sed -n 's/^ok,,,//p' rows)
	[ -n "$winner" ] || return
	same "$(grep -v ^ok rows | cut -d, -f1-3 | sort -u)" \
		"refused,$1,$winner" || return
	ends 1 lead-check-protection --no-header -C status,partner 17900000001
	same "$out" "protected,$winner"
}

@test "sixteen channels register the same customer" {
	partners channel
	at_once lead-add -C result,reason,held_by,partner --phone 17900000001 \
		--name Qin --partner p@ --visited-at '2026-11-24 10:00'
	one_won protected
	ends 0 store-list leads --no-header -C status
	same "$(sort <<<"$out" | uniq -c | xargs)" "1 live 15 refused"
}

@test "one channel registers him sixteen times" {
	at_once lead-add -C result,reason,held_by,partner,blocked_by \
		--phone 17900000001 --name Qin --partner c1 \
		--visited-at '2026-11-24 10:00'
	same "$statuses" "1 0 15 1"
	same "$(sort rows | uniq -c | sed 's/^ *//')" "1 ok,,,c1,
15 refused,already_registered,c1,c1,1"
}

@test "sixteen consultants register the same customer" {
	for i in $(seq 10 25); do
		echo "k$i,Name,consultant"
	done | sed '1i staff,name,role' | staff-add -q
	at_once lead-add -C result,reason,held_by,rep --phone 17900000001 \
		--name Qin --rep k@ --visited-at '2026-11-24 10:00'
	same "$statuses" "1 0 15 1"
	winner=$(sed -n 's/^ok,,,//p' rows)
	same "$(grep -v ^ok rows | cut -d, -f1-3 | sort -u)" \
		"refused,protected,$winner"
}

@test "sixteen brokerages registered him; all of them bring him now" {
	partners brokerage
	for i in $(seq 10 25); do
		echo "17900000001,Qin,p$i,2026-11-24 09:00"
	done | sed '1i phone,name,partner,recorded_at' | lead-add -q
	at_once lead-visit -C result,reason,held_by,partner \
		--phone 17900000001 --partner p@ --form-no 7 \
		--arrived-at '2026-11-24 11:00:@'
	one_won protected
}

@test "sixteen imports of a hundred customers: each has one winner" {
	partners channel
	for i in $(seq 10 25); do
		echo phone,name,partner,visited_at
		for j in $(seq 100 199); do
			echo "17900000$j,Qin,p$i,2026-11-24 10:00"
		done
	done >all.csv
	split -l 101 -d all.csv part.
	for i in part.*; do
		(lead-add --no-header -C phone,result,held_by,partner "$i" \
			>"rows.$i" 2>"said.$i" || [ $? -eq 1 ]) &
	done
	wait
	same "$(cat said.*)" ""
	same "$(cat rows.* | grep -c ,ok,)" 100
	same "$(cat rows.* | wc -l)" 1600
	# Each customer's winner is whom all the others were told.
	same "$(cat rows.* | awk -F, '{ print $1, $2 == "ok" ? $4 : $3 }' |
		sort -u | wc -l)" 100
}
