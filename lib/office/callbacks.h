/*
 * Callbacks (C3, C4): events of a lead, written in one sweep by lead and time,
 * with the counts of the live leads kept up beside them.
 */
#ifndef OFFICE_CALLBACKS_H
#define OFFICE_CALLBACKS_H

#include "office/office.h"

struct callback {
	struct input head;
	int64_t callback; /* its number */
	int64_t lead, phone, called_at, staff;
	int64_t method;	 /* enum method, or NONE: by telephone */
	int64_t outcome; /* enum outcome_of_call, or NONE: reached */
};

/* Reads what a run of callbacks will need, in one sweep. */
void callbacks_prefetch(struct office *office, const void *const inputs[],
			int count);

/* Records one, which the commit writes; given says lead or phone, called_at,
 * and what else is known.  callback becomes the entry: refused (no_live_lead)
 * and invalid ones without a number. */
void callback_record(struct office *office, const struct callback *given,
		     struct callback *callback, struct outcome *outcome);

/* Fills callback with the entry of that lead, time and number, all of which it
 * gives; false when it was taken back. */
bool callback_find(struct office *office, struct callback *callback);

/* Takes one out, and keeps the counts up. */
void callback_remove(struct office *office, const struct callback *callback);

#endif
