# What share/sample has of the care calendar: who got in touch with those who
# bought, how satisfied they were, and the bulletin of each week.  Reads
# deals.csv and deal-events.csv; with days.awk.

function care(on, duty, subject, id, staff, satisfied, note) {
	if (on <= LAST)
		entries[on] = entries[on] sprintf("%s,%s,%s,%s,%s,%s,%s\n",
			duty, subject, id, text_of(on), staff, satisfied, note)
}

# Most within the week, some late, some never.
function contact(n, on) {
	if (n % 13 != 9)
		care(on + (n % 8 == 5 ? 9 : 2 + n % 4), "contact_subscriber",
			"deal", code, "", "satisfied")
}

function ask(n, signed, late) {
	late = n % 10 == 7 ? 9 : 3 + n % 4
	if (n % 10 == 3)
		return
	if (n % 9 == 4)
		care(signed + late, "service_callback", "deal", code, "k01",
			"dissatisfied", "签约等候时间长")
	else
		care(signed + late, "service_callback", "deal", code, "k01",
			n % 6 == 2 ? "fair" : "satisfied")
}

BEGIN {
	FS = ","
	LAST = day_of("2026-11-24")
}

FNR == 1 { files++; next }

files == 1 {
	code = $1
	number[code] = ++deals
	contact(deals, day_of($9))
}

files == 2 && $2 == "contract_signed" {
	code = $1
	if (!first)
		first = day_of($3)
	ask(number[code], day_of($3))
}

END {
	for (week = 1; first + 7 * week < LAST - 3; week++)
		if (week != 6)
			care(first + 7 * week, "service_bulletin", "office",
				"office", "k01")
	care(LAST - 4, "show_prices", "milestone", "kp2", "x01")
	care(LAST - 1, "handbook_ready", "milestone", "kp2", "m01")
	print "duty,subject,id,on,staff,satisfaction,note" > (to "/care.csv")
	for (on = 0; on <= LAST; on++)
		printf "%s", entries[on] > (to "/care.csv")
}
