#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/die.h"
#include "office/rulebook.h"
#include "rules/day.h"

static char folder[64];
static struct office office;

/* How the command ended. */
static jmp_buf died;
static int died_status;
static char died_message[1024];

__attribute__((noreturn)) static void note_death(int status,
						 const char *message)
{
	died_status = status;
	snprintf(died_message, sizeof(died_message), "%s", message);
	longjmp(died, 1);
}

/* Runs the call; fails unless it ends the command with 78 and this message, in
 * which @ stands for the folder. */
#define ASSERT_DIES(call, message) \
	do { \
		if (setjmp(died) == 0) { \
			(void)(call); \
			fail_msg("%s did not die", #call); \
		} \
		assert_int_equal(died_status, 78); \
		assert_message(message); \
	} while (0)

static void assert_message(const char *message)
{
	char expected[1024];

	assert_int_equal(message[0], '@');
	snprintf(expected, sizeof(expected), "%s%s", folder, message + 1);
	assert_string_equal(died_message, expected);
}

static void write_rules(const char *name, const char *text)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void remove_rules(const char *name)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	remove(path);
}

static int begin(void **state)
{
	(void)state;
	memset(&office, 0, sizeof(office));
	snprintf(folder, sizeof(folder), "/tmp/test_rulebook.XXXXXX");
	office.rules_folder = mkdtemp(folder);
	die_handler = note_death;
	return office.rules_folder ? 0 : -1;
}

static int end(void **state)
{
	static const char *const names[] = {
		"office.yaml",	   "protection.yaml",
		"callback.yaml",   "recycle.yaml",
		"calendar/2.yaml", "calendar/1.yaml",
		"calendar",	   ""
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		remove_rules(names[i]);
	arena_free(&office.arena);
	return 0;
}

static void missing_files(void **state)
{
	(void)state;
	ASSERT_DIES(office_protection(&office),
		    "@/protection.yaml:1:1: No such file or directory");
	ASSERT_DIES(office_callback(&office),
		    "@/callback.yaml:1:1: No such file or directory");
	ASSERT_DIES(office_recycle_on(&office, 0),
		    "@/recycle.yaml:1:1: No such file or directory");
	ASSERT_DIES(office_closing_time(&office, 0),
		    "@/office.yaml:1:1: No such file or directory");
	/* A year without a file has no data (T4). */
	assert_int_equal(office_calendar(&office)->count, 0);
}

static void wrong_files(void **state)
{
	(void)state;
	write_rules("protection.yaml", "- effective: 2000-01-01\n  kinds: 3\n");
	ASSERT_DIES(office_protection(&office),
		    "@/protection.yaml:2:10: must be a map of 'key: value'");
	write_rules("callback.yaml", "- a: 1\n");
	ASSERT_DIES(office_callback(&office),
		    "@/callback.yaml:1:3: the key 'effective' is missing");
	write_rules("office.yaml", "- [\n");
	ASSERT_DIES(office_tell_zone(&office),
		    "@/office.yaml:2:1: while parsing a flow node, did not "
		    "find expected node content");
}

/* T6; R2 */
static void closing_time_of_a_day(void **state)
{
	const int64_t first = day_from_civil(2026, 1, 5);
	const int64_t second = day_from_civil(2026, 3, 1);

	(void)state;
	write_rules("office.yaml",
		    "- effective: 2026-03-01\n  timezone: Asia/Shanghai\n"
		    "  closing_time: 19:00\n"
		    "- effective: 2026-01-05\n  timezone: Etc/UTC\n"
		    "  closing_time: 18:00\n");
	assert_int_equal(office_closing_time(&office, first), 18 * 3600);
	assert_int_equal(office_closing_time(&office, second - 1), 18 * 3600);
	assert_int_equal(office_closing_time(&office, second), 19 * 3600);
	ASSERT_DIES(office_closing_time(&office, first - 1),
		    "@/office.yaml:4:14: no version is in force on 2026-01-04");
	/* T1: the newest version's. */
	assert_string_equal(rulebook_timezone(office.rules), "Asia/Shanghai");
}

static void zone_that_is_not_there(void **state)
{
	(void)state;
	write_rules("office.yaml",
		    "- effective: 2026-01-01\n  timezone: Asia/Nowhere\n"
		    "  closing_time: 18:00\n");
	ASSERT_DIES(office_tell_zone(&office),
		    "@/office.yaml:1:1: this system has no time zone "
		    "'Asia/Nowhere'");
}

static void protection_of_a_day(void **state)
{
	const int64_t first = day_from_civil(2026, 1, 1);
	const struct protection_rules *rules;

	(void)state;
	write_rules("protection.yaml",
		    "- effective: 2026-01-01\n"
		    "  kinds:\n"
		    "    onsite: {periods: [1 day], record_within: 0 days}\n"
		    "    channel: {periods: [2 days], record_within: 0 days}\n"
		    "    brokerage: {periods: [3 days], record_ahead: 1 hour}\n"
		    "    referrer: {periods: [4 days], record_ahead: 1 hour}\n"
		    "    ecommerce: {periods: [5 days], starts: report}\n");
	rules = office_protection_on(&office, first);
	assert_int_equal(rules->kinds[KIND_REFERRER].periods[0].count, 4);
	assert_ptr_equal(office_protection_on(&office, first), rules);
	ASSERT_DIES(office_protection_on(&office, first - 1),
		    "@/protection.yaml:1:14: no version is in force on "
		    "2025-12-31");
}

static void calendars_are_read_when_needed(void **state)
{
	struct duty_book duties = { .needs_calendar = false };
	char path[128];

	(void)state;
	snprintf(path, sizeof(path), "%s/calendar", folder);
	mkdir(path, 0700);
	write_rules("calendar/2.yaml",
		    "- {effective: 2026-01-01, year: 2026, holidays: []}");
	assert_int_equal(office_duty_calendar(&office, &duties)->count, 0);
	duties.needs_calendar = true;
	assert_int_equal(office_duty_calendar(&office, &duties)->count, 1);
	assert_int_equal(office_calendar(&office)->count, 1);
}

static void calendars_come_by_name(void **state)
{
	char path[128];

	(void)state;
	snprintf(path, sizeof(path), "%s/calendar", folder);
	mkdir(path, 0700);
	write_rules("calendar/2.yaml",
		    "- {effective: 2026-01-01, year: 2026, holidays: []}");
	write_rules("calendar/1.yaml",
		    "- {effective: 2026-01-01, year: 2026, holidays: []}");
	ASSERT_DIES(office_calendar(&office),
		    "@/calendar/2.yaml:1:3: another file has a version of "
		    "2026 with this 'effective'");
}

static void a_calendar_that_is_no_folder(void **state)
{
	(void)state;
	write_rules("calendar", "");
	ASSERT_DIES(office_calendar(&office),
		    "@/calendar:1:1: Not a directory");
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(missing_files),
		TEST(wrong_files),
		TEST(closing_time_of_a_day),
		TEST(zone_that_is_not_there),
		TEST(protection_of_a_day),
		TEST(calendars_are_read_when_needed),
		TEST(calendars_come_by_name),
		TEST(a_calendar_that_is_no_folder),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
