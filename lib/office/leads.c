#include "office/leads.h"

#include <stdlib.h>

#include "base/die.h"
#include "office/audit.h"
#include "office/claims.h"
#include "office/events.h"
#include "office/open_leads.h"
#include "office/registers.h"
#include "office/visits.h"
#include "rules/day.h"

const char *const closing_names[] = { "bought_elsewhere", "not_interested",
				      "unreachable",	  "invalid",
				      "superseded",	  NULL };
const char *const closing_names_given[] = { "bought_elsewhere",
					    "not_interested", "unreachable",
					    "invalid", NULL };
const char *const lead_status_names[] = { "pending", "live",	"sold",
					  "closed",  "refused", NULL };

enum lead_status lead_status_of(enum claim_state state)
{
	switch (state) {
	case CLAIM_PENDING: return LEAD_PENDING;
	case CLAIM_LIVE:
	case CLAIM_REASSIGNED: return LEAD_LIVE;
	case CLAIM_SOLD: return LEAD_SOLD;
	case CLAIM_CLOSED: return LEAD_CLOSED;
	default: return LEAD_REFUSED;
	}
}

void lead_insert(struct office *office, struct lead *lead)
{
	struct stmt *stmt = db_insert(
		office->db,
		"INSERT INTO lead(id, phone, name, partner, rep, recorded_at,"
		" visited_at, excused_by, late, reason, blocked_by, held_by,"
		" entered_at) VALUES"
		"(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");

	lead->lead = office_number(office, "leads");
	lead->entered_at = office->now;
	stmt_bind_int_at(stmt, 1, lead->lead);
	stmt_bind_int_at(stmt, 2, lead->phone);
	stmt_bind_text_at(stmt, 3, lead->name);
	stmt_bind_int_at(stmt, 4, lead->partner);
	stmt_bind_int_at(stmt, 5, lead->rep);
	stmt_bind_int_at(stmt, 6, lead->recorded_at);
	stmt_bind_int_at(stmt, 7, lead->visited_at);
	stmt_bind_int_at(stmt, 8, lead->excused_by);
	stmt_bind_int_at(stmt, 9, lead->late);
	stmt_bind_int_at(stmt, 10, lead->refusal);
	stmt_bind_int_at(stmt, 11, lead->blocked_by);
	stmt_bind_int_at(stmt, 12, lead->held_by);
	stmt_bind_int_at(stmt, 13, lead->entered_at);
	stmt_run(stmt);
}

void lead_read(struct stmt *stmt, struct lead *lead)
{
	*lead = (struct lead){ .lead = stmt_int(stmt, 0),
			       .phone = stmt_int(stmt, 1),
			       .name = stmt_column_text(stmt, 2),
			       .partner = stmt_int(stmt, 3),
			       .rep = stmt_int(stmt, 4),
			       .recorded_at = stmt_time(stmt, 5),
			       .visited_at = stmt_time(stmt, 6),
			       .excused_by = stmt_int(stmt, 7),
			       .late = stmt_int(stmt, 8),
			       .refusal = stmt_choice(stmt, 9, refusal_names),
			       .blocked_by = stmt_int(stmt, 10),
			       .held_by = stmt_int(stmt, 11),
			       .entered_at = stmt_time(stmt, 12) };
}

bool lead_find(struct office *office, int64_t number, struct lead *lead)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT " LEAD_CELLS " FROM"
						" lead WHERE id = ?1");

	stmt_bind_int_at(stmt, 1, number);
	if (!stmt_next(stmt))
		return false;
	lead_read(stmt, lead);
	return true;
}

/* When something is said of a lead that happened at a time: not before the lead
 * was there. */
static int64_t claim_time(struct office *office, int64_t customer, int64_t lead,
			  int64_t at)
{
	struct claim_rows rows = claims_of(office, customer);

	for (int i = 0; i < rows.count; i++)
		if (rows.rows[i].lead == lead)
			return at > rows.rows[i].since ? at
						       : rows.rows[i].since;
	return at;
}

/* What was recorded of a lead for later than its end stays ended. */
static void claims_end_later(struct office *office, int64_t customer,
			     const struct claim *ended)
{
	struct claim_rows rows = claims_of(office, customer);
	int i = 0;

	while (i < rows.count) {
		struct claim later = rows.rows[i++];

		if (later.lead != ended->lead || later.since <= ended->since ||
		    later.state == ended->state)
			continue;
		later.state = ended->state;
		claims_put(office, customer, &later);
		rows = claims_of(office, customer);
	}
}

void lead_end(struct office *office, int64_t customer,
	      const struct claim *claim, enum claim_state state, int64_t at,
	      int64_t id, int64_t closing)
{
	struct claim ended = *claim;

	ended.state = state;
	ended.since = claim_time(office, customer, claim->lead, at);
	claims_put(office, customer, &ended);
	claims_end_later(office, customer, &ended);
	event_add(office, claim->lead, ended.since, EVENT_ENDED, id, NONE,
		  closing);
	if (claim_is_live(claim))
		open_lead_close(office, claim->lead, ended.since);
}

/* P6: an older live lead of the customer makes way. */
static void lead_supersede(struct office *office, int64_t customer,
			   const struct claim *older, int64_t at)
{
	lead_end(office, customer, older, CLAIM_CLOSED, at, 0,
		 CLOSING_SUPERSEDED);
	audit_change(office, "leads", older->lead, "status=live",
		     "status=closed reason=superseded");
}

/* Reads them, without those that count for nothing; *count: how many are
 * left.  The memory is the caller's. */
static struct visit *visits_read(struct office *office,
				 const struct buf *numbers, int *count)
{
	const int64_t *each = (const void *)numbers->data;
	size_t given = numbers->length / sizeof(*each);
	struct visit *visits = mem_resize(NULL, given, sizeof(*visits));

	*count = 0;
	for (size_t i = 0; i < given; i++)
		if (visit_find(office, each[i], &visits[*count]) &&
		    visits[*count].state != VISIT_INVALID)
			++*count;
	return visits;
}

/* The visits that a lead takes over when it goes live on day: nobody's, and
 * those of the lead that it supersedes. */
static struct visit *visits_to_take(struct office *office, int64_t customer,
				    const struct claim *older, int64_t day,
				    int *count)
{
	struct claim_rows rows = claims_of(office, customer);
	struct buf numbers = BUF_INIT;
	struct visit *visits;

	for (int i = 0; i < rows.count; i++) {
		int64_t number = -rows.rows[i].lead;

		if (rows.rows[i].state == CLAIM_VISIT &&
		    time_day(rows.rows[i].since) == day)
			buf_add(&numbers, &number, sizeof(number));
	}
	if (older)
		visits_of_lead(office, older->lead, day, &numbers);
	visits = visits_read(office, &numbers, count);
	buf_free(&numbers);
	return visits;
}

static struct visit *visit_latest(struct visit *visits, int count)
{
	struct visit *latest = NULL;

	for (int i = 0; i < count; i++)
		if (!latest || visits[i].arrived_at >= latest->arrived_at)
			latest = &visits[i];
	return latest;
}

/* V3: a rep for a lead that goes live without one; NONE: nobody active. */
static int64_t rep_find(struct office *office, struct visit *latest,
			int64_t day, bool is_turn)
{
	const struct staff *receiver =
		latest ? staff_by_id(office, latest->receiver) : NULL;
	const struct staff *next;

	if (receiver && staff_is_consultant(receiver, day, day))
		return receiver->id;
	next = staff_next_in_turn(office, day);
	if (!next)
		return NONE;
	if (latest && !receiver)
		visit_receive(office, latest, next->id, is_turn);
	return next->id;
}

/* The visit that a registration brings with it, when none was logged. */
static void visit_record(struct office *office, const struct lead *lead,
			 int64_t rep, int64_t visited_at, bool is_turn)
{
	struct visit visit;

	visit_init(&visit, lead->phone, visited_at);
	visit.lead = lead->lead;
	if (rep != NONE)
		visit_receive(office, &visit, rep, is_turn);
	visit_insert(office, &visit);
	event_add(office, lead->lead, visited_at, EVENT_VISIT, visit.visit,
		  NONE, NONE);
	open_lead_insert(office, lead, rep, visited_at);
}

static void visits_take(struct office *office, const struct lead *lead,
			struct visit *visits, int count, int64_t rep)
{
	open_lead_insert(office, lead, rep, NONE);
	for (int i = 0; i < count; i++) {
		/* What it waited for has come another way. */
		if (visits[i].state == VISIT_WAITING &&
		    visits[i].claim == lead->lead) {
			visits[i].state = VISIT_DECIDED;
			visits[i].refusal = NONE;
		}
		visit_detach(office, &visits[i]);
		visit_attach(office, &visits[i], lead->lead);
		visit_write(office, &visits[i]);
	}
}

/* What a lead meets when it goes live. */
struct meeting {
	struct claim older; /* the customer's live lead, if has_older */
	bool has_older;
	int64_t attempt;
	struct visit *visits; /* that it takes over; owned */
	int count;
	bool is_turn; /* its reception is one (V3) */
};

static void meeting_find(struct office *office, int64_t customer,
			 const struct claim *claim,
			 const struct lead_start *start,
			 struct meeting *meeting)
{
	const struct asker asker = { claim->kind, claim->partner, claim->rep };
	struct standing standing = claims_standing(office, customer, NONE);
	const struct claim *live = standing_live(&standing);
	const struct visit *latest;

	*meeting = (struct meeting){ .has_older = live };
	if (live)
		meeting->older = *live;
	meeting->attempt =
		protection_attempts(&standing, &asker, start->counting) + 1;
	if (start->takes_visits)
		meeting->visits = visits_to_take(office, customer,
						 live ? &meeting->older : NULL,
						 start->day, &meeting->count);
	latest = visit_latest(meeting->visits, meeting->count);
	meeting->is_turn = visit_is_turn(office, customer,
					 latest ? latest->arrived_at
						: start->visited_at);
}

static void make_live(struct office *office, struct lead *lead,
		      int64_t customer, struct claim *claim,
		      const struct lead_start *start, struct meeting *meeting)
{
	if (lead->lead == NONE) {
		lead->rep = claim->rep;
		lead_insert(office, lead);
		claim->lead = lead->lead;
	}
	if (meeting->has_older)
		lead_supersede(office, customer, &meeting->older, start->since);
	claim_go_live(claim, start->since, start->day, meeting->attempt,
		      start->rules);
	claims_put(office, customer, claim);
	if (meeting->count)
		visits_take(office, lead, meeting->visits, meeting->count,
			    claim->rep);
	else if (start->visited_at != NONE)
		visit_record(office, lead, claim->rep, start->visited_at,
			     meeting->is_turn);
	else
		open_lead_insert(office, lead, claim->rep, NONE);
}

bool lead_go_live(struct office *office, struct lead *lead, int64_t customer,
		  struct claim *claim, const struct lead_start *start)
{
	struct meeting meeting;
	bool has_rep;

	meeting_find(office, customer, claim, start, &meeting);
	if (claim->rep == NONE)
		claim->rep = rep_find(office,
				      visit_latest(meeting.visits,
						   meeting.count),
				      start->day, meeting.is_turn);
	has_rep = claim->rep != NONE || claim->partner != NONE;
	if (has_rep)
		make_live(office, lead, customer, claim, start, &meeting);
	free(meeting.visits);
	return has_rep;
}

bool leads_join(struct office *office, int64_t customer, int64_t other)
{
	struct standing standing = claims_standing(office, customer, NONE);
	const struct claim *live = standing_live(&standing);
	struct claim a, b;

	if (!live)
		return true;
	a = *live;
	standing = claims_standing(office, other, NONE);
	live = standing_live(&standing);
	if (!live)
		return true;
	b = *live;
	if (claim_holder(&a, office->today) != claim_holder(&b, office->today))
		return false;
	if (a.lead < b.lead)
		lead_supersede(office, customer, &a, office->now);
	else
		lead_supersede(office, other, &b, office->now);
	return true;
}
