#!/usr/bin/env bats
# report-month: the sales of months, and what is owed to partners (B1, B3).

load ../helper
load ../office

setup() {
	new_office
	export ANCHANG_NOW="2026-12-31 18:00:00"
	lead-add -q -t "2026-08-01 18:00" <<'END'
phone,name,partner,rep,recorded_at,visited_at
17900000001,甲,,z1,2026-08-01 18:00,2026-08-01 10:00
17900000002,乙,c1,z2,2026-08-01 18:00,2026-08-01 10:00
17900000003,丙,b1,,2026-08-01 08:00,
END
	lead-visit -q -t "2026-08-01 18:00" --phone 17900000003 \
		--arrived-at "2026-08-01 10:00" --partner b1 --form-no K1 \
		--receiver z3
	# c1 is protected through 30 September, b1 too.
	deal-add -q <<'END'
deal,phone,rep,unit,price,pay_method,down_payment,subscribed_on
D1,17900000001,,U1,1000000,full,,2026-09-30
D2,17900000002,,U2,2000000.50,mortgage,600000,2026-09-30
D3,17900000003,,U3,3000000,full,,2026-10-01
D4,17900000004,z1,U4,400000,full,,2026-10-01
END
	deal-log -q <<'END'
deal,event,on,amount,item,rep,price,ref,approved_by,staff,note
D1,contract_signed,2026-10-01,,,,,,,,
D2,contract_signed,2026-10-31,,,,,,,,
D3,contract_signed,2026-11-01,,,,,,,,
D4,contract_signed,2026-10-15,,,,,,,,
D1,payment,2026-10-31,300000,,,,R1,,,
D1,payment,2026-10-31,9000,facility_fee,,,R2,,,
D1,payment,2026-11-01,50000,,,,R3,,,
D2,payment,2026-10-31,600000,,,,R4,,,
D2,contract_approved,2026-11-01,,,,,,,m1,
D2,contract_stamped,2026-11-01,,,,,,,,
D2,filed,2026-11-02,,,,,,,,
D2,loan_funded,2026-11-20,1400000.50,,,,,,,
D1,changed,2026-11-05,,,z2,1100000,,m1,,
D4,voided,2026-10-31,,,,,,,,
D1,voided,2026-11-30,,,,,,,,
END
}

teardown() {
	close_office
}

head=month,deal,signed_on,rep,customer,phone,unit,pay_method,price,received
head+=,outstanding,lead,partner,kind,attempt,form_no,protected,voided_on
d1=D1,2026-10-01,z1,甲,17900000001,U1,full
d2=D2,2026-10-31,z2,乙,17900000002,U2,mortgage,2000000.50
d3=D3,2026-11-01,z3,丙,17900000003,U3,full,3000000.00

@test "what was signed in the month, as it stood at its end" {
	does 0 "$head
2026-10,$d1,1000000.00,300000.00,700000.00,1,,onsite,1,,,
2026-10,$d2,600000.00,1400000.50,2,c1,channel,1,,yes," '' \
		report-month 2026-10
}

@test "B1: what was voided later, once more and negative" {
	does 0 "$head
2026-11,$d3,0.00,3000000.00,3,b1,brokerage,1,K1,no,
2026-11,$d1,-1000000.00,-300000.00,-700000.00,1,,onsite,1,,,2026-11-30" '' \
		report-month 2026-11
	# Signed and voided in one month: neither; in a month without: nothing.
	does 0 "$head" '' report-month 2026-12
	does 0 "$head" '' report-month 2026-09
}

@test "several months, in the order named" {
	does 0 'month,deal,price
2026-11,D3,3000000.00
2026-11,D1,-1000000.00
2026-10,D1,1000000.00
2026-10,D2,2000000.50' '' report-month 2026-11 2026-10 -C month,deal,price
}

@test "M9: a month that is not over, judged now" {
	does 0 'deal,rep,price,received,voided_on
D1,z1,1000000.00,0.00,
D4,z1,400000.00,0.00,' '' report-month 2026-10 -t 2026-10-30 \
		-C deal,rep,price,received,voided_on
	does 0 'deal
D1' '' report-month 2026-10 -t 2026-10-14 -C deal
	does 0 'deal' '' report-month 2026-10 -t 2026-09-30 -C deal
	# Before the voiding, with the change of 5 November, D20:
	does 0 'deal' '' report-month 2026-11 -t 2026-10-31 -C deal
	does 0 'deal,price
D3,3000000.00' '' report-month 2026-11 -t 2026-11-29 -C deal,price
	does 0 'deal,received,outstanding
D1,300000.00,700000.00
D2,600000.00,1400000.50' '' report-month 2026-10 -t 2026-11-29 \
		-C deal,received,outstanding
}

@test "the loan counts as received" {
	deal-add -q --deal D5 --phone 17900000005 --rep z1 --unit U5 \
		--price 1000000 --pay-method mortgage --down-payment 400000 \
		--subscribed-on 2026-12-01
	deal-log -q <<'END'
deal,event,on,amount,staff,ref
D5,contract_signed,2026-12-01,,,
D5,contract_approved,2026-12-01,,m1,
D5,contract_stamped,2026-12-01,,,
D5,payment,2026-12-02,400000,,P1
D5,filed,2026-12-02,,,
D5,loan_funded,2026-12-31,600000,,
END
	does 0 'deal,received,outstanding,lead,kind,protected
D5,1000000.00,0.00,,,' '' report-month 2026-12 \
		-C deal,received,outstanding,lead,kind,protected
	does 0 'deal,received,outstanding
D5,400000.00,600000.00' '' report-month 2026-12 -t 2026-12-30 \
		-C deal,received,outstanding
}

@test "B3: protected through the last day" {
	deal-log -q --deal D2 --event voided --on 2026-12-31 --approved-by m1 \
		--note 退房
	does 0 'deal,price,protected,voided_on
D2,-2000000.50,yes,2026-12-31' '' report-month 2026-12 \
		-C deal,price,protected,voided_on
}

@test "wrong operands" {
	does 64 '' 'report-month: no month is named' report-month
	does 64 '' "report-month: '2026-13' is not a month (write 2026-10)" \
		report-month 2026-10 2026-13
}

book() {
	python3 "$BATS_TEST_DIRNAME/read_workbook.py" "$@"
}

# A target, exams, a complaint and what is overdue.
fill() {
	score-log -q <<'END'
entry,month,staff,value
target,2026-11,,9000000
exam,2026-11,z3,90
END
	complaint-log -q -t "2026-11-20 09:00" --phone 17900000001 \
		--category quality
}

@test "a workbook: five sheets, frozen, filtered, with charts, no formula" {
	fill
	does 0 'deal
D3
D1' '' report-month 2026-11 -C deal --xlsx month.xlsx
	does 0 'activity A2 A1:M10 3 0
sales A2 A1:R3 0 0
scores A2 A1:Q4 1 0
overdue A2 A1:M12 1 0
complaints A2 A1:K8 1 0' '' book month.xlsx
	[ "$(stat -c %a month.xlsx)" = 600 ]
}

@test "a workbook, and the rows in a file: both, or what was there" {
	does 0 '' '' report-month 2026-11 -C deal --xlsx month.xlsx -o rows.csv
	same "$(cat rows.csv)" 'deal
D3
D1'
	ends 0 book month.xlsx
	rm month.xlsx
	ends 74 report-month 2026-11 --xlsx /dev/full -o rows.csv
	run env --default-signal=TERM strace -f -o /dev/null \
		-e inject=fsync:signal=TERM \
		report-month 2026-10 --xlsx month.xlsx -o rows.csv
	[ "$status" -gt 128 ]
	same "$(ls -d month* rows*)" rows.csv
	same "$(wc -l <rows.csv)" 3
}

@test "a workbook: texts are texts, money and days are numbers" {
	fill
	report-month -q 2026-11 --xlsx month.xlsx
	ends 0 book month.xlsx sales
	same "$(sed -n 3p <<<"$out")" 'A="2026-11" B="D1" C=46296 D="z1" E="甲" F="17900000001" G="U1" H="full" I=-1000000 J=-300000 K=-700000 L="1" N="onsite" O=1 R=46356'
	ends 0 book month.xlsx activity
	# The first week, and beside it what became of registrations.
	same "$(sed -n 2p <<<"$out")" 'A="2026-W44" C=0 D=0 E=0 F=0 G=0 H=0 I=0 J=1 K=0 L=3000000 M=50000 O="registered" P=0'
	same "$(sed -n 5p <<<"$out")" 'A="2026-W47" C=0 D=0 E=0 F=0 G=0 H=0 I=0 J=0 K=0 L=0 M=1400000.5 O="signings" P=1'
	ends 0 book month.xlsx scores
	same "$(sed -n 2p <<<"$out" | cut -d' ' -f1-7)" 'A="2026-11" B=1 C="z3" D="王芳" E=3000000 F=3000000 G=30'
	ends 0 book month.xlsx overdue
	[[ $out != *'"due"'* ]]
	ends 0 book month.xlsx complaints
	same "$(sed -n 2p <<<"$out")" 'A="2026-11" B="quality" C=1 D=0 E=0 F=0 G=1 H=0 I=1'
}

@test "a workbook: in Chinese where the locale is" {
	fill
	export LANG=zh_CN.UTF-8 ANCHANG_LOCALE=$build/locale
	unset LC_ALL
	report-month -q 2026-11 --xlsx month.xlsx
	does 0 '业务活动
销售
考核
逾期
投诉' '' eval 'book month.xlsx | cut -d" " -f1'
	ends 0 book month.xlsx 销售
	[[ $out == 'A="月份"'* && $out == *'"一次性付款"'* ]]
}

@test "a workbook: masked, and without a target without scores" {
	report-month -q 2026-10 --mask --xlsx month.xlsx
	ends 0 book month.xlsx sales
	[[ $out == *'"179****0001"'* && $out != *17900000001* ]]
	does 0 'scores A2 A1:Q1 0 0' '' eval 'book month.xlsx | grep scores'
}

@test "a workbook: a text is no formula, whatever it begins with" {
	lead-add -q --phone 17900000007 --name '=1+1' --rep z1 \
		--visited-at '2026-12-01 10:00'
	deal-add -q --deal +D7 --phone 17900000007 --unit @U7 --price 1 \
		--pay-method full --subscribed-on 2026-12-02
	deal-log -q --deal +D7 --event contract_signed --on 2026-12-03
	report-month -q 2026-12 --xlsx month.xlsx
	ends 0 book month.xlsx sales
	[[ $out == *'B="+D7"'*'E="=1+1"'*'G="@U7"'* ]]
	[[ $(book month.xlsx) != *' '[1-9] ]]
}

# part WORKBOOK NAME - one of the files that it is made of.
part() {
	python3 -c 'import sys, zipfile
print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())' "$@"
}

@test "a workbook: its parts are wide enough, and counted in whole steps" {
	fill
	report-month -q 2026-11 --xlsx month.xlsx
	part month.xlsx xl/worksheets/sheet1.xml >activity
	# The column of what stands beside the rows.
	grep -qE '<col min="15" max="15" width="1[0-9.]+"' activity
	grep -qF '<oddHeader>&amp;C&amp;A</oddHeader>' activity
	part month.xlsx xl/charts/chart1.xml | grep -qF 'formatCode="#,##0"'
	part month.xlsx xl/charts/chart3.xml | grep -qF '<c:majorUnit val="1"/>'
}

@test "a workbook: that cannot be written is an error" {
	does 73 '' 'report-month: none/month.xlsx: cannot be made: No such file or directory' \
		report-month 2026-11 --xlsx none/month.xlsx
	does 74 '' 'report-month: /dev/full: cannot be written: No space left on device' \
		report-month -q 2026-11 --xlsx /dev/full
	TMPDIR=$PWD/none does 73 '' \
		"report-month: $PWD/none: cannot make a temporary file: No such file or directory" \
		report-month -q 2026-11 --xlsx month.xlsx
	[ ! -e month.xlsx ]
}

@test "a workbook: killed, the command leaves nothing where temporary files are" {
	mkdir temporary
	TMPDIR=$PWD/temporary ends 137 strace -f -o /dev/null \
		-e inject=rename,renameat,renameat2:signal=KILL \
		report-month -q 2026-11 --xlsx month.xlsx
	[ ! -e month.xlsx ]
	same "$(ls -A temporary)" ""
}
