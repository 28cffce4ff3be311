#include "office/lead_selling.h"

#include "office/audit.h"
#include "office/claims.h"
#include "office/events.h"
#include "office/leads.h"
#include "office/open_leads.h"

bool lead_live(struct office *office, int64_t customer, struct claim *live)
{
	struct standing standing = claims_standing(office, customer, NONE);
	const struct claim *found = standing_live(&standing);

	if (found)
		*live = *found;
	return found;
}

/* When an event of that kind last happened to a lead, or NONE. */
static int64_t last_event(struct office *office, int64_t lead,
			  enum event_kind kind)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT max(at) FROM event"
				    " WHERE lead = ?1 AND kind = ?2");
	int64_t at;

	stmt_bind_int_at(stmt, 1, lead);
	stmt_bind_int_at(stmt, 2, kind);
	at = stmt_next(stmt) ? stmt_time(stmt, 0) : NONE;
	stmt_end(stmt);
	return at;
}

/* A subscription has a day and no time: it comes before the visits of its day,
 * but after what made the lead live again. */
void lead_sell(struct office *office, int64_t customer,
	       const struct claim *live, int64_t day)
{
	int64_t revived = last_event(office, live->lead, EVENT_REVIVED);
	int64_t at = day * DAY_SECONDS;

	if (revived >= at)
		at = revived + 1;
	lead_end(office, customer, live, CLAIM_SOLD, at, 0, NONE);
	audit_change(office, "leads", live->lead, "status=live", "status=sold");
}

static void supersede(struct office *office, int64_t customer,
		      struct claim *claim, int64_t deal)
{
	claim->state = CLAIM_CLOSED;
	claims_put(office, customer, claim);
	event_add(office, claim->lead, claim->since, EVENT_ENDED, deal, NONE,
		  CLOSING_SUPERSEDED);
	audit_change(office, "leads", claim->lead, "status=sold",
		     "status=closed reason=superseded");
}

/* When a lead was sold last, or NONE. */
static int64_t sold_at(struct office *office, int64_t lead)
{
	struct stmt *stmt = events_of(office, lead, NONE);
	int64_t at = NONE;
	struct event event;

	while (events_next(stmt, &event))
		if (event.kind == EVENT_ENDED && event.detail == NONE)
			at = event.at;
	return at;
}

static void closed_lead_remove(struct office *office, int64_t lead,
			       int64_t closed_at)
{
	struct stmt *stmt = db_stmt(office->db,
				    "DELETE FROM closed_lead"
				    " WHERE closed_at = ?1 AND lead = ?2");

	stmt_bind_int_at(stmt, 1, closed_at);
	stmt_bind_int_at(stmt, 2, lead);
	stmt_run(stmt);
}

/* P8: a lead that was handed out by recycling is nobody's first any more. */
static enum claim_state live_state(struct office *office, int64_t lead)
{
	bool moved = last_event(office, lead, EVENT_REASSIGNED) != NONE ||
		     last_event(office, lead, EVENT_TAKEN_BACK) != NONE;

	return moved ? CLAIM_REASSIGNED : CLAIM_LIVE;
}

void lead_revive(struct office *office, int64_t customer, int64_t number,
		 int64_t deal, int64_t day)
{
	int64_t at = day * DAY_SECONDS;
	struct claim claim, other;
	struct lead lead;

	if (!claims_lead(office, customer, number, &claim) ||
	    claim.state != CLAIM_SOLD || !lead_find(office, number, &lead))
		return;
	if (at > claim.since)
		claim.since = at;
	if (lead_live(office, customer, &other)) {
		supersede(office, customer, &claim, deal);
		return;
	}
	claim.state = live_state(office, number);
	claims_put(office, customer, &claim);
	event_add(office, number, claim.since, EVENT_REVIVED, deal, NONE, NONE);
	closed_lead_remove(office, number, sold_at(office, number));
	open_lead_insert(office, &lead, claim.rep, NONE);
	events_refresh(office, number);
	audit_change(office, "leads", number, "status=sold", "status=live");
}

/* What voiding a deal did to a lead at that time; false: nothing. */
static bool find_done(struct office *office, int64_t lead, int64_t at,
		      int64_t deal, struct event *done)
{
	struct stmt *stmt = events_of(office, lead, NONE);
	bool found = false;

	while (!found && events_next(stmt, done))
		found = done->at == at && done->id == deal &&
			(done->kind == EVENT_REVIVED ||
			 (done->kind == EVENT_ENDED &&
			  done->detail == CLOSING_SUPERSEDED));
	stmt_end(stmt);
	return found;
}

bool lead_unrevive(struct office *office, int64_t customer, int64_t lead,
		   int64_t deal)
{
	struct claim claim;
	struct event done;
	int64_t sold;
	bool revived;

	/* Whatever came after it has another claim. */
	if (!claims_lead(office, customer, lead, &claim) ||
	    !find_done(office, lead, claim.since, deal, &done))
		return false;
	revived = done.kind == EVENT_REVIVED;
	sold = sold_at(office, lead);
	/* A claim of the void's own begins with its day; any other was sold,
	 * in that second or by what was recorded for later. */
	if (done.at % DAY_SECONDS == 0 && sold != done.at) {
		claims_remove(office, customer, claim.since, lead);
	} else {
		claim.state = CLAIM_SOLD;
		claims_put(office, customer, &claim);
	}
	event_remove(office, lead, done.at, (enum event_kind)done.kind, deal);
	if (revived)
		open_lead_close(office, lead, sold);
	audit_change(office, "leads", lead,
		     revived ? "status=live" : "status=closed", "status=sold");
	return true;
}
