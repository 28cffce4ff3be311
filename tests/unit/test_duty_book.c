/* What a whole file of duties is asked: whether something outlives an event. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/duty_book.h"
#include "table.h"
#include "yaml_text.h"

static const char *const closed[] = { "closed", NULL };
static const char *const filed[] = { "filed", NULL };

/* The second has no end: a book that holds only the first is not asked. */
static struct duty duties[] = {
	{ .subject = SUBJECT_COMPLAINT, .after = filed, .stops = closed },
	{ .subject = SUBJECT_COMPLAINT, .after = filed },
};

static bool outlives(int versions, int count, enum subject subject)
{
	const struct duty_version version[] = {
		{ .duties = duties, .count = count },
		{ .duties = duties, .count = 2 },
	};
	const struct duty_book book = { .versions = version,
					.count = versions };

	return duty_book_outlives(&book, subject, "closed");
}

static void what_is_stopped_is_over(void **state)
{
	(void)state;
	assert_false(outlives(0, 0, SUBJECT_COMPLAINT));
	assert_false(outlives(1, 0, SUBJECT_COMPLAINT));
	assert_false(outlives(1, 1, SUBJECT_COMPLAINT));
	assert_true(outlives(1, 2, SUBJECT_COMPLAINT));
	assert_true(outlives(2, 1, SUBJECT_COMPLAINT));
	assert_false(outlives(2, 2, SUBJECT_DEAL));
}

static void what_counts_from_it_begins(void **state)
{
	(void)state;
	duties[0].after = closed;
	assert_true(outlives(1, 1, SUBJECT_COMPLAINT));
	duties[0].off = true;
	assert_false(outlives(1, 1, SUBJECT_COMPLAINT));
	duties[0].off = false;
	duties[0].after = filed;
}

static void what_some_duty_waits_for_does_it(void **state)
{
	static const char *const both[] = { "answered", "closed", NULL };
	const struct duty duty[] = { { .done = filed }, { .done = both } };
	const struct duty_version version = { .duties = duty, .count = 2 };
	const struct duty_book book = { .versions = &version, .count = 1 };

	(void)state;
	assert_true(duty_book_is_done_by(&book, "filed"));
	assert_true(duty_book_is_done_by(&book, "closed"));
	assert_false(duty_book_is_done_by(&book, "received"));
}

static void file_case(const struct table_case *row)
{
	struct arena arena = ARENA_INIT;
	struct buf errors = BUF_INIT;
	struct duty_book book;
	struct err err = { "" };
	const struct node *root = yaml_text_load(&arena,
						 table_cell(row, "yaml"), &err);

	table_expect(row, "good",
		     root && duty_book_parse(&arena, root,
					     SUBJECT_BIT(SUBJECT_COMPLAINT),
					     &book, &err)
			     ? "yes"
			     : "no");
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&errors);
	arena_free(&arena);
}

static void a_file_is_good_or_all_is_told(void **state)
{
	(void)state;
	table_run("duty_book", file_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_stopped_is_over),
		cmocka_unit_test(what_counts_from_it_begins),
		cmocka_unit_test(what_some_duty_waits_for_does_it),
		cmocka_unit_test(a_file_is_good_or_all_is_told),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
