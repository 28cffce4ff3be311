#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/yaml_file.h"
#include "rules/day.h"
#include "table.h"
#include "years.h"

static struct years years;

static const char *data_folder(void)
{
	const char *folder = getenv("TESTS_DATA");

	return folder ? folder : "tests/data";
}

static void version_case(const struct table_case *row)
{
	static const char *const answers[] = { "no", "yes", "-" };

	table_expect(
		row, "working",
		answers[calendar_workday(&years.calendar, table_day(row, "day"),
					 table_day(row, "asof"))]);
}

static void t4_versions(void **state)
{
	char folder[512];

	(void)state;
	snprintf(folder, sizeof(folder), "%s/calendar", data_folder());
	assert_true(years_load(&years, folder));
	table_run("T4_versions", version_case);
	years_free(&years);
}

static void no_calendar_knows_nothing(void **state)
{
	const struct calendar none = { NULL, 0 };

	(void)state;
	assert_int_equal(calendar_workday(&none, 0, 0), WORKDAY_UNKNOWN);
}

static const struct node *load_text(struct arena *arena, const char *text,
				    struct err *err)
{
	char path[] = "/tmp/test_calendar.XXXXXX";
	int descriptor = mkstemp(path);
	FILE *file = fdopen(descriptor, "w");
	const struct node *node;

	fputs(text, file);
	fclose(file);
	node = yaml_file_load(arena, path, "f", err);
	unlink(path);
	return node;
}

static void error_case(const struct table_case *row)
{
	struct calendar calendar = { NULL, 0 };
	struct arena arena = ARENA_INIT;
	struct err err = { "" };
	const struct node *file = load_text(&arena, table_cell(row, "yaml"),
					    &err);
	bool good = file && calendar_parse(&calendar, &arena, file, &err);

	table_expect(row, "error", err.text);
	if (good != (err.text[0] == '\0'))
		fail_msg("%s: good although wrong, or wrong without a word",
			 row->place);
	arena_free(&arena);
}

static void errors_have_their_place(void **state)
{
	(void)state;
	table_run("calendar_errors", error_case);
}

static void a_version_stands_in_one_file(void **state)
{
	static const char text[] =
		"- {effective: 2026-01-01, year: 2026, holidays: []}";
	struct calendar calendar = { NULL, 0 };
	struct arena arena = ARENA_INIT;
	struct err err;
	const struct node *file = load_text(&arena, text, &err);

	(void)state;
	assert_non_null(file);
	assert_true(calendar_parse(&calendar, &arena, file, &err));
	assert_false(calendar_parse(&calendar, &arena, file, &err));
	assert_string_equal(err.text,
			    "f:1:3: another file has a version of 2026 with "
			    "this 'effective'");
	arena_free(&arena);
}

/* A file of an earlier year, or with an older version, may be read later. */
static void files_come_in_any_order(void **state)
{
	static const char *const texts[] = {
		"- {effective: 2026-03-01, year: 2026, holidays: []}",
		"- {effective: 2025-01-01, year: 2025, holidays: []}",
		"- {effective: 2027-01-01, year: 2027, holidays: []}",
		"- {effective: 2026-01-01, year: 2026, holidays: []}",
	};
	static const int years_sorted[] = { 2025, 2026, 2026, 2027 };
	struct calendar calendar = { NULL, 0 };
	struct arena arena = ARENA_INIT;
	struct err err;

	(void)state;
	for (int i = 0; i < 4; i++)
		assert_true(calendar_parse(&calendar, &arena,
					   load_text(&arena, texts[i], &err),
					   &err));
	assert_int_equal(calendar.count, 4);
	for (int i = 0; i < 4; i++)
		assert_int_equal(calendar.years[i].year, years_sorted[i]);
	assert_true(calendar.years[1].effective < calendar.years[2].effective);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(t4_versions),
		cmocka_unit_test(no_calendar_knows_nothing),
		cmocka_unit_test(errors_have_their_place),
		cmocka_unit_test(a_version_stands_in_one_file),
		cmocka_unit_test(files_come_in_any_order),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
