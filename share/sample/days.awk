# The days of share/sample as numbers that count from 2026-08-24, and as text.

function day_of(text, month) {
	month = substr(text, 6, 2) + 0
	return substr(text, 9, 2) - 24 + (month > 8 ? 31 : 0) + \
		(month > 9 ? 30 : 0) + (month > 10 ? 31 : 0)
}

function text_of(day, month, length_of) {
	day += 24
	month = 8
	while (day > (length_of = month == 9 || month == 11 ? 30 : 31)) {
		day -= length_of
		month++
	}
	return sprintf("2026-%02d-%02d", month, day)
}
