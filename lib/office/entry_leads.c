/* The entries of table lead. */
#include "base/intl.h"
#include "office/claims.h"
#include "office/entry.h"
#include "office/events.h"
#include "office/lead_row.h"
#include "office/leads.h"
#include "office/visits.h"

#define GIVEN(member) FIELD_INT_AT(struct lead_row, given.member)
#define INT(member) FIELD_INT_AT(struct lead_row, member)

/* Rows of claims held at a time while all are listed. */
#define CLAIMS_AT_ONCE 4096

#define FIELDS \
	{ "phone", \
	  FIELD_PHONE, \
	  GIVEN(phone), \
	  FIELD_REQUIRED | FIELD_PERSONAL, \
	  N_("the customer's phone"), \
	  NULL, \
	  N_("PHONE"), \
	  0 }, \
		{ "name", \
		  FIELD_TEXT, \
		  FIELD_TEXT_AT(struct lead_row, given.name), \
		  FIELD_REQUIRED | FIELD_PERSONAL | FIELD_NAME, \
		  N_("the customer's name"), \
		  NULL, \
		  N_("NAME"), \
		  0 }, \
		{ "partner", \
		  FIELD_PARTNER, \
		  GIVEN(partner), \
		  0, \
		  N_("who brings him; without one, the on-site team"), \
		  NULL, \
		  N_("CODE"), \
		  0 }, \
		{ "rep", \
		  FIELD_REP, \
		  GIVEN(rep), \
		  0, \
		  N_("the consultant, or auto: whose turn it is"), \
		  NULL, \
		  N_("CODE"), \
		  0 }, \
		{ "recorded_at", \
		  FIELD_TIME, \
		  GIVEN(recorded_at), \
		  FIELD_NOW | FIELD_FACT, \
		  N_("when he was registered; default: now"), \
		  NULL, \
		  N_("TIME"), \
		  0 }, \
		{ "visited_at", \
		  FIELD_TIME, \
		  GIVEN(visited_at), \
		  FIELD_FACT, \
		  N_("when he came: for the on-site team and channels"), \
		  NULL, \
		  N_("TIME"), \
		  0 }, \
	{ \
		"excused_by", FIELD_STAFF, GIVEN(excused_by), 0, \
			N_("the sales manager who excused a late entry"), \
			NULL, N_("CODE"), 0 \
	}

const struct field registering_fields[] = { FIELDS, FIELD_END };

static const struct field columns[] = {
	COLUMN("lead", FIELD_ID, INT(lead)),
	FIELDS,
	FIELD_END,
};

static const struct field added[] = {
	COLUMN_CHOICE("status", INT(status), lead_status_names),
	COLUMN_WORD("reason", FIELD_TEXT_AT(struct lead_row, reason)),
	COLUMN("closed_at", FIELD_TIME, INT(closed_at)),
	COLUMN("attempt", FIELD_NUMBER, INT(attempt)),
	COLUMN("protected_from", FIELD_DAY, INT(protected_from)),
	COLUMN("protected_until", FIELD_DAY, INT(protected_until)),
	COLUMN("partner_until", FIELD_DAY, INT(partner_until)),
	COLUMN("late", FIELD_YESNO, INT(late)),
	COLUMN("blocked_by", FIELD_ID, INT(blocked_by)),
	COLUMN("held_by", FIELD_HOLDER, INT(held_by)),
	COLUMN("reassigned_at", FIELD_TIME, INT(reassigned_at)),
	COLUMN("first_visit_at", FIELD_TIME, INT(first_visit_at)),
	COLUMN("last_visit_at", FIELD_TIME, INT(last_visit_at)),
	FIELD_END
};

/* Why the visit that ended a lead refused it. */
static void row_refused(struct office *office, struct lead_row *row)
{
	struct visit visit;

	if (!visit_that_refused(office, row->lead, &visit))
		return;
	row->reason = refusal_names[visit.refusal];
	row->blocked_by = visit.blocked_by;
	row->held_by = visit.held_by;
}

static void row_events(struct office *office, struct lead_row *row)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT at, kind, id, detail FROM event"
			" WHERE lead = :lead AND at <= :now AND kind <> 1"
			" ORDER BY at, kind, id");

	stmt_bind_int(stmt, ":lead", row->lead);
	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		int64_t at = stmt_int(stmt, 0);
		int64_t kind = stmt_int(stmt, 1);

		if (kind == EVENT_VISIT) {
			if (row->first_visit_at == NONE)
				row->first_visit_at = at;
			row->last_visit_at = at;
		} else if (kind == EVENT_REASSIGNED) {
			row->reassigned_at = at;
		} else if (kind == EVENT_ENDED) {
			int64_t closing = stmt_choice(stmt, 3, closing_names);

			row->closed_at = at;
			if (closing != NONE)
				row->reason = closing_names[closing];
		}
	}
}

static void row_claim(struct office *office, struct lead_row *row)
{
	struct standing standing =
		claims_standing(office,
				customer_of_phone(office, row->given.phone),
				office->now);

	for (int i = 0; i < standing.count; i++) {
		const struct claim *claim = &standing.claims[i];

		if (claim->lead != row->lead)
			continue;
		row->status = lead_status_of(claim->state);
		row->given.rep = claim->rep;
		row->attempt = claim->attempt;
		row->protected_from = claim->starts_on;
		row->protected_until = claim->until_on;
		row->partner_until = claim->partner_until;
	}
}

static void row_fill(struct office *office, struct lead_row *row,
		     const struct lead *lead)
{
	*row = (struct lead_row){ .given = { .phone = lead->phone,
					     .name = lead->name,
					     .partner = lead->partner,
					     .rep = lead->rep,
					     .recorded_at = lead->recorded_at,
					     .visited_at = lead->visited_at,
					     .excused_by = lead->excused_by },
				  .lead = lead->lead,
				  .status = lead->refusal == NONE
						    ? LEAD_PENDING
						    : LEAD_REFUSED,
				  .closed_at = NONE,
				  .attempt = NONE,
				  .protected_from = NONE,
				  .protected_until = NONE,
				  .partner_until = NONE,
				  .late = lead->late,
				  .blocked_by = lead->blocked_by,
				  .held_by = lead->held_by,
				  .reassigned_at = NONE,
				  .first_visit_at = NONE,
				  .last_visit_at = NONE };
	if (lead->refusal != NONE) {
		/* Whose turn it would have been nobody has asked. */
		if (lead->partner == NONE && lead->rep == NONE)
			row->given.rep = REP_AUTO;
		row->reason = refusal_names[lead->refusal];
		return;
	}
	row_claim(office, row);
	row_events(office, row);
	if (row->status == LEAD_REFUSED)
		row_refused(office, row);
	if (row->status == LEAD_PENDING || row->status == LEAD_LIVE)
		row->closed_at = NONE;
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " LEAD_CELLS " FROM lead"
				    " WHERE recorded_at <= :now ORDER BY id");
	int held = 0;

	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		struct lead lead;
		struct lead_row row;

		if (++held % CLAIMS_AT_ONCE == 0)
			claims_forget(office);
		lead_read(stmt, &lead);
		row_fill(office, &row, &lead);
		each(to, row.lead, &row);
	}
}

const struct entry_kind entry_leads = {
	.what = "leads",
	.words = "leads",
	.size = sizeof(struct lead_row),
	.columns = columns,
	.added = added,
	.own_time = "recorded_at",
	.list = list,
	.checks = lead_checks,
};
