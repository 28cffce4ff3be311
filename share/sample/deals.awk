# The deals of share/sample: of the customers whose lead nobody disputes, every
# third buys, each a little otherwise.  Reads leads.csv and closings.csv; with
# days.awk.

# What has not happened by the last day is not recorded.
function event(on, what, amount, item, staff, approved, note, receipt) {
	if (on > LAST)
		return 0
	if (amount != "")
		receipt = sprintf("S%04d", ++receipts)
	events[on] = events[on] sprintf("%s,%s,%s,%s,%s,%s,%s,%s,%s\n", code,
		what, text_of(on), amount, item, staff, receipt, approved, note)
	return 1
}

function paid(on, amount, item) {
	if (event(on, "payment", amount, item) && item == "")
		received += amount
}

# The house at the signing, now and then in two parts, the second of them late;
# the fund a day later, or not at all.
function pay(signed, due) {
	received = 0
	if (n % 4 == 1) {
		paid(signed, due / 2)
		paid(signed + (n % 8 == 1 ? 9 : 4), due / 2)
	} else {
		paid(signed, due)
	}
	if (n % 7 != 3)
		paid(signed + 1, fund, "maintenance_fund")
}

function borrow(stamped, filed) {
	event(stamped + 2, "mortgage_docs")
	if (n % 5 != 2) {
		event(stamped + 4, "bank_booked")
		event(stamped + 6, "bank_visited")
	}
	event(filed + (n % 9 == 4 ? 4 : 1), "mortgage_agent_notified")
	event(filed + 14, "loan_funded", price - down)
	event(filed + 15, "customer_notified")
}

function sign(signed, filed) {
	event(signed, "contract_signed")
	pay(signed, method == "full" ? price : down)
	if (n % 11 == 7) {
		event(signed + 10, "voided", "", "", "", "沈国栋", "贷款未批")
		event(signed + 11, "refund", received)
		return
	}
	event(signed + 1, "contract_approved", "", "", "m01")
	event(signed + 1, "contract_stamped", "", "", "f01")
	filed = signed + 20 + n % 13
	event(filed, "filed")
	if (method == "full")
		event(filed + 1, "customer_notified")
	else
		borrow(signed + 1, filed)
}

function buy(phone, on) {
	n++
	code = sprintf("X%03d", n)
	method = n % 3 == 0 ? "full" : n % 3 == 1 ? "mortgage" : "combined"
	price = 860000 + n * 137 % 640 * 1000
	down = method == "full" ? "" : price * 3 / 10
	fund = 7200 + n * 53 % 40 * 100
	unit = sprintf("%d-%d-%d%02d", 1 + n % 3, 1 + n % 2, 2 + n % 17,
		n % 4 + 1)
	deals[on] = deals[on] sprintf("%s,%s,k01,%s,%d,%s,%s,%d,%s,jf1\n",
		code, phone, unit, price, method, down, fund, text_of(on))
	event(on, "subscription_approved", "", "", "m01")
	event(on, "subscription_stamped", "", "", "f01")
	sign(on + (n % 6 == 5 ? 8 : 2 + n % 3))
}

BEGIN {
	FS = ","
	LAST = day_of("2026-11-24")
}

FNR == 1 { next }
FILENAME ~ /closings/ { closed[$1] = 1; next }

{
	leads++
	phones[leads] = $1
	times[$1]++
	visited[leads] = $6
}

END {
	for (i = 1; i <= leads; i++) {
		if (visited[i] == "" || times[phones[i]] > 1 || i in closed ||
		    ++candidates % 3)
			continue
		on = day_of(visited[i]) + 3 + candidates % 8
		if (on < LAST)
			buy(phones[i], on)
	}
	file = to "/deals.csv"
	print "deal,phone,service_agent,unit,price,pay_method,down_payment," \
		"maintenance_fund,subscribed_on,handover" >file
	for (on = 0; on <= LAST; on++)
		printf "%s", deals[on] >file
	file = to "/deal-events.csv"
	print "deal,event,on,amount,item,staff,ref,approved_by,note" >file
	for (on = 0; on <= LAST; on++)
		printf "%s", events[on] >file
}
