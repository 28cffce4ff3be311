/*
 * Values as people type them: whatever is taken is written again, and what is
 * written is read as the same.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rules/day.h"
#include "rules/duration.h"
#include "rules/number.h"
#include "rules/phone.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static void try_days(const char *text)
{
	struct time_parts parts, again;
	int64_t number, same;
	char out[TIME_TEXT];

	if (day_parse(text, &number)) {
		day_format(number, out);
		demand(day_parse(out, &same) && same == number);
	}
	if (time_parse(text, &parts)) {
		time_format(parts.time, out);
		demand(time_parse(out, &again) && again.time == parts.time);
	}
	if (month_parse(text, &number)) {
		month_format(number, out);
		demand(month_parse(out, &same) && same == number);
	}
	if (time_of_day_parse(text, &number))
		demand(number >= 0 && number < 86400);
}

static void try_numbers(const char *text)
{
	struct duration duration;
	int64_t number, same;
	char out[NUMBER_TEXT], phone[PHONE_TEXT];

	for (int scale = 0; scale <= 3; scale++) {
		if (!number_parse(text, scale, &number))
			continue;
		number_format(number, scale, out);
		demand(number_parse(out, scale, &same) && same == number);
		number_format_short(number, scale, out);
		demand(number_parse(out, scale, &same) && same == number);
	}
	if (phone_parse(text, &number)) {
		phone_format(number, phone);
		demand(phone_parse(phone, &same) && same == number);
	}
	if (duration_parse(text, &duration))
		demand(duration.count >= 0 && duration.count <= 10000);
	yesno_parse(text, &number);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	char *text = malloc(length + 1);

	if (!text)
		return 0;
	memcpy(text, bytes, length);
	text[length] = '\0';
	try_days(text);
	try_numbers(text);
	free(text);
	return 0;
}
