#include "office/lead_asked.h"

#include "base/die.h"
#include "base/intl.h"

void lead_ask(struct lead_set *asked, int64_t highest, int64_t lead)
{
	if (lead < 1 || lead > highest)
		die(EX_PROTOCOL, _("damaged: lead %lld is not there"),
		    (long long)lead);
	lead_set_add(asked, lead);
}

void lead_ask_closed(struct office *office, struct lead_set *asked,
		     int64_t highest, int64_t since)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT lead FROM closed_lead"
						" WHERE closed_at >= ?1");

	stmt_bind_int_at(stmt, 1, since);
	while (stmt_next(stmt))
		lead_ask(asked, highest, stmt_int(stmt, 0));
}

/* Whether most leads, which are numbered as they come, were recorded later. */
static bool most_are_later(struct office *office, int64_t highest)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT recorded_at FROM lead"
						" WHERE id >= ?1 ORDER BY id");
	bool later;

	stmt_bind_int_at(stmt, 1, highest / 2);
	later = stmt_next(stmt) && stmt_time(stmt, 0) > office->now;
	stmt_end(stmt);
	return later;
}

/* Of many leads, as for a day long past, most were not there yet: one scan of
 * the leads costs less than a look at the events of each.  It looks for the
 * fewer, those that came by then or those that came later. */
void lead_asked_drop_later(struct office *office, struct lead_set *asked)
{
	const int64_t few = 16;
	int64_t reach = lead_set_reach(asked);
	struct lead_set known = LEAD_SET_INIT;
	struct stmt *stmt;

	if (asked->count <= reach / few)
		return;
	if (!most_are_later(office, reach)) {
		stmt = db_stmt(office->db,
			       "SELECT id FROM lead WHERE recorded_at > ?1");
		stmt_bind_int_at(stmt, 1, office->now);
		while (stmt_next(stmt))
			lead_set_remove(asked, stmt_int(stmt, 0));
		return;
	}
	stmt = db_stmt(office->db,
		       "SELECT id FROM lead WHERE recorded_at <= ?1");
	stmt_bind_int_at(stmt, 1, office->now);
	while (stmt_next(stmt))
		lead_set_add(&known, stmt_int(stmt, 0));
	lead_set_keep(asked, &known);
	lead_set_free(&known);
}
