/* What the files of the SQLite wrapper share, and nobody else. */
#ifndef BASE_DB_PRIVATE_H
#define BASE_DB_PRIVATE_H

#include <sqlite3.h>
#include <stddef.h>

#include "base/db.h"
#include "base/place.h"

struct stmt {
	struct db *db;
	sqlite3_stmt *handle;
	const char *sql;
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
	struct place *place; /* of a store that is being made */
};

/* Ends the command as a result code of SQLite says. */
__attribute__((noreturn)) void db_die(struct db *db, int rc);
/* Runs statements that give no rows; dies when they fail. */
void db_exec(struct db *db, const char *sql);
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
