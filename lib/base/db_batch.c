/* Rows that an INSERT adds by the thousand.  They are kept back and added by
 * one INSERT ... SELECT from the virtual table "batch", which is what was kept:
 * half of what a statement for each costs is beginning and ending it. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/db_private.h"
#include "base/die.h"

/* Rows of one statement that are kept back: they stay in the processor's
 * cache. */
#define ROWS_MAX 128
/* So few are added one by one, which needs no further statement. */
#define FEW 4
#define COLUMNS_MAX 20

/* The length of what is no text. */
enum { CELL_INT = -1, CELL_NULL = -2 };

struct cell {
	int64_t value; /* of a text: where it begins in texts */
	int length;
};

struct batch {
	struct stmt *stmt;  /* adds one row */
	sqlite3_stmt *bulk; /* adds all; NULL before the first time */
	uint32_t in_bulk;   /* bit i: column i is not left out of bulk */
	uint32_t given;	    /* bit i: column i is not NULL in some row */
	struct cell *cells; /* of ROWS_MAX rows, the last of them begun */
	int columns, count;
	struct buf texts;
	size_t texts_kept;  /* those of whole rows */
	struct batch *next; /* that has rows, too */
};

static struct cell *row_at(const struct batch *batch, int row)
{
	return batch->cells + (size_t)row * (size_t)batch->columns;
}

/* ---- the virtual table */

struct cursor {
	sqlite3_vtab_cursor base;
	const struct batch *batch;
	int row;
};

struct table {
	sqlite3_vtab base;
	struct db *db;
};

static int table_connect(sqlite3 *handle, void *db, int argc,
			 const char *const *argv, sqlite3_vtab **made,
			 char **message)
{
	struct table *table = sqlite3_malloc(sizeof(*table));

	(void)argc;
	(void)argv;
	(void)message;
	if (!table)
		return SQLITE_NOMEM;
	memset(table, 0, sizeof(*table));
	table->db = db;
	*made = &table->base;
	return sqlite3_declare_vtab(
		handle, "CREATE TABLE batch(c1, c2, c3, c4, c5, c6, c7, c8, c9,"
			" c10, c11, c12, c13, c14, c15, c16, c17, c18, c19,"
			" c20)");
}

static int table_disconnect(sqlite3_vtab *table)
{
	sqlite3_free(table);
	return SQLITE_OK;
}

static int table_plan(sqlite3_vtab *table, sqlite3_index_info *info)
{
	(void)table;
	info->estimatedRows = ROWS_MAX;
	info->estimatedCost = ROWS_MAX;
	return SQLITE_OK;
}

static int cursor_open(sqlite3_vtab *table, sqlite3_vtab_cursor **made)
{
	struct cursor *cursor = sqlite3_malloc(sizeof(*cursor));

	if (!cursor)
		return SQLITE_NOMEM;
	memset(cursor, 0, sizeof(*cursor));
	cursor->batch = ((struct table *)table)->db->adding;
	*made = &cursor->base;
	return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *cursor)
{
	sqlite3_free(cursor);
	return SQLITE_OK;
}

static int cursor_begin(sqlite3_vtab_cursor *cursor, int plan, const char *name,
			int argc, sqlite3_value **argv)
{
	(void)plan;
	(void)name;
	(void)argc;
	(void)argv;
	((struct cursor *)cursor)->row = 0;
	return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *cursor)
{
	((struct cursor *)cursor)->row++;
	return SQLITE_OK;
}

static int cursor_is_at_end(sqlite3_vtab_cursor *base)
{
	const struct cursor *cursor = (const struct cursor *)base;

	return cursor->row == cursor->batch->count;
}

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context,
			 int column)
{
	const struct cursor *cursor = (const struct cursor *)base;
	const struct batch *batch = cursor->batch;
	const struct cell *cell = row_at(batch, cursor->row) + column;

	if (cell->length == CELL_INT)
		sqlite3_result_int64(context, cell->value);
	else if (cell->length >= 0)
		sqlite3_result_text(context, batch->texts.data + cell->value,
				    cell->length, SQLITE_STATIC);
	return SQLITE_OK;
}

static int cursor_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
	*id = ((struct cursor *)cursor)->row;
	return SQLITE_OK;
}

static const sqlite3_module table_module = {
	.xConnect = table_connect,
	.xDisconnect = table_disconnect,
	.xBestIndex = table_plan,
	.xOpen = cursor_open,
	.xClose = cursor_close,
	.xFilter = cursor_begin,
	.xNext = cursor_next,
	.xEof = cursor_is_at_end,
	.xColumn = cursor_column,
	.xRowid = cursor_rowid,
};

/* ---- keeping back */

static void clear_row(struct batch *batch)
{
	struct cell *cells = row_at(batch, batch->count);

	batch->texts.length = batch->texts_kept;
	for (int i = 0; i < batch->columns; i++)
		cells[i].length = CELL_NULL;
}

static void batch_new(struct stmt *stmt)
{
	struct batch *batch = mem_new(sizeof(*batch));

	batch->stmt = stmt;
	batch->columns = sqlite3_bind_parameter_count(stmt->handle);
	if (batch->columns > COLUMNS_MAX)
		bug("more than %d columns: %s", COLUMNS_MAX, stmt->sql);
	batch->cells = mem_resize(NULL, ROWS_MAX * (size_t)batch->columns,
				  sizeof(*batch->cells));
	stmt->batch = batch;
}

struct stmt *db_insert_literal(struct db *db, const char *sql)
{
	struct stmt *stmt = db_find_stmt(db, sql);

	if (!stmt->batch)
		batch_new(stmt);
	clear_row(stmt->batch);
	return stmt;
}

void batch_bind_int(struct batch *batch, int number, int64_t value)
{
	struct cell *cell = row_at(batch, batch->count) + number - 1;

	if (value == NONE)
		return;
	cell->value = value;
	cell->length = CELL_INT;
	batch->given |= UINT32_C(1) << (number - 1);
}

void batch_bind_text(struct batch *batch, int number, const char *value)
{
	struct cell *cell = row_at(batch, batch->count) + number - 1;
	size_t length;

	if (!value)
		return;
	length = strlen(value);
	cell->value = (int64_t)batch->texts.length;
	cell->length = (int)length;
	batch->given |= UINT32_C(1) << (number - 1);
	buf_add(&batch->texts, value, length);
}

/* Those that have rows are in the order in which they came to have them. */
static void note_pending(struct db *db, struct batch *batch)
{
	struct batch **last = &db->pending;

	while (*last)
		last = &(*last)->next;
	*last = batch;
	batch->next = NULL;
}

void batch_keep(struct batch *batch)
{
	struct db *db = batch->stmt->db;

	if (!batch->count++)
		note_pending(db, batch);
	batch->texts_kept = batch->texts.length;
	if (batch->count == ROWS_MAX)
		db_add_kept(db);
}

/* ---- adding */

static void step(struct db *db, sqlite3_stmt *handle)
{
	int rc = sqlite3_step(handle);

	if (rc != SQLITE_DONE)
		db_die(db, rc);
	sqlite3_reset(handle);
}

static void bind_cell(const struct batch *batch, const struct cell *cell,
		      int number)
{
	sqlite3_stmt *handle = batch->stmt->handle;
	int rc;

	if (cell->length == CELL_INT)
		rc = sqlite3_bind_int64(handle, number, cell->value);
	else if (cell->length == CELL_NULL)
		rc = sqlite3_bind_null(handle, number);
	else
		rc = sqlite3_bind_text(handle, number,
				       batch->texts.data + cell->value,
				       cell->length, SQLITE_TRANSIENT);
	if (rc != SQLITE_OK)
		db_die(batch->stmt->db, rc);
}

static void add_one_by_one(const struct batch *batch)
{
	for (int row = 0; row < batch->count; row++) {
		const struct cell *cells = row_at(batch, row);

		for (int i = 0; i < batch->columns; i++)
			bind_cell(batch, &cells[i], i + 1);
		step(batch->stmt->db, batch->stmt->handle);
	}
}

/* Adds the items of a list up to its ")", but for the columns left out. */
static void add_list(struct buf *sql, const char *list, uint32_t columns)
{
	const size_t start = sql->length;

	for (int i = 0; *list && *list != ')'; i++) {
		size_t length = strcspn(list, ",)");

		if (columns >> i & 1) {
			buf_add(sql, ",", sql->length > start);
			buf_add(sql, list, length);
		}
		list += length + (list[length] == ',');
	}
}

/* "INSERT INTO lead(id, phone) VALUES(?1, ?2)" becomes "INSERT OR FAIL INTO
 * lead(id, phone) SELECT c1, c2 FROM batch": nothing is taken back for itself
 * when it fails, because the command ends then.  A column that no row gives is
 * left out: it costs as much as any.  "INSERT OR REPLACE" stays that. */
static char *bulk_sql(const char *sql, uint32_t columns)
{
	static const char insert[] = "INSERT ", values[] = "VALUES(";
	const char *at = strstr(sql, values), *list = strchr(sql, '(');
	struct buf bulk = BUF_INIT;

	if (!at || strncmp(sql, insert, sizeof(insert) - 1) != 0)
		bug("not to be added from a batch: %s", sql);
	sql += sizeof(insert) - 1;
	buf_add_text(&bulk, insert);
	if (strncmp(sql, "OR ", 3) != 0)
		buf_add_text(&bulk, "OR FAIL ");
	buf_add(&bulk, sql, (size_t)(list + 1 - sql));
	add_list(&bulk, list + 1, columns);
	buf_add_text(&bulk, ") SELECT ");
	add_list(&bulk, at + sizeof(values) - 1, columns);
	buf_add_text(&bulk, " FROM batch");
	for (char *c = bulk.data; *c; c++)
		if (*c == '?')
			*c = 'c';
	return bulk.data;
}

static void prepare_bulk(struct batch *batch)
{
	struct db *db = batch->stmt->db;
	char *sql;
	int rc = SQLITE_OK;

	if (!db->has_batches)
		rc = sqlite3_create_module(db->handle, "batch", &table_module,
					   db);
	db->has_batches = true;
	sqlite3_finalize(batch->bulk);
	batch->in_bulk |= batch->given;
	sql = bulk_sql(batch->stmt->sql, batch->in_bulk);
	if (rc == SQLITE_OK)
		rc = sqlite3_prepare_v3(db->handle, sql, -1,
					SQLITE_PREPARE_PERSISTENT, &batch->bulk,
					NULL);
	free(sql);
	if (rc != SQLITE_OK)
		db_die(db, rc);
}

static void add_all(struct batch *batch)
{
	struct db *db = batch->stmt->db;

	if (batch->count < FEW) {
		add_one_by_one(batch);
	} else {
		if (!batch->bulk || batch->given & ~batch->in_bulk)
			prepare_bulk(batch);
		db->adding = batch;
		step(db, batch->bulk);
	}
	batch->count = 0;
	batch->given = 0;
	batch->texts_kept = 0;
	/* The next row may have begun already, at another place. */
	clear_row(batch);
}

void db_add_kept(struct db *db)
{
	while (db->pending) {
		struct batch *batch = db->pending;

		db->pending = batch->next;
		add_all(batch);
	}
}

void batch_free(struct batch *batch)
{
	if (!batch)
		return;
	sqlite3_finalize(batch->bulk);
	free(batch->cells);
	buf_free(&batch->texts);
	free(batch);
}
