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

static bool is_later(struct office *office, int64_t lead)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT recorded_at FROM lead"
						" WHERE id >= ?1 ORDER BY id");
	bool later;

	stmt_bind_int_at(stmt, 1, lead);
	later = stmt_next(stmt) && stmt_time(stmt, 0) > office->now;
	stmt_end(stmt);
	return later;
}

/* From which lead on most were recorded later: they are numbered as they come,
 * but for those that were told late. */
static int64_t first_later(struct office *office, int64_t reach)
{
	int64_t low = 0, high = reach;

	while (low < high) {
		int64_t middle = low + (high - low) / 2;

		if (is_later(office, middle))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

void lead_asked_drop_later(struct office *office, struct lead_set *asked)
{
	int64_t reach = lead_set_reach(asked);
	int64_t first = first_later(office, reach), lead;
	struct lead_set known = LEAD_SET_INIT;
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id FROM lead WHERE id >= ?1"
				    " AND id < ?2 AND recorded_at <= ?3");

	stmt_bind_int_at(stmt, 1, first);
	stmt_bind_int_at(stmt, 2, reach);
	stmt_bind_int_at(stmt, 3, office->now);
	while (stmt_next(stmt))
		lead_set_add(&known, stmt_int(stmt, 0));
	for (lead = lead_set_next(asked, first); lead != NONE;
	     lead = lead_set_next(asked, lead + 1))
		if (!lead_set_has(&known, lead))
			lead_set_remove(asked, lead);
	lead_set_free(&known);
}
