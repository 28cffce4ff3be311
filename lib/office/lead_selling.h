/* What a deal does to the lead that it came of: sold with the subscription,
 * live again when the deal is voided (D18). */
#ifndef OFFICE_LEAD_SELLING_H
#define OFFICE_LEAD_SELLING_H

#include "office/office.h"
#include "rules/protection.h"

/* The customer's live lead, as it stands; false: there is none. */
bool lead_live(struct office *office, int64_t customer, struct claim *live);
/* It is sold on a day. */
void lead_sell(struct office *office, int64_t customer,
	       const struct claim *live, int64_t day);

/* D18: a sold lead is live again from a day on, with the protection that it
 * had; with another live one of the customer it is closed, superseded.  deal:
 * the number of what was voided. */
void lead_revive(struct office *office, int64_t customer, int64_t number,
		 int64_t deal, int64_t day);
/* Takes that back; false: it has happened more to the lead since, and nothing
 * was changed. */
bool lead_unrevive(struct office *office, int64_t customer, int64_t lead,
		   int64_t deal);

#endif
