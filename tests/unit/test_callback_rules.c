#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/callback_rules.h"
#include "rules/day.h"
#include "table.h"
#include "yaml_text.h"

/* C4: the methods with the outcomes that count, one word for each. */
static void add_counts(struct buf *buf, int counts)
{
	for (int method = 0; method_names[method]; method++)
		for (int outcome = 0; outcome_names[outcome]; outcome++)
			if (counts & CALLBACK_BIT(method, outcome))
				buf_addf(buf, " %s-%s", method_names[method],
					 outcome_names[outcome]);
}

static void callback_case(const struct table_case *row)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT, errors = BUF_INIT;
	struct callback_book book;
	const struct duty_version *duties;
	struct err err = { "" };
	int64_t day = table_day(row, "day");
	const struct node *root = yaml_text_load(&arena,
						 table_cell(row, "yaml"), &err);

	if (root && callback_parse(&arena, root, &book, &err)) {
		duties = duty_version_on(&book.duties, day);
		buf_addf(&out, "%d", duties ? duties->count : -1);
		add_counts(&out, callback_counts_on(&book, day));
		buf_add_text(&out,
			     book.duties.needs_calendar ? " calendar" : "");
	}
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "counts", out.data ? out.data : "");
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&out);
	buf_free(&errors);
	arena_free(&arena);
}

static void callback_files(void **state)
{
	(void)state;
	table_run("callback_rules", callback_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(callback_files),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
