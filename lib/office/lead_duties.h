/*
 * What is to be done about leads (C1-C6), for callback-due: the deadline engine
 * over the rows of open_lead, and over the events of a lead where these rows do
 * not say it: exact for any day.
 */
#ifndef OFFICE_LEAD_DUTIES_H
#define OFFICE_LEAD_DUTIES_H

#include "office/office.h"
#include "rules/deadline.h"

struct lead_duty {
	const struct deadline_slot *slot;
	int64_t lead, phone;
	int64_t rep;	  /* on the due day, or now if that is to come */
	const char *name; /* in the register of customers, else the lead's */
};

struct lead_duty_sink {
	/* Whether a slot is asked for at all; only then add is called. */
	bool (*wants)(void *to, const struct deadline_slot *slot, int64_t rep);
	/* The slot and the texts live until add returns. */
	void (*add)(void *to, const struct lead_duty *duty);
	void *to;
};

/* Hands over the thing to do of each duty of each lead that was live at
 * office->now, or all slots that DEADLINE_ALL reaches of each that ever was.
 * Dies with 78 where the rules do not reach. */
void lead_duties(struct office *office, enum deadline_reach reach,
		 const struct lead_duty_sink *sink);

#endif
