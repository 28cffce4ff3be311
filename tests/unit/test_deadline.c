/* The deadline engine on the tables of C1-C7, T6 and the whole grammar of
 * duties.  The duties of a case are those of rules/callback.yaml, or a book of
 * tests/data/deadline.yaml. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "base/yaml_file.h"
#include "deadline_text.h"
#include "rules/callback_rules.h"
#include "rules/day.h"
#include "rules/deadline.h"
#include "shipped_rules.h"
#include "table.h"

static struct arena arena = ARENA_INIT;
static struct calendar calendar;
static struct callback_book callback;
static const struct node *books;

static int setup(void **state)
{
	const char *folder = getenv("TESTS_DATA");
	const struct node *rules, *year;
	char path[512];
	struct err err;

	(void)state;
	snprintf(path, sizeof(path), "%s/deadline.yaml",
		 folder ? folder : "tests/data");
	books = yaml_file_load(&arena, path, "deadline.yaml", &err);
	rules = shipped_file(&arena, "callback.yaml", &err);
	year = shipped_file(&arena, "calendar/2026.yaml", &err);
	if (!books || !rules || !year ||
	    !callback_parse(&arena, rules, &callback, &err) ||
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

/* A book of deadline.yaml: a list of versions. */
static struct duty_book book_of(const char *name)
{
	const struct node *list = node_find(books, name);
	struct duty_version *versions;
	struct err err;

	if (!*name)
		return callback.duties;
	if (!list)
		fail_msg("no book %s", name);
	versions = arena_alloc(&arena, (size_t)list->count * sizeof(*versions));
	for (int i = 0; i < list->count; i++) {
		const struct node *version = &list->members[i];

		day_parse(node_find(version, "effective")->text,
			  &versions[i].effective);
		if (!duty_parse(&arena, node_find(version, "duties"),
				versions[i].effective, &versions[i].duties,
				&versions[i].count, &err))
			fail_msg("%s", err.text);
	}
	return (struct duty_book){ .versions = versions, .count = list->count };
}

/* What DEADLINE_TODO leaves of it. */
static void check_todo(const struct table_case *row,
		       const struct duty_book *book,
		       const struct deadline_facts *facts, int64_t today)
{
	struct deadline_slots slots = { 0 };
	struct err err;
	char text[DEADLINE_TEXT_SIZE];

	if (!deadline_slots(book, SUBJECT_LEAD, facts, &calendar, today,
			    DEADLINE_TODO, &slots, &err))
		fail_msg("%s: %s", row->place, err.text);
	deadline_text_slots(text, &slots, NULL);
	table_expect(row, "todo", text);
	deadline_slots_free(&slots);
}

static void run_case(const struct table_case *row)
{
	struct duty_book book = book_of(table_cell(row, "book"));
	char events_text[1024], planned[64], text[DEADLINE_TEXT_SIZE];
	struct deadline_event events[DEADLINE_TEXT_EVENTS];
	struct deadline_facts facts = { .events = events,
					.planned = NONE,
					.field = deadline_text_field,
					.subject = table_cell(row, "fields") };
	struct deadline_slots slots = { 0 };
	int64_t today = table_day(row, "today");
	struct err err;

	snprintf(events_text, sizeof(events_text), "%s",
		 table_cell(row, "events"));
	facts.count = deadline_text_events(events_text, events);
	snprintf(planned, sizeof(planned), "%s", table_cell(row, "planned"));
	deadline_text_plan(planned, &facts);
	if (deadline_slots(&book, book.versions[0].duties[0].subject, &facts,
			   &calendar, today, DEADLINE_ALL, &slots, &err))
		deadline_text_slots(text, &slots, NULL);
	else
		snprintf(text, sizeof(text), "error: %s", err.text);
	table_expect(row, "slots", text);
	deadline_slots_free(&slots);
	if (!*table_cell(row, "book"))
		check_todo(row, &book, &facts, today);
}

static void expect_todo(const struct table_case *row, const struct duty *duty,
			const struct deadline_count *count, int64_t today)
{
	struct deadline_slots slots = { 0 };
	struct deadline_slot slot;
	char text[DEADLINE_TEXT_SIZE];
	struct err err;

	switch (deadline_todo(duty, count, &calendar, today, &slot, &err)) {
	case DEADLINE_FOUND: deadline_slots_add(&slots, &slot); break;
	case DEADLINE_ERROR:
		table_expectf(row, "todo", "error: %s", err.text);
		return;
	default: break;
	}
	deadline_text_slots(text, &slots, NULL);
	table_expect(row, "todo", text);
	deadline_slots_free(&slots);
}

static void expect_missed(const struct table_case *row,
			  const struct deadline_made *made)
{
	struct deadline_slots slots = { 0 };
	char text[DEADLINE_TEXT_SIZE];
	struct err err;

	if (deadline_missed(made, &calendar, table_day(row, "first"),
			    table_day(row, "last"), &slots, &err))
		deadline_text_slots(text, &slots, NULL);
	else
		snprintf(text, sizeof(text), "error: %s", err.text);
	table_expect(row, "missed", text);
	deadline_slots_free(&slots);
}

static void run_short(const struct table_case *row)
{
	struct duty_book book = book_of(table_cell(row, "book"));
	const struct duty *duty = &book.versions[0].duties[0];
	int64_t made = table_day(row, "made"), since = table_day(row, "since");
	bool done = made != NONE;

	expect_todo(row, duty,
		    &(struct deadline_count){
			    .since_at = since * DAY_SECONDS,
			    .made = done,
			    .last_at = done ? made * DAY_SECONDS : NONE },
		    table_day(row, "today"));
	expect_missed(row, &(struct deadline_made){ .duty = duty,
						    .since = since,
						    .ended_on = NONE,
						    .days = &made,
						    .count = done });
}

static void test_short(void **state)
{
	(void)state;
	table_run("deadline_short", run_short);
}

#define TABLE(name) \
	static void test_##name(void **state) \
	{ \
		(void)state; \
		table_run(#name, run_case); \
	}
TABLE(C1)
TABLE(C2)
TABLE(C3)
TABLE(C5)
TABLE(T6)
TABLE(deadline)

static void run_c4(const struct table_case *row)
{
	int method = 0, outcome = 0;

	while (strcmp(method_names[method], table_cell(row, "method")) != 0)
		assert_non_null(method_names[++method]);
	while (strcmp(outcome_names[outcome], table_cell(row, "outcome")) != 0)
		assert_non_null(outcome_names[++outcome]);
	table_expect(row, "counts",
		     callback_counts_on(&callback, table_day(row, "on")) &
				     CALLBACK_BIT(method, outcome)
			     ? "yes"
			     : "no");
}

static void test_C4(void **state)
{
	(void)state;
	table_run("C4", run_c4);
}

/* The misses of a history, as C6 costs them and C7 settles them. */
static int misses(const char *history, int64_t today, char *keys, size_t size)
{
	char text[1024];
	struct deadline_event events[DEADLINE_TEXT_EVENTS];
	struct deadline_facts facts = { .events = events, .planned = NONE };
	struct deadline_slots slots = { 0 };
	struct err err;
	int points = 0;
	size_t used = 0;

	snprintf(text, sizeof(text), "%s", history);
	facts.count = deadline_text_events(text, events);
	while (facts.count && time_day(events[facts.count - 1].at) > today)
		facts.count--;
	keys[0] = '\0';
	assert_true(deadline_slots(&callback.duties, SUBJECT_LEAD, &facts,
				   &calendar, today, DEADLINE_ALL, &slots,
				   &err));
	for (int i = 0; i < slots.count; i++) {
		const struct deadline_slot *slot = &slots.slots[i];
		char since[DAY_TEXT];

		if (slot->done_on != NONE || slot->due_on >= today)
			continue;
		points += slot->duty->points;
		day_format(slot->since, since);
		used += (size_t)snprintf(keys + used, size - used, "%s%s#%d",
					 used ? "; " : "", since, slot->number);
	}
	deadline_slots_free(&slots);
	return points;
}

static void run_c6(const struct table_case *row)
{
	char keys[1024];

	table_expectf(row, "points", "%d",
		      misses(table_cell(row, "events"), table_day(row, "today"),
			     keys, sizeof(keys)));
	table_expect(row, "missed", keys);
}

static void test_C6(void **state)
{
	(void)state;
	table_run("C6", run_c6);
}

/* C7: what a waiver names (since, slot) stays the same miss whatever comes
 * later: the misses of an earlier day begin those of a later one. */
static void run_c7(const struct table_case *row)
{
	char before[1024], after[1024];

	misses(table_cell(row, "events"), table_day(row, "today"), before,
	       sizeof(before));
	misses(table_cell(row, "events"), table_day(row, "later"), after,
	       sizeof(after));
	table_expect(row, "missed", before);
	table_expect(row, "missed_later", after);
	assert_memory_equal(before, after, strlen(before));
}

static void test_C7(void **state)
{
	(void)state;
	table_run("C7", run_c7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_C1),	 cmocka_unit_test(test_C2),
		cmocka_unit_test(test_C3),	 cmocka_unit_test(test_C4),
		cmocka_unit_test(test_C5),	 cmocka_unit_test(test_C6),
		cmocka_unit_test(test_C7),	 cmocka_unit_test(test_T6),
		cmocka_unit_test(test_deadline), cmocka_unit_test(test_short),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
