#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "table.h"

static void safe_case(const struct table_case *row)
{
	struct buf buf = BUF_INIT;

	buf_add_text(&buf, "<");
	text_add_safe(&buf, table_cell(row, "text"));
	table_expect(row, "safe", buf.data + 1);
	buf_free(&buf);
}

static void a_terminal_is_safe(void **state)
{
	(void)state;
	table_run("safe", safe_case);
}

static void utf8_case(const struct table_case *row)
{
	const char *text = table_cell(row, "text");

	table_expect(row, "is",
		     text_is_utf8(text, strlen(text)) ? "yes" : "no");
}

static void utf8_is_known(void **state)
{
	(void)state;
	table_run("utf8", utf8_case);
}

/* At each place of a text that is long enough for the quick way too. */
static void a_nul_is_no_text(void **state)
{
	char text[24];

	(void)state;
	for (size_t i = 0; i < sizeof(text); i++) {
		memset(text, 'a', sizeof(text));
		assert_true(text_is_utf8(text, sizeof(text)));
		text[i] = '\0';
		assert_false(text_is_utf8(text, sizeof(text)));
		assert_true(text_is_utf8(text, i));
		text[i] = '\x80';
		assert_false(text_is_utf8(text, sizeof(text)));
	}
}

static const char *const words[] = { "phone",	   "name",	  "partner",
				     "rep",	   "recorded_at", "visited_at",
				     "excused_by", "ref",	  "note",
				     NULL };

static void nearest_case(const struct table_case *row)
{
	const char *nearest = text_nearest(table_cell(row, "word"), words);

	table_expect(row, "nearest", nearest ? nearest : "");
}

static void what_was_meant(void **state)
{
	(void)state;
	table_run("nearest", nearest_case);
}

static void long_words_are_passed_over(void **state)
{
	char word[100];
	const char *const some[] = { word, "phone", NULL };
	const char *const none[] = { NULL };

	(void)state;
	memset(word, 'p', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	assert_string_equal(text_nearest("phone", some), "phone");
	assert_null(text_nearest("phone", none));
}

static void a_word_is_among_others(void **state)
{
	static const char *const two[] = { "phone", "name", NULL };

	(void)state;
	assert_true(text_is_among("name", two));
	assert_false(text_is_among("nam", two));
	assert_false(text_is_among("", two));
	assert_false(text_is_among("name", two + 2));
	assert_false(text_is_among("name", NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_terminal_is_safe),
		cmocka_unit_test(utf8_is_known),
		cmocka_unit_test(a_nul_is_no_text),
		cmocka_unit_test(what_was_meant),
		cmocka_unit_test(long_words_are_passed_over),
		cmocka_unit_test(a_word_is_among_others),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
