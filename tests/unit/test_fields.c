#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/cell_parse.h"
#include "cli/form.h"
#include "office/cell.h"
#include "rules/day.h"
#include "table.h"

#define NOW INT64_C(1795521600) /* 2026-11-24 12:00:00 */

static const char *const colours[] = { "red", "green", NULL };

static const struct {
	const char *word;
	enum field_type type;
} types[] = {
	{ "text", FIELD_TEXT },	    { "code", FIELD_CODE },
	{ "number", FIELD_NUMBER }, { "id", FIELD_ID },
	{ "phone", FIELD_PHONE },   { "time", FIELD_TIME },
	{ "end", FIELD_TIME_END },  { "day", FIELD_DAY },
	{ "month", FIELD_MONTH },   { "money", FIELD_MONEY },
	{ "points", FIELD_POINTS }, { "decimal", FIELD_DECIMAL },
	{ "yesno", FIELD_YESNO },   { "choice", FIELD_CHOICE },
};

static struct office office_now(void)
{
	struct office office = { .now = NOW, .today = NOW / DAY_SECONDS };

	return office;
}

static struct field field_of(const char *word)
{
	struct field field = { .name = "colour", .choices = colours };
	size_t i;

	if (*word == '*')
		field.flags |= FIELD_FACT;
	if (*word == '!')
		field.flags |= FIELD_PERSONAL;
	word += strspn(word, "*!");
	for (i = 0; i < sizeof(types) / sizeof(*types); i++) {
		if (strcmp(types[i].word, word) == 0) {
			field.type = types[i].type;
			return field;
		}
	}
	fail_msg("no type %s", word);
	return field;
}

static void field_case(const struct table_case *row)
{
	struct office office = office_now();
	struct field field = field_of(table_cell(row, "type"));
	union {
		int64_t value;
		const char *text;
	} place;
	struct err err = { "" };
	char space[CELL_TEXT];

	if (!cell_parse(&office, &field, table_cell(row, "text"), &place,
			&err)) {
		table_expect(row, "problem", err.text);
		return;
	}
	table_expect(row, "problem", "");
	if (!field_is_text(&field))
		table_expectf(row, "value", "%lld", (long long)place.value);
	table_expect(row, "written", cell_text(&office, &field, &place, space));
}

static void cells_are_read_and_written(void **state)
{
	(void)state;
	table_run("fields", field_case);
}

static void the_empty_cell_is_written_as_nothing(void **state)
{
	struct office office = office_now();
	struct field field = field_of("number");
	const char *text = NULL;
	int64_t value = NONE;
	char space[CELL_TEXT];

	(void)state;
	assert_null(cell_text(&office, &field, &value, space));
	field.type = FIELD_TEXT;
	assert_null(cell_text(&office, &field, &text, space));
	text = "";
	assert_null(cell_text(&office, &field, &text, space));
}

struct record {
	struct input head;
	const char *code, *name;
	int64_t count, at, on;
};

#define INT(member) FIELD_INT_AT(struct record, member)
#define TEXT(member) FIELD_TEXT_AT(struct record, member)

static const struct field entry_fields[] = {
	{ "name", FIELD_TEXT, TEXT(name), FIELD_REQUIRED, NULL, NULL, NULL, 0 },
	{ "at", FIELD_TIME, INT(at), FIELD_NOW, NULL, NULL, NULL, 0 },
	{ "count", FIELD_NUMBER, INT(count), FIELD_REQUIRED, NULL, NULL, NULL,
	  0 },
	{ "on", FIELD_DAY, INT(on), FIELD_NOW, NULL, NULL, NULL, 0 },
	{ NULL, 0, 0, 0, NULL, NULL, NULL, 0 },
};

static const struct field register_fields[] = {
	{ "code", FIELD_CODE, TEXT(code), FIELD_KEY | FIELD_REQUIRED, NULL,
	  NULL, NULL, 0 },
	{ "name", FIELD_TEXT, TEXT(name), FIELD_REQUIRED, NULL, NULL, NULL, 0 },
	{ "count", FIELD_NUMBER, INT(count), 0, NULL, NULL, NULL, 0 },
	{ NULL, 0, 0, 0, NULL, NULL, NULL, 0 },
};

struct
try {
	struct office office;
	struct form form;
	struct record record;
	struct arena arena;
	struct err err;
};

static void begin(struct try *try, const struct field *fields)
{
	memset(try, 0, sizeof(*try));
	try->office = office_now();
	form_init(&try->form, fields, form_ref_and_note, sizeof(struct record),
		  &try->arena);
	try->form.office = &try->office;
	memcpy(&try->record, try->form.blank, sizeof(struct record));
}

static bool set(struct try *try, const char *name, const char *text)
{
	int number = form_find(&try->form, name);

	assert_true(number >= 0);
	return form_set(&try->form, &try->record, number, text, &try->arena,
			&try->err);
}

static void nothing_is_given_at_first(void **state)
{
	struct try try;

	(void)state;
	begin(&try, entry_fields);
	assert_null(try.record.name);
	assert_null(try.record.head.note);
	assert_true(try.record.count == NONE);
	assert_int_equal(form_find(&try.form, "nmae"), -1);
	assert_int_equal(form_find(&try.form, "ref"), 4);
	arena_free(&try.arena);
}

static void what_is_missing_is_found(void **state)
{
	struct try try;

	(void)state;
	begin(&try, entry_fields);
	assert_int_equal(form_missing(&try.form, &try.record, 0), 0);
	assert_int_equal(form_missing(&try.form, &try.record, 1), 2);
	assert_true(set(&try, "name", "x"));
	assert_true(set(&try, "count", ""));
	assert_int_equal(form_missing(&try.form, &try.record, 0), 2);
	assert_true(set(&try, "count", "0"));
	assert_int_equal(form_missing(&try.form, &try.record, 0), -1);
	arena_free(&try.arena);
}

static void now_and_today_are_filled_in(void **state)
{
	struct try try;

	(void)state;
	begin(&try, entry_fields);
	assert_true(set(&try, "on", "2026-11-20"));
	form_default(&try.form, &try.record);
	assert_true(try.record.at == NOW);
	assert_true(try.record.on == NOW / DAY_SECONDS - 4);
	assert_true(try.record.head.day_only == 0);
	arena_free(&try.arena);
}

static void a_time_without_a_clock_is_marked(void **state)
{
	struct try try;

	(void)state;
	begin(&try, entry_fields);
	assert_true(set(&try, "at", "2026-11-20"));
	assert_true(try.record.head.day_only == 1 << 1);
	arena_free(&try.arena);
	begin(&try, entry_fields);
	assert_true(set(&try, "at", "2026-11-20 00:00"));
	assert_true(try.record.head.day_only == 0);
	/* A day is no time. */
	assert_true(set(&try, "on", "2026-11-20"));
	assert_true(try.record.head.day_only == 0);
	arena_free(&try.arena);
}

static void a_hyphen_clears_in_a_register_only(void **state)
{
	struct try try;

	(void)state;
	begin(&try, register_fields);
	assert_true(set(&try, "count", "-"));
	assert_true(try.record.count == CLEAR);
	assert_true(set(&try, "note", "-"));
	assert_ptr_equal(try.record.head.note, text_clear);
	assert_true(set(&try, "ref", "-"));
	assert_string_equal(try.record.head.ref, "-");
	assert_false(set(&try, "name", "-"));
	assert_string_equal(try.err.text, "name: it cannot be cleared");
	/* The code is what it is. */
	assert_true(set(&try, "code", "-"));
	assert_string_equal(try.record.code, "-");
	arena_free(&try.arena);
	begin(&try, entry_fields);
	assert_true(set(&try, "name", "-"));
	assert_string_equal(try.record.name, "-");
	assert_false(set(&try, "count", "-"));
	assert_string_equal(try.err.text, "count: '-' is not a whole number");
	arena_free(&try.arena);
}

static void a_register_asks_for_its_code_alone(void **state)
{
	struct try try;

	(void)state;
	begin(&try, register_fields);
	assert_int_equal(form_missing(&try.form, &try.record, 0), 0);
	assert_true(set(&try, "code", "x"));
	assert_int_equal(form_missing(&try.form, &try.record, 0), -1);
	arena_free(&try.arena);
}

static void expect_trimmed(const char *text, const char *trimmed)
{
	char copy[64];

	strcpy(copy, text);
	assert_string_equal(form_trim(copy, strlen(copy)), trimmed);
}

static void blanks_are_cut(void **state)
{
	(void)state;
	expect_trimmed("", "");
	expect_trimmed("a", "a");
	expect_trimmed(" \t a b\r\n ", "a b");
	expect_trimmed("\u3000张 三\u3000\u3000", "张 三");
	expect_trimmed("\u00a0a\u00a0", "a");
	expect_trimmed(" \u3000\u00a0\t", "");
	expect_trimmed("\u202a17900000001\u202c", "17900000001");
	expect_trimmed("\ufeff\u200b\u2060\u2009a\u200d \u2069", "a");
	/* their neighbours, and what is within */
	expect_trimmed("\u2010a\u2027", "\u2010a\u2027");
	expect_trimmed("\u2030a\u205e", "\u2030a\u205e");
	expect_trimmed("\u2070a\u200bb\ufefe", "\u2070a\u200bb\ufefe");
	/* characters whose last bytes look like a blank's */
	expect_trimmed("老\u3080", "老\u3080");
	expect_trimmed("\u0420", "\u0420");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_are_read_and_written),
		cmocka_unit_test(the_empty_cell_is_written_as_nothing),
		cmocka_unit_test(nothing_is_given_at_first),
		cmocka_unit_test(what_is_missing_is_found),
		cmocka_unit_test(now_and_today_are_filled_in),
		cmocka_unit_test(a_time_without_a_clock_is_marked),
		cmocka_unit_test(a_hyphen_clears_in_a_register_only),
		cmocka_unit_test(a_register_asks_for_its_code_alone),
		cmocka_unit_test(blanks_are_cut),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
