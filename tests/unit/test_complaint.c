/* The order of a complaint's stages, on the tables of K1, K2 and K5; how long
 * complaints took (K6). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rules/complaint_course.h"
#include "rules/day.h"
#include "rules/number.h"
#include "table.h"

static enum stage stage_of(const char *word)
{
	for (int i = 0; i < STAGES; i++)
		if (strcmp(stage_names[i], word) == 0)
			return (enum stage)i;
	fail_msg("no stage '%s'", word);
	return STAGES;
}

/* "received 2026-11-02; judged:no 2026-11-03": each must be allowed. */
static void take_all(const struct table_case *row,
		     struct complaint_course *course)
{
	char text[512], *rest = text, *part;

	snprintf(text, sizeof(text), "%s", table_cell(row, "recorded"));
	complaint_course_init(course);
	while ((part = strsep(&rest, ";"))) {
		char *word = part + (*part == ' ');
		char *day_text = strchr(word, ' ');
		char *answer = strchr(word, ':');
		enum stage missing;
		int64_t day;

		*day_text++ = '\0';
		if (answer)
			*answer++ = '\0';
		assert_true(day_parse(day_text, &day));
		assert_int_equal(complaint_judge(course, stage_of(word), day,
						 &missing),
				 STAGE_MAY);
		complaint_take(course, stage_of(word), day,
			       answer && strcmp(answer, "yes") == 0);
	}
}

static void run_case(const struct table_case *row)
{
	static const char *const verdicts[] = { "ok", "out_of_order",
						"already_recorded" };
	enum stage stage = stage_of(table_cell(row, "stage")), missing = STAGES;
	struct complaint_course course;
	enum stage_verdict verdict;

	take_all(row, &course);
	verdict = complaint_judge(&course, stage, table_day(row, "day"),
				  &missing);
	table_expect(row, "verdict", verdicts[verdict]);
	table_expect(row, "missing",
		     verdict == STAGE_OUT_OF_ORDER ? stage_names[missing] : "");
}

static void mean_case(const struct table_case *row)
{
	char days[NUMBER_TEXT];

	number_format(complaint_mean_days(table_number(row, "seconds"),
					  table_number(row, "count")),
		      2, days);
	table_expect(row, "days", days);
}

static void test_K6(void **state)
{
	(void)state;
	table_run("K6", mean_case);
}

#define TABLE(name) \
	static void test_##name(void **state) \
	{ \
		(void)state; \
		table_run(#name, run_case); \
	}
TABLE(K1)
TABLE(K2)
TABLE(K5)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_K1),
		cmocka_unit_test(test_K2),
		cmocka_unit_test(test_K5),
		cmocka_unit_test(test_K6),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
