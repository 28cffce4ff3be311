/* Penalties: penalty.yaml, and how often what costs how much, by the rules as
 * they are shipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"
#include "rules/number.h"
#include "rules/penalty.h"
#include "shipped_rules.h"
#include "table.h"
#include "yaml_text.h"

static struct arena arena;
static struct penalty_version shipped;

static void add_rule(struct buf *buf, const struct penalty_rule *rule)
{
	for (const char *const *word = rule->articles; *word; word++)
		buf_addf(buf, "%s%s", buf->length ? " " : "", *word);
	for (int i = 0; i < rule->count; i++) {
		const struct penalty_time *time = &rule->times[i];

		buf_addf(buf, " %lld+%lldx%s", (long long)time->fine,
			 (long long)time->cost,
			 time->sanction == NONE
				 ? ""
				 : sanction_names[time->sanction]);
	}
}

static void file_case(const struct table_case *row)
{
	static const char *const counted[] = { "ever", "year", "month" };
	struct arena memory = ARENA_INIT;
	struct buf out = BUF_INIT, errors = BUF_INIT;
	struct penalty_book book;
	const struct penalty_version *version;
	struct err err = { "" };
	const struct node *root = yaml_text_load(&memory,
						 table_cell(row, "yaml"), &err);

	if (root && penalty_parse(&memory, root, &book, &err)) {
		version = penalty_version_on(&book, table_day(row, "day"));
		buf_add_text(&out,
			     version ? counted[version->counted] : "none");
		for (int i = 0; version && i < version->count; i++)
			add_rule(&out, &version->rules[i]);
	}
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "rules", out.data ? out.data : "");
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&out);
	buf_free(&errors);
	arena_free(&memory);
}

static void files(void **state)
{
	(void)state;
	table_run("penalty_rules", file_case);
}

static void time_case(const struct table_case *row)
{
	const struct penalty_rule *rule =
		penalty_rule_of(&shipped, table_cell(row, "article"));
	const struct penalty_time *time;
	int64_t cost = NONE;
	char fine[NUMBER_TEXT];

	if (!rule) {
		table_expect(row, "fine", "none");
		return;
	}
	if (*table_cell(row, "cost"))
		assert_true(number_parse(table_cell(row, "cost"), 2, &cost));
	time = penalty_time_of(rule, table_number(row, "times"));
	number_format(penalty_fine(time->fine, time->cost, cost), 2, fine);
	table_expect(row, "fine", fine);
	table_expect(row, "sanction",
		     time->sanction == NONE ? ""
					    : sanction_names[time->sanction]);
}

static void times(void **state)
{
	(void)state;
	table_run("penalties", time_case);
}

static void counted_case(const struct table_case *row)
{
	const char *word = table_cell(row, "counted");
	struct penalty_version version = shipped;
	const struct penalty_rule *rule =
		penalty_rule_of(&version, table_cell(row, "article"));

	version.counted = strcmp(word, "ever") == 0   ? COUNTED_EVER
			  : strcmp(word, "year") == 0 ? COUNTED_YEAR
						      : COUNTED_MONTH;
	table_expect(row, "counts",
		     penalty_counts(&version, rule, table_day(row, "on"),
				    table_cell(row, "earlier"),
				    table_day(row, "earlier_on"))
			     ? "yes"
			     : "no");
}

static void counted(void **state)
{
	(void)state;
	table_run("penalties_counted", counted_case);
}

static int setup(void **state)
{
	struct penalty_book book;
	const struct node *file;
	struct err err;

	(void)state;
	file = shipped_file(&arena, "penalty.yaml", &err);
	if (!file || !penalty_parse(&arena, file, &book, &err))
		return -1;
	shipped = book.versions[book.count - 1];
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files),
		cmocka_unit_test(times),
		cmocka_unit_test(counted),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
