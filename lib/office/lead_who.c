#include "office/lead_who.h"

bool lead_who_find(struct office *office, int64_t lead, struct lead_who *who)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT phone, rep, recorded_at, name"
				    " FROM lead WHERE id = ?1");

	stmt_bind_int_at(stmt, 1, lead);
	if (!stmt_next(stmt))
		return false;
	*who = (struct lead_who){ .lead = lead,
				  .phone = stmt_int(stmt, 0),
				  .rep = stmt_int(stmt, 1),
				  .recorded_at = stmt_time(stmt, 2),
				  .name = stmt_text(stmt, 3) };
	return true;
}

int64_t lead_who_rep(struct office *office, const struct lead_who *who)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT rep FROM claim WHERE customer = coalesce("
			"(SELECT customer FROM family WHERE phone = ?1), ?1)"
			" AND lead = ?2 AND starts_on IS NOT NULL"
			" ORDER BY since");
	int64_t rep = NONE;

	stmt_bind_int_at(stmt, 1, who->phone);
	stmt_bind_int_at(stmt, 2, who->lead);
	if (stmt_next(stmt))
		rep = stmt_int(stmt, 0);
	stmt_end(stmt);
	return rep;
}
