#!/usr/bin/env bats
# penalty-log: what breaks a rule of conduct, and what is proposed for it.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
}

teardown() {
	close_office
}

head=line,result,reason,penalty,staff,article,times,fine,sanction

# What is proposed for one.
penalty() { # STAFF ARTICLE OPTION...
	local staff=$1 article=$2
	shift 2
	penalty-log --no-header -C times,fine,sanction --staff "$staff" \
		--article "$article" "$@"
}

@test "every kind of article, the first time" {
	cat >penalties.csv <<-END
		staff,article,on,cost,reported_by,note
		z1,unprompted_leading,2026-11-20,,g1,at the door
		g1,incomplete_greeting,2026/11/21,,,
		z1,conduct_3,,,,
		z2,conduct_12,,,,
		z3,conduct_13,,,,
		z1,conduct_14,,86.40,,
		z2,conduct_15,,,Mrs Luo,
	END
	does 0 "$head
1,ok,,1,z1,unprompted_leading,1,100.00,
2,ok,,2,g1,incomplete_greeting,1,30.00,
3,ok,,3,z1,conduct_3,1,20.00,
4,ok,,4,z2,conduct_12,1,100.00,suspension
5,ok,,5,z3,conduct_13,1,0.00,dismissal
6,ok,,6,z1,conduct_14,1,259.20,
7,ok,,7,z2,conduct_15,1,100.00," '' penalty-log penalties.csv
	ends 0 store-list penalties
	same "$(sed '3,6d' <<<"$out")" \
		"penalty,staff,article,on,cost,reported_by,ref,note,times,fine,sanction
1,z1,unprompted_leading,2026-11-20,,g1,,at the door,1,100.00,
6,z1,conduct_14,2026-11-24,86.40,,,,1,259.20,
7,z2,conduct_15,2026-11-24,,Mrs Luo,,,1,100.00,"
}

@test "articles of one entry count together, for each person, in order of recording" {
	same "$(penalty z1 conduct_1)" 1,20.00,
	same "$(penalty z1 conduct_11 --on 2026-11-01)" 2,20.00,
	same "$(penalty z2 conduct_1)" 1,20.00,
	same "$(penalty z1 conduct_2 --on 2026-10-01)" 3,50.00,
	same "$(penalty z1 conduct_1 --on 2020-01-01)" 4,50.00,
	same "$(penalty z1 conduct_12)" 1,100.00,suspension
	same "$(penalty z1 conduct_12)" 2,0.00,dismissal
	same "$(penalty z1 conduct_12)" 3,0.00,dismissal
	same "$(penalty z1 impersonation)" 1,100.00,
	same "$(penalty z1 refuse_registration)" 1,100.00,
}

@test "counted in the year, or in the month, of the day" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	export ANCHANG_RULES=$PWD/rules
	sed -i 's/counted: ever/counted: year/' rules/penalty.yaml
	same "$(penalty z1 conduct_1 --on 2025-12-31)" 1,20.00,
	same "$(penalty z1 conduct_1 --on 2026-01-01)" 1,20.00,
	same "$(penalty z1 conduct_1 --on 2026-10-31)" 2,20.00,
	sed -i 's/counted: year/counted: month/' rules/penalty.yaml
	same "$(penalty z1 conduct_1 --on 2026-11-01)" 1,20.00,
	same "$(penalty z1 conduct_1 --on 2026-10-01)" 2,20.00,
}

@test "what was decided stays, whatever the rule file says later" {
	penalty-log -q --staff z1 --article conduct_14 --cost 10
	penalty-log -q --staff z1 --article conduct_1 --ref p1
	cp -r "$root/rules" rules
	chmod -R u+w rules
	export ANCHANG_RULES=$PWD/rules
	sed -i 's/fine: 20/fine: 25/g; s/cost: 3/cost: 4/' rules/penalty.yaml
	ends 0 store-list penalties --no-header -C fine
	same "$out" "30.00
20.00"
	does 0 "result,fine
duplicate,20.00" '' penalty-log -C result,fine --staff z1 --article conduct_1 \
		--ref p1
	ends 0 store-check
	same "$(penalty z1 conduct_1)" 2,25.00,
}

@test "T6: the version of the day on which it was done" {
	cp -r "$root/rules" rules
	chmod -R u+w rules
	sed 's/2000-01-01/2026-11-15/; s/fine: 100}/fine: 120}/' \
		"$root/rules/penalty.yaml" >>rules/penalty.yaml
	export ANCHANG_RULES=$PWD/rules
	same "$(penalty z1 impersonation --on 2026-11-14)" 1,100.00,
	same "$(penalty z1 impersonation --on 2026-11-15)" 2,120.00,
	sed -i s/2000-01-01/2026-01-01/ rules/penalty.yaml
	ends 78 penalty-log --staff z1 --article impersonation --on 2025-12-31
}

refuses() { # MESSAGE OPTION...
	local message=$1
	shift
	does 65 '' "penalty-log: $message" penalty-log --staff z1 "$@"
}

@test "what is wrong with a record" {
	does 65 '' 'penalty-log: staff: is missing' \
		penalty-log --article conduct_1
	refuses 'article: is missing'
	refuses "article: there is no 'conduct_16'; did you mean 'conduct_1'?" \
		--article conduct_16
	refuses "article: there is no 'shouting_at_the_sky'" \
		--article shouting_at_the_sky
	refuses 'cost: is missing: the fine for conduct_14 is 3 times that' \
		--article conduct_14
	refuses 'cost: must be more than 0' --article conduct_14 --cost 0
	refuses 'cost: is too much' --article conduct_14 \
		--cost 9999999999999.99
	refuses 'cost: the fine for conduct_1 does not depend on it' \
		--article conduct_1 --cost 5
	refuses 'on: 2026-11-25 is later than today, 2026-11-24' \
		--article conduct_1 --on 2026-11-25
	ends 0 store-list penalties --no-header
	same "$out" ''
}

@test "taken back it counts for nothing; fines already given stand" {
	for i in 1 2 3; do
		penalty-log -q --staff z1 --article "conduct_$i" --ref "p$i"
	done
	ends 0 entry-withdraw --what penalties --id 1 --approved-by m1
	ends 0 store-list penalties --no-header -C penalty,times,fine
	same "$out" "2,2,20.00
3,3,50.00"
	same "$(penalty z1 conduct_4)" 3,50.00,
	does 0 ok '' penalty-log --no-header -C result --staff z1 \
		--article conduct_1 --ref p1
	does 65 '' "entry-withdraw: id: there is no penalty '1'" \
		entry-withdraw --what penalties --id 1 --approved-by m1
	ends 0 store-list audit --no-header -C before
	grep -q '^staff\|^penalty=1 staff=z1 article=conduct_1' <<<"$out"
}

@test "store-check: a penalty's fine is what its record says" {
	penalty-log -q --staff z1 --article conduct_14 --cost 10
	ends 0 store-check
	sqlite3 "$ANCHANG_DB" 'UPDATE penalty SET fine = fine - 1'
	ends 1 store-check --no-header
	grep -qx 'fines,failed,the fine of penalty 1 is not what its record says' \
		<<<"$out"
	sqlite3 "$ANCHANG_DB" 'UPDATE penalty SET fine = fine + 1, id = 7'
	ends 1 store-check --no-header
	grep -q '^penalty_numbers,failed' <<<"$out"
	rm "$ANCHANG_DB"
}

@test "the audit has not who reported it" {
	penalty-log -q --staff z1 --article conduct_1 --reported-by 'Mrs Luo'
	ends 0 store-list audit --no-header -C after
	grep -q 'article=conduct_1' <<<"$out"
	[[ $out != *Luo* ]]
}
