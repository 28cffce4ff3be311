#include "base/db.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/db_private.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/schema.h"

/* KiB of changed pages that are kept until the commit: SQLite locks out
 * every reader from the first one that it writes.  The cache has room for
 * others beside them (nine tenths of it may be changed): where it has none,
 * each further page, and those on the way to it, is read every time anew.
 * Negative, because a positive number counts pages, and is also read as a truth
 * value, in its last eight bits. */
#define SPILL_AT "-24576"
#define CACHE_SIZE "-28672"

/* The writer that is open, to be rolled back when the command dies: the
 * journal would otherwise be left for the next one to recover from. */
static struct db *writer;

static void roll_back_at_exit(void)
{
	if (writer)
		sqlite3_exec(writer->handle, "ROLLBACK", NULL, NULL, NULL);
}

static int denied(int error)
{
	return error == EACCES || error == EPERM || error == EROFS;
}

static int exit_status(struct db *db, int rc)
{
	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED: return EX_TEMPFAIL;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FORMAT: return EX_PROTOCOL;
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH: return EX_NOPERM;
	case SQLITE_CANTOPEN:
		return denied(sqlite3_system_errno(db->handle)) ? EX_NOPERM
								: EX_IOERR;
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_PROTOCOL:
		return rc == SQLITE_IOERR_NOMEM ? EX_OSERR : EX_IOERR;
	case SQLITE_NOMEM: return EX_OSERR;
	case SQLITE_CONSTRAINT:
		/* A number that was given out before, or a reference that is
		 * looked up in vain though the register had it. */
		return EX_PROTOCOL;
	case SQLITE_ERROR: {
		struct err err;

		/* Our statements fit our schema. */
		if (!db_check_schema(db, &err))
			return EX_PROTOCOL;
		return EX_SOFTWARE;
	}
	default: return EX_SOFTWARE;
	}
}

void db_die(struct db *db, int rc)
{
	char *message = mem_dup(sqlite3_errmsg(db->handle));
	int error = sqlite3_system_errno(db->handle);
	int status = exit_status(db, rc);

	if (status == EX_TEMPFAIL)
		die(status, _("%s: in use by another for %d s; try again"),
		    db->path, db->wait_seconds);
	if (status == EX_PROTOCOL)
		die(status, _("%s: damaged: %s"), db->path, message);
	if (status == EX_SOFTWARE)
		bug("%s: %s (%d)", db->path, message, rc);
	if (error != 0 && status != EX_OSERR)
		die(status, "%s: %s: %s", db->path, message, strerror(error));
	die(status, "%s: %s", db->path, message);
}

void db_exec(struct db *db, const char *sql)
{
	int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	if (rc != SQLITE_OK)
		db_die(db, rc);
}

static void set_options(struct db *db)
{
	static const struct {
		int option, value;
	} options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	};
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		int rc = sqlite3_db_config(db->handle, options[i].option,
					   options[i].value, NULL);

		if (rc != SQLITE_OK)
			db_die(db, rc);
	}
	sqlite3_busy_timeout(db->handle, db->wait_seconds * 1000);
	db_exec(db, "PRAGMA cell_size_check=ON");
	if (db->mode == DB_WRITE)
		db_exec(db, "PRAGMA recursive_triggers=ON;"
			    "PRAGMA synchronous=EXTRA;"
			    "PRAGMA cache_size=" CACHE_SIZE ";"
			    "PRAGMA cache_spill=" SPILL_AT);
}

static struct db *connect(const char *path, const char *real, enum db_mode mode,
			  int wait_seconds)
{
	static bool configured;
	struct db *db = mem_new(sizeof(*db));
	int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_EXRESCODE;
	int rc;

	if (!configured) {
		sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
		sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
		configured = true;
	}
	db->path = mem_dup(path);
	db->real = mem_dup(real);
	db->mode = mode;
	db->wait_seconds = wait_seconds;
	flags |= mode == DB_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	rc = sqlite3_open_v2(real, &db->handle, flags, NULL);
	if (rc != SQLITE_OK)
		db_die(db, rc);
	set_options(db);
	return db;
}

static void begin(struct db *db)
{
	static bool registered;

	if (db->mode == DB_READ) {
		db_exec(db, "BEGIN");
		return;
	}
	db_exec(db, "BEGIN IMMEDIATE");
	writer = db;
	if (!registered && atexit(roll_back_at_exit) != 0)
		die(EX_OSERR, "%s: %s", db->path, strerror(errno));
	registered = true;
}

/* A writer was killed, and what it left must be rolled back before anybody can
 * read: the one thing that a reader writes. */
static void recover(struct db *db)
{
	struct db *other = connect(db->path, db->real, DB_WRITE,
				   db->wait_seconds);

	db_exec(other, "BEGIN IMMEDIATE; ROLLBACK");
	db_close(other);
}

/* Begins to read, so that a journal left by a killed writer shows itself. */
static void begin_to_read(struct db *db)
{
	static const char sql[] = "PRAGMA user_version";
	int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	if (rc == SQLITE_READONLY_ROLLBACK || rc == SQLITE_READONLY_RECOVERY) {
		db_exec(db, "ROLLBACK");
		recover(db);
		db_exec(db, "BEGIN");
		rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
	}
	if (rc != SQLITE_OK)
		db_die(db, rc);
}

static int64_t pragma(struct stmt *stmt)
{
	int64_t value = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;

	stmt_end(stmt);
	return value;
}

static void set_version(struct db *db)
{
	char *sql = sqlite3_mprintf("PRAGMA application_id=%lld;"
				    "PRAGMA user_version=%lld",
				    (long long)SCHEMA_APPLICATION,
				    (long long)schema_version());

	if (!sql)
		die_of_memory();
	db_exec(db, sql);
	sqlite3_free(sql);
}

static void migrate(struct db *db, int64_t version)
{
	for (; version < schema_version(); version++)
		db_exec(db, schema_steps[version]);
	set_version(db);
}

static void check_version(struct db *db)
{
	int64_t version = pragma(db_stmt(db, "PRAGMA user_version"));

	if (pragma(db_stmt(db, "PRAGMA application_id")) != SCHEMA_APPLICATION)
		die(EX_PROTOCOL, _("%s: belongs to another application"),
		    db->path);
	if (version < 1)
		die(EX_PROTOCOL, _("%s: damaged: its version is %lld"),
		    db->path, (long long)version);
	if (version > schema_version())
		die(EX_PROTOCOL,
		    _("%s: made by a newer version of this "
		      "toolkit"),
		    db->path);
	if (version == schema_version())
		return;
	if (db->mode == DB_READ)
		die(EX_PROTOCOL,
		    _("%s: made by an older version; the first "
		      "command that writes to it renews it"),
		    db->path);
	migrate(db, version);
}

struct db *db_open(const char *path, enum db_mode mode, int wait_seconds)
{
	char *real = db_file_check(path, mode);
	struct db *db = connect(path, real, mode, wait_seconds);

	free(real);
	begin(db);
	if (mode == DB_READ)
		begin_to_read(db);
	check_version(db);
	db_file_check_size(db);
	return db;
}

struct db *db_create(const char *path, bool force)
{
	struct stat status;
	struct place *place;
	struct db *db;

	if (lstat(path, &status) == 0)
		die(EX_CANTCREAT, _("%s: exists"), path);
	if (!force)
		db_file_check_local(path);
	place = place_new(path);
	db = connect(path, place_temporary(place), DB_WRITE, 0);
	db->place = place;
	/* Should it fail the file is removed, and nobody else has it open. */
	db_exec(db, "PRAGMA journal_mode=MEMORY");
	begin(db);
	migrate(db, 0);
	return db;
}

/* What can only fail when the journal is gone, which is the commit: syncing
 * the folder, and letting others in again. */
static bool is_past_commit(int rc)
{
	return rc == SQLITE_IOERR_DIR_FSYNC || rc == SQLITE_IOERR_UNLOCK ||
	       rc == SQLITE_IOERR_RDLOCK;
}

void db_commit(struct db *db)
{
	int rc;

	db_add_kept(db);
	db_reset_stmts(db);
	rc = sqlite3_exec(db->handle, "COMMIT", NULL, NULL, NULL);
	if (is_past_commit(rc))
		die(EX_IOERR, _("%s: committed, but then: %s"), db->path,
		    sqlite3_errmsg(db->handle));
	if (rc != SQLITE_OK)
		db_die(db, rc);
	writer = NULL;
	if (!db->place)
		return;
	place_put(db->place, PLACE_NEW);
	db->place = NULL;
}

void db_scrub(struct db *db)
{
	int rc = sqlite3_exec(db->handle, "VACUUM", NULL, NULL, NULL);

	if (rc != SQLITE_OK)
		die(exit_status(db, rc),
		    _("%s: what was removed is still in the file: %s"),
		    db->path, sqlite3_errmsg(db->handle));
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db_free_stmts(db);
	if (writer == db)
		writer = NULL;
	/* Rolls back what is open. */
	sqlite3_close_v2(db->handle);
	if (db->place)
		place_drop(db->place);
	free(db->path);
	free(db->real);
	free(db);
}

void db_trust_references(struct db *db)
{
	int rc = sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 0,
				   NULL);

	if (rc != SQLITE_OK)
		db_die(db, rc);
}

int64_t db_changes(struct db *db)
{
	return sqlite3_changes64(db->handle);
}
