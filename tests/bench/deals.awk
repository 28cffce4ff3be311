# deals.awk -v closed=N -v open=M: so many deals that are settled, and so many
# that are not, ten events each, as deals.csv and events.csv.
function day(n) {
	return sprintf("2026-%02d-%02d", 1 + int(n / 28) % 5, 1 + n % 28)
}

function event(on, what, amount, staff) {
	printf "D%07d,%s,%s,%s,%s,%s\n", i, what, on, amount, staff,
		amount == "" ? "" : "S" i "-" ++receipts > "events.csv"
}

BEGIN {
	print "deal,phone,rep,unit,price,pay_method,subscribed_on" > "deals.csv"
	print "deal,event,on,amount,staff,ref" > "events.csv"
	for (i = 1; i <= closed + open; i++) {
		from = i % 100
		printf "D%07d,179%08d,r%03d,U%d,900000,full,%s\n", i, i,
			1 + i % 200, i, day(from) > "deals.csv"
		event(day(from), "subscription_approved", "", "m01")
		event(day(from), "subscription_stamped")
		event(day(from + 2), "contract_signed")
		for (part = 1; part <= 3; part++)
			event(day(from + 2 + part), "payment", 300000)
		event(day(from + 5), "contract_approved", "", "m01")
		event(day(from + 5), "contract_stamped")
		if (i > closed)
			continue
		event(day(from + 25), "filed")
		event(day(from + 26), "customer_notified")
	}
}
