#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules/score_rules.h"
#include "table.h"
#include "yaml_text.h"

static void add_rules(struct buf *buf, const struct score_rules *rules)
{
	if (!rules) {
		buf_add_text(buf, "none");
		return;
	}
	buf_add_text(buf, rules->counts_subscribed ? "subscribed"
						   : "contract_signed");
	for (int i = 0; i < SCORE_ITEMS; i++)
		buf_addf(buf, " %d", (int)rules->points[i]);
	buf_addf(buf, " /%d last %d", (int)rules->full_mark, rules->last_place);
}

static void score_case(const struct table_case *row)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT, errors = BUF_INIT;
	struct score_book book;
	struct err err = { "" };
	const struct node *root = yaml_text_load(&arena,
						 table_cell(row, "yaml"), &err);

	if (root && score_parse(&arena, root, &book, &err))
		add_rules(&out, score_rules_on(&book, table_day(row, "day")));
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "rules", out.data ? out.data : "");
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&out);
	buf_free(&errors);
	arena_free(&arena);
}

static void score_files(void **state)
{
	(void)state;
	table_run("score_rules", score_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(score_files),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
