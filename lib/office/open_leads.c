#include "office/open_leads.h"

/* So many rows are stepped over at the price of looking for the next one. */
#define STEPS_MAX 8

static void row_read(struct stmt *stmt, struct open_lead *row)
{
	*row = (struct open_lead){ .lead = stmt_int(stmt, 0),
				   .phone = stmt_int(stmt, 1),
				   .name = stmt_text(stmt, 2),
				   .rep = stmt_int(stmt, 3),
				   .count = { .kind = stmt_int(stmt, 4),
					      .at = stmt_time(stmt, 5),
					      .counts = stmt_int(stmt, 6),
					      .made = stmt_int(stmt, 7),
					      .made_at = stmt_time(stmt, 8),
					      .last_at = stmt_time(stmt, 9) } };
}

struct stmt *open_leads_from(struct office *office, int64_t lead)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT lead, phone, name, rep, count_kind, count_at,"
			" counts, made, made_at, last_at FROM open_lead"
			" WHERE lead >= ?1 ORDER BY lead");

	stmt_bind_int_at(stmt, 1, lead);
	return stmt;
}

bool open_leads_next(struct stmt *stmt, struct open_lead *row)
{
	if (!stmt_next(stmt))
		return false;
	row_read(stmt, row);
	return true;
}

bool open_lead_find(struct office *office, int64_t lead, struct open_lead *row)
{
	return open_leads_next(open_leads_from(office, lead), row) &&
	       row->lead == lead;
}

/* Goes on to the first row that is not before the lead: by steps where it is
 * near, else by looking for it; *at: the row's lead, NONE: at none yet.  False
 * when there is none. */
static bool go_on(struct office *office, struct stmt **stmt, int64_t *at,
		  int64_t lead)
{
	for (int i = 0; *at != NONE && *at < lead && i < STEPS_MAX; i++) {
		if (!stmt_next(*stmt))
			return false;
		*at = stmt_int(*stmt, 0);
	}
	if (*at != NONE && *at >= lead)
		return true;
	*stmt = open_leads_from(office, lead);
	if (!stmt_next(*stmt))
		return false;
	*at = stmt_int(*stmt, 0);
	return true;
}

void open_leads_each(struct office *office, const int64_t *leads, int count,
		     void (*each)(void *to, const struct open_lead *row),
		     void *to)
{
	struct stmt *stmt = NULL;
	struct open_lead row;
	int64_t at = NONE;

	for (int i = 0; i < count && go_on(office, &stmt, &at, leads[i]); i++)
		if (at == leads[i]) {
			row_read(stmt, &row);
			each(to, &row);
		}
	if (stmt)
		stmt_end(stmt);
}

static void write(struct stmt *stmt, const struct open_lead *row)
{
	stmt_bind_int_at(stmt, 1, row->lead);
	stmt_bind_int_at(stmt, 2, row->phone);
	stmt_bind_text_at(stmt, 3, row->name);
	stmt_bind_int_at(stmt, 4, row->rep);
	stmt_bind_int_at(stmt, 5, row->count.kind);
	stmt_bind_int_at(stmt, 6, row->count.at);
	stmt_bind_int_at(stmt, 7, row->count.counts);
	stmt_bind_int_at(stmt, 8, row->count.made);
	stmt_bind_int_at(stmt, 9, row->count.made_at);
	stmt_bind_int_at(stmt, 10, row->count.last_at);
	stmt_run(stmt);
}

#define ROW \
	" INTO open_lead(lead, phone, name, rep, count_kind, count_at," \
	" counts, made, made_at, last_at)" \
	" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"

void open_lead_insert(struct office *office, const struct lead *lead,
		      int64_t rep, int64_t visit_at)
{
	const struct event visit = { .lead = lead->lead,
				     .at = visit_at,
				     .kind = EVENT_VISIT,
				     .staff = NONE,
				     .detail = NONE };
	struct open_lead row = { .lead = lead->lead,
				 .phone = lead->phone,
				 .name = lead->name,
				 .rep = rep };

	lead_count_init(&row.count, lead->recorded_at);
	if (visit_at != NONE)
		lead_count_add(office, &row.count, &visit);
	write(db_insert(office->db, "INSERT" ROW), &row);
}

void open_lead_replace(struct office *office, const struct open_lead *row)
{
	write(db_insert(office->db, "INSERT OR REPLACE" ROW), row);
}

void open_lead_close(struct office *office, int64_t lead, int64_t closed_at)
{
	struct stmt *stmt = db_stmt(office->db,
				    "DELETE FROM open_lead WHERE lead = ?1");

	stmt_bind_int_at(stmt, 1, lead);
	stmt_run(stmt);
	stmt = db_insert(office->db, "INSERT INTO closed_lead(closed_at, lead)"
				     " VALUES(?1, ?2)");
	stmt_bind_int_at(stmt, 1, closed_at);
	stmt_bind_int_at(stmt, 2, lead);
	stmt_run(stmt);
}
