/* Deals and their events as they are recorded and listed: the records of
 * deal-add, deal-log and store-list. */
#ifndef OFFICE_DEAL_RECORDS_H
#define OFFICE_DEAL_RECORDS_H

#include "office/deals.h"
#include "office/entry.h"

enum deal_status { STATUS_SUBSCRIBED, STATUS_SIGNED, STATUS_VOIDED };
extern const char *const deal_status_names[]; /* NULL-ended, in this order */

/* A subscription: what deal-add reads, and what it has become. */
struct deal_record {
	struct input head;
	const char *deal; /* its code */
	int64_t phone, rep, service_agent;
	const char *unit;
	int64_t price, pay_method, down_payment;
	int64_t facility_fee, maintenance_fund, other_fees;
	int64_t subscribed_on;
	const char *handover; /* code of a milestone */
	int64_t lead, status; /* enum deal_status */
};

/* An event: what deal-log reads, and what it answers. */
struct deal_event_record {
	struct input head;
	const char *deal;
	int64_t event, on, amount, item, staff, identity_checked;
	const char *approved_by, *unit;
	int64_t price, rep, pay_method, down_payment, service_agent;
	const char *handover;
	int64_t entry;	  /* its number */
	const char *next; /* the open duty of contract.yaml due first */
	int64_t due_on;	  /* of next */
};

extern const struct entry_check deal_checks[];

extern const struct field deal_fields[];
extern const struct field deal_event_fields[];

/* Records a subscription. */
void deal_subscribe(struct office *office, const struct deal_record *input,
		    struct deal_record *entry, struct outcome *outcome);
/* The subscription with that number, as it was recorded; its texts live as
 * long as the office. */
void deal_load(struct office *office, int64_t id, struct deal_record *entry);

/* Records an event. */
void deal_log(struct office *office, const struct deal_event_record *input,
	      struct deal_event_record *entry, struct outcome *outcome);
/* The event of the deal and the number that where gives. */
void deal_event_load(struct office *office, const struct outcome *where,
		     struct deal_event_record *entry);

/* Fills in what is to be done next about a deal, as it is known now. */
void deal_next(struct office *office, const struct deal *deal,
	       struct deal_event_record *entry);

#endif
