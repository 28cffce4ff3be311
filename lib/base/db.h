/*
 * SQLite as this toolkit uses it.  Every failure of the machine ends the
 * command here with its exit status (74 I/O, 75 busy, 76 damaged or foreign,
 * 77 not permitted), so no caller has an error branch; an uncommitted change
 * is no change.
 */
#ifndef BASE_DB_H
#define BASE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/value.h"

struct db;
struct stmt;

enum db_mode {
	DB_READ, /* read-only, one read transaction from the first query on */
	DB_WRITE /* BEGIN IMMEDIATE */
};

/*
 * Opens a store that exists and is ours, and begins the transaction.  Dies
 * with 66 when there is no such file or it is empty, 76 when it is no store of
 * ours, damaged, or of a newer version, 77 when it may not be read or written,
 * 75 when it stays locked longer than wait_seconds.  A store of an older
 * version is migrated when opened for writing; for reading it dies with 76
 * saying what to do.
 */
struct db *db_open(const char *path, enum db_mode mode, int wait_seconds);

/* Makes a new store (0600), with the schema, inside an open transaction; dies
 * with 73 when the file exists or cannot be made, or lies on a network file
 * system and force is false.  It has its name only after db_commit. */
struct db *db_create(const char *path, bool force);

/* Ends queries that are under way, too. */
void db_commit(struct db *db);
/* After the commit: rewrites the whole file, so that nothing of what was ever
 * deleted or overwritten is left in it.  Readers wait; what fails, dies. */
void db_scrub(struct db *db);
void db_close(struct db *db); /* rolls back what is not committed; frees */

/* From here on references are not looked up: for writers of a million rows
 * that have checked every code against the registers. */
void db_trust_references(struct db *db);

/* Whether the file is sound, every reference leads somewhere, and the schema
 * is that of a new store: false, and err, when not. */
bool db_check_integrity(struct db *db, struct err *err);
bool db_check_references(struct db *db, struct err *err);
bool db_check_schema(struct db *db, struct err *err);

/* Copies the store as this transaction sees it to path (0600), checks the
 * copy, and only then puts it there, in place of what may be there; dies with
 * 73 or 74 when it cannot. */
void db_backup(struct db *db, const char *path);

/* The statement of a string literal ("" sql at the call keeps it one): made on
 * first use, found again by the literal's address, and handed out reset and
 * with nothing bound.  Owned by db.  One literal is one statement: do not step
 * a statement while it is being stepped by a caller. */
#define db_stmt(db, sql) db_stmt_literal((db), "" sql)
struct stmt *db_stmt_literal(struct db *db, const char *sql);

/* The same of an INSERT that runs a million times, whose VALUES are its
 * parameters, bound by number and nothing else.  stmt_run keeps the row back;
 * what is kept goes into the store together, before any other statement takes
 * a step and before the commit, so that nobody sees the difference.  None may
 * take a step between the first value of a row and its stmt_run. */
#define db_insert(db, sql) db_insert_literal((db), "" sql)
struct stmt *db_insert_literal(struct db *db, const char *sql);

/* Bind by name (":phone"); NONE and NULL bind SQL's NULL; a text is copied. */
void stmt_bind_int(struct stmt *stmt, const char *name, int64_t value);
void stmt_bind_text(struct stmt *stmt, const char *name, const char *value);
/* Bind by number from 1, for the few statements that run a million times. */
void stmt_bind_int_at(struct stmt *stmt, int number, int64_t value);
void stmt_bind_text_at(struct stmt *stmt, int number, const char *value);

/* The next row, or false at the end (and the statement is reset). */
bool stmt_next(struct stmt *stmt);
/* Runs to the end; for statements without rows. */
void stmt_run(struct stmt *stmt);
/* Ends a query that was not read to its end. */
void stmt_end(struct stmt *stmt);

/* Columns of the present row, from 0; SQL's NULL is NONE or NULL.  A number
 * beyond 2^53 is none of ours: dies with 76.  A text is valid until the next
 * call on this query. */
int64_t stmt_int(struct stmt *stmt, int column);
const char *stmt_column_text(struct stmt *stmt, int column);
/* The same of a column that is never NULL: dies with 76 when it is. */
const char *stmt_text(struct stmt *stmt, int column);
/* A day or a time that people could have written, or that a rule made of one,
 * or NONE; dies with 76 when it is none of these. */
int64_t stmt_day(struct stmt *stmt, int column);
int64_t stmt_time(struct stmt *stmt, int column);
/* The same of a month. */
int64_t stmt_month(struct stmt *stmt, int column);
/* A place in a NULL-ended list, or NONE; dies with 76 when it is neither. */
int64_t stmt_choice(struct stmt *stmt, int column, const char *const names[]);
/* The same where none may be missing. */
int64_t stmt_word(struct stmt *stmt, int column, const char *const names[]);

/* Rows changed by the last stmt_run of any statement. */
int64_t db_changes(struct db *db);

#endif
