#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"
#include "rules/duty.h"
#include "table.h"
#include "yaml_text.h"

static void add_words(struct buf *buf, const char *name,
		      const char *const words[])
{
	if (!words)
		return;
	buf_addf(buf, " %s", name);
	for (int i = 0; words[i]; i++)
		buf_addf(buf, "%c%s", i == 0 ? '=' : ',', words[i]);
}

static void add_duration(struct buf *buf, const char *name,
			 struct duration duration)
{
	static const char letters[] = "?mhdwWM";

	if (duration.unit != UNIT_NONE)
		buf_addf(buf, " %s=%d%c", name, duration.count,
			 letters[duration.unit]);
}

static void add_when(struct buf *buf, const struct duty *duty)
{
	for (int i = 0; i < duty->when_count; i++) {
		const struct condition *condition = &duty->when[i];

		if (condition->test == CONDITION_VALUES)
			add_words(buf, condition->field, condition->values);
		else
			buf_addf(buf, " %s:%s", condition->field,
				 condition->test == CONDITION_ANY ? "any"
								  : "none");
	}
}

/* All that is in a duty, in one line. */
static void add_duty(struct buf *buf, const struct duty *duty)
{
	static const char *const owners[] = { "rep", "agent", "staff",
					      "nobody" };

	buf_addf(buf, "%s %s", subject_names[duty->subject], duty->name);
	add_when(buf, duty);
	add_words(buf, "after", duty->after);
	if (duty->until)
		buf_addf(buf, " until=%s", duty->until);
	add_duration(buf, "expected", duty->expected);
	add_duration(buf, "within", duty->within);
	add_duration(buf, "before", duty->before);
	for (int i = 0; i < duty->steps_count; i++) {
		buf_addf(buf, " %d", duty->steps[i].count);
		add_duration(buf, "in", duty->steps[i].within);
	}
	add_duration(buf, "every", duty->every);
	add_duration(buf, "from", duty->from);
	buf_add_text(buf, duty->roll ? " roll" : "");
	add_words(buf, "done", duty->done);
	add_words(buf, "stops", duty->stops);
	buf_addf(buf, " %s", owners[duty->owner]);
	if (duty->points)
		buf_addf(buf, " points=%d", duty->points);
	buf_add_text(buf, duty->off ? " off" : "");
	if (duty_needs_calendar(duty, 1))
		buf_add_text(buf, " calendar");
}

/* The duty of a case is the one element of a list: its map begins in column 3
 * of line 1. */
static void duty_case(const struct table_case *row)
{
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT, out = BUF_INIT, errors = BUF_INIT;
	const struct duty *duties;
	const struct node *root;
	struct err err = { "" };
	int count;

	buf_addf(&text, "- %s", table_cell(row, "duty"));
	root = yaml_text_load(&arena, text.data, &err);
	if (root && duty_parse(&arena, root, 7, &duties, &count, &err)) {
		assert_int_equal(count, 1);
		assert_int_equal(duties[0].effective, 7);
		add_duty(&out, &duties[0]);
	}
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "meaning", out.data ? out.data : "");
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&text);
	buf_free(&out);
	buf_free(&errors);
	arena_free(&arena);
}

static void the_grammar(void **state)
{
	(void)state;
	table_run("duty", duty_case);
}

static void what_goes_wrong(void **state)
{
	(void)state;
	table_run("duty_errors", duty_case);
}

/* The events that a subject knows, as the table says, and no others. */
static void events_case(const struct table_case *row)
{
	const char *subject = table_cell(row, "subject");
	struct buf out = BUF_INIT;
	int i = 0;

	while (strcmp(subject_names[i], subject) != 0)
		i++;
	add_words(&out, "is", duty_events((enum subject)i));
	table_expect(row, "events", out.data + 4);
	buf_free(&out);
}

static void events_of_subjects(void **state)
{
	(void)state;
	table_run("duty_events", events_case);
}

static void lists_of_duties(void **state)
{
	struct arena arena = ARENA_INIT;
	const struct duty *duties;
	struct err err = { "" };
	int count = 9;

	(void)state;
	assert_true(duty_parse(&arena, yaml_text_load(&arena, "[]", &err), 0,
			       &duties, &count, &err));
	assert_int_equal(count, 0);
	assert_false(duty_parse(&arena, yaml_text_load(&arena, "a: b", &err), 0,
				&duties, &count, &err));
	assert_string_equal(err.text, "f:1:1: must be a list of duties");
	arena_free(&arena);
}

/* T6 */
static void version_on_a_day(void **state)
{
	const struct duty_version versions[] = { { .effective = 10 },
						 { .effective = 20 } };
	const struct duty_book book = { .versions = versions, .count = 2 };

	(void)state;
	assert_null(duty_version_on(&book, 9));
	assert_ptr_equal(duty_version_on(&book, 10), &versions[0]);
	assert_ptr_equal(duty_version_on(&book, 19), &versions[0]);
	assert_ptr_equal(duty_version_on(&book, 20), &versions[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_grammar),
		cmocka_unit_test(what_goes_wrong),
		cmocka_unit_test(events_of_subjects),
		cmocka_unit_test(lists_of_duties),
		cmocka_unit_test(version_on_a_day),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
