/*
 * A deal, from the subscription to the title: what can happen to it and what
 * each event needs (D16, D18), its terms as on a day (D20), and what is paid
 * (D15), as pure functions over its events.
 */
#ifndef RULES_DEAL_H
#define RULES_DEAL_H

#include <stdbool.h>
#include <stdint.h>

enum pay_method { PAY_FULL, PAY_MORTGAGE, PAY_PROVIDENT_FUND, PAY_COMBINED };
extern const char *const pay_method_names[]; /* NULL-ended, in this order */

enum deal_item {
	ITEM_HOUSE,
	ITEM_FACILITY_FEE,
	ITEM_MAINTENANCE_FUND,
	ITEM_OTHER_FEES,
	ITEM_COUNT
};
extern const char *const deal_item_names[]; /* NULL-ended, in this order */

enum deal_event_kind {
	DEAL_SUBSCRIPTION_APPROVED,
	DEAL_SUBSCRIPTION_STAMPED,
	DEAL_CONTRACT_SIGNED,
	DEAL_CONTRACT_APPROVED,
	DEAL_CONTRACT_STAMPED,
	DEAL_MORTGAGE_DOCS,
	DEAL_BANK_BOOKED,
	DEAL_BANK_VISITED,
	DEAL_FILED,
	DEAL_MORTGAGE_AGENT_NOTIFIED,
	DEAL_LOAN_FUNDED,
	DEAL_CUSTOMER_NOTIFIED,
	DEAL_DEED_TAX_PAID,
	DEAL_HANDED_OVER,
	DEAL_TITLE_PAPERS,
	DEAL_TITLE_ISSUED,
	DEAL_TITLE_NOTIFIED,
	DEAL_TITLE_COLLECTED,
	DEAL_AREA_MEASURED,
	DEAL_AREA_NOTIFIED,
	DEAL_AREA_SETTLED,
	DEAL_PAYMENT,
	DEAL_REFUND,
	DEAL_CHANGED,
	DEAL_VOIDED,
	DEAL_EVENTS
};
/* Their words, in this order; with a NULL at the end. */
#define DEAL_EVENT_NAMES \
	"subscription_approved", "subscription_stamped", "contract_signed", \
		"contract_approved", "contract_stamped", "mortgage_docs", \
		"bank_booked", "bank_visited", "filed", \
		"mortgage_agent_notified", "loan_funded", "customer_notified", \
		"deed_tax_paid", "handed_over", "title_papers", \
		"title_issued", "title_notified", "title_collected", \
		"area_measured", "area_notified", "area_settled", "payment", \
		"refund", "changed", "voided"
extern const char *const deal_event_names[];

/* What an event is given beside its day. */
enum {
	DEAL_AMOUNT = 1,   /* of money, above 0 */
	DEAL_SIGNED = 2,   /* that amount may be below 0, or 0 */
	DEAL_ITEM = 4,	   /* what the money is for */
	DEAL_RECEIPT = 8,  /* the receipt's number */
	DEAL_TERMS = 16,   /* at least one of the terms */
	DEAL_MANAGER = 32, /* staff: a site manager, who approves */
	DEAL_APPROVER = 64 /* approved_by */
};
unsigned deal_event_takes(enum deal_event_kind kind);

/* What a change can change (D20): a text or a number, NULL or NONE where it is
 * not given.  Money in fen; rep, service_agent, handover: ids. */
struct deal_terms {
	const char *unit;
	int64_t price, rep, pay_method, down_payment, service_agent, handover;
};

struct deal_event {
	int64_t entry; /* its number */
	int64_t on;
	enum deal_event_kind kind;
	int64_t amount, item, staff, identity_checked;
	const char *approved_by;
	struct deal_terms terms; /* of a change: those that it changes */
};

struct deal {
	int64_t id;
	const char *deal;	       /* its code */
	int64_t customer, phone, lead; /* lead: or NONE */
	int64_t subscribed_on;
	struct deal_terms terms;	 /* as subscribed */
	int64_t fees[ITEM_COUNT];	 /* fees due; the house is not in it */
	const struct deal_event *events; /* by day, then number */
	int count;
};

/* The deal as it was known at the end of a day (T5); shares its events. */
struct deal deal_as_of(const struct deal *deal, int64_t day);
/* Its first event of that kind, NULL: there is none; the day of it, or NONE. */
const struct deal_event *deal_find_event(const struct deal *deal,
					 enum deal_event_kind kind);
int64_t deal_day_of(const struct deal *deal, enum deal_event_kind kind);

/* D20: the terms at the end of a day. */
struct deal_terms deal_terms_on(const struct deal *deal, int64_t day);
/* Its latest terms if one of its events had not been. */
struct deal_terms deal_terms_without(const struct deal *deal,
				     const struct deal_event *event);
bool pay_method_has_loan(int64_t pay_method);
/* A loan has a down payment, not above the price; nothing else has one. */
bool deal_terms_hold(const struct deal_terms *terms);

/* Receipts less refunds of an item through a day. */
int64_t deal_received(const struct deal *deal, enum deal_item item,
		      int64_t day);
/* D15: what is due at the signing and not there at the end of that day, item by
 * item; whether anything is. */
bool deal_outstanding(const struct deal *deal, int64_t day,
		      int64_t left[ITEM_COUNT]);
/* D15: the first day at whose end nothing is outstanding, or NONE. */
int64_t deal_paid_on(const struct deal *deal);

/* Why an event is not recorded: the first that holds, in this order. */
enum deal_refusal {
	DEAL_REFUSED_NOT,
	DEAL_REFUSED_VOIDED,
	DEAL_REFUSED_ALREADY_RECORDED,
	DEAL_REFUSED_NOT_APPROVED,
	DEAL_REFUSED_OUT_OF_ORDER,
	DEAL_REFUSED_EXCEEDS_RECEIVED,
	DEAL_REFUSED_UNIT_TAKEN,
	DEAL_REFUSED_IDENTITY_UNCHECKED,
	DEAL_REFUSED_NEEDS_APPROVER,
	DEAL_REFUSALS
};
extern const char *const deal_refusal_names[]; /* NULL-ended, in this order */

/* What the events of the deal do not say. */
struct deal_known {
	bool is_manager;    /* the event's staff is a site manager */
	bool is_unit_taken; /* D19: the unit is in another deal */
	bool has_note;	    /* a reason is given */
};

/* D16, D18, D19 and what each event needs. */
enum deal_refusal deal_decide(const struct deal *deal,
			      const struct deal_event *event,
			      const struct deal_known *known);
/* Whether that event's need was there by its day; for store-check. */
bool deal_event_in_order(const struct deal *deal,
			 const struct deal_event *event);

#endif
