/* Penalties that are proposed, as the store has them: table penalty. */
#ifndef OFFICE_PENALTIES_H
#define OFFICE_PENALTIES_H

#include "office/office.h"
#include "rules/penalty.h"

struct penalty {
	struct input head;
	int64_t penalty; /* its number */
	int64_t staff;
	const char *article;
	int64_t on, cost;
	const char *reported_by;
	int64_t times; /* which time it was, from 1 */
	int64_t fine, sanction;
	/* What it was decided by: the fine is base + cost_times * cost. */
	int64_t base, cost_times;
};

/* Decides a penalty by the version of its day and by those recorded before it:
 * fills in times, fine, sanction.  False, and outcome, when there is no such
 * article, or its fine needs a cost or knows none. */
bool penalty_decide(struct office *office, struct penalty *penalty,
		    struct outcome *outcome);
/* Records it under the next number, which it sets. */
void penalty_insert(struct office *office, struct penalty *penalty);
/* Reads one; its texts live until the next call.  False: no such penalty. */
bool penalty_find(struct office *office, int64_t number,
		  struct penalty *penalty);
void penalty_remove(struct office *office, int64_t number);

/* All that are known now (T5), by number; one such query at a time. */
struct stmt *penalties_all(struct office *office);
/* Its texts live until the next step. */
bool penalties_next(struct stmt *stmt, struct penalty *penalty);

#endif
