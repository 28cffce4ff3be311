/* One arrival, from the greeter's log to the lead it belongs to: lead-visit
 * (V1-V5, R3-R5). */
#ifndef OFFICE_ARRIVALS_H
#define OFFICE_ARRIVALS_H

#include "base/field.h"
#include "office/registering.h"

struct arrival_input {
	struct input head;
	int64_t phone; /* NONE: he left none */
	int64_t arrived_at, left_at, partner, id_checked;
	const char *form_no;	   /* V4: of the confirmation form */
	int64_t greeter, receiver; /* receiver: REP_AUTO, or NONE */
	const char *name;
	int64_t invalid; /* enum visit_invalid, or NONE */
	const char *approved_by;
};

/* What an arrival came to: enum lead_status, or unregistered. */
extern const char *const arrival_status_names[];

/* The visit that input is about when it completes one, else NONE. */
int64_t arrival_find(struct office *office, const struct arrival_input *input);
/* arrived_at_is_day: it was written without a time of day. */
void arrival_record(struct office *office, const struct arrival_input *input,
		    bool arrived_at_is_day, struct lead_entry *entry,
		    struct outcome *outcome);
/* Fills entry with a visit as it is now. */
void arrival_load(struct office *office, int64_t number,
		  struct lead_entry *entry);

#endif
