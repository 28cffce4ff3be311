/*
 * What stands for each customer: table `claim`, read ahead and written behind
 * in sorted runs, so that a million registrations cost one sweep each 65,536.
 * A customer is known by the phone of the head of his family (R7).
 */
#ifndef OFFICE_CLAIMS_H
#define OFFICE_CLAIMS_H

#include "office/office.h"
#include "rules/protection.h"

/* The customer that a phone belongs to: its family's head, else itself. */
int64_t customer_of_phone(struct office *office, int64_t phone);

/* All claims of a customer, by since, then lead.  The rows are valid until the
 * next call on claims. */
struct claim_rows {
	const struct claim *rows;
	int count;
};
struct claim_rows claims_of(struct office *office, int64_t customer);

/* What stands for a customer at a time (NONE: all that is recorded), with the
 * latest claim of each lead; valid until the next call on claims. */
struct standing claims_standing(struct office *office, int64_t customer,
				int64_t at);

/* Forgets what was read, and reads the claims of many customers in one sweep:
 * of those whose phones lie at that offset of each record (NONE: no phone). */
void claims_prefetch(struct office *office, const void *const records[],
		     int count, size_t phone_at);
/* Forgets what was read, so that memory does not grow with what is asked. */
void claims_forget(struct office *office);

/* Adds a claim, or replaces the one of the same since and lead. */
void claims_put(struct office *office, int64_t customer,
		const struct claim *claim);
void claims_remove(struct office *office, int64_t customer, int64_t since,
		   int64_t lead);
/* A deal was recorded or changed: what was read of deals is forgotten. */
void claims_deals_changed(struct office *office);
/* Claims and deals that were one customer's become another's (R7). */
void claims_move(struct office *office, int64_t from, int64_t to);

/* The latest claim of one lead of the customer; false: there is none. */
bool claims_lead(struct office *office, int64_t customer, int64_t lead,
		 struct claim *claim);
/* The claim that a lead of the customer went live with; false, and *claim as it
 * was: it never did. */
bool claims_first_live(struct office *office, int64_t customer, int64_t lead,
		       struct claim *claim);
/* The live lead of the customer a phone belongs to, or NONE. */
int64_t claims_live_lead(struct office *office, int64_t phone);

/* Hands every customer of the store to each, with his claims and with what
 * stands for him at a time (NONE: all that is recorded), but for deals. */
typedef void claims_customer(void *to, int64_t customer, struct claim_rows rows,
			     const struct standing *standing);
void claims_each(struct office *office, int64_t at, claims_customer *each,
		 void *to);
/* Hands over every lead that protects its customer at a time, as it stands
 * then. */
typedef void claims_protected(void *to, int64_t customer,
			      const struct claim *claim);
void claims_each_protected(struct office *office, int64_t at,
			   claims_protected *each, void *to);

#endif
