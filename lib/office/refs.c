#include "office/refs.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/die.h"

bool refs_find(struct office *office, const char *what, const char *ref,
	       struct outcome *where)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT id, lead, at FROM ref "
						"WHERE what = :what "
						"AND ref = :ref");

	stmt_bind_text(stmt, ":what", what);
	stmt_bind_text(stmt, ":ref", ref);
	if (!stmt_next(stmt))
		return false;
	where->id = stmt_int(stmt, 0);
	where->lead = stmt_int(stmt, 1);
	where->at = stmt_time(stmt, 2);
	stmt_end(stmt);
	return true;
}

void refs_add(struct office *office, const char *what, const char *ref,
	      const struct outcome *where)
{
	struct stmt *stmt = db_stmt(office->db,
				    "INSERT INTO ref(what, ref, id, lead, at) "
				    "VALUES (:what, :ref, :id, :lead, :at)");

	stmt_bind_text(stmt, ":what", what);
	stmt_bind_text(stmt, ":ref", ref);
	stmt_bind_int(stmt, ":id", where->id);
	stmt_bind_int(stmt, ":lead", where->lead);
	stmt_bind_int(stmt, ":at", where->at);
	stmt_run(stmt);
}

void refs_drop(struct office *office, const char *what, int64_t id)
{
	struct stmt *stmt = db_stmt(office->db, "DELETE FROM ref "
						"WHERE what = :what "
						"AND id = :id");

	stmt_bind_text(stmt, ":what", what);
	stmt_bind_int(stmt, ":id", id);
	stmt_run(stmt);
}

/* Of an entry, whose number comes first for the order. */
struct ref {
	int64_t id;
	size_t at; /* in texts */
};

struct refs {
	struct buf refs, texts;
	int count;
};

struct refs *refs_read(struct office *office, const char *what)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT id, ref FROM ref"
						" WHERE what = :what"
						" ORDER BY id, ref");
	struct refs *refs = mem_new(sizeof(*refs));
	struct ref ref = { .id = NONE };

	stmt_bind_text(stmt, ":what", what);
	while (stmt_next(stmt)) {
		const char *text = stmt_text(stmt, 1);

		if (stmt_int(stmt, 0) == ref.id)
			continue;
		ref = (struct ref){ stmt_int(stmt, 0), refs->texts.length };
		buf_add(&refs->refs, &ref, sizeof(ref));
		buf_add(&refs->texts, text, strlen(text) + 1);
		refs->count++;
	}
	return refs;
}

const char *refs_of(const struct refs *refs, int64_t id)
{
	const struct ref *ref = NULL;

	if (refs->count)
		ref = bsearch(&id, refs->refs.data, (size_t)refs->count,
			      sizeof(*ref), array_compare_int64);
	return ref ? refs->texts.data + ref->at : NULL;
}

void refs_free(struct refs *refs)
{
	buf_free(&refs->refs);
	buf_free(&refs->texts);
	free(refs);
}

static void note_drop(struct office *office, const char *what, int64_t id)
{
	struct stmt *stmt = db_stmt(office->db, "DELETE FROM note "
						"WHERE what = :what "
						"AND id = :id");

	stmt_bind_text(stmt, ":what", what);
	stmt_bind_int(stmt, ":id", id);
	stmt_run(stmt);
}

void note_set(struct office *office, const char *what, int64_t id,
	      const char *note)
{
	struct stmt *stmt;

	if (note == text_clear) {
		note_drop(office, what, id);
		return;
	}
	stmt = db_stmt(office->db, "INSERT INTO note(what, id, note) "
				   "VALUES (:what, :id, :note) "
				   "ON CONFLICT(what, id) DO UPDATE "
				   "SET note = excluded.note");
	stmt_bind_text(stmt, ":what", what);
	stmt_bind_int(stmt, ":id", id);
	stmt_bind_text(stmt, ":note", note);
	stmt_run(stmt);
}

const char *note_find(struct office *office, const char *what, int64_t id)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT note FROM note "
						"WHERE what = :what "
						"AND id = :id");

	stmt_bind_text(stmt, ":what", what);
	stmt_bind_int(stmt, ":id", id);
	return stmt_next(stmt) ? stmt_column_text(stmt, 0) : NULL;
}
