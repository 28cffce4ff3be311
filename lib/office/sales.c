#include "office/sales.h"

#include "office/claims.h"
#include "office/customers.h"
#include "office/deals.h"
#include "office/events.h"
#include "office/leads.h"
#include "office/visits.h"
#include "rules/day.h"

struct work {
	struct office *office;
	int64_t month;
	int64_t judged_on;
	void (*each)(void *to, const void *row);
	void *to;
};

/* The form with which the partner of a lead brought the customer. */
static const char *form_of(struct office *office, const struct lead *lead)
{
	struct stmt *stmt = events_of(office, lead->lead, NONE);
	struct event event;
	struct visit visit;

	while (events_next(stmt, &event)) {
		if (event.kind != EVENT_VISIT ||
		    !visit_find(office, event.id, &visit) ||
		    visit.partner != lead->partner || !visit.form_no)
			continue;
		stmt_end(stmt);
		return visit.form_no;
	}
	return NULL;
}

/* B3: who brought him, and whether he was protected when he subscribed. */
static void add_lead(struct office *office, const struct deal *deal,
		     struct sale_row *row)
{
	struct claim claim;
	struct lead lead;

	if (deal->lead == NONE || !lead_find(office, deal->lead, &lead) ||
	    !claims_lead(office, deal->customer, deal->lead, &claim))
		return;
	row->lead = deal->lead;
	row->partner = claim.partner;
	row->kind = claim.kind;
	row->attempt = claim.attempt;
	if (claim.partner == NONE)
		return;
	row->form_no = form_of(office, &lead);
	row->is_protected = claim.partner_until >= deal->subscribed_on;
}

static int64_t loan_of(const struct deal *deal, int64_t day)
{
	int64_t loan = 0;

	for (int i = 0; i < deal->count; i++)
		if (deal->events[i].kind == DEAL_LOAN_FUNDED &&
		    deal->events[i].on <= day)
			loan += deal->events[i].amount;
	return loan;
}

/* The row of a deal as it stood at the end of a day. */
static struct sale_row row_of(const struct work *work, const struct deal *deal,
			      int64_t day)
{
	const struct deal_terms terms = deal_terms_on(deal, day);
	struct sale_row row = {
		.month = work->month,
		.deal = deal->deal,
		.signed_on = deal_day_of(deal, DEAL_CONTRACT_SIGNED),
		.rep = terms.rep,
		.customer = customer_name(work->office, deal->phone,
					  deal->lead),
		.phone = deal->phone,
		.unit = terms.unit,
		.pay_method = terms.pay_method,
		.price = terms.price,
		.received = deal_received(deal, ITEM_HOUSE, day) +
			    loan_of(deal, day),
		.lead = NONE,
		.partner = NONE,
		.kind = NONE,
		.attempt = NONE,
		.is_protected = NONE,
		.voided_on = NONE
	};

	row.outstanding = row.price - row.received;
	add_lead(work->office, deal, &row);
	return row;
}

static void of_sold(void *to, const struct deal *deal)
{
	const struct work *work = to;
	struct sale_row row;

	row = row_of(work, deal, work->judged_on);
	work->each(work->to, &row);
}

/* B1: its cells of that month once more, so that both add up to nothing. */
static void of_any(void *to, const struct deal *deal)
{
	const struct work *work = to;
	int64_t signed_on = deal_day_of(deal, DEAL_CONTRACT_SIGNED);
	int64_t voided_on = deal_day_of(deal, DEAL_VOIDED);
	struct sale_row row;

	if (signed_on == NONE || voided_on == NONE ||
	    month_of(voided_on) != work->month ||
	    month_of(signed_on) >= work->month)
		return;
	row = row_of(work, deal, month_last_day(month_of(signed_on)));
	row.price = -row.price;
	row.received = -row.received;
	row.outstanding = -row.outstanding;
	row.voided_on = voided_on;
	work->each(work->to, &row);
}

void sales_of_month(struct office *office, int64_t month,
		    void (*each)(void *to, const void *row), void *to)
{
	struct work work = { .office = office,
			     .month = month,
			     .judged_on = month_last_day(month),
			     .each = each,
			     .to = to };

	if (office->today < work.judged_on)
		work.judged_on = office->today;
	deals_sold(office, SALE_SIGNED, month_first_day(month),
		   month_last_day(month), work.judged_on, of_sold, &work);
	deals_each(office, work.judged_on, of_any, &work);
}
