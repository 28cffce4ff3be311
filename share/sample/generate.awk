# The office of share/sample: everyday customers by rolls of a die that always
# falls the same, and the cases that a day book is there for, one by one.
# Times count seconds from 2026-08-24 00:00, days from that day.

# ---- the die

function roll(n) {
	seed = seed * 16807 % 2147483647
	return int(seed / 2147483647 * n)
}

function chance(percent) { return roll(100) < percent }

function pick(words, parts, n) {
	n = split(words, parts, " ")
	return parts[1 + roll(n)]
}

# ---- days and names

function stamp(t, day, month, length_of) {
	day = 24 + int(t / 86400)
	month = 8
	while (day > (length_of = month == 9 || month == 11 ? 30 : 31)) {
		day -= length_of
		month++
	}
	t = t % 86400
	return sprintf("2026-%02d-%02d %02d:%02d", month, day, t / 3600,
		t % 3600 / 60)
}

function at(day, hour, minute) {
	return day * 86400 + hour * 3600 + minute * 60
}

# Some time of a day in which the office is open, before noon on the last.
function some_time(day) {
	return at(day, 9 + roll(day == LAST ? 2 : 8), roll(60))
}

function new_phone() { return sprintf("179%08d", ++phones * 3000017 % 1e8) }

function new_name(given) {
	given = pick(GIVEN)
	return pick(SURNAMES) (chance(70) ? given pick(GIVEN) : given)
}

# ---- what is recorded

function row(file, key, text) {
	rows[file]++
	keys[file, rows[file]] = key
	texts[file, rows[file]] = text
	return rows[file]
}

# Who registers ahead does so before the day's arrivals are entered, who
# registers a visit afterwards: leads.csv has that order.
function lead(t, phone, name, partner, visited, excused) {
	return row("leads", int(t / 86400) * 200000 + (visited != "") * 100000 \
		+ t % 86400, phone "," name "," partner "," \
		(partner ~ /^[ce]/ || partner == "" ? "auto" : "") "," \
		stamp(t) "," (visited == "" ? "" : stamp(visited)) "," excused)
}

function visit(t, phone, name, partner, checked, form, left) {
	left = t + 1200 + 60 * roll(90)
	return row("visits", t, phone "," stamp(t) "," \
		(left < NOW ? stamp(left) : "") "," partner "," checked "," \
		form "," pick("g01 g02") ",auto," name ",,")
}

function gift_hunter(t, phone, name) {
	row("visits", t, phone "," stamp(t) "," stamp(t + 600) ",,,," \
		pick("g01 g02") ",," name ",gift,m01")
}

function new_form() { return sprintf("K%04d", ++forms) }

function callback(t, phone, outcome, method) {
	if (t < NOW)
		row("callbacks", t, phone "," stamp(t) "," method "," outcome)
}

function call(t, phone, name) {
	if (t < NOW)
		row("calls", t, phone "," stamp(t) "," name "," \
			pick("z01 z02 z03 z05") "," pick(NEEDS) "," \
			pick(SOURCES))
}

function closing(t, number, partner, reason) {
	if (t < NOW) {
		closes[row("closings", t, "," reason "," stamp(t) "," \
			(partner == "" ? "" : "m01"))] = number
	}
}

# ---- what happens to a customer

# The calls after a visit, until something else happens.
function follow(t, phone, until, day, step, missed) {
	day = int(t / 86400)
	for (step = 1; ; step++) {
		day += step == 1 ? 1 + roll(3) : step < 4 ? 2 + roll(2) : 7
		missed = chance(step == 1 ? 4 : 2)
		day += missed * (2 + roll(3))
		if (at(day, 20, 0) > until)
			return
		contact(day, phone)
	}
}

function contact(day, phone) {
	if (chance(10))
		callback(at(day, 9, roll(60)), phone, "no_answer", "phone")
	if (chance(8))
		callback(at(day, 10, roll(60)), phone, "reached", "wechat")
	callback(at(day, 11 + roll(8), roll(60)), phone, "reached", "phone")
}

# After the first visit: perhaps a call, a second visit, an end.
function story(t, phone, name, partner, number, again, end) {
	end = chance(55) ? t + 86400 * (6 + roll(40)) : at(LAST + 9, 0, 0)
	if (chance(30))
		again = at(int(t / 86400) + 4 + roll(20), 10 + roll(7), \
			roll(60))
	if (again && again < end && again < NOW) {
		follow(t, phone, again)
		visit(again, phone, name, "", "", "")
		t = again
	}
	# Some who are still open have been forgotten of late.
	follow(t, phone, end > NOW && chance(25) ? at(LAST - roll(12), 0, 0) : \
		end)
	closing(int(end / 86400) * 86400 + 66000, number, partner,
		pick("bought_elsewhere not_interested unreachable"))
}

function onsite(day, phone, name, t, number) {
	t = some_time(day)
	if (day > 0 && chance(25))
		call(t - 86400, phone, name)
	visit(t, phone, name, "", "", new_form())
	number = lead(t + 1800 + 60 * roll(60), phone, name, "", t)
	story(t, phone, name, "", number)
}

function channel(day, phone, name, partner, t, number) {
	t = some_time(day)
	visit(t, phone, name, partner, "", new_form())
	number = lead(t + 1800 + 60 * roll(60), phone, name, partner, t)
	story(t, phone, name, partner, number)
}

# A brokerage's or a referrer's: registered ahead, then brought.
function brought(day, phone, name, partner, ahead, t, number) {
	t = some_time(day)
	ahead = chance(60) || day == 0 ? 2400 + 60 * roll(40) : \
		86400 - 3600 * roll(3)
	number = lead(t - ahead, phone, name, partner)
	visit(t, phone, name, partner, partner ~ /^r/ ? "yes" : "", new_form())
	story(t, phone, name, partner, number)
}

function reported(day, phone, name, partner, t, number) {
	t = some_time(day)
	number = lead(t, phone, name, partner)
	t += 86400 * (1 + roll(6))
	if (chance(60) && t < NOW) {
		visit(t, phone, name, "", "", new_form())
		story(t, phone, name, partner, number)
	}
}

function anybody(day, phone, name, die) {
	phone = new_phone()
	name = new_name()
	die = roll(100)
	if (die < 46)
		onsite(day, phone, name)
	else if (die < 62)
		channel(day, phone, name, pick("c01 c01 c02"))
	else if (die < 80)
		brought(day, phone, name, pick("b01 b01 b02"))
	else if (die < 88)
		brought(day, phone, name, pick(day < 20 ? "r01 r02" : \
			"r01 r02 r03"))
	else if (die < 95)
		reported(day, phone, name, pick("e01 e02"))
	else
		call(some_time(day), phone, name)
}

# ---- the cases

# A customer of one partner whom others want, and he himself once more.
function contested(day, phone) {
	phone = new_phone()
	visit(at(day, 10, 5), phone, "彭晓宇", "c01", "", new_form())
	lead(at(day, 10, 50), phone, "彭晓宇", "c01", at(day, 10, 5))
	follow(at(day, 10, 5), phone, at(LAST + 9, 0, 0))
	lead(at(day + 8, 15, 20), phone, "彭晓宇", "b01")
	lead(at(day + 9, 11, 40), phone, "彭晓宇", "c01", at(day + 9, 11, 0))
	visit(at(day + 15, 14, 10), phone, "彭晓宇", "", "", "")
	lead(at(day + 15, 14, 40), phone, "彭晓宇", "", at(day + 15, 14, 10))
}

# Referred twice by one brokerage and freed twice; the third time is too much.
function exhausted(day, phone, i, t, number) {
	phone = new_phone()
	for (i = 0; i < 2; i++) {
		t = at(day + 20 * i, 11, 0)
		number = lead(t - 7200, phone, "苏曼", "b02")
		visit(t, phone, "苏曼", "b02", "", new_form())
		follow(t, phone, t + 86400 * 12)
		closing(t + 86400 * 14, number, "b02", "not_interested")
	}
	lead(at(day + 50, 9, 30), phone, "苏曼", "b02")
}

# Registered late: refused for a channel, excused, and only marked for us.
function latecomers(day, phone) {
	phone = new_phone()
	visit(at(day, 15, 0), phone, "蒋丽", "c02", "", new_form())
	lead(at(day + 2, 9, 40), phone, "蒋丽", "c02", at(day, 15, 0))
	phone = new_phone()
	visit(at(day, 16, 30), phone, "丁磊", "c02", "", new_form())
	lead(at(day + 1, 10, 15), phone, "丁磊", "c02", at(day, 16, 30), "s01")
	follow(at(day, 16, 30), phone, at(LAST + 9, 0, 0))
	phone = new_phone()
	visit(at(day, 17, 0), phone, "韩冬雪", "", "", new_form())
	lead(at(day + 2, 10, 0), phone, "韩冬雪", "", at(day, 17, 0))
	follow(at(day, 17, 0), phone, at(day + 30, 0, 0))
}

# Pending leads that come to nothing, each in its own way.
function unconfirmed(day, phone) {
	phone = new_phone() # half an hour was not kept
	lead(at(day, 10, 0), phone, "曹阳", "b01")
	visit(at(day, 10, 20), phone, "曹阳", "b01", "", new_form())
	phone = new_phone() # came a day too late
	lead(at(day, 11, 0), phone, "魏然", "b02")
	visit(at(day + 2, 11, 0), phone, "魏然", "b02", "", new_form())
	phone = new_phone() # brought by one who had not registered him
	visit(at(day, 14, 0), phone, "吕萍", "b01", "", new_form())
	phone = new_phone() # never came
	lead(at(day, 16, 0), phone, "任洁", "b01")
	phone = new_phone() # the partner's contract had ended
	lead(at(day, 16, 20), phone, "戴军", "b03")
}

# Brought by a referrer two days before he was put on the list.
function listed_late(phone) {
	phone = new_phone()
	lead(at(86, 9, 0), phone, "方芳", "r04")
	visit(at(86, 15, 0), phone, "方芳", "r04", "yes", new_form())
}

# Two phones of one family: what protects one protects the other.
function family(day) {
	visit(at(day, 11, 10), WIFE, "石梅", "", "", new_form())
	lead(at(day, 12, 0), WIFE, "石梅", "", at(day, 11, 10))
	follow(at(day, 11, 10), WIFE, at(LAST + 9, 0, 0))
	lead(at(day + 6, 10, 30), HUSBAND, "石峰", "b02")
}

# Nobody's: a gift hunter, and one who left neither phone nor name.
function nobodies(day) {
	gift_hunter(at(day, 13, 30), new_phone(), "无名")
	visit(at(day, 15, 45), "", "", "", "", "")
}

# What is to be reconciled at noon of the last day, and on the day before.
function last_days(phone) {
	lead(at(LAST - 1, 15, 0), new_phone(), "龚勋", "b01")
	phone = new_phone()
	lead(at(LAST - 2, 15, 30), phone, "汤敏", "b02")
	visit(at(LAST, 9, 20), new_phone(), "姜波", "", "", new_form())
	phone = new_phone() # without the form
	lead(at(LAST - 1, 17, 0), phone, "邵兵", "b01")
	visit(at(LAST, 9, 40), phone, "邵兵", "b01", "", "")
	phone = new_phone() # identity card not looked at
	lead(at(LAST, 9, 0), phone, "侯婷", "r02")
	visit(at(LAST, 10, 10), phone, "侯婷", "r02", "", new_form())
	phone = new_phone()
	visit(at(LAST - 1, 11, 0), phone, "段誉文", "c01", "", new_form())
	lead(at(LAST, 9, 5), phone, "段誉文", "c01", at(LAST - 1, 11, 0))
	phone = new_phone()
	lead(at(LAST, 10, 45), phone, "雷鸣", "b02")
	visit(at(LAST, 11, 0), phone, "雷鸣", "b02", "", new_form())
	lead(at(LAST, 11, 30), new_phone(), "黎娟", "r01")
}

# ---- writing

# Rows of a file by key; what is equal stays in the order it was made.
function sorted(file, order, i, j, n) {
	n = rows[file]
	for (i = 1; i <= n; i++) {
		for (j = i; j > 1 && \
		     keys[file, order[j - 1]] > keys[file, i]; j--)
			order[j] = order[j - 1]
		order[j] = i
	}
	return n
}

function write(file, header, order, i, n, text) {
	n = sorted(file, order)
	print header > (to "/" file ".csv")
	for (i = 1; i <= n; i++) {
		text = texts[file, order[i]]
		if (file == "closings")
			text = number_of[closes[order[i]]] text
		print text > (to "/" file ".csv")
		if (file == "leads")
			number_of[order[i]] = i
	}
}

BEGIN {
	seed = 20261124
	LAST = 92
	NOW = at(LAST, 12, 0)
	SURNAMES = "王 李 张 刘 陈 杨 黄 赵 吴 徐 孙 朱 高 胡 罗 梁 宋 郑 许 邓 " \
		"萧 程 蔡 潘 袁 于 余 杜 叶 钟 汪 范 金 陆 白 崔 康 毛 邱 秦"
	GIVEN = "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 " \
		"桂 英 华 文 玉 兰 红 建 国 志 海 晨 欣 怡 梓 涵 浩 宇 轩 诗 琪"
	NEEDS = "三房两厅 两房 学区 南北通透 地铁口 改善住房 首套刚需 投资 车位"
	SOURCES = "路过 朋友介绍 户外广告 网络 电台 老业主"
	WIFE = new_phone()
	HUSBAND = new_phone()

	contested(40)
	exhausted(12)
	latecomers(58)
	unconfirmed(75)
	unconfirmed(88)
	listed_late()
	family(70)
	nobodies(61)
	nobodies(90)
	last_days()
	for (day = 0; day <= LAST; day++) {
		many = 1 + roll(3) + (day % 7 >= 5) * 2
		while (many-- > 0)
			anybody(day)
	}

	write("leads", "phone,name,partner,rep,recorded_at,visited_at," \
		"excused_by")
	write("visits", "phone,arrived_at,left_at,partner,id_checked," \
		"form_no,greeter,receiver,name,invalid,approved_by")
	write("callbacks", "phone,called_at,method,outcome")
	write("calls", "phone,called_at,name,staff,needs,source")
	write("closings", "lead,reason,closed_at,approved_by")
	print "phone,name,importance,source,family_of" > (to "/customers.csv")
	print WIFE ",石梅,A,老业主," > (to "/customers.csv")
	print HUSBAND ",石峰,A,老业主," WIFE > (to "/customers.csv")
}
