/* What was done of the duties that an entry of care-log does: the contacts with
 * customers, and how satisfied they were (A1-A10, A12). */
#ifndef OFFICE_CARE_H
#define OFFICE_CARE_H

#include "base/buf.h"
#include "office/office.h"
#include "rules/deadline.h"

struct care {
	struct input head;
	int64_t care; /* its number */
	const char *duty;
	int64_t subject; /* enum subject */
	const char *id;	 /* of the subject, as people know it */
	int64_t slot;	 /* that it names, or NONE */
	int64_t on, staff;
	int64_t satisfaction; /* index in satisfaction_names */
	int64_t number;	      /* of the subject, as the store knows it */
};
/* satisfied fair dissatisfied, NULL-ended */
enum satisfaction { SATISFIED, FAIR, DISSATISFIED };
extern const char *const satisfaction_names[];

/* All of an entry. */
extern const struct field care_columns[];

/* Records one: given says duty, subject, id and on.  Invalid when there is no
 * such duty that an entry does, no such subject or slot, or when on is before
 * the subject began. */
void care_record(struct office *office, const struct care *given,
		 struct care *care, struct outcome *outcome);
/* Writes it under the next number, which it sets. */
void care_insert(struct office *office, struct care *care);
/* Reads the entry that lies where `where` says; its texts live until the next
 * call.  False: it was taken back. */
bool care_find(struct office *office, const struct outcome *where,
	       struct care *care);

/* Puts the entries about a subject that are known now into events (an array of
 * struct deadline_event, in their order), each behind what else happened that
 * day; how many there are then.  The words live as long as the office. */
int care_events(struct office *office, enum subject subject, int64_t number,
		struct buf *events);

/* The contacts with customers from the one day through the other, as known
 * now, and how many left them dissatisfied (A12). */
struct care_contacts {
	int64_t all, dissatisfied;
};
struct care_contacts care_contacts(struct office *office, int64_t from,
				   int64_t to);

#endif
