#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/number.h"
#include "table.h"

static void number_case(const struct table_case *row)
{
	int scale = (int)table_number(row, "scale");
	char text[NUMBER_TEXT];
	int64_t number;
	size_t length;

	if (!number_parse(table_cell(row, "text"), scale, &number)) {
		table_expect(row, "number", "-");
		return;
	}
	table_expectf(row, "number", "%lld", (long long)number);
	length = number_format(number, scale, text);
	assert_int_equal(length, strlen(text));
	table_expect(row, "result", text);
	length = number_format_short(number, scale, text);
	assert_int_equal(length, strlen(text));
	table_expect(row, "short", text);
}

static void numbers_are_read(void **state)
{
	(void)state;
	table_run("number", number_case);
}

static void the_greatest_are_written(void **state)
{
	char text[NUMBER_TEXT];

	(void)state;
	number_format(INT64_MAX, 2, text);
	assert_string_equal(text, "92233720368547758.07");
	number_format(INT64_MIN, 2, text);
	assert_string_equal(text, "-92233720368547758.08");
	number_format(INT64_MIN, 0, text);
	assert_string_equal(text, "-9223372036854775808");
}

static void yesno_case(const struct table_case *row)
{
	int64_t answer;

	if (yesno_parse(table_cell(row, "text"), &answer))
		table_expectf(row, "answer", "%d", (int)answer);
	else
		table_expect(row, "answer", "-");
}

static void yes_and_no_are_read(void **state)
{
	(void)state;
	table_run("yesno", yesno_case);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_read),
		cmocka_unit_test(the_greatest_are_written),
		cmocka_unit_test(yes_and_no_are_read),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
