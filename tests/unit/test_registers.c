/* The registers in memory: whose turn it is (V3). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/codes.h"
#include "office/registers.h"
#include "rules/day.h"
#include "store_folder.h"
#include "table.h"

static struct office office;

static int open_office(void **state)
{
	if (store_folder_make(state) != 0)
		return -1;
	office.db = db_create(store_path, true);
	return 0;
}

/* Nothing was committed, so there is no file. */
static int close_office(void **state)
{
	office_close(&office);
	return store_folder_remove(state);
}

static int64_t role_of(const char *word)
{
	int64_t role = 0;

	while (strcmp(role_names[role], word) != 0)
		role++;
	return role;
}

static int64_t day_of(const char *text)
{
	int64_t day = NONE;

	if (strcmp(text, "-") != 0)
		assert_true(day_parse(text, &day));
	return day;
}

static int64_t time_of(const char *text)
{
	struct time_parts parts = { .time = NONE };

	if (strcmp(text, "-") != 0)
		assert_true(time_parse(text, &parts));
	return parts.time;
}

static void add_staff(char *words)
{
	struct stmt *stmt =
		db_stmt(office.db,
			"INSERT INTO staff(staff, name, role, ability,"
			" joined_on, left_on, away_from, away_until,"
			" last_turn) VALUES(:staff, 'Name', :role, 1000,"
			" ?3, ?4, ?5, ?6, :turn)");
	int i;

	stmt_bind_text(stmt, ":staff", strsep(&words, " "));
	stmt_bind_int(stmt, ":role", role_of(strsep(&words, " ")));
	for (i = 3; i <= 6; i++)
		stmt_bind_int_at(stmt, i, day_of(strsep(&words, " ")));
	stmt_bind_int(stmt, ":turn", time_of(words));
	stmt_run(stmt);
}

static void turn_case(const struct table_case *row)
{
	char *copy = strdup(table_cell(row, "staff")), *rest = copy, *words;
	const struct staff *next;

	stmt_run(db_stmt(office.db, "DELETE FROM staff"));
	while ((words = strsep(&rest, ";"))) {
		words += strspn(words, " ");
		if (*words)
			add_staff(words);
	}
	free(copy);
	registers_forget(&office);
	next = staff_next_in_turn(&office, table_day(row, "day"));
	table_expect(row, "next", next ? next->staff : "");
}

static void the_next_in_turn_is_found(void **state)
{
	(void)state;
	table_run("V3", turn_case);
}

static void add_two(void)
{
	char first[] = "a consultant - - - - -";
	char second[] = "b consultant - - - - -";

	stmt_run(db_stmt(office.db, "DELETE FROM staff"));
	add_staff(first);
	add_staff(second);
	registers_forget(&office);
}

/* A turn noted counts at once, and is in the store after a flush. */
static void turns_are_noted(void **state)
{
	const struct staff *staff;

	(void)state;
	add_two();
	staff = staff_by_code(&office, "a");
	assert_non_null(staff);
	staff_took_turn(&office, staff->id, 1000);
	assert_string_equal(staff_next_in_turn(&office, 0)->staff, "b");
	staff_took_turn(&office, staff_by_code(&office, "b")->id, 1001);
	assert_string_equal(staff_next_in_turn(&office, 0)->staff, "a");
	registers_forget(&office);
	assert_int_equal(staff_by_code(&office, "a")->last_turn, 1000);
}

/* The latest turn counts, in whatever order turns are recorded. */
static void an_earlier_turn_changes_nothing(void **state)
{
	int64_t id;

	(void)state;
	add_two();
	id = staff_by_code(&office, "a")->id;
	staff_took_turn(&office, id, 1000);
	staff_took_turn(&office, id, 999);
	assert_int_equal(staff_by_id(&office, id)->last_turn, 1000);
	staff_set_turn(&office, id, NONE);
	assert_string_equal(staff_next_in_turn(&office, 0)->staff, "a");
}

static void nobody_is_found_by_a_wrong_code(void **state)
{
	(void)state;
	add_two();
	assert_null(staff_by_code(&office, "c"));
	assert_null(staff_by_id(&office, NONE));
	assert_int_equal(staff_rank(&office, NONE), -1);
	assert_int_equal(staff_rank(&office, staff_by_code(&office, "b")->id),
			 1);
	assert_null(partner_by_code(&office, "a"));
	assert_null(partner_by_id(&office, NONE));
}

/* Alike in their first eight bytes, one the beginning of another, and with
 * bytes that a signed char would put first. */
static void codes_are_found(void **state)
{
	static const char *const given[] = { "",	  "A",
					     "AB",	  "abcdefgh",
					     "abcdefgh0", "abcdefgh1",
					     "陈磊",	  "陈磊磊" };
	const int count = sizeof(given) / sizeof(*given);
	struct arena arena = ARENA_INIT;
	struct codes codes;

	(void)state;
	codes_begin(&codes, &arena, count);
	assert_int_equal(codes_find(&codes, "A"), -1);
	for (int i = 0; i < count; i++)
		codes_add(&codes, given[i]);
	for (int i = 0; i < count; i++)
		assert_int_equal(codes_find(&codes, given[i]), i);
	assert_int_equal(codes_find(&codes, "B"), -1);
	assert_int_equal(codes_find(&codes, "abcdefg"), -1);
	assert_int_equal(codes_find(&codes, "abcdefgh2"), -1);
	assert_int_equal(codes_find(&codes, "陈"), -1);
	assert_int_equal(codes_find(&codes, "鹿"), -1);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_next_in_turn_is_found),
		cmocka_unit_test(turns_are_noted),
		cmocka_unit_test(an_earlier_turn_changes_nothing),
		cmocka_unit_test(nobody_is_found_by_a_wrong_code),
		cmocka_unit_test(codes_are_found),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, open_office, close_office);
}
