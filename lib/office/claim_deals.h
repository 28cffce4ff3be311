/* The days of customers' deals, as they bear on who may register them (P5);
 * for office/claims.c. */
#ifndef OFFICE_CLAIM_DEALS_H
#define OFFICE_CLAIM_DEALS_H

#include "office/office.h"
#include "rules/protection.h"

/* Begins as all zeros. */
struct claim_deals {
	struct deal_days *all, *known; /* owned; room for size each */
	int count, size;
};

/* Adds the deals of a customer, by number; how many. */
int claim_deals_read(struct office *office, struct claim_deals *deals,
		     int64_t customer);
/* Sets the deals of the standing to those of count, from first on, that were
 * known at a time (NONE: all), as they were then (T5). */
void claim_deals_stand(struct claim_deals *deals, int first, int count,
		       int64_t at, struct standing *standing);
void claim_deals_free(struct claim_deals *deals);

#endif
