/* The schema, and how the statements that run most find their rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/db_private.h"
#include "base/die.h"
#include "base/schema.h"
#include "office/audit.h"
#include "office/calls.h"
#include "office/claims.h"
#include "office/events.h"
#include "office/leads.h"
#include "office/refs.h"
#include "office/visits.h"
#include "store_folder.h"

/* What a file of tests/data says, to be freed. */
static char *read_data(const char *name)
{
	const char *data = getenv("TESTS_DATA");
	struct buf buf = BUF_INIT;
	char file[256], block[4096];
	size_t length;
	FILE *stream;

	snprintf(file, sizeof(file), "%s/%s", data ? data : "tests/data", name);
	stream = fopen(file, "r");
	if (!stream)
		return NULL;
	while ((length = fread(block, 1, sizeof(block), stream)) > 0)
		buf_add(&buf, block, length);
	fclose(stream);
	return buf.data;
}

/* Makes a store of an old version from the tables that it had. */
static void make_old(int version, const char *sql)
{
	char pragmas[128];
	sqlite3 *old;

	snprintf(pragmas, sizeof(pragmas),
		 "PRAGMA application_id = %lld; PRAGMA user_version = %d;",
		 (long long)SCHEMA_APPLICATION, version);
	assert_int_equal(sqlite3_open(store_path, &old), SQLITE_OK);
	assert_int_equal(sqlite3_exec(old, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(old, pragmas, NULL, NULL, NULL),
			 SQLITE_OK);
	sqlite3_close(old);
}

static void every_older_store_becomes_as_a_new_one(void **state)
{
	struct err err = { "" };
	int version;

	(void)state;
	for (version = 1; version <= schema_version(); version++) {
		char name[32], *sql;
		struct db *db;

		snprintf(name, sizeof(name), "store-%d.sql", version);
		sql = read_data(name);
		if (!sql)
			fail_msg("no tests/data/%s", name);
		make_old(version, sql);
		free(sql);
		db = db_open(store_path, DB_WRITE, 0);
		if (!db_check_schema(db, &err))
			fail_msg("version %d: %s", version, err.text);
		db_commit(db);
		db_close(db);
		/* What was migrated is not migrated again. */
		db = db_open(store_path, DB_READ, 0);
		assert_true(db_check_schema(db, &err));
		db_close(db);
		unlink(store_path);
	}
}

static void a_schema_that_differs_is_found(void **state)
{
	struct err err = { "" };
	struct db *db = db_create(store_path, true);

	(void)state;
	assert_true(db_check_schema(db, &err));
	db_exec(db, "CREATE INDEX extra ON lead(phone)");
	assert_false(db_check_schema(db, &err));
	db_exec(db, "DROP INDEX extra; DROP TRIGGER audit_delete");
	assert_false(db_check_schema(db, &err));
	db_close(db);
}

static void statements_are_found_again(void **state)
{
	static const char one[] = "SELECT 1", two[] = "SELECT 1";
	struct db *db = db_create(store_path, true);
	struct stmt *stmt = db_stmt_literal(db, one);

	(void)state;
	assert_ptr_equal(db_stmt_literal(db, one), stmt);
	assert_ptr_not_equal(db_stmt_literal(db, two), stmt);
	assert_true(stmt_next(stmt));
	assert_int_equal(stmt_int(stmt, 0), 1);
	assert_false(stmt_next(stmt));
	db_close(db);
}

static void nothing_is_bound_at_first(void **state)
{
	struct db *db = db_create(store_path, true);
	int round;

	(void)state;
	for (round = 0; round < 2; round++) {
		struct stmt *stmt = db_stmt(db, "SELECT :number, :text");

		if (round == 0) {
			stmt_bind_int(stmt, ":number", 0);
			stmt_bind_text(stmt, ":text", "");
		}
		assert_true(stmt_next(stmt));
		assert_int_equal(stmt_int(stmt, 0), round ? NONE : 0);
		if (round)
			assert_null(stmt_column_text(stmt, 1));
		else
			assert_string_equal(stmt_column_text(stmt, 1), "");
	}
	db_close(db);
}

/* More statements than the first table of them has room for. */
static void many_statements_are_kept_apart(void **state)
{
	enum { COUNT = 300 };
	static char sql[COUNT][24];
	struct db *db = db_create(store_path, true);
	struct stmt *stmts[COUNT];
	int i;

	(void)state;
	for (i = 0; i < COUNT; i++) {
		snprintf(sql[i], sizeof(sql[i]), "SELECT %d", i);
		stmts[i] = db_stmt_literal(db, sql[i]);
	}
	for (i = 0; i < COUNT; i++) {
		assert_ptr_equal(db_stmt_literal(db, sql[i]), stmts[i]);
		assert_true(stmt_next(stmts[i]));
		assert_int_equal(stmt_int(stmts[i], 0), i);
	}
	db_close(db);
}

/* What an import and a question do for each record. */
static void do_the_hot_things(struct office *office)
{
	struct lead lead = { .phone = INT64_C(17900000001),
			     .name = "Name",
			     .partner = NONE,
			     .rep = NONE,
			     .recorded_at = 1000,
			     .visited_at = NONE,
			     .excused_by = NONE,
			     .late = NONE,
			     .refusal = NONE,
			     .blocked_by = NONE,
			     .held_by = NONE };
	struct claim claim = { .since = 1000,
			       .state = CLAIM_LIVE,
			       .attempt = 1,
			       .starts_on = 0,
			       .until_on = 60,
			       .partner_until = NONE,
			       .partner = NONE,
			       .rep = 1 };
	struct outcome where = { .id = 1, .lead = NONE, .at = NONE };
	struct call call = { .phone = lead.phone,
			     .called_at = 1000,
			     .staff = NONE };
	struct visit visit;

	lead_insert(office, &lead);
	claim.lead = lead.lead;
	claims_put(office, lead.phone, &claim);
	visit_init(&visit, lead.phone, 1000);
	visit_insert(office, &visit);
	call_insert(office, &call);
	event_add(office, lead.lead, 1000, EVENT_CALLBACK, 1, NONE, 0);
	office_flush(office);
	claims_of(office, lead.phone);
	claims_remove(office, lead.phone, 1000, lead.lead);
	lead_find(office, lead.lead, &lead);
	visit_find(office, visit.visit, &visit);
	visit_write(office, &visit);
	call_find(office, call.call, &call);
	stmt_end(events_of(office, lead.lead, NONE));
	event_remove(office, lead.lead, 1000, EVENT_CALLBACK, 1);
	note_set(office, "calls", 1, "note");
	note_find(office, "calls", 1);
	refs_add(office, "calls", "ref", &where);
	refs_find(office, "calls", "ref", &where);
	audit_change(office, "calls", 1, NULL, "call=1");
	office_flush(office);
}

/* Whether a plan walks through a table or a range of it, sorts, or makes an
 * index of its own, where a key would find the row. */
static int walks(struct db *db, const char *sql)
{
	char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql);
	sqlite3_stmt *stmt;
	int found = 0;

	assert_int_equal(sqlite3_prepare_v2(db->handle, explain, -1, &stmt,
					    NULL),
			 SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		const char *step = (const char *)sqlite3_column_text(stmt, 3);
		const char *key = strchr(step, '(');

		if (key && key[strcspn(key, "=<>")] != '=')
			found = 1;
		if (strncmp(step, "SCAN", 4) == 0 && !strstr(step, "CONSTANT"))
			found = 1;
		if (strstr(step, "TEMP B-TREE") || strstr(step, "AUTOMATIC"))
			found = 1;
		if (found) {
			print_message("# %s: %s\n", step, sql);
			break;
		}
	}
	sqlite3_finalize(stmt);
	sqlite3_free(explain);
	return found;
}

static int looks_for_any(const char *sql)
{
	return strncmp(sql, "SELECT EXISTS(SELECT 1 FROM ", 28) == 0;
}

static void hot_statements_use_their_keys(void **state)
{
	static struct office office;
	sqlite3_stmt *stmt = NULL;
	int walking = 0, seen = 0;

	(void)state;
	office.command = "test";
	office.db = db_create(store_path, true);
	do_the_hot_things(&office);
	while ((stmt = sqlite3_next_stmt(office.db->handle, stmt))) {
		const char *sql = sqlite3_sql(stmt);

		if (strncmp(sql, "PRAGMA", 6) == 0 || looks_for_any(sql))
			continue;
		seen++;
		walking += walks(office.db, sql);
	}
	assert_true(seen >= 15);
	assert_int_equal(walking, 0);
	office_close(&office);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_older_store_becomes_as_a_new_one),
		cmocka_unit_test(a_schema_that_differs_is_found),
		cmocka_unit_test(statements_are_found_again),
		cmocka_unit_test(nothing_is_bound_at_first),
		cmocka_unit_test(many_statements_are_kept_apart),
		cmocka_unit_test(hot_statements_use_their_keys),
	};

	die_handler = die_in_a_test;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, store_folder_make,
				      store_folder_remove);
}
