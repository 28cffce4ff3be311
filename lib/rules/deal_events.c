/* What each event of a deal needs, and why it is refused. */
#include <stddef.h>

#include "base/value.h"
#include "rules/deal.h"

#define NEEDS_NOTHING DEAL_EVENTS

enum {
	REPEATS = 1,
	STAMPS = 2,    /* what it needs is an approval (D16) */
	IDENTIFIES = 4 /* an identity is to be checked */
};

/* By enum deal_event_kind. */
static const struct {
	enum deal_event_kind needs;
	unsigned flags, takes;
} events[DEAL_EVENTS] = {
	[DEAL_SUBSCRIPTION_APPROVED] = { NEEDS_NOTHING, 0, DEAL_MANAGER },
	[DEAL_SUBSCRIPTION_STAMPED] = { DEAL_SUBSCRIPTION_APPROVED, STAMPS, 0 },
	[DEAL_CONTRACT_SIGNED] = { NEEDS_NOTHING, 0, 0 },
	[DEAL_CONTRACT_APPROVED] = { DEAL_CONTRACT_SIGNED, 0, DEAL_MANAGER },
	[DEAL_CONTRACT_STAMPED] = { DEAL_CONTRACT_APPROVED, STAMPS, 0 },
	[DEAL_MORTGAGE_DOCS] = { DEAL_CONTRACT_SIGNED, 0, 0 },
	[DEAL_BANK_BOOKED] = { DEAL_CONTRACT_SIGNED, 0, 0 },
	[DEAL_BANK_VISITED] = { DEAL_CONTRACT_SIGNED, 0, 0 },
	[DEAL_FILED] = { DEAL_CONTRACT_STAMPED, 0, 0 },
	[DEAL_MORTGAGE_AGENT_NOTIFIED] = { DEAL_FILED, 0, 0 },
	[DEAL_LOAN_FUNDED] = { DEAL_FILED, 0, DEAL_AMOUNT },
	[DEAL_CUSTOMER_NOTIFIED] = { DEAL_FILED, 0, 0 },
	[DEAL_DEED_TAX_PAID] = { DEAL_CUSTOMER_NOTIFIED, 0, 0 },
	[DEAL_HANDED_OVER] = { DEAL_CONTRACT_SIGNED, 0, 0 },
	[DEAL_TITLE_PAPERS] = { DEAL_FILED, 0, 0 },
	[DEAL_TITLE_ISSUED] = { DEAL_FILED, 0, 0 },
	[DEAL_TITLE_NOTIFIED] = { DEAL_TITLE_ISSUED, 0, 0 },
	[DEAL_TITLE_COLLECTED] = { DEAL_TITLE_ISSUED, IDENTIFIES, 0 },
	[DEAL_AREA_MEASURED] = { NEEDS_NOTHING, 0, DEAL_AMOUNT | DEAL_SIGNED },
	[DEAL_AREA_NOTIFIED] = { DEAL_AREA_MEASURED, 0, 0 },
	[DEAL_AREA_SETTLED] = { DEAL_AREA_MEASURED, 0, 0 },
	[DEAL_PAYMENT] = { NEEDS_NOTHING, REPEATS,
			   DEAL_AMOUNT | DEAL_ITEM | DEAL_RECEIPT },
	[DEAL_REFUND] = { DEAL_PAYMENT, REPEATS,
			  DEAL_AMOUNT | DEAL_ITEM | DEAL_RECEIPT },
	[DEAL_CHANGED] = { NEEDS_NOTHING, REPEATS, DEAL_TERMS | DEAL_APPROVER },
	[DEAL_VOIDED] = { NEEDS_NOTHING, 0, 0 },
};

const char *const deal_refusal_names[] = { "",
					   "voided",
					   "already_recorded",
					   "not_approved",
					   "out_of_order",
					   "exceeds_received",
					   "unit_taken",
					   "identity_unchecked",
					   "needs_approver",
					   NULL };

unsigned deal_event_takes(enum deal_event_kind kind)
{
	return events[kind].takes;
}

bool deal_event_in_order(const struct deal *deal,
			 const struct deal_event *event)
{
	enum deal_event_kind needs = events[event->kind].needs;
	int64_t day;

	if (needs == NEEDS_NOTHING)
		return true;
	day = deal_day_of(deal, needs);
	return day != NONE && day <= event->on;
}

typedef bool refusal_test(const struct deal *deal,
			  const struct deal_event *event,
			  const struct deal_known *known);

/* D18: afterwards only refunds are taken. */
static bool is_voided(const struct deal *deal, const struct deal_event *event,
		      const struct deal_known *known)
{
	(void)known;
	return event->kind != DEAL_REFUND && deal_find_event(deal, DEAL_VOIDED);
}

static bool is_recorded(const struct deal *deal, const struct deal_event *event,
			const struct deal_known *known)
{
	(void)known;
	return !(events[event->kind].flags & REPEATS) &&
	       deal_find_event(deal, event->kind);
}

/* D16: finance stamps what the site manager has approved. */
static bool is_unapproved(const struct deal *deal,
			  const struct deal_event *event,
			  const struct deal_known *known)
{
	if (events[event->kind].flags & STAMPS)
		return !deal_event_in_order(deal, event);
	return (events[event->kind].takes & DEAL_MANAGER) && !known->is_manager;
}

/* D18: nor was anything but a refund done after the day of a void. */
static bool is_out_of_order(const struct deal *deal,
			    const struct deal_event *event,
			    const struct deal_known *known)
{
	(void)known;
	for (int i = 0; event->kind == DEAL_VOIDED && i < deal->count; i++)
		if (deal->events[i].on > event->on &&
		    deal->events[i].kind != DEAL_REFUND)
			return true;
	return !deal_event_in_order(deal, event);
}

/* More than was there on any day from then on. */
static bool exceeds_received(const struct deal *deal,
			     const struct deal_event *event,
			     const struct deal_known *known)
{
	enum deal_item item = (enum deal_item)event->item;

	(void)known;
	if (event->kind != DEAL_REFUND)
		return false;
	if (event->amount > deal_received(deal, item, event->on))
		return true;
	for (int i = 0; i < deal->count; i++)
		if (deal->events[i].on > event->on &&
		    event->amount >
			    deal_received(deal, item, deal->events[i].on))
			return true;
	return false;
}

/* D19 */
static bool is_unit_taken(const struct deal *deal,
			  const struct deal_event *event,
			  const struct deal_known *known)
{
	(void)deal;
	return event->kind == DEAL_CHANGED && event->terms.unit &&
	       known->is_unit_taken;
}

static bool is_unidentified(const struct deal *deal,
			    const struct deal_event *event,
			    const struct deal_known *known)
{
	(void)deal;
	(void)known;
	return (events[event->kind].flags & IDENTIFIES) &&
	       event->identity_checked != 1;
}

/* D18: what is filed is voided with a reason and an approver. */
static bool lacks_approver(const struct deal *deal,
			   const struct deal_event *event,
			   const struct deal_known *known)
{
	return event->kind == DEAL_VOIDED &&
	       deal_find_event(deal, DEAL_FILED) &&
	       !(event->approved_by && known->has_note);
}

enum deal_refusal deal_decide(const struct deal *deal,
			      const struct deal_event *event,
			      const struct deal_known *known)
{
	static refusal_test *const tests[DEAL_REFUSALS] = {
		[DEAL_REFUSED_VOIDED] = is_voided,
		[DEAL_REFUSED_ALREADY_RECORDED] = is_recorded,
		[DEAL_REFUSED_NOT_APPROVED] = is_unapproved,
		[DEAL_REFUSED_OUT_OF_ORDER] = is_out_of_order,
		[DEAL_REFUSED_EXCEEDS_RECEIVED] = exceeds_received,
		[DEAL_REFUSED_UNIT_TAKEN] = is_unit_taken,
		[DEAL_REFUSED_IDENTITY_UNCHECKED] = is_unidentified,
		[DEAL_REFUSED_NEEDS_APPROVER] = lacks_approver,
	};

	for (int i = DEAL_REFUSED_VOIDED; i < DEAL_REFUSALS; i++)
		if (tests[i](deal, event, known))
			return (enum deal_refusal)i;
	return DEAL_REFUSED_NOT;
}
