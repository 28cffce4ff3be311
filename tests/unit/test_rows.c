#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/rows_private.h"

struct record {
	const char *name, *code;
	int64_t phone, count, money, lead;
};

#define INT(member) FIELD_INT_AT(struct record, member)
#define TEXT(member) FIELD_TEXT_AT(struct record, member)

static const struct field columns[] = {
	{ "name", FIELD_TEXT, TEXT(name), FIELD_NAME, NULL, NULL, NULL, 0 },
	{ "code", FIELD_CODE, TEXT(code), FIELD_PERSONAL, NULL, NULL, NULL, 0 },
	{ "phone", FIELD_PHONE, INT(phone), 0, NULL, NULL, NULL, 0 },
	{ "count", FIELD_NUMBER, INT(count), 0, NULL, NULL, NULL, 0 },
	{ "money", FIELD_MONEY, INT(money), 0, NULL, NULL, NULL, 0 },
	{ "lead", FIELD_ID, INT(lead), 0, NULL, NULL, NULL, 0 },
	{ NULL, 0, 0, 0, NULL, NULL, NULL, 0 },
};

static const struct record empty = { NULL, NULL, NONE, NONE, NONE, NONE };

static struct buf written;
static struct office office;

static void add_written(void *to, const void *bytes, size_t length)
{
	buf_add(to, bytes, length);
}

static struct rows rows_of(enum format format, const char *names)
{
	struct rows rows = { .office = &office,
			     .format = format,
			     .names = names,
			     .write = add_written,
			     .to = &written };

	buf_clear(&written);
	rows_init(&rows, NULL, columns);
	return rows;
}

/* What rows make of one record, heading left out. */
static const char *one_row(struct rows rows, const struct record *record)
{
	rows.no_header = true;
	rows_add(&rows, record);
	rows_finish(&rows);
	rows_free(&rows);
	return written.data;
}

static struct record named(const char *name)
{
	struct record record = empty;

	record.name = name;
	return record;
}

static const char *name_as(enum format format, const char *name)
{
	struct record record = named(name);

	return one_row(rows_of(format, "name,count"), &record);
}

static void csv_is_quoted(void **state)
{
	(void)state;
	assert_string_equal(name_as(FORMAT_CSV, "a b"), "a b,\n");
	assert_string_equal(name_as(FORMAT_CSV, "a,b"), "\"a,b\",\n");
	assert_string_equal(name_as(FORMAT_CSV, "a\"b"), "\"a\"\"b\",\n");
	assert_string_equal(name_as(FORMAT_CSV, "\""), "\"\"\"\",\n");
	assert_string_equal(name_as(FORMAT_CSV, "a\nb"), "\"a\nb\",\n");
	assert_string_equal(name_as(FORMAT_CSV, "a\rb"), "\"a\rb\",\n");
	assert_string_equal(name_as(FORMAT_CSV, "张三"), "张三,\n");
	assert_string_equal(name_as(FORMAT_CSV, "=1+1"), "=1+1,\n");
	assert_string_equal(name_as(FORMAT_CSV, ""), ",\n");
}

static void one_empty_cell_is_a_row(void **state)
{
	(void)state;
	assert_string_equal(one_row(rows_of(FORMAT_CSV, "name"), &empty),
			    "\"\"\n");
	assert_string_equal(one_row(rows_of(FORMAT_CSV, "name,code"), &empty),
			    ",\n");
}

static void tsv_is_escaped(void **state)
{
	(void)state;
	assert_string_equal(name_as(FORMAT_TSV, "a\tb\nc\rd\\e,\""),
			    "a\\tb\\nc\\rd\\\\e,\"\t\n");
}

static void json_is_escaped(void **state)
{
	(void)state;
	assert_string_equal(name_as(FORMAT_JSON, "a\"b\\c\nd\x1b\x01张"),
			    "{\"name\":\"a\\\"b\\\\c\\u000ad\\u001b\\u0001张\","
			    "\"count\":null}\n");
	assert_string_equal(
		name_as(FORMAT_JSON,
			"\x7f\xc2\x9b\u202e张\u200b\u2028\U000e0001\xff"),
		"{\"name\":\"\\u007f\\u009b\\u202e张\\u200b\\u2028\\udb40\\udc01"
		"\\ufffd\",\"count\":null}\n");
}

static void json_has_numbers_and_codes(void **state)
{
	const struct record record = { NULL, "007", 13800138000, -3, 1250, 7 };

	(void)state;
	assert_string_equal(
		one_row(rows_of(FORMAT_JSON, NULL), &record),
		"{\"name\":null,\"code\":\"007\",\"phone\":\"13800138000\","
		"\"count\":-3,\"money\":12.50,\"lead\":\"7\"}\n");
}

static void a_table_shows_what_would_move_the_terminal(void **state)
{
	(void)state;
	assert_string_equal(name_as(FORMAT_TABLE, "a\x1b[2Jb"), "a\\x1b[2Jb\n");
}

static void headings_come_without_rows(void **state)
{
	static const struct {
		enum format format;
		const char *text;
	} cases[] = {
		{ FORMAT_CSV, "name,lead\n" },
		{ FORMAT_TSV, "name\tlead\n" },
		{ FORMAT_TABLE, "name lead\n" },
		{ FORMAT_JSON, "" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct rows rows = rows_of(cases[i].format, "name, lead");

		rows_finish(&rows);
		assert_string_equal(written.data ? written.data : "",
				    cases[i].text);
		rows_free(&rows);
	}
}

static const char *excel(const char *name)
{
	struct record record = named(name);
	struct rows rows = rows_of(FORMAT_CSV, "name");

	rows.excel = true;
	return one_row(rows, &record) + 3;
}

static void excel_is_guarded(void **state)
{
	static const char *const formulas[] = { "=1",  "+1",  "-1",  "@a",
						"＝1", "＋1", "－1", "＠a",
						" =1", "　=1" };
	char guarded[32];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(formulas) / sizeof(*formulas); i++) {
		guarded[0] = '\'';
		strcpy(guarded + 1, formulas[i]);
		strcat(guarded, "\r\n");
		assert_string_equal(excel(formulas[i]), guarded);
	}
	assert_string_equal(excel("\tx"), "'\tx\r\n");
	assert_string_equal(excel("\nx"), "\"'\nx\"\r\n");
	assert_string_equal(excel("a=1"), "a=1\r\n");
	assert_string_equal(excel("12345678901"), "12345678901\r\n");
	assert_string_equal(excel("123456789012"), "\"123456789012\t\"\r\n");
	assert_string_equal(excel("0"), "0\r\n");
	assert_string_equal(excel("053188880000"), "\"053188880000\t\"\r\n");
	assert_string_equal(excel("0371600000"), "\"0371600000\t\"\r\n");
	assert_string_equal(excel("1234567890123456X"),
			    "1234567890123456X\r\n");
	assert_memory_equal(written.data, "\xEF\xBB\xBF", 3);
}

static void excel_keeps_phones(void **state)
{
	const struct record record = {
		NULL, NULL, 17900000001, NONE, NONE, NONE
	};
	struct rows rows = rows_of(FORMAT_CSV, "phone");

	(void)state;
	rows.excel = true;
	assert_string_equal(one_row(rows, &record) + 3,
			    "\"17900000001\t\"\r\n");
}

/* As many as make the row longer than the room that there was, so that it ends
 * in the commas of empty cells. */
static void excel_finds_room(void **state)
{
	const struct record record = {
		NULL, NULL, 17900000001, NONE, NONE, NONE
	};
	struct buf names = BUF_INIT;
	struct rows rows;

	(void)state;
	for (int i = 0; i < ROWS_COLUMNS_MAX; i++)
		buf_add_text(&names, i < 33 ? "phone," : "code,");
	rows = rows_of(FORMAT_CSV, names.data);
	rows.excel = rows.no_header = true;
	rows_add(&rows, &record);
	assert_true(rows.done.length < rows.done.size);
	rows_finish(&rows);
	assert_int_equal(written.length,
			 3 + 33 * 14 + ROWS_COLUMNS_MAX - 1 + 2);
	rows_free(&rows);
	buf_free(&names);
}

static void excel_keeps_numbers(void **state)
{
	const struct record record = { NULL, NULL, NONE, -3, -1250, NONE };
	struct rows rows = rows_of(FORMAT_CSV, "count,money");

	(void)state;
	rows.excel = true;
	assert_string_equal(one_row(rows, &record) + 3, "-3,-12.50\r\n");
}

static const char *masked(const char *name, int64_t phone)
{
	const struct record record = { name,  "110101199001011237",
				       phone, 5,
				       NONE,  NONE };
	struct rows rows = rows_of(FORMAT_CSV, "name,phone,code,count");

	rows.mask = true;
	return one_row(rows, &record);
}

static void what_is_personal_is_masked(void **state)
{
	(void)state;
	assert_string_equal(masked("王小二", 13800130001),
			    "王**,138****0001,***,5\n");
	assert_string_equal(masked("Li",
				   INT64_C(1000000000000000) + 5312345678),
			    "L*,053****5678,***,5\n");
	assert_string_equal(masked(NULL, NONE), ",,***,5\n");
}

static void headed_rows_begin_with_their_head(void **state)
{
	const struct row_head head = { 7, "refused", "protected" };
	const struct record record = named("x");
	struct rows rows = rows_of(FORMAT_CSV, "name,reason,line");

	(void)state;
	rows_init(&rows, row_head_columns, columns);
	rows_add_headed(&rows, &head, &record);
	rows_finish(&rows);
	rows_free(&rows);
	assert_string_equal(written.data, "name,reason,line\nx,protected,7\n");
}

static void a_long_table_comes_in_pieces(void **state)
{
	const struct record record = named("x");
	struct rows rows = rows_of(FORMAT_TABLE, "name,count");
	size_t lines = 0, i;

	(void)state;
	for (i = 0; i < 10001; i++)
		rows_add(&rows, &record);
	rows_finish(&rows);
	rows_free(&rows);
	for (i = 0; i < written.length; i++)
		lines += written.data[i] == '\n';
	assert_int_equal(lines, 10002);
	assert_null(strstr(written.data + 4, "name"));
}

static int forget(void **state)
{
	(void)state;
	buf_free(&written);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv_is_quoted),
		cmocka_unit_test(one_empty_cell_is_a_row),
		cmocka_unit_test(tsv_is_escaped),
		cmocka_unit_test(json_is_escaped),
		cmocka_unit_test(json_has_numbers_and_codes),
		cmocka_unit_test(a_table_shows_what_would_move_the_terminal),
		cmocka_unit_test(headings_come_without_rows),
		cmocka_unit_test(excel_is_guarded),
		cmocka_unit_test(excel_keeps_phones),
		cmocka_unit_test(excel_finds_room),
		cmocka_unit_test(excel_keeps_numbers),
		cmocka_unit_test(what_is_personal_is_masked),
		cmocka_unit_test(headed_rows_begin_with_their_head),
		cmocka_unit_test(a_long_table_comes_in_pieces),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, forget);
}
