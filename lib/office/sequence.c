#include "office/sequence.h"

int64_t sequence_last(struct office *office, const char *what)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT last FROM sequence"
						" WHERE what = ?1");
	int64_t last;

	stmt_bind_text_at(stmt, 1, what);
	last = stmt_next(stmt) ? stmt_int(stmt, 0) : 0;
	stmt_end(stmt);
	return last;
}

void sequence_keep(struct office *office, const char *what, int64_t last)
{
	struct stmt *stmt = db_stmt(office->db,
				    "INSERT INTO sequence(what, last)"
				    " VALUES(?1, ?2) ON CONFLICT(what)"
				    " DO UPDATE SET last = excluded.last");

	stmt_bind_text_at(stmt, 1, what);
	stmt_bind_int_at(stmt, 2, last);
	stmt_run(stmt);
}
