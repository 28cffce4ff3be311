/* contract.yaml: the duties of deals (D1 to D13) as they are shipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "deadline_text.h"
#include "rules/day.h"
#include "rules/duty_book.h"
#include "shipped_rules.h"
#include "table.h"

static struct arena arena = ARENA_INIT;
static struct duty_book contract;
static struct calendar calendar;

static int setup(void **state)
{
	const struct node *rules, *year;
	struct err err;

	(void)state;
	rules = shipped_file(&arena, "contract.yaml", &err);
	year = shipped_file(&arena, "calendar/2026.yaml", &err);
	if (!rules || !year ||
	    !duty_book_parse(&arena, rules, SUBJECT_BIT(SUBJECT_DEAL),
			     &contract, &err) ||
	    !calendar_parse(&calendar, &arena, year, &err))
		fail_msg("%s", err.text);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* "within=3 days": what a site sets for a duty that is off. */
static void set_within(struct duty *duty, const char *fields)
{
	const char *within = strstr(fields, "within=");

	if (!within || !duty->off)
		return;
	duty->within = (struct duration){ atoi(within + strlen("within=")),
					  UNIT_DAY };
	duty->off = false;
}

static void duty_case(const struct table_case *row)
{
	char events_text[1024], text[DEADLINE_TEXT_SIZE];
	const char *name = table_cell(row, "duty");
	struct duty_version version = contract.versions[0];
	struct duty_book book = { .versions = &version, .count = 1 };
	struct duty duties[32];
	struct deadline_event events[DEADLINE_TEXT_EVENTS];
	struct deadline_facts facts = { .events = events,
					.planned = INT64_MIN,
					.field = deadline_text_field,
					.subject = table_cell(row, "fields") };
	struct deadline_slots slots = { 0 };
	struct err err;

	assert_true(version.count <= 32);
	memcpy(duties, version.duties,
	       (size_t)version.count * sizeof(duties[0]));
	version.duties = duties;
	for (int i = 0; i < version.count; i++)
		if (strcmp(duties[i].name, name) == 0)
			set_within(&duties[i], table_cell(row, "fields"));
	snprintf(events_text, sizeof(events_text), "%s",
		 table_cell(row, "events"));
	facts.count = deadline_text_events(events_text, events);
	if (!deadline_slots(&book, SUBJECT_DEAL, &facts, &calendar,
			    table_day(row, "today"), DEADLINE_ALL, &slots,
			    &err))
		fail_msg("%s: %s", row->place, err.text);
	deadline_text_slots(text, &slots, name);
	table_expect(row, "slots", text);
	deadline_slots_free(&slots);
}

#define TABLE(name) \
	static void test_##name(void **state) \
	{ \
		(void)state; \
		table_run(#name, duty_case); \
	}
TABLE(D1)
TABLE(D2)
TABLE(D3)
TABLE(D4)
TABLE(D5)
TABLE(D6)
TABLE(D7)
TABLE(D8)
TABLE(D9)
TABLE(D10)
TABLE(D11)
TABLE(D12)
TABLE(D13)

static int cases;

static void points_case(const struct table_case *row)
{
	const char *const owners[] = { "rep", "agent", "staff", "" };
	const struct duty_version *version = &contract.versions[0];
	const char *name = table_cell(row, "duty");
	const struct duty *found = NULL;

	for (int i = 0; i < version->count; i++)
		if (strcmp(version->duties[i].name, name) == 0)
			found = &version->duties[i];
	cases++;
	assert_non_null(found);
	table_expectf(row, "points", "%d", found->points);
	table_expect(row, "owner", owners[found->owner]);
}

/* Every duty is in the table: notify_pickup stands in the file twice. */
static void test_D17(void **state)
{
	(void)state;
	table_run("D17", points_case);
	assert_int_equal(cases + 1, contract.versions[0].count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_D1),  cmocka_unit_test(test_D2),
		cmocka_unit_test(test_D3),  cmocka_unit_test(test_D4),
		cmocka_unit_test(test_D5),  cmocka_unit_test(test_D6),
		cmocka_unit_test(test_D7),  cmocka_unit_test(test_D8),
		cmocka_unit_test(test_D9),  cmocka_unit_test(test_D10),
		cmocka_unit_test(test_D11), cmocka_unit_test(test_D12),
		cmocka_unit_test(test_D13), cmocka_unit_test(test_D17),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
