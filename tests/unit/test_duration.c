#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"
#include "rules/duration.h"
#include "table.h"
#include "years.h"

static struct years years;

static void duration_case(const struct table_case *row)
{
	static const char *const units[] = {
		"", "minute", "hour", "day", "working day", "week", "month",
	};
	struct duration duration;

	if (!duration_parse(table_cell(row, "text"), &duration)) {
		table_expect(row, "count", "-");
		return;
	}
	table_expectf(row, "count", "%d", duration.count);
	table_expect(row, "unit", units[duration.unit]);
	if (duration_is_clock(duration))
		table_expectf(row, "seconds", "%lld",
			      (long long)duration_seconds(duration));
	else
		table_expect(row, "seconds", "");
}

static void durations_are_read(void **state)
{
	(void)state;
	table_run("duration", duration_case);
}

static void add_case(const struct table_case *row)
{
	int64_t day = table_day(row, "day"), result;
	struct duration duration;
	char text[DAY_TEXT] = "-";

	assert_true(duration_parse(table_cell(row, "duration"), &duration));
	result = duration_add(duration, (int)table_number(row, "times"), day,
			      &years.calendar, day);
	if (result != NONE)
		day_format(result, text);
	table_expect(row, "result", text);
}

static void t2_days(void **state)
{
	(void)state;
	table_run("T2", add_case);
}

static void t3_months(void **state)
{
	(void)state;
	table_run("T3", add_case);
}

static void t4_working_days(void **state)
{
	(void)state;
	table_run("T4", add_case);
}

static void roll_case(const struct table_case *row)
{
	int64_t day = table_day(row, "day");
	bool unknown = false;
	char text[DAY_TEXT];

	day_format(duration_roll(day, &years.calendar, day, &unknown), text);
	table_expect(row, "result", text);
	table_expect(row, "unknown", unknown ? "yes" : "");
}

static void t4_rolls(void **state)
{
	(void)state;
	table_run("T4_roll", roll_case);
}

/* A duration of time leaves the day as it is: it is none of days. */
static void a_day_takes_no_minutes(void **state)
{
	const struct duration duration = { 30, UNIT_MINUTE };

	(void)state;
	assert_int_equal(duration_add(duration, 1, 7, &years.calendar, 7), 7);
}

static int load(void **state)
{
	const char *rules = getenv("ANCHANG_RULES");
	char folder[512];

	(void)state;
	snprintf(folder, sizeof(folder), "%s/calendar",
		 rules ? rules : "rules");
	return years_load(&years, folder) ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	years_free(&years);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(durations_are_read),
		cmocka_unit_test(t2_days),
		cmocka_unit_test(t3_months),
		cmocka_unit_test(t4_working_days),
		cmocka_unit_test(t4_rolls),
		cmocka_unit_test(a_day_takes_no_minutes),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, load, unload);
}
