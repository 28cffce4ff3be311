#!/usr/bin/env bats
# customer-forget: removes a person's data, and keeps what was counted.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
	staff-add -q --staff d1 --name 钱伟 --role department_manager
}

teardown() {
	close_office
}

head=line,result,reason,phone,approved_by,forgotten_as,entries

# A customer whom everything in the office knows: Oubekannt, 17900000077.
known() {
	export ANCHANG_NOW='2026-05-02 18:00'
	customer-add -q <<-END
		phone,name,importance,born_on,occupation,needs,source,ref,note
		17900000077,Oubekannt,A,1980-02-03,Ysmith,Yrooms,Yradio,r1,Ynote
	END
	call-log -q --phone 17900000077 --name Oubekannt --needs Yrooms \
		--source Yradio --note Ynote --called-at '2026-05-01 09:00'
	lead-add -q --phone 17900000077 --name Oubekannt --partner b1 \
		--recorded-at '2026-05-01 09:00' --ref Oubekannt-1 --note Ynote
	lead-visit -q --phone 17900000077 --name Oubekannt --partner b1 \
		--arrived-at '2026-05-01 10:00' --form-no F1 --receiver z1 \
		--ref v1 --note Ynote
	callback-log -q --phone 17900000077 --called-at '2026-05-02 10:00' \
		--ref 17900000077/1 --note Ynote
	complaint-log -q --phone 17900000077 --name Oubekannt \
		--category service --content Yanger --note Ynote
	complaint-log -q --complaint 1 --event answered --note Ynote
	partner-add -q --partner r1 --phone 17900000077 --id-no Y37010000 \
		--name Oubekannt --note Ynote
	lead-add -q --phone 17900000001 --name Bekannt --rep z2 \
		--visited-at '2026-05-02 11:00' \
		--note 'friend of 17900000077, he says'
	export ANCHANG_NOW='2026-11-24 12:00'
}

# What is counted, with no person in it.
counted() {
	local what
	for what in leads visits callbacks calls complaints; do
		store-list $what | wc -l
	done
	complaint-stats 2026-05
	# What is open and late is missed once the lead is closed.
	callback-due --month 2026-05 -C duty,id,slot,staff,due_on,status |
		sed 's/overdue/missed/'
	store-list leads -C lead,partner,rep,attempt,protected_until
	store-list visits -C visit,lead,partner,receiver
}

# The bytes of the store do not have this text.
gone() {
	ends 1 grep -a -- "$1" "$ANCHANG_DB"
}

@test "a person goes, what was counted stays" {
	known
	before=$(counted)
	ends 0 store-check --head -C hash --no-header
	hash=$out
	does 0 "$head
1,ok,,17900000077,d1,+00000001,6" "" \
		customer-forget --phone 17900000077 --approved-by d1
	same "$(counted)" "$before"
	ends 0 store-check --since "$hash"
	for text in 17900000077 Oubekannt Ysmith Yrooms Yradio Ynote Yanger \
		Y37010000; do
		gone $text
	done
	grep -qa 'friend of \*, he says' "$ANCHANG_DB"
	# A phone is kept as a number: its bytes, in front and behind.
	ends 1 grep -qaP '\x04\x2A\xEC\x53\x4D' "$ANCHANG_DB"
	ends 0 store-list leads -C phone,name,status,reason --where lead=1
	same "$out" "phone,name,status,reason
+00000001,*,closed,unreachable"
	ends 0 store-list partners -C partner,name,phone,id_no --where partner=r1
	same "$out" "partner,name,phone,id_no
r1,*,,"
	ends 0 store-list customers --no-header
	same "$out" "17900000001,Bekannt,,,,,,,,
+00000001,*,,,,,,,,"
}

@test "the bytes that the test looks for are there before" {
	known
	for text in Oubekannt Ysmith Ynote Yanger Y37010000; do
		grep -qa $text "$ANCHANG_DB"
	done
	grep -qaP '\x04\x2A\xEC\x53\x4D' "$ANCHANG_DB"
}

@test "he may come again, as somebody new" {
	known
	customer-forget -q --phone 17900000077 --approved-by d1
	ends 0 lead-check-protection 17900000077
	ends 0 lead-add --phone 17900000077 --name Neu --partner b1 \
		-C status,attempt --no-header
	same "$out" pending,
	ends 0 store-list calls --where phone=17900000077 --no-header
	[ -z "$out" ]
}

@test "an import that is done again does not bring him back" {
	known
	customer-forget -q --phone 17900000077 --approved-by d1
	ends 0 lead-visit --phone 17900000077 --name Oubekannt --partner b1 \
		--arrived-at '2026-05-01 10:00' --form-no F1 --ref v1 \
		-C result,phone --no-header
	same "$out" duplicate,+00000001
	ends 0 customer-add --phone 17900000077 --name Oubekannt --ref r1 \
		-C result --no-header
	same "$out" duplicate
	gone Oubekannt
}

@test "refused: protected through the last day, in a family too" {
	export ANCHANG_NOW='2026-11-24 12:00'
	lead-add -q --phone 17900000001 --name A --partner c1 --rep z1 \
		--visited-at '2026-11-24 10:00'
	customer-add -q --phone 17900000002 --family-of 17900000001
	for phone in 17900000001 17900000002; do
		does 1 "$head
1,refused,protected,$phone,d1,," "" \
			customer-forget --phone $phone --approved-by d1
	done
	ends 1 customer-forget --phone 17900000001 --approved-by d1 \
		--as-of 2027-01-23
	ends 0 customer-forget --phone 17900000001 --approved-by d1 \
		--as-of 2027-01-24
}

@test "refused: a deal that is not voided" {
	lead-add -q -t '2026-06-01 18:00' --phone 17900000001 --name A \
		--rep z1 --visited-at '2026-06-01 10:00'
	deal-add -q -t '2026-06-02 18:00' --deal D1 --phone 17900000001 \
		--unit 1-101 --price 1000000 --pay-method full
	does 1 "$head
1,refused,has_deal,17900000001,d1,," "" \
		customer-forget --phone 17900000001 --approved-by d1
	deal-log -q -t '2026-06-03 18:00' --deal D1 --event voided \
		--note 'A changed his mind'
	ends 0 customer-forget --phone 17900000001 --approved-by d1
	gone 'changed his mind'
	ends 0 store-list deals -C deal,phone,status
	same "$out" "deal,phone,status
D1,+00000001,voided"
}

@test "a family stays one without him" {
	lead-add -q -t '2026-01-05 18:00' --phone 17900000001 --name A \
		--rep z1 --visited-at '2026-01-05 10:00'
	customer-add -q --phone 17900000002 --family-of 17900000001
	customer-add -q --phone 17900000003 --family-of 17900000001
	ends 0 customer-forget --phone 17900000001 --approved-by d1
	ends 0 store-list customers -C phone,family_of --no-header
	same "$out" "17900000002,+00000001
17900000003,+00000001
+00000001,"
	ends 0 customer-forget --phone 17900000002 --approved-by d1 \
		-C forgotten_as --no-header
	same "$out" +00000002
}

@test "who approves, and who is nobody" {
	does 65 "" "customer-forget: approved_by: m1 is no department manager" \
		customer-forget --phone 17900000001 --approved-by m1
	ends 65 customer-forget --phone 17900000001 --approved-by d9
	ends 65 customer-forget --phone 17900000001
	does 0 "$head
1,ok,,17900000001,d1,,0" "" \
		customer-forget --phone 17900000001 --approved-by d1
}

@test "a dry run forgets nobody" {
	known
	cp "$ANCHANG_DB" before.db
	ends 0 customer-forget -n --phone 17900000077 --approved-by d1 \
		-C forgotten_as,entries --no-header
	same "$out" +00000001,6
	cmp "$ANCHANG_DB" before.db
}

@test "the audit says that somebody was forgotten, not who" {
	known
	customer-forget -q --phone 17900000077 --approved-by d1
	ends 0 store-list audit --where what=forgotten -C command,id,after
	same "$out" 'command,id,after
customer-forget,1,phone=* approved_by=d1 forgotten_as=+00000001 entries=6'
}

@test "cut off anywhere: nothing, or forgotten and said so" {
	command -v strace >/dev/null || skip "no strace"
	# What is traced cannot be searched for leaks.
	export ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0
	known
	cp "$ANCHANG_DB" before.db
	seen=' '
	for nth in {1..20}; do
		cp before.db now.db
		status=0
		strace -o trace -e trace=fdatasync \
			-e inject=fdatasync:error=EIO:when="$nth" \
			customer-forget -q -d now.db --phone 17900000077 \
			--approved-by d1 2>err || status=$?
		grep -q INJECTED trace || break
		ends 0 sqlite3 now.db "SELECT count(*) FROM lead WHERE name <> '*'"
		# How it ended, the leads with a name, whether it says so.
		seen+="$status,$out,$(grep -c committed err || true) "
		ends 0 store-check -d now.db
	done
	for ended in $seen; do
		# A folder that cannot be synced is no failure.
		[[ $ended = 74,2,0 || $ended = 74,1,1 || $ended = 0,1,0 ]]
	done
	[[ $seen = *' 74,2,0 '*' 74,1,1 '* ]]
}
