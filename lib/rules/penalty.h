/* What a penalty is, by the rules and by those before it.  Pure. */
#ifndef RULES_PENALTY_H
#define RULES_PENALTY_H

#include "rules/penalty_rules.h"

/* The rule of an article, NULL: there is none. */
const struct penalty_rule *
penalty_rule_of(const struct penalty_version *version, const char *article);
/* Whether an earlier penalty for an article on a day is one of the times before
 * a penalty by that rule on `on`: the articles of one rule count together,
 * ever, or in the same year or month. */
bool penalty_counts(const struct penalty_version *version,
		    const struct penalty_rule *rule, int64_t on,
		    const char *article, int64_t day);
/* What the times-th time costs, from 1. */
const struct penalty_time *penalty_time_of(const struct penalty_rule *rule,
					   int64_t times);
/* The fine in fen; cost: of what was done, NONE where there is none. */
int64_t penalty_fine(int64_t fine, int64_t cost_times, int64_t cost);

#endif
