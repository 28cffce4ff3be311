#include "office/activity_facts.h"

#include "office/deals.h"
#include "office/events.h"
#include "office/registers.h"
#include "office/visits.h"
#include "rules/day.h"

struct span {
	struct office *office;
	int64_t first, last; /* days */
	int64_t from, until; /* the same as times, not later than now */
	activity_each *each;
	void *to;
};

/* A fact about a lead, or (lead_known false) about nobody's. */
static struct activity_fact fact_of(const struct span *span, int64_t day,
				    int64_t rep, int64_t partner,
				    bool lead_known)
{
	const struct partner *found = partner_by_id(span->office, partner);
	struct activity_fact fact = {
		.day = day, .rep = rep, .partner = partner, .kind = NONE
	};

	if (found)
		fact.kind = found->kind;
	else if (lead_known)
		fact.kind = KIND_ONSITE;
	return fact;
}

static void calls(const struct span *span)
{
	struct stmt *stmt = db_stmt(span->office->db,
				    "SELECT called_at, staff FROM call"
				    " WHERE called_at BETWEEN ?1 AND ?2");

	stmt_bind_int_at(stmt, 1, span->from);
	stmt_bind_int_at(stmt, 2, span->until);
	while (stmt_next(stmt)) {
		struct activity_fact fact =
			fact_of(span, time_day(stmt_time(stmt, 0)),
				stmt_int(stmt, 1), NONE, false);

		fact.counts.calls = 1;
		span->each(span->to, &fact);
	}
}

/* Every valid visit of each customer in order, so that the first is known; a
 * visitor who left no phone is no customer. */
static void visits(const struct span *span)
{
	struct stmt *stmt = db_stmt(
		span->office->db,
		"SELECT coalesce(family.customer, visit.phone) AS customer,"
		" arrived_at, receiver, coalesce(lead.partner, visit.partner),"
		" visit.lead FROM visit"
		" LEFT JOIN family ON family.phone = visit.phone"
		" LEFT JOIN lead ON lead.id = visit.lead"
		" WHERE visit.phone IS NOT NULL AND arrived_at <= ?1"
		" AND visit.state <> ?2"
		" ORDER BY customer, arrived_at, visit.id");
	int64_t customer = NONE;

	stmt_bind_int_at(stmt, 1, span->until);
	stmt_bind_int_at(stmt, 2, VISIT_INVALID);
	while (stmt_next(stmt)) {
		int64_t at = stmt_time(stmt, 1);
		bool is_first = stmt_int(stmt, 0) != customer;
		struct activity_fact fact;

		customer = stmt_int(stmt, 0);
		if (at < span->from)
			continue;
		fact = fact_of(span, time_day(at), stmt_int(stmt, 2),
			       stmt_int(stmt, 3), stmt_int(stmt, 4) != NONE);
		fact.counts.first_visits = is_first;
		fact.counts.return_visits = !is_first;
		span->each(span->to, &fact);
	}
}

static void registrations(const struct span *span)
{
	struct stmt *stmt = db_stmt(span->office->db,
				    "SELECT recorded_at, rep, partner, reason"
				    " FROM lead WHERE recorded_at BETWEEN ?1"
				    " AND ?2");

	stmt_bind_int_at(stmt, 1, span->from);
	stmt_bind_int_at(stmt, 2, span->until);
	while (stmt_next(stmt)) {
		bool is_refused = stmt_int(stmt, 3) != NONE;
		struct activity_fact fact =
			fact_of(span, time_day(stmt_time(stmt, 0)),
				stmt_int(stmt, 1), stmt_int(stmt, 2), true);

		fact.counts.registered = !is_refused;
		fact.counts.refused = is_refused;
		span->each(span->to, &fact);
	}
}

static int64_t partner_of_lead(struct office *office, int64_t lead)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT partner FROM lead WHERE id = ?1");
	int64_t partner;

	stmt_bind_int_at(stmt, 1, lead);
	partner = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
	stmt_end(stmt);
	return partner;
}

/* All events are read: what counts is said by the count a call falls in. */
static void callbacks(const struct span *span)
{
	struct office *office = span->office;
	struct stmt *stmt = events_all(office);
	struct lead_count count;
	struct event event;
	int64_t lead = NONE;

	while (events_next(stmt, &event)) {
		if (event.lead != lead)
			lead_count_init(&count, NONE);
		lead = event.lead;
		if (event.at >= span->from && event.at <= span->until &&
		    event_is_contact(office, &event, &count)) {
			struct activity_fact fact =
				fact_of(span, time_day(event.at), event.staff,
					partner_of_lead(office, lead), true);

			fact.counts.callbacks = 1;
			span->each(span->to, &fact);
		}
		lead_count_add(office, &count, &event);
	}
}

/* What an event of a deal counts for; false: nothing. */
static bool deal_counts(const struct deal *deal, const struct deal_event *event,
			struct activity *counts)
{
	switch (event->kind) {
	case DEAL_CONTRACT_SIGNED:
		counts->signings = 1;
		counts->sales = deal_terms_on(deal, event->on).price;
		return true;
	case DEAL_VOIDED: counts->voids = 1; return true;
	case DEAL_PAYMENT:
		counts->received = event->amount;
		return event->item == ITEM_HOUSE;
	case DEAL_REFUND:
		counts->received = -event->amount;
		return event->item == ITEM_HOUSE;
	case DEAL_LOAN_FUNDED: counts->received = event->amount; return true;
	default: return false;
	}
}

/* D20: whose it was on the day. */
static void of_deal(void *to, const struct deal *deal)
{
	const struct span *span = to;
	int64_t partner = partner_of_lead(span->office, deal->lead);
	bool has_lead = deal->lead != NONE;

	for (int i = -1; i < deal->count; i++) {
		int64_t day = i < 0 ? deal->subscribed_on : deal->events[i].on;
		struct activity_fact fact =
			fact_of(span, day, deal_terms_on(deal, day).rep,
				partner, has_lead);

		if (day < span->first || day > span->last)
			continue;
		if (i < 0)
			fact.counts.subscriptions = 1;
		else if (!deal_counts(deal, &deal->events[i], &fact.counts))
			continue;
		span->each(span->to, &fact);
	}
}

void activity_facts(struct office *office, int64_t first, int64_t last,
		    activity_each *each, void *to)
{
	struct span span = { .office = office,
			     .first = first,
			     .last = last,
			     .from = first * DAY_SECONDS,
			     .until = day_last_second(last),
			     .each = each,
			     .to = to };

	if (span.until > office->now)
		span.until = office->now;
	calls(&span);
	visits(&span);
	registrations(&span);
	callbacks(&span);
	deals_each(office, last < office->today ? last : office->today, of_deal,
		   &span);
}
