/* The leads of which a row of open_lead does not say enough, so that their
 * events must be read. */
#ifndef OFFICE_LEAD_ASKED_H
#define OFFICE_LEAD_ASKED_H

#include "office/lead_set.h"
#include "office/office.h"

/* Adds one; dies with 76 when its number is above the highest of a lead. */
void lead_ask(struct lead_set *asked, int64_t highest, int64_t lead);
/* Adds those that ended at that time or later. */
void lead_ask_closed(struct office *office, struct lead_set *asked,
		     int64_t highest, int64_t since);
/* Takes out those that were recorded later than office->now, but for some whose
 * number does not show it: for less than to look at the events of each. */
void lead_asked_drop_later(struct office *office, struct lead_set *asked);

#endif
