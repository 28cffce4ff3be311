#!/usr/bin/env bats
# --excel, read back by a spreadsheet: what a double click shows.

load helper

# What the sheet keeps, one row a line.  The encoding is named because the
# program does not look for the mark when nobody opens a window.
sheet() { # FILE
	HOME="$BATS_TEST_TMPDIR" soffice --headless --norestore \
		"-env:UserInstallation=file://$BATS_TEST_TMPDIR/office" \
		"--infilter=CSV:44,34,76,1,,0,false,true" \
		--convert-to fods --outdir "$BATS_TEST_TMPDIR" "$1" >/dev/null 2>&1
	python3 "$root/tests/excel/cells.py" "${1%.csv}.fods"
}

@test "a spreadsheet: Chinese headings, phones whole, dates, no formula" {
	command -v soffice >/dev/null || skip "no LibreOffice here"
	new_store
	staff-add -q --staff z01 --name 林晓燕 --role consultant
	partner-add -q --partner b01 --kind referrer --name 老罗 \
		--id-no 110101199003070011 --phone 17900000009 \
		--listed-on 2026-01-05
	customer-add -q --phone 0531-88001234 --name 王女士 --needs 三居
	customer-add -q --phone 17900000001 --name '=1+2' --needs '+86 三居' \
		--born-on 1990-03-07 --source '－'
	export LC_ALL=C.UTF-8 LANGUAGE=zh_CN ANCHANG_LOCALE="$build/locale"
	store-list partners --excel -C partner,kind,phone,id_no,listed_on >p.csv
	does 0 "string:合作方	string:类型	string:电话	string:身份证号	string:备案名单日
string:b01	string:全民经纪人	string:17900000009	string:110101199003070011	date:2026-01-05" \
		"" sheet p.csv
	store-list customers --excel -C phone,name,needs,born_on,source >c.csv
	does 0 "string:电话	string:姓名	string:需求	string:出生日期	string:来源渠道
string:17900000001	string:'=1+2	string:'+86 三居	date:1990-03-07	string:'－
string:053188001234	string:王女士	string:三居" \
		"" sheet c.csv
}
