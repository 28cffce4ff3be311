/* The single facts that report-activity sums: for office/activity.c. */
#ifndef OFFICE_ACTIVITY_FACTS_H
#define OFFICE_ACTIVITY_FACTS_H

#include "office/activity.h"

struct activity_fact {
	int64_t day;
	int64_t rep, partner; /* ids, or NONE */
	int64_t kind;	      /* enum kind, or NONE: of no lead */
	struct activity counts;
};

typedef void activity_each(void *to, const struct activity_fact *fact);

/* Hands over every fact of the days from first to last that is known at
 * office->now, in any order. */
void activity_facts(struct office *office, int64_t first, int64_t last,
		    activity_each *each, void *to);

#endif
