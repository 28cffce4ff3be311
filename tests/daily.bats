#!/usr/bin/env bats
# The daily run for cron and systemd, as it stands in share/daily, in the
# environment that they give it.

load helper

setup() {
	new_store
	staff-add -q --staff z01 --name 林晓燕 --role consultant
	lead-add -q -t 2026-11-20T16:00 --phone 17900000001 --name 罗先生 \
		--rep z01 --visited-at "2026-11-20 15:10"
	cat >settings <<-END
		ANCHANG_DB=$ANCHANG_DB
		ANCHANG_RULES=$ANCHANG_RULES
		ANCHANG_BACKUPS=$PWD/copies
	END
	daily=$root/share/daily
}

# runs NOW COMMAND... - as cron would, but on this day and with our commands.
runs() {
	local now=$1
	shift
	(cd / && exec env -i HOME=/nonexistent LOGNAME=x SHELL=/bin/sh \
		PATH="/usr/bin:/bin:$build/bin" ANCHANG_NOW="$now" \
		ANCHANG_CONFIG="$BATS_TEST_TMPDIR/settings" \
		/bin/sh -c "$*" <&-)
}

# The command of the crontab, with the script where it is here.
cron_command() {
	sed -n 's,^[0-9* ]*\t[a-z]*\t.*/,'"$daily/,p" "$daily/anchang.cron"
}

@test "cron: silent while nothing is overdue, and the store is copied" {
	does 0 "" "" runs "2026-11-23 07:15" "$(cron_command)"
	[ "$(stat -c %a copies/office-*.db)" = 600 ]
	store-check -q --db copies/office-*.db
}

@test "cron: what is overdue is listed, in English and without escapes" {
	does 0 "callback-due
  duty     subject id slot staff customer phone       since      due_on\
     status  days_left done_on detail
! callback lead    1     1 z01   罗先生   17900000001 2026-11-20 2026-11-23\
 overdue        -1         0 of 1 calls" "" \
		runs "2026-11-24 07:15" "$(cron_command)"
}

@test "cron: in Chinese when the settings say so" {
	echo "LANG=zh_CN.UTF-8 ANCHANG_LOCALE=$build/locale" >>settings
	ends 0 runs "2026-11-24 07:15" "$(cron_command)"
	[[ $out == *"! 电话回访 报备"*"已逾期"* ]]
}

@test "a missed day is made up for: as it was at its end" {
	callback-log -q -t 2026-11-25T09:00 --phone 17900000001
	does 0 "" "" runs "2026-11-26 07:15" "$(cron_command)"
	ends 0 runs "2026-11-26 07:15" "$(cron_command) 2026-11-24"
	[[ $out == *"2026-11-23 overdue"* ]]
}

@test "two at once: the second ends with 75 and does nothing" {
	exec 8>"$ANCHANG_DB.daily"
	flock 8
	does 75 "" "anchang-daily: another one is at work on $ANCHANG_DB" \
		runs "2026-11-24 07:15" "$(cron_command)"
	exec 8>&-
	ends 0 runs "2026-11-24 07:15" "$(cron_command)"
}

@test "mail, when the settings name somebody: only when there is a reason" {
	mkdir bin
	printf '#!/bin/sh\ncat >"%s/mail"\n' "$PWD" >bin/sendmail
	chmod +x bin/sendmail
	echo "ANCHANG_MAIL=boss@example.org PATH=$PWD/bin:\$PATH" >>settings
	does 0 "" "" runs "2026-11-23 07:15" "$(cron_command)"
	[ ! -e mail ]
	does 0 "" "" runs "2026-11-24 07:15" "$(cron_command)"
	grep -qx "To: boss@example.org" mail
	grep -q "2026-11-23 overdue" mail
}

@test "a store that is not sound: said, and no copy replaces a good one" {
	sqlite3 "$ANCHANG_DB" "UPDATE lead SET phone = 1" 2>/dev/null ||
		printf x | dd of="$ANCHANG_DB" bs=1 seek=5000 conv=notrunc \
			2>/dev/null
	run runs "2026-11-23 07:15" "$(cron_command)"
	[ "$status" -ne 0 ]
	[ -n "$output" ]
	[ ! -e copies ]
}

@test "systemd: the service runs the same script, with the same settings" {
	command=$(sed -n 's,^ExecStart=.*/,'"$daily/,p" \
		"$daily/anchang-daily.service")
	[ "$command" = "$(cron_command)" ]
	grep -qx "EnvironmentFile=-/etc/default/anchang" \
		"$daily/anchang-daily.service"
	if command -v systemd-analyze >/dev/null; then
		cp "$daily"/anchang-daily.* .
		sed -i "s,^ExecStart=.*,ExecStart=$command,; /^User=/d; /^Documentation=/d" \
			anchang-daily.service
		systemd-analyze verify ./anchang-daily.timer \
			./anchang-daily.service
	fi
}
