/* What the files of the SQLite wrapper share, and nobody else. */
#ifndef BASE_DB_PRIVATE_H
#define BASE_DB_PRIVATE_H

#include <sqlite3.h>
#include <stddef.h>

#include "base/db.h"
#include "base/place.h"

struct batch;

struct stmt {
	struct db *db;
	sqlite3_stmt *handle;
	const char *sql;
	struct batch *batch; /* of an INSERT whose rows are kept back */
};

struct db {
	sqlite3 *handle;
	char *path; /* for messages */
	char *real; /* without links, to open it by */
	enum db_mode mode;
	int wait_seconds;
	struct stmt **slots; /* a hash table by the address of the SQL */
	size_t slots_size;   /* a power of two */
	size_t slots_used;
	struct batch *pending;	    /* rows that were kept back */
	const struct batch *adding; /* what the virtual table holds */
	bool has_batches;	    /* there is that table */
	struct place *place;	    /* of a store that is being made */
};

/* Ends the command as a result code of SQLite says. */
__attribute__((noreturn)) void db_die(struct db *db, int rc);
/* Runs statements that give no rows; dies when they fail. */
void db_exec(struct db *db, const char *sql);
/* The statement of a literal, made when it is new; as it was left. */
struct stmt *db_find_stmt(struct db *db, const char *sql);

/* The next row of a batch: its cells, and that it is whole. */
void batch_bind_int(struct batch *batch, int number, int64_t value);
void batch_bind_text(struct batch *batch, int number, const char *value);
void batch_keep(struct batch *batch);
/* Adds all rows that were kept back, before anything may look for them. */
void db_add_kept(struct db *db);
void batch_free(struct batch *batch); /* NULL: nothing */

/* Ends all queries that were not read to their end. */
void db_reset_stmts(struct db *db);
/* Finalizes and frees all statements. */
void db_free_stmts(struct db *db);

/* Whether path is a store that mode may use: dies with 66, 76 or 77 when not,
 * and leaves the file untouched.  The name to open it by; the caller's. */
char *db_file_check(const char *path, enum db_mode mode);
/* Dies with 76 when the file is shorter than its header says: SQLite would read
 * the rest of the last page as zeros.  Inside a transaction. */
void db_file_check_size(struct db *db);
/* Dies with 73 when a new store at path would lie on a network file system. */
void db_file_check_local(const char *path);

#endif
