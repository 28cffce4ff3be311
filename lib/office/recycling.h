/*
 * Which live leads recycling takes back and to whom they go (Y1, Y2, Y5, Y7),
 * as open_lead has them, and as their events have those to which it does not
 * do justice.
 */
#ifndef OFFICE_RECYCLING_H
#define OFFICE_RECYCLING_H

#include "office/open_leads.h"
#include "rules/protection.h"
#include "rules/recycling.h"

/* One line of a plan. */
struct recycling_input {
	struct input head;
	int64_t lead, to_rep; /* NONE: the pool */
};

/* A live lead at office->now. */
struct recycling {
	struct open_lead row; /* its name lives until the next call */
	int64_t customer;
	struct claim claim;
	struct recycling_facts facts;
	int64_t clock; /* Y1: a day */
};

/* False when there is no such lead, or it is not live. */
bool recycling_find(struct office *office, int64_t lead,
		    struct recycling *recycling);
/* Reads the leads of all these inputs and their customers' claims in one
 * sweep. */
void recycling_prefetch(struct office *office, const void *const inputs[],
			int count);

/* Y2: hands the plan, a struct recycling_input each, to each; staff: not what
 * is due, but all live leads of this rep (Y7), NONE: what is due. */
void recycling_plan(struct office *office, int64_t staff,
		    void (*each)(void *to, const void *input), void *to);

#endif
