#include "office/reconciling.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/die.h"
#include "base/intl.h"
#include "office/claims.h"
#include "office/leads.h"
#include "office/registers.h"
#include "office/visits.h"
#include "rules/day.h"

const char *const reconcile_kind_names[] = {
	"late",		"refused", "backdated",	   "unmet", "lapsed",
	"unregistered", "no_form", "id_unchecked", NULL
};

struct work {
	struct office *office;
	int64_t day, until; /* its last second, or now if that is earlier */
	void (*each)(void *to, const void *row);
	void *to;
	struct buf detail;
	/* Pending leads found, negative when lapsed. */
	int64_t *pending;
	int count, size;
};

static void row_lead(struct work *work, enum reconcile_kind kind,
		     const struct lead *lead, int64_t visit)
{
	const struct reconcile_row row = { .kind = kind,
					   .lead = lead->lead,
					   .visit = visit,
					   .phone = lead->phone,
					   .name = lead->name,
					   .partner = lead->partner,
					   .rep = lead->rep,
					   .at = lead->recorded_at,
					   .detail = work->detail.data };

	work->each(work->to, &row);
	buf_clear(&work->detail);
}

static void detail_time(struct work *work, const char *what, int64_t time)
{
	char text[TIME_TEXT];

	time_format(time, text);
	buf_addf(&work->detail, "%s %s", what, text);
}

static void detail_refused(struct work *work, int64_t refusal,
			   int64_t blocked_by, int64_t held_by)
{
	struct office *office = work->office;

	buf_add_text(&work->detail, intl_label("word", refusal_names[refusal]));
	if (blocked_by != NONE)
		buf_addf(&work->detail, _(" by lead %lld"),
			 (long long)blocked_by);
	if (held_by == NONE)
		return;
	buf_addf(&work->detail, _(" of %s"),
		 held_by > 0 ? partner_by_id(office, held_by)->partner
			     : staff_by_id(office, -held_by)->staff);
}

/* Refused when it was registered, or when its customer arrived: the number of
 * that visit is in *visit then. */
static bool is_refused(struct work *work, const struct lead *lead,
		       int64_t *visit)
{
	struct visit arrival;

	if (lead->refusal != NONE) {
		detail_refused(work, lead->refusal, lead->blocked_by,
			       lead->held_by);
		return true;
	}
	if (!visit_that_refused(work->office, lead->lead, &arrival))
		return false;
	*visit = arrival.visit;
	detail_refused(work, arrival.refusal, arrival.blocked_by,
		       arrival.held_by);
	return true;
}

static bool lead_row_of(struct work *work, enum reconcile_kind kind,
			const struct lead *lead, int64_t *visit)
{
	switch (kind) {
	case RECONCILE_LATE:
		if (lead->late != 1)
			return false;
		detail_time(work, _("visited"), lead->visited_at);
		return true;
	case RECONCILE_REFUSED: return is_refused(work, lead, visit);
	default:
		if (time_day(lead->entered_at) <= work->day)
			return false;
		detail_time(work, _("entered"), lead->entered_at);
		return true;
	}
}

/* Late, refused, backdated: of the day's records. */
static void records(struct work *work, enum reconcile_kind kind)
{
	struct stmt *stmt = db_stmt(work->office->db,
				    "SELECT id FROM lead WHERE recorded_at"
				    " BETWEEN :from AND :to ORDER BY id");
	struct lead lead;

	stmt_bind_int(stmt, ":from", work->day * DAY_SECONDS);
	stmt_bind_int(stmt, ":to", work->until);
	while (stmt_next(stmt)) {
		int64_t visit = NONE;

		if (lead_find(work->office, stmt_int(stmt, 0), &lead) &&
		    lead_row_of(work, kind, &lead, &visit))
			row_lead(work, kind, &lead, visit);
	}
}

static void pending_add(struct work *work, int64_t lead)
{
	if (work->count == work->size) {
		work->size = work->size * 2 + 64;
		work->pending = mem_resize(work->pending, (size_t)work->size,
					   sizeof(*work->pending));
	}
	work->pending[work->count++] = lead;
}

static void pending_find(void *to, int64_t customer, struct claim_rows rows,
			 const struct standing *standing)
{
	struct work *work = to;
	int64_t end = day_last_second(work->day);

	(void)customer;
	(void)rows;
	for (int i = 0; i < standing->count; i++) {
		const struct claim *claim = &standing->claims[i];

		if (claim->state != CLAIM_PENDING)
			continue;
		if (!claim_lapsed(claim, end))
			pending_add(work, claim->lead);
		else if (time_day(claim->lapses_at) == work->day - 1)
			pending_add(work, -claim->lead);
	}
}

static int number_compare(const void *a, const void *b)
{
	int64_t x = llabs(*(const int64_t *)a), y = llabs(*(const int64_t *)b);

	return (x > y) - (x < y);
}

/* Unmet at the day's end, or lapsed by the end of the day before. */
static void pending(struct work *work, enum reconcile_kind kind)
{
	for (int i = 0; i < work->count; i++) {
		bool lapsed = work->pending[i] < 0;
		struct lead lead;

		if (lapsed != (kind == RECONCILE_LAPSED) ||
		    !lead_find(work->office, llabs(work->pending[i]), &lead))
			continue;
		detail_time(work, _("registered"), lead.recorded_at);
		row_lead(work, kind, &lead, NONE);
	}
}

/* Of the day's arrivals. */
static bool visit_is(const struct visit *visit, enum reconcile_kind kind)
{
	if (visit->state == VISIT_WAITING)
		return (kind == RECONCILE_NO_FORM &&
			visit->refusal == REFUSAL_NO_FORM) ||
		       (kind == RECONCILE_ID_UNCHECKED &&
			visit->refusal == REFUSAL_ID_UNCHECKED);
	return kind == RECONCILE_UNREGISTERED && visit->lead == NONE &&
	       visit->phone != NONE && visit->state != VISIT_INVALID;
}

static void arrivals(struct work *work, enum reconcile_kind kind)
{
	struct stmt *stmt = db_stmt(work->office->db,
				    "SELECT id FROM visit WHERE arrived_at"
				    " BETWEEN :from AND :to ORDER BY id");

	stmt_bind_int(stmt, ":from", work->day * DAY_SECONDS);
	stmt_bind_int(stmt, ":to", work->until);
	while (stmt_next(stmt)) {
		struct visit visit;
		struct reconcile_row row = { .kind = kind };
		struct lead lead;

		if (!visit_find(work->office, stmt_int(stmt, 0), &visit) ||
		    !visit_is(&visit, kind))
			continue;
		row.lead = visit.claim;
		row.visit = visit.visit;
		row.phone = visit.phone;
		row.name = visit.name;
		if (!row.name && visit.claim != NONE &&
		    lead_find(work->office, visit.claim, &lead))
			row.name = lead.name;
		row.partner = visit.partner;
		row.rep = visit.receiver;
		row.at = visit.arrived_at;
		if (visit.refusal != NONE && kind == RECONCILE_UNREGISTERED)
			row.detail = intl_label("word",
						refusal_names[visit.refusal]);
		work->each(work->to, &row);
	}
}

void reconcile(struct office *office, int64_t day,
	       void (*each)(void *to, const void *row), void *to)
{
	struct work work = { .office = office,
			     .day = day,
			     .until = day_last_second(day),
			     .each = each,
			     .to = to };

	if (work.until > office->now)
		work.until = office->now;
	for (int kind = RECONCILE_LATE; kind <= RECONCILE_BACKDATED; kind++)
		records(&work, (enum reconcile_kind)kind);
	claims_each(office, work.until, pending_find, &work);
	array_sort(work.pending, work.count, sizeof(*work.pending),
		   number_compare);
	pending(&work, RECONCILE_UNMET);
	pending(&work, RECONCILE_LAPSED);
	for (int kind = RECONCILE_UNREGISTERED; kind <= RECONCILE_ID_UNCHECKED;
	     kind++)
		arrivals(&work, (enum reconcile_kind)kind);
	free(work.pending);
	buf_free(&work.detail);
}
