/* What a customer is to the office on a day (A11): from one who may buy to one
 * who has lived there for years.  Pure. */
#ifndef RULES_OWNER_STAGE_H
#define RULES_OWNER_STAGE_H

#include <stdint.h>

#include "rules/duration.h"

enum owner_stage {
	STAGE_POTENTIAL, /* has signed nothing */
	STAGE_AWAITING,	 /* signed, not handed over (准业主) */
	STAGE_SETTLING,	 /* 磨合期 */
	STAGE_STABLE,	 /* 稳定期 */
	STAGE_OLD	 /* 老业主 */
};
extern const char *const owner_stage_names[]; /* NULL-ended, in this order */

/* How long after the handover each of them lasts; days and longer units. */
struct owner_bounds {
	struct duration settling, stable;
};

/* One deal of the customer: days, NONE for what has not happened. */
struct owner_deal {
	int64_t subscribed_on, signed_on, handed_over_on, voided_on;
};

struct owner_standing {
	enum owner_stage stage;
	int64_t since; /* its first day; NONE: potential */
	int deals;     /* that are not voided */
};

/* His stage at the end of a day: the earliest handover counts, and deals that
 * are voided by then do not (A11). */
struct owner_standing owner_stage_on(const struct owner_deal *deals, int count,
				     const struct owner_bounds *bounds,
				     int64_t day);

#endif
