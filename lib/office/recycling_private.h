/* What finding a lead and planning share: how it stands at office->now. */
#ifndef OFFICE_RECYCLING_PRIVATE_H
#define OFFICE_RECYCLING_PRIVATE_H

#include "office/recycling.h"

/* Whether a row of open_lead says all that is known of its clock by now. */
bool recycling_is_running(const struct office *office,
			  const struct open_lead *row);
/* What the row says of its clock, or, where it does not, its events. */
void recycling_facts_of_row(struct office *office, const struct open_lead *row,
			    struct recycling_facts *facts);
/* The claim of a lead; false: it was not live then, or has ended since. */
bool recycling_claim_now(struct office *office, int64_t customer, int64_t lead,
			 struct claim *claim);
/* Keeps what was read of a lead's events for the run that it will be in; leads
 * come by number. */
void recycling_keep_facts(struct office *office, int64_t lead,
			  const struct recycling_facts *facts);

#endif
