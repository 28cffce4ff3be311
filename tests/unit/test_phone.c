#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/phone.h"
#include "table.h"

static void phone_case(const struct table_case *row)
{
	char text[PHONE_TEXT] = "-";
	int64_t phone, again;
	size_t length;

	if (phone_parse(table_cell(row, "text"), &phone)) {
		length = phone_format(phone, text);
		assert_int_equal(length, strlen(text));
		assert_true(phone_parse(text, &again));
		assert_int_equal(phone, again);
	}
	table_expect(row, "written", text);
}

static void phones_are_read(void **state)
{
	(void)state;
	table_run("phone", phone_case);
}

/* What is stored must never change. */
static void codes_are_as_they_were(void **state)
{
	int64_t phone;

	(void)state;
	assert_true(phone_parse("13800138000", &phone));
	assert_int_equal(phone, INT64_C(13800138000));
	assert_true(phone_parse("0531-88888888", &phone));
	assert_int_equal(phone, INT64_C(1000053188888888));
	assert_true(phone_parse("+852 23456789", &phone));
	assert_int_equal(phone, INT64_C(2000085223456789));
	assert_true(phone_parse("+999999999999999", &phone));
	assert_int_equal(phone, INT64_C(2999999999999999));
}

/* A character cut off in its midst is not read beyond its end. */
static void cut_characters_are_refused(void **state)
{
	static const char *const cut[] = {
		"1380013800\xef",
		"1380013800\xef\xbc",
		"\xe3\x80",
		"\xff",
		"1380013800\xef\xbc\x8f",
		"1380013800\xef\xbc\x9a",
	};
	int64_t phone;

	(void)state;
	for (size_t i = 0; i < sizeof(cut) / sizeof(cut[0]); i++)
		assert_false(phone_parse(cut[i], &phone));
}

/* Of a store that is damaged: nothing is written beyond the text. */
static void what_is_no_phone_is_written_short(void **state)
{
	char text[PHONE_TEXT];
	size_t length;

	(void)state;
	length = phone_format(-1, text);
	assert_string_equal(text, "0");
	assert_int_equal(length, 1);
	length = phone_format(INT64_C(1) << 53, text);
	assert_string_equal(text, "+6007199254740992");
	assert_int_equal(length, strlen(text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phones_are_read),
		cmocka_unit_test(codes_are_as_they_were),
		cmocka_unit_test(cut_characters_are_refused),
		cmocka_unit_test(what_is_no_phone_is_written_short),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
