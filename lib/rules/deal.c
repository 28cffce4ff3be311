#include "rules/deal.h"

#include <stddef.h>

#include "base/value.h"

const char *const pay_method_names[] = { "full", "mortgage", "provident_fund",
					 "combined", NULL };
const char *const deal_item_names[] = { "house", "facility_fee",
					"maintenance_fund", "other_fees",
					NULL };
const char *const deal_event_names[] = { DEAL_EVENT_NAMES, NULL };

struct deal deal_as_of(const struct deal *deal, int64_t day)
{
	struct deal known = *deal;

	while (known.count > 0 && known.events[known.count - 1].on > day)
		known.count--;
	return known;
}

const struct deal_event *deal_find_event(const struct deal *deal,
					 enum deal_event_kind kind)
{
	for (int i = 0; i < deal->count; i++)
		if (deal->events[i].kind == kind)
			return &deal->events[i];
	return NULL;
}

int64_t deal_day_of(const struct deal *deal, enum deal_event_kind kind)
{
	const struct deal_event *event = deal_find_event(deal, kind);

	return event ? event->on : NONE;
}

bool pay_method_has_loan(int64_t pay_method)
{
	return pay_method != PAY_FULL;
}

static void terms_change(struct deal_terms *terms,
			 const struct deal_terms *change)
{
	int64_t *const to[] = { &terms->price,
				&terms->rep,
				&terms->pay_method,
				&terms->down_payment,
				&terms->service_agent,
				&terms->handover,
				NULL };
	const int64_t from[] = { change->price,		change->rep,
				 change->pay_method,	change->down_payment,
				 change->service_agent, change->handover };

	for (int i = 0; to[i]; i++)
		if (from[i] != NONE)
			*to[i] = from[i];
	if (change->unit)
		terms->unit = change->unit;
	/* Who pays in full pays nothing down any more. */
	if (change->pay_method == PAY_FULL && change->down_payment == NONE)
		terms->down_payment = NONE;
}

struct deal_terms deal_terms_on(const struct deal *deal, int64_t day)
{
	struct deal_terms terms = deal->terms;

	for (int i = 0; i < deal->count && deal->events[i].on <= day; i++)
		if (deal->events[i].kind == DEAL_CHANGED)
			terms_change(&terms, &deal->events[i].terms);
	return terms;
}

struct deal_terms deal_terms_without(const struct deal *deal,
				     const struct deal_event *event)
{
	struct deal_terms terms = deal->terms;

	for (int i = 0; i < deal->count; i++)
		if (deal->events[i].kind == DEAL_CHANGED &&
		    &deal->events[i] != event)
			terms_change(&terms, &deal->events[i].terms);
	return terms;
}

bool deal_terms_hold(const struct deal_terms *terms)
{
	if (!pay_method_has_loan(terms->pay_method))
		return terms->down_payment == NONE;
	return terms->down_payment != NONE &&
	       terms->down_payment <= terms->price;
}

/* What an event adds to what was received of an item. */
static int64_t received_by(const struct deal_event *event, enum deal_item item)
{
	if (event->item != item)
		return 0;
	switch (event->kind) {
	case DEAL_PAYMENT: return event->amount;
	case DEAL_REFUND: return -event->amount;
	default: return 0;
	}
}

int64_t deal_received(const struct deal *deal, enum deal_item item, int64_t day)
{
	int64_t received = 0;

	for (int i = 0; i < deal->count && deal->events[i].on <= day; i++)
		received += received_by(&deal->events[i], item);
	return received;
}

static int64_t amount_due(const struct deal *deal,
			  const struct deal_terms *terms, enum deal_item item)
{
	int64_t due = deal->fees[item];

	if (item == ITEM_HOUSE)
		due = pay_method_has_loan(terms->pay_method)
			      ? terms->down_payment
			      : terms->price;
	return due == NONE ? 0 : due;
}

bool deal_outstanding(const struct deal *deal, int64_t day,
		      int64_t left[ITEM_COUNT])
{
	struct deal_terms terms = deal_terms_on(deal, day);
	bool any = false;

	for (int i = 0; i < ITEM_COUNT; i++) {
		enum deal_item item = (enum deal_item)i;

		left[i] = amount_due(deal, &terms, item) -
			  deal_received(deal, item, day);
		if (left[i] < 0)
			left[i] = 0;
		any |= left[i] > 0;
	}
	return any;
}

int64_t deal_paid_on(const struct deal *deal)
{
	int64_t left[ITEM_COUNT];

	if (!deal_outstanding(deal, deal->subscribed_on, left))
		return deal->subscribed_on;
	for (int i = 0; i < deal->count; i++) {
		enum deal_event_kind kind = deal->events[i].kind;

		if ((kind == DEAL_PAYMENT || kind == DEAL_REFUND ||
		     kind == DEAL_CHANGED) &&
		    !deal_outstanding(deal, deal->events[i].on, left))
			return deal->events[i].on;
	}
	return NONE;
}
