/* What store-check proves of deals (section 4 of the contract). */
#include <string.h>

#include "base/intl.h"
#include "office/claims.h"
#include "office/deal_records.h"
#include "office/deal_settling.h"
#include "office/entry.h"
#include "rules/phone.h"

/* One deal after another, until one is wrong. */
struct walk {
	struct office *office;
	struct err *detail;
	bool holds;
	/* False, and detail, when something is wrong. */
	bool (*of_deal)(struct walk *walk, const struct deal *deal);
};

static void walk_deal(void *to, const struct deal *deal)
{
	struct walk *walk = to;

	if (walk->holds)
		walk->holds = walk->of_deal(walk, deal);
}

static bool walk_all(struct office *office, struct err *detail,
		     bool (*of_deal)(struct walk *walk,
				     const struct deal *deal))
{
	struct walk walk = { office, detail, true, of_deal };

	deals_each(office, ANY_DAY, walk_deal, &walk);
	return walk.holds;
}

/* No event before what it needs, before the subscription, or but for a refund
 * after the deal was voided (D16, D18). */
static bool in_order(struct walk *walk, const struct deal *deal)
{
	int64_t voided_on = deal_day_of(deal, DEAL_VOIDED);

	for (int i = 0; i < deal->count; i++) {
		const struct deal_event *event = &deal->events[i];
		bool late = voided_on != NONE && event->on > voided_on &&
			    event->kind != DEAL_REFUND;

		if (event->on >= deal->subscribed_on && !late &&
		    deal_event_in_order(deal, event))
			continue;
		return err_set(walk->detail,
			       _("entry %lld of deal %s is out of order"),
			       (long long)event->entry, deal->deal);
	}
	return true;
}

static bool order_holds(struct office *office, struct err *detail)
{
	return walk_all(office, detail, in_order);
}

static bool is_received(struct walk *walk, const struct deal *deal)
{
	for (int i = 0; i < deal->count; i++)
		for (int item = 0; item < ITEM_COUNT; item++)
			if (deal_received(deal, (enum deal_item)item,
					  deal->events[i].on) < 0)
				return err_set(walk->detail,
					       _("more was refunded than"
						 " received in deal %s"),
					       deal->deal);
	return true;
}

static bool received_holds(struct office *office, struct err *detail)
{
	return walk_all(office, detail, is_received);
}

/* What the table says beside the events is what they say. */
static bool is_derived(struct walk *walk, const struct deal *deal)
{
	const struct deal_terms now = deal_terms_on(deal, ANY_DAY);
	struct stmt *stmt = db_stmt(walk->office->db,
				    "SELECT unit_now, signed_on, voided_on"
				    " FROM deal WHERE id = ?1");
	bool same;

	stmt_bind_int_at(stmt, 1, deal->id);
	same = stmt_next(stmt) && strcmp(stmt_text(stmt, 0), now.unit) == 0 &&
	       stmt_day(stmt, 1) == deal_day_of(deal, DEAL_CONTRACT_SIGNED) &&
	       stmt_day(stmt, 2) == deal_day_of(deal, DEAL_VOIDED) &&
	       deal->customer == customer_of_phone(walk->office, deal->phone) &&
	       deal_terms_hold(&now);
	stmt_end(stmt);
	return same || err_set(walk->detail,
			       _("deal %s does not stand as its events say"),
			       deal->deal);
}

static bool derived_hold(struct office *office, struct err *detail)
{
	return walk_all(office, detail, is_derived);
}

/* D19 */
static bool units_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT min(deal), max(deal) FROM deal"
				    " WHERE voided_on IS NULL GROUP BY unit_now"
				    " HAVING count(*) > 1");
	bool holds = true;

	if (stmt_next(stmt))
		holds = err_set(detail, _("deals %s and %s have one unit"),
				stmt_text(stmt, 0), stmt_text(stmt, 1));
	stmt_end(stmt);
	return holds;
}

/* The lead of a deal that stands is sold; of a voided one it may be live, and
 * sold again. */
static bool is_lead_sold(struct walk *walk, const struct deal *deal)
{
	struct claim claim;

	if (deal->lead == NONE || deal_find_event(deal, DEAL_VOIDED))
		return true;
	if (claims_lead(walk->office, deal->customer, deal->lead, &claim) &&
	    claim.state == CLAIM_SOLD)
		return true;
	return err_set(walk->detail, _("lead %lld of deal %s is not sold"),
		       (long long)deal->lead, deal->deal);
}

static bool leads_hold(struct office *office, struct err *detail)
{
	return walk_all(office, detail, is_lead_sold);
}

static bool is_phone(struct walk *walk, const struct deal *deal)
{
	char text[PHONE_TEXT];
	int64_t again;

	phone_format(deal->phone, text);
	return (phone_parse(text, &again) && again == deal->phone) ||
	       err_set(walk->detail, _("no phone number in deal %s"),
		       deal->deal);
}

static bool phones_hold(struct office *office, struct err *detail)
{
	return walk_all(office, detail, is_phone);
}

const struct entry_check deal_checks[] = {
	{ "deal_phones", phones_hold },
	{ "deal_order", order_holds },
	{ "deal_received", received_holds },
	{ "deal_columns", derived_hold },
	{ "deal_units", units_hold },
	{ "deal_leads", leads_hold },
	{ "deals_settled", deals_settled_hold },
	{ NULL, NULL },
};
