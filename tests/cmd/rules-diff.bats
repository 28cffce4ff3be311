#!/usr/bin/env bats
# rules-diff: what other rules would change.

load ../helper
load ../office

setup() {
	new_office
	lead-add -q -t "2026-09-20 18:00" <<'END'
phone,name,partner,rep,visited_at
17900000001,甲,,z1,2026-09-20 10:00
17900000002,乙,c1,z2,2026-09-20 11:00
17900000003,丙先生,e1,z1,
17900000004,丁,b1,z1,
END
	lead-add -q -t "2026-10-20 18:00" --phone 17900000005 --name 戊 \
		--partner c1 --rep z3 --visited-at "2026-10-20 10:00"
	cp -r "$root/rules" mine
	chmod -R u+w mine
}

teardown() {
	close_office
}

# The version of FILE in mine as SCRIPT changes it, in force from DAY on.
new_version() { # FILE DAY SCRIPT
	sed -E "s/2000-01-01/$2/; $3" "$root/rules/$1" >>"mine/$1"
}

head=kind,id,customer,rep,before,after

@test "the same rules change nothing" {
	does 0 "$head" '' rules-diff mine
	does 0 "$head" '' rules-diff mine -t 2026-12-31
}

@test "who loses protection, who gains it, and until when" {
	sed -i 's/3 months/2 months/; s/60 days, 30/90 days, 30/' \
		mine/protection.yaml
	does 0 "$head
protection,1,甲,z1,2026-12-20,2026-11-20
protection,2,乙,z2,2026-11-19,2026-12-19
protection,5,戊,z3,2026-12-19,2027-01-18" '' rules-diff mine
	# Over before today either way: nobody gains or loses.
	does 0 "$head
protection,5,戊,z3,2026-12-19,2027-01-18" '' rules-diff mine -t 2026-12-21
	does 0 "$head
protection,1,甲,z1,2026-12-20,2026-11-20
protection,5,戊,z3,2026-12-19,2027-01-18" '' rules-diff mine -t 2026-12-20
}

@test "what would be taken back" {
	sed -i 's/3 months/2 months/' mine/recycle.yaml
	does 0 "$head
recycling,1,甲,z1,,due
recycling,2,乙,z2,,due
recycling,3,丙先生,z1,,due" '' rules-diff mine
	does 0 "$head" '' rules-diff mine -t 2026-11-20
	sed -i 's/2 months/4 months/' mine/recycle.yaml
	does 0 "$head
recycling,1,甲,z1,due,
recycling,2,乙,z2,due,
recycling,3,丙先生,z1,due," '' rules-diff mine -t 2026-12-21
	does 0 "$head" '' rules-diff mine -t 2026-12-20
}

@test "a version to come counts as if it always had been" {
	new_version protection.yaml 2027-01-01 's/3 months/4 months/'
	new_version recycle.yaml 2027-01-01 's/3 months/1 month/'
	does 0 "$head
protection,1,甲,z1,2026-12-20,2027-01-20
recycling,1,甲,z1,,due
recycling,2,乙,z2,,due
recycling,3,丙先生,z1,,due
recycling,5,戊,z3,,due" '' rules-diff mine
}

@test "T6: one that is in force counts from its day on" {
	new_version protection.yaml 2026-10-20 's/60 days, 30/20 days, 30/'
	does 0 "$head
protection,5,戊,z3,2026-12-19,2026-11-09" '' rules-diff mine
	does 0 "$head" '' rules-diff -R mine mine
}

@test "visits and reassignments are counted again" {
	lead-visit -q -t "2026-11-01 18:00" --phone 17900000001 \
		--arrived-at "2026-11-01 10:00"
	# A refused arrival renews nothing.
	lead-visit -q -t "2026-11-10 18:00" --phone 17900000001 --partner b1 \
		--arrived-at "2026-11-10 10:00" --form-no K1 2>/dev/null || true
	lead-recycle -q --lead 2 --to-rep z1
	lead-recycle -q --lead 5
	does 0 "$head" '' rules-diff mine
	sed -i 's/3 months/2 months/' mine/protection.yaml
	sed -i 's/30 days/10 days/' mine/recycle.yaml
	does 0 "$head
protection,1,甲,z1,2027-02-01,2027-01-01
protection,2,乙,z1,2026-12-24,2026-12-04" '' rules-diff mine
	# Were partners' protection renewed by visits as well:
	cp "$root/rules/protection.yaml" mine
	sed -i '/channel:/,/brokerage:/s/starts: visit/&\n      renew: visit/' \
		mine/protection.yaml
	cp "$root/rules/recycle.yaml" mine
	export ANCHANG_NOW="2026-11-24 13:00:00"
	lead-visit -q --phone 17900000005
	does 0 "$head
protection,5,戊,,2026-12-19,2027-01-23" '' rules-diff mine
}

@test "a customer has the name of the register" {
	customer-add -q --phone 17900000001 --name 登记
	sed -i 's/3 months/2 months/' mine/protection.yaml
	does 0 'id,customer
1,登记' '' rules-diff mine -C id,customer
}

@test "nothing is written, and it is masked" {
	local before
	sed -i 's/3 months/2 months/' mine/*.yaml
	before=$(sha256sum "$ANCHANG_DB")
	does 0 'kind,customer
protection,甲
recycling,甲
recycling,乙
recycling,丙**' '' rules-diff --mask mine -C kind,customer
	same "$(sha256sum "$ANCHANG_DB")" "$before"
}

@test "rules that are wrong or not there" {
	does 64 '' 'rules-diff: no folder of rule files is named' rules-diff
	does 78 '' 'rules-diff: none/protection.yaml:1:1: No such file or directory' \
		rules-diff none
	store-init -d empty.db
	does 78 '' 'rules-diff: none/protection.yaml:1:1: No such file or directory' \
		rules-diff -d empty.db none
	sed -i 's/last_visit/last_vist/' mine/recycle.yaml
	ends 78 rules-diff -d empty.db mine
	ends 78 rules-diff mine
	[[ $err == "rules-diff: mine/recycle.yaml:"*"unknown value 'last_vist' (did you mean 'last_visit'?)" ]]
}
