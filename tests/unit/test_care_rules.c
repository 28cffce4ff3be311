/* care.yaml: the care calendar (A1 to A10) and the owner stages (A11), as they
 * are shipped, and what a reader makes of others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "deadline_text.h"
#include "rules/care_rules.h"
#include "rules/day.h"
#include "shipped_rules.h"
#include "table.h"
#include "yaml_text.h"

#define DEALS_MAX 8

static struct arena arena = ARENA_INIT;
static struct care_book care;

static int setup(void **state)
{
	const struct node *root;
	struct err err;

	(void)state;
	root = shipped_file(&arena, "care.yaml", &err);
	if (!root || !care_parse(&arena, root, &care, &err))
		fail_msg("%s", err.text);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

static void add_bound(struct buf *out, struct duration bound)
{
	buf_addf(out, " %d %s", bound.count,
		 bound.unit == UNIT_MONTH  ? "months"
		 : bound.unit == UNIT_WEEK ? "weeks"
					   : "days");
}

static void file_case(const struct table_case *row)
{
	struct arena memory = ARENA_INIT;
	struct buf out = BUF_INIT, errors = BUF_INIT;
	const struct owner_bounds *bounds;
	struct care_book book;
	struct err err = { "" };
	const struct node *root = yaml_text_load(&memory,
						 table_cell(row, "yaml"), &err);

	if (root && care_parse(&memory, root, &book, &err)) {
		bounds = care_stages_on(&book, table_day(row, "day"));
		buf_addf(&out, "%d", book.count);
		if (bounds) {
			add_bound(&out, bounds->settling);
			add_bound(&out, bounds->stable);
		}
	}
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "stages", out.data ? out.data : "");
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&out);
	buf_free(&errors);
	arena_free(&memory);
}

static void test_files(void **state)
{
	(void)state;
	table_run("care_rules", file_case);
}

static enum subject subject_of(const struct table_case *row)
{
	int subject = 0;

	while (strcmp(subject_names[subject], table_cell(row, "subject")) != 0)
		assert_non_null(subject_names[++subject]);
	return (enum subject)subject;
}

static void duty_case(const struct table_case *row)
{
	char events_text[1024], plan[64], text[DEADLINE_TEXT_SIZE];
	struct deadline_event events[DEADLINE_TEXT_EVENTS];
	struct deadline_facts facts = { .events = events };
	struct deadline_slots slots = { 0 };
	struct calendar none = { NULL, 0 };
	struct err err;

	snprintf(events_text, sizeof(events_text), "%s",
		 table_cell(row, "events"));
	snprintf(plan, sizeof(plan), "%s", table_cell(row, "planned"));
	facts.count = deadline_text_events(events_text, events);
	deadline_text_plan(plan, &facts);
	if (!deadline_slots(&care.duties, subject_of(row), &facts, &none,
			    table_day(row, "today"), DEADLINE_ALL, &slots,
			    &err))
		fail_msg("%s: %s", row->place, err.text);
	deadline_text_slots(text, &slots, table_cell(row, "duty"));
	table_expect(row, "slots", text);
	deadline_slots_free(&slots);
}

#define TABLE(name) \
	static void test_##name(void **state) \
	{ \
		(void)state; \
		table_run(#name, duty_case); \
	}
TABLE(A1)
TABLE(A2)
TABLE(A3)
TABLE(A4)
TABLE(A5)
TABLE(A6)
TABLE(A7)
TABLE(A8)
TABLE(A9)
TABLE(A10)

/* The word after "name=" as a day, or NONE. */
static int64_t day_after(const char *text, const char *name)
{
	const char *found = strstr(text, name);
	char word[DAY_TEXT];
	int64_t day = NONE;

	if (!found)
		return NONE;
	snprintf(word, sizeof(word), "%s", found + strlen(name));
	assert_true(day_parse(word, &day));
	return day;
}

/* "subscribed=2024-05-01 signed=2024-05-06; ..." */
static int read_deals(const char *text, struct owner_deal *deals)
{
	char copy[512], *rest = copy, *part;
	int count = 0;

	snprintf(copy, sizeof(copy), "%s", text);
	while ((part = strsep(&rest, ";"))) {
		if (!*part)
			continue;
		deals[count++] = (struct owner_deal){
			.subscribed_on = day_after(part, "subscribed="),
			.signed_on = day_after(part, "signed="),
			.handed_over_on = day_after(part, "handed_over="),
			.voided_on = day_after(part, "voided="),
		};
	}
	return count;
}

static void stage_case(const struct table_case *row)
{
	struct owner_deal deals[DEALS_MAX];
	int count = read_deals(table_cell(row, "deals"), deals);
	int64_t day = table_day(row, "day");
	struct owner_standing standing =
		owner_stage_on(deals, count, care_stages_on(&care, day), day);
	char since[DAY_TEXT] = "";

	if (standing.since != NONE)
		day_format(standing.since, since);
	table_expect(row, "stage", owner_stage_names[standing.stage]);
	table_expect(row, "since", since);
	table_expectf(row, "count", "%d", standing.deals);
}

static void test_A11(void **state)
{
	(void)state;
	table_run("A11", stage_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_files), cmocka_unit_test(test_A1),
		cmocka_unit_test(test_A2),    cmocka_unit_test(test_A3),
		cmocka_unit_test(test_A4),    cmocka_unit_test(test_A5),
		cmocka_unit_test(test_A6),    cmocka_unit_test(test_A7),
		cmocka_unit_test(test_A8),    cmocka_unit_test(test_A9),
		cmocka_unit_test(test_A10),   cmocka_unit_test(test_A11),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
