/* The soundness of a store, and copies of it. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/db_private.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/schema.h"

/* SQLite tells a page for which there was no memory, or that the disk did not
 * give, as a flaw of the store. */
static void die_of_machine(const struct db *db, const char *flaw)
{
	static const char told[] = "error code=";
	const char *found = strstr(flaw, told);
	int rc = found ? (int)strtol(found + strlen(told), NULL, 10)
		       : SQLITE_OK;

	if (rc == SQLITE_NOMEM || (rc & 0xFF) == SQLITE_IOERR)
		die(rc == SQLITE_NOMEM || rc == SQLITE_IOERR_NOMEM ? EX_OSERR
								   : EX_IOERR,
		    "%s: %s", db->path, sqlite3_errstr(rc));
}

bool db_check_integrity(struct db *db, struct err *err)
{
	struct stmt *stmt = db_stmt(db, "PRAGMA integrity_check(1)");
	bool sound = true;

	if (stmt_next(stmt) && strcmp(stmt_column_text(stmt, 0), "ok") != 0)
		sound = err_set(err, "%s", stmt_column_text(stmt, 0));
	if (!sound)
		die_of_machine(db, err->text);
	stmt_end(stmt);
	return sound;
}

bool db_check_references(struct db *db, struct err *err)
{
	struct stmt *stmt = db_stmt(db, "PRAGMA foreign_key_check");
	bool sound = true;

	if (stmt_next(stmt))
		sound = err_set(err,
				_("%s: row %lld names a %s that is not "
				  "there"),
				stmt_column_text(stmt, 0),
				(long long)stmt_int(stmt, 1),
				stmt_column_text(stmt, 2));
	stmt_end(stmt);
	return sound;
}

/* A store must not be called damaged because memory is lacking. */
static void check_memory(sqlite3 *handle)
{
	if (!handle || (sqlite3_errcode(handle) & 0xff) == SQLITE_NOMEM)
		die_of_memory();
}

static void add_cell(sqlite3 *handle, sqlite3_stmt *stmt, int column,
		     struct buf *buf)
{
	const char *cell = (const char *)sqlite3_column_text(stmt, column);

	if (!cell)
		check_memory(handle);
	buf_add_text(buf, cell ? cell : "?");
	buf_add_char(buf, '\n');
}

/* Adds the schema as text; false when SQLite cannot read it.  Dies of nothing
 * but lack of memory: it is asked on the way to the end of a command, too. */
static bool add_schema(sqlite3 *handle, struct buf *buf)
{
	sqlite3_stmt *stmt;
	int rc = sqlite3_prepare_v2(handle,
				    "SELECT type, name, tbl_name,"
				    " coalesce(sql, '') FROM sqlite_schema"
				    " ORDER BY type, name",
				    -1, &stmt, NULL);
	int i;

	check_memory(handle);
	if (rc != SQLITE_OK)
		return false;
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		for (i = 0; i < 4; i++)
			add_cell(handle, stmt, i, buf);
	}
	check_memory(handle);
	sqlite3_finalize(stmt);
	return rc == SQLITE_DONE;
}

static bool add_fresh_schema(struct buf *buf)
{
	sqlite3 *handle;
	int64_t version;
	int rc = sqlite3_open(":memory:", &handle);

	for (version = 0; rc == SQLITE_OK && schema_steps[version]; version++)
		rc = sqlite3_exec(handle, schema_steps[version], NULL, NULL,
				  NULL);
	check_memory(handle);
	if (rc == SQLITE_OK && !add_schema(handle, buf))
		rc = SQLITE_ERROR;
	sqlite3_close(handle);
	return rc == SQLITE_OK;
}

bool db_check_schema(struct db *db, struct err *err)
{
	struct buf ours = BUF_INIT, fresh = BUF_INIT;
	bool same;

	if (!add_schema(db->handle, &ours))
		same = err_set(err, _("cannot be read"));
	else if (!add_fresh_schema(&fresh))
		same = err_set(err, _("cannot be compared"));
	else if (!ours.data || !fresh.data ||
		 strcmp(ours.data, fresh.data) != 0)
		same = err_set(err, _("differs from that of a new store"));
	else
		same = true;
	buf_free(&ours);
	buf_free(&fresh);
	return same;
}

/* Opens the copy by its own connection: to write it, then to check it. */
static struct db copy_open(const char *path, int flags)
{
	struct db copy = { 0 };
	int rc;

	copy.path = mem_dup(path);
	rc = sqlite3_open_v2(path, &copy.handle,
			     flags | SQLITE_OPEN_NOMUTEX |
				     SQLITE_OPEN_EXRESCODE,
			     NULL);
	if (rc != SQLITE_OK)
		db_die(&copy, rc);
	return copy;
}

static void copy_close(struct db *copy)
{
	db_free_stmts(copy);
	sqlite3_close(copy->handle);
	free(copy->path);
}

static void copy_to(struct db *db, const char *path)
{
	struct db copy = copy_open(path, SQLITE_OPEN_READWRITE);
	sqlite3_backup *backup;
	int rc;

	/* The file is synced once, when it is put in place. */
	db_exec(&copy, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
	backup = sqlite3_backup_init(copy.handle, "main", db->handle, "main");
	if (!backup)
		db_die(&copy, sqlite3_extended_errcode(copy.handle));
	rc = sqlite3_backup_step(backup, -1);
	if (sqlite3_backup_finish(backup) != SQLITE_OK || rc != SQLITE_DONE) {
		/* Whose the failure is, its kind tells. */
		if ((rc & 0xff) == SQLITE_FULL ||
		    sqlite3_errcode(db->handle) == SQLITE_OK)
			db_die(&copy, rc);
		db_die(db, rc);
	}
	copy_close(&copy);
}

void db_backup(struct db *db, const char *path)
{
	struct place *place = place_new(path);
	struct db copy;
	struct err err;

	copy_to(db, place_temporary(place));
	copy = copy_open(place_temporary(place), SQLITE_OPEN_READONLY);
	if (!db_check_integrity(&copy, &err))
		die(EX_PROTOCOL, _("%s: the copy is not sound: %s"), db->path,
		    err.text);
	copy_close(&copy);
	place_put(place, PLACE_REPLACE);
}
