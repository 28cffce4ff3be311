/*
 * What is to be done about deals, complaints, milestones, the office and files:
 * the deadline engine over the subjects that a source hands over.  A due list
 * is a book of duties and the sources of its subjects.  (Leads have
 * office/lead_duties.h, which need not read their events.)
 */
#ifndef OFFICE_DUTIES_H
#define OFFICE_DUTIES_H

#include "office/office.h"
#include "office/rule_kinds.h"
#include "rules/deadline.h"

/* One subject, as its source hands it over; it lives until that returns. */
struct duty_subject {
	int64_t id;		     /* its number, or NONE: */
	const char *code;	     /* then its code */
	const char *customer;	     /* his name, or NULL */
	int64_t phone;		     /* or NONE */
	struct deadline_facts facts; /* known at office->now (T5) */
	const void *own;	     /* what the source knows beside */
};

typedef void duty_each(void *to, const struct duty_subject *subject);

struct duty_source {
	enum subject subject;
	/* Hands over every subject that may have a slot within reach at
	 * office->now, in any order. */
	void (*list)(struct office *office, enum deadline_reach reach,
		     duty_each *each, void *to);
	/* D14: who answers for it on a day, or NONE; NULL: nobody does. */
	int64_t (*owner)(struct office *office,
			 const struct duty_subject *subject, enum owner owner,
			 int64_t day);
	/* For people, of the office's arena; NULL: nothing to say. */
	const char *(*detail)(struct office *office,
			      const struct duty_subject *subject,
			      const struct deadline_slot *slot);
};

/* One slot that was found. */
struct duty_found {
	const struct duty_source *source;
	const struct duty_subject *subject;
	struct deadline_slot slot;
	int64_t staff; /* owner on the due day, or now if that is to come */
};

struct duty_sink {
	void (*add)(void *to, const struct duty_found *found);
	void *to;
};

/* Hands over the slots within reach of all duties in that rule file's book
 * that are of this source's subject.  Dies with 78 where the rules do not
 * reach. */
void duties_find(struct office *office, enum rule_kind kind,
		 const struct duty_book *book, const struct duty_source *source,
		 enum deadline_reach reach, const struct duty_sink *sink);

/* Adds the slots within reach of one subject to slots.  Dies as duties_find. */
void duties_slots(struct office *office, enum rule_kind kind,
		  const struct duty_book *book, enum subject subject,
		  const struct deadline_facts *facts, enum deadline_reach reach,
		  struct deadline_slots *slots);

/* Of one subject, what there is to do that is due first; false: nothing.  Dies
 * as duties_find. */
bool duties_next(struct office *office, enum rule_kind kind,
		 const struct duty_book *book, enum subject subject,
		 const struct deadline_facts *facts,
		 struct deadline_slot *next);

#endif
