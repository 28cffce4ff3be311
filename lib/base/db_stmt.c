/* Statements: found by the address of their literal, bound, stepped. */
#include <stdlib.h>

#include "base/db_private.h"
#include "base/die.h"
#include "base/intl.h"

#define SLOTS_MIN 64
/* No value of ours is larger; so no sum of some of them overflows. */
#define VALUE_MAX (INT64_C(1) << 53)
/* 1900-01-01; and 3833-04-30, the end of the longest duration, 10000 months,
 * from the last day that can be written. */
#define DAY_FIRST INT64_C(-25567)
#define DAY_LAST INT64_C(680566)
/* 1900-01 and 2999-12 */
#define MONTH_FIRST INT64_C(22800)
#define MONTH_LAST INT64_C(35999)

static size_t slot_of(const struct db *db, const char *sql)
{
	size_t hash = (size_t)sql;
	size_t i;

	hash ^= hash >> 7;
	for (i = hash & (db->slots_size - 1);
	     db->slots[i] && db->slots[i]->sql != sql;
	     i = (i + 1) & (db->slots_size - 1))
		;
	return i;
}

static void grow(struct db *db)
{
	struct stmt **old = db->slots;
	size_t old_size = db->slots_size;
	size_t i;

	db->slots_size = old_size ? 2 * old_size : SLOTS_MIN;
	db->slots = mem_new(db->slots_size * sizeof(*db->slots));
	for (i = 0; i < old_size; i++) {
		if (old[i])
			db->slots[slot_of(db, old[i]->sql)] = old[i];
	}
	free(old);
}

static struct stmt *stmt_new(struct db *db, const char *sql)
{
	struct stmt *stmt = mem_new(sizeof(*stmt));
	int rc = sqlite3_prepare_v3(db->handle, sql, -1,
				    SQLITE_PREPARE_PERSISTENT, &stmt->handle,
				    NULL);

	if (rc != SQLITE_OK)
		db_die(db, rc);
	stmt->db = db;
	stmt->sql = sql;
	return stmt;
}

struct stmt *db_find_stmt(struct db *db, const char *sql)
{
	size_t slot;

	if (2 * db->slots_used >= db->slots_size)
		grow(db);
	slot = slot_of(db, sql);
	if (!db->slots[slot]) {
		db->slots[slot] = stmt_new(db, sql);
		db->slots_used++;
	}
	return db->slots[slot];
}

struct stmt *db_stmt_literal(struct db *db, const char *sql)
{
	struct stmt *stmt = db_find_stmt(db, sql);

	sqlite3_reset(stmt->handle);
	sqlite3_clear_bindings(stmt->handle);
	return stmt;
}

void db_reset_stmts(struct db *db)
{
	size_t i;

	for (i = 0; i < db->slots_size; i++) {
		if (db->slots[i])
			sqlite3_reset(db->slots[i]->handle);
	}
}

void db_free_stmts(struct db *db)
{
	size_t i;

	for (i = 0; i < db->slots_size; i++) {
		if (!db->slots[i])
			continue;
		batch_free(db->slots[i]->batch);
		sqlite3_finalize(db->slots[i]->handle);
		free(db->slots[i]);
	}
	free(db->slots);
}

static int number_of(struct stmt *stmt, const char *name)
{
	int number = sqlite3_bind_parameter_index(stmt->handle, name);

	if (number == 0)
		bug("no parameter %s in: %s", name, stmt->sql);
	return number;
}

void stmt_bind_int(struct stmt *stmt, const char *name, int64_t value)
{
	stmt_bind_int_at(stmt, number_of(stmt, name), value);
}

void stmt_bind_text(struct stmt *stmt, const char *name, const char *value)
{
	stmt_bind_text_at(stmt, number_of(stmt, name), value);
}

void stmt_bind_int_at(struct stmt *stmt, int number, int64_t value)
{
	int rc;

	if (stmt->batch) {
		batch_bind_int(stmt->batch, number, value);
		return;
	}
	rc = value == NONE ? sqlite3_bind_null(stmt->handle, number)
			   : sqlite3_bind_int64(stmt->handle, number, value);
	if (rc != SQLITE_OK)
		db_die(stmt->db, rc);
}

void stmt_bind_text_at(struct stmt *stmt, int number, const char *value)
{
	int rc;

	if (stmt->batch) {
		batch_bind_text(stmt->batch, number, value);
		return;
	}
	/* A NULL binds SQL's NULL. */
	rc = sqlite3_bind_text(stmt->handle, number, value, -1,
			       SQLITE_TRANSIENT);
	if (rc != SQLITE_OK)
		db_die(stmt->db, rc);
}

bool stmt_next(struct stmt *stmt)
{
	int rc;

	if (stmt->db->pending)
		db_add_kept(stmt->db);
	rc = sqlite3_step(stmt->handle);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		db_die(stmt->db, rc);
	sqlite3_reset(stmt->handle);
	return false;
}

void stmt_run(struct stmt *stmt)
{
	if (stmt->batch)
		batch_keep(stmt->batch);
	else if (stmt_next(stmt))
		bug("rows from: %s", stmt->sql);
}

void stmt_end(struct stmt *stmt)
{
	sqlite3_reset(stmt->handle);
}

int64_t stmt_int(struct stmt *stmt, int column)
{
	int64_t value = sqlite3_column_int64(stmt->handle, column);

	/* NULL reads as 0: only then is it worth a second call. */
	if (value == 0 &&
	    sqlite3_column_type(stmt->handle, column) == SQLITE_NULL)
		return NONE;
	if (value > VALUE_MAX || value < -VALUE_MAX)
		die(EX_PROTOCOL, _("%s: damaged: %lld is out of range"),
		    stmt->db->path, (long long)value);
	return value;
}

static int64_t within(struct stmt *stmt, int column, int64_t least,
		      int64_t most)
{
	int64_t value = stmt_int(stmt, column);

	if (value != NONE && (value < least || value > most))
		die(EX_PROTOCOL, _("%s: damaged: %lld is no day or time"),
		    stmt->db->path, (long long)value);
	return value;
}

int64_t stmt_day(struct stmt *stmt, int column)
{
	return within(stmt, column, DAY_FIRST, DAY_LAST);
}

int64_t stmt_time(struct stmt *stmt, int column)
{
	return within(stmt, column, DAY_FIRST * DAY_SECONDS,
		      (DAY_LAST + 1) * DAY_SECONDS - 1);
}

int64_t stmt_month(struct stmt *stmt, int column)
{
	return within(stmt, column, MONTH_FIRST, MONTH_LAST);
}

const char *stmt_column_text(struct stmt *stmt, int column)
{
	const char *text = (const char *)sqlite3_column_text(stmt->handle,
							     column);

	if (!text && sqlite3_column_type(stmt->handle, column) != SQLITE_NULL)
		die_of_memory();
	return text;
}

const char *stmt_text(struct stmt *stmt, int column)
{
	const char *text = stmt_column_text(stmt, column);

	if (!text)
		die(EX_PROTOCOL, _("%s: damaged: a text is missing"),
		    stmt->db->path);
	return text;
}

int64_t stmt_word(struct stmt *stmt, int column, const char *const names[])
{
	int64_t value = stmt_choice(stmt, column, names);

	if (value == NONE)
		die(EX_PROTOCOL, _("%s: damaged: a word is missing"),
		    stmt->db->path);
	return value;
}

int64_t stmt_choice(struct stmt *stmt, int column, const char *const names[])
{
	int64_t value = stmt_int(stmt, column);
	int64_t i;

	if (value == NONE)
		return NONE;
	for (i = 0; i < value && names[i]; i++)
		;
	if (i != value || !names[i])
		die(EX_PROTOCOL, _("%s: damaged: %lld is no word"),
		    stmt->db->path, (long long)value);
	return value;
}
