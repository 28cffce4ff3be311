#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"
#include "table.h"

static void time_case(const struct table_case *row)
{
	struct time_parts parts;
	char text[TIME_TEXT];
	int64_t day;
	bool is_day = day_parse(table_cell(row, "text"), &day);

	if (!time_parse(table_cell(row, "text"), &parts)) {
		table_expect(row, "time", "-");
		assert_false(is_day);
		return;
	}
	time_format(parts.time, text);
	table_expect(row, "time", text);
	table_expectf(row, "parts", "%s%s", parts.has_clock ? "c" : "",
		      parts.has_zone ? "z" : "");
	if (parts.has_zone)
		table_expectf(row, "offset", "%lld", (long long)parts.offset);
	else
		assert_int_equal(parts.offset, 0);
	assert_int_equal(is_day, !parts.has_clock);
	if (is_day)
		assert_int_equal(day * DAY_SECONDS, parts.time);
}

static void times_are_read(void **state)
{
	(void)state;
	table_run("time", time_case);
}

static void month_case(const struct table_case *row)
{
	char first[DAY_TEXT], last[DAY_TEXT], text[MONTH_TEXT];
	int64_t month;

	if (!month_parse(table_cell(row, "text"), &month)) {
		table_expect(row, "first", "-");
		return;
	}
	day_format(month_first_day(month), first);
	day_format(month_last_day(month), last);
	month_format(month, text);
	table_expect(row, "first", first);
	table_expect(row, "last", last);
	table_expect(row, "text", text);
	assert_int_equal(month_of(month_first_day(month)), month);
	assert_int_equal(month_of(month_last_day(month)), month);
}

static void months_are_read(void **state)
{
	(void)state;
	table_run("month", month_case);
}

static void clock_case(const struct table_case *row)
{
	int64_t seconds;

	if (time_of_day_parse(table_cell(row, "text"), &seconds))
		table_expectf(row, "seconds", "%lld", (long long)seconds);
	else
		table_expect(row, "seconds", "-");
}

static void times_of_day_are_read(void **state)
{
	(void)state;
	table_run("clock_of_day", clock_case);
}

/* Counts the calendar through, day by day, without any arithmetic. */
static void every_day_of_eleven_centuries(void **state)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30,
				       31, 31, 30, 31, 30, 31 };
	int64_t day = -25567; /* 1900-01-01 */
	int weekday = 0;      /* it was a Monday */

	(void)state;
	for (int i = 0; i < 1100 * 12; i++) {
		int year = 1900 + i / 12, month = i % 12 + 1;
		bool leap = year % 400 == 0 ||
			    (year % 4 == 0 && year % 100 != 0);
		int length = lengths[month - 1] + (month == 2 && leap);

		assert_int_equal(month_first_day(year * 12 + month - 1), day);
		for (int d = 1; d <= length; d++, day++) {
			char text[DAY_TEXT];
			int64_t again;
			int y, m, of_month;

			day_to_civil(day, &y, &m, &of_month);
			assert_true(y == year && m == month && of_month == d);
			assert_int_equal(day_from_civil(y, m, d), day);
			day_format(day, text);
			assert_true(day_parse(text, &again) && again == day);
			assert_int_equal(day_weekday(day), weekday);
			weekday = (weekday + 1) % 7;
		}
	}
}

static void a_day_begins_at_midnight(void **state)
{
	int64_t day;

	(void)state;
	assert_true(day_parse("2026-11-22", &day));
	assert_int_equal(time_day(day * DAY_SECONDS), day);
	assert_int_equal(time_day(day * DAY_SECONDS - 1), day - 1);
	assert_int_equal(time_day(day * DAY_SECONDS + DAY_SECONDS - 1), day);
	assert_int_equal(time_day(-1), -1);
	assert_int_equal(time_day(0), 0);
	assert_int_equal(time_day(-DAY_SECONDS), -1);
	assert_int_equal(time_day(-DAY_SECONDS - 1), -2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_are_read),
		cmocka_unit_test(months_are_read),
		cmocka_unit_test(times_of_day_are_read),
		cmocka_unit_test(every_day_of_eleven_centuries),
		cmocka_unit_test(a_day_begins_at_midnight),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
