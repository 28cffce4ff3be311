#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/value.h"
#include "rules/day.h"
#include "table.h"

static void set_machine(const char *zone)
{
	if (*zone)
		setenv("TZ", zone, 1);
	else
		unsetenv("TZ");
	tzset();
}

static void zone_case(const struct table_case *row)
{
	char text[TIME_TEXT];

	set_machine(table_cell(row, "machine"));
	assert_true(clock_set_zone(table_cell(row, "zone")));
	time_format(clock_from_universal(table_time(row, "universal")), text);
	table_expect(row, "wall", text);
	time_format(clock_to_universal(table_time(row, "wall")), text);
	table_expect(row, "universal", text);
}

static void t1_the_office_has_one_zone(void **state)
{
	(void)state;
	table_run("T1", zone_case);
}

static void elapsed_case(const struct table_case *row)
{
	assert_true(clock_set_zone(table_cell(row, "zone")));
	table_expectf(row, "seconds", "%lld",
		      (long long)clock_elapsed(table_time(row, "from"),
					       table_time(row, "to")));
}

static void t4_minutes_are_real_time(void **state)
{
	(void)state;
	table_run("T4_elapsed", elapsed_case);
}

/* What was learnt about the zone by earlier questions changes no answer. */
static void elapsed_has_no_memory(void **state)
{
	int64_t start = day_from_civil(2025, 1, 1) * INT64_C(86400);
	unsigned seed = 7;

	(void)state;
	assert_true(clock_set_zone("Europe/Berlin"));
	for (int i = 0; i < 20000; i++) {
		int64_t from, to;

		seed = seed * 1103515245 + 12345;
		from = start + (int64_t)(seed % 94608000U);
		seed = seed * 1103515245 + 12345;
		to = from + (int64_t)(seed % 200000) - 100000;
		assert_int_equal(clock_elapsed(from, to),
				 clock_to_universal(to) -
					 clock_to_universal(from));
	}
}

static void name_case(const struct table_case *row)
{
	assert_true(clock_set_zone("UTC"));
	table_expect(row, "is",
		     clock_set_zone(table_cell(row, "name")) ? "yes" : "no");
}

static void zones_are_known_by_name(void **state)
{
	(void)state;
	table_run("zone", name_case);
}

static void a_wrong_name_changes_nothing(void **state)
{
	(void)state;
	assert_true(clock_set_zone("Asia/Shanghai"));
	assert_false(clock_set_zone("Asia/Peking"));
	assert_int_equal(clock_from_universal(0), 28800);
}

static void now_is_the_machines_clock(void **state)
{
	time_t before = time(NULL);
	int64_t now;

	(void)state;
	assert_true(clock_set_zone("Asia/Shanghai"));
	now = clock_now();
	assert_in_range(now - 28800, (uintmax_t)before, (uintmax_t)time(NULL));
}

static jmp_buf died;
static char said[256];

static void note_death(int status, const char *message)
{
	snprintf(said, sizeof(said), "%d %s", status, message);
	longjmp(died, 1);
}

/* Runs first, while no zone was told. */
static void no_zone_is_a_bug(void **state)
{
	(void)state;
	die_handler = note_death;
	if (setjmp(died) == 0)
		clock_now();
	die_handler = NULL;
	assert_non_null(strstr(said, "no time zone was set"));
	assert_memory_equal(said, "70 ", 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_zone_is_a_bug),
		cmocka_unit_test(t1_the_office_has_one_zone),
		cmocka_unit_test(t4_minutes_are_real_time),
		cmocka_unit_test(elapsed_has_no_memory),
		cmocka_unit_test(zones_are_known_by_name),
		cmocka_unit_test(a_wrong_name_changes_nothing),
		cmocka_unit_test(now_is_the_machines_clock),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
