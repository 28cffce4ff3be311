/* Rows that are kept back and added together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/db.h"
#include "base/die.h"
#include "store_folder.h"

static void insert_note(struct db *db, int64_t id, const char *note)
{
	struct stmt *stmt = db_insert(
		db, "INSERT INTO note(what, id, note) VALUES(?1, ?2, ?3)");

	stmt_bind_text_at(stmt, 1, "leads");
	stmt_bind_int_at(stmt, 2, id);
	stmt_bind_text_at(stmt, 3, note);
	stmt_run(stmt);
}

/* The next statement sees all that was added, however many they are. */
static void rows_that_are_kept_back_are_there(void **state)
{
	static const int many[] = { 1, 3, 4, 127, 128, 129, 1000 };
	struct db *db = db_create(store_path, true);
	int64_t id = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(many) / sizeof(many[0]); i++) {
		struct stmt *stmt;

		for (int n = 0; n < many[i]; n++) {
			char note[24];

			snprintf(note, sizeof(note), "n%lld", (long long)++id);
			insert_note(db, id, note);
		}
		stmt = db_stmt(db, "SELECT count(*), sum(note = 'n' || id),"
				   " max(id) FROM note");
		assert_true(stmt_next(stmt));
		assert_int_equal(stmt_int(stmt, 0), id);
		assert_int_equal(stmt_int(stmt, 1), id);
		assert_int_equal(stmt_int(stmt, 2), id);
		stmt_end(stmt);
	}
	db_close(db);
}

/* What was bound for the row before is not bound for the next; nor is a column
 * lost that no row had at first. */
static void a_row_that_is_kept_back_begins_empty(void **state)
{
	struct db *db = db_create(store_path, true);
	int64_t id = 0;

	(void)state;
	for (int round = 0; round < 3; round++) {
		struct stmt *stmt;

		for (; id < 8 * (round + 1); id++) {
			stmt = db_insert(db, "INSERT INTO call(id, phone,"
					     " called_at, name, needs)"
					     " VALUES(?1, ?2, ?3, ?4, ?5)");
			stmt_bind_int_at(stmt, 1, id);
			stmt_bind_int_at(stmt, 2, 17900000000 + id);
			stmt_bind_int_at(stmt, 3, id);
			if (id >= 8 && id % 2)
				stmt_bind_text_at(stmt, 5, "");
			stmt_run(stmt);
		}
		stmt = db_stmt(db,
			       "SELECT count(*) FROM call WHERE name IS NULL"
			       " AND needs IS CASE WHEN id >= 8"
			       " AND id % 2 THEN '' END");
		assert_true(stmt_next(stmt));
		assert_int_equal(stmt_int(stmt, 0), id);
		stmt_end(stmt);
	}
	db_close(db);
}

/* A statement may take a step between the beginning of a row and its first
 * value, though what is kept back is added before it. */
static void a_row_begins_empty_after_others_are_added(void **state)
{
	struct db *db = db_create(store_path, true);
	struct stmt *row, *stmt;

	(void)state;
	for (int64_t id = 1; id <= 2; id++) {
		row = db_insert(db, "INSERT INTO call(id, phone, called_at,"
				    " name) VALUES(?1, ?2, ?3, ?4)");
		stmt = db_stmt(db, "SELECT count(*) FROM call");
		assert_true(stmt_next(stmt));
		stmt_end(stmt);
		stmt_bind_int_at(row, 1, id);
		stmt_bind_int_at(row, 2, 17900000000 + id);
		stmt_bind_int_at(row, 3, id);
		if (id == 1)
			stmt_bind_text_at(row, 4, "Qin");
		stmt_run(row);
	}
	stmt = db_stmt(db, "SELECT name FROM call WHERE id = 2");
	assert_true(stmt_next(stmt));
	assert_null(stmt_column_text(stmt, 0));
	stmt_end(stmt);
	db_close(db);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_that_are_kept_back_are_there),
		cmocka_unit_test(a_row_that_is_kept_back_begins_empty),
		cmocka_unit_test(a_row_begins_empty_after_others_are_added),
	};

	die_handler = die_in_a_test;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, store_folder_make,
				      store_folder_remove);
}
