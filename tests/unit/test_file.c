/* What may happen to a file, on the table of F1 to F3. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/file_course.h"
#include "table.h"

static int place(const char *const names[], const char *word)
{
	int i = 0;

	while (names[i] && strcmp(names[i], word) != 0)
		i++;
	return i;
}

static void run_case(const struct table_case *row)
{
	static const char *const verdicts[] = { "ok", "out_of_order",
						"already_recorded" };
	/* What has no name has not been filed: it comes after those that do. */
	int before = place(file_status_names, table_cell(row, "status"));
	int event = place(file_event_names, table_cell(row, "event"));
	enum file_status status = (enum file_status)before;
	enum file_verdict verdict = file_judge((enum file_event)event, &status);

	table_expect(row, "verdict", verdicts[verdict]);
	table_expect(row, "becomes",
		     verdict == FILE_MAY ? file_status_names[status] : "");
	assert_true(verdict == FILE_MAY || (int)status == before);
}

static void files(void **state)
{
	(void)state;
	table_run("F3", run_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(files) };

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
