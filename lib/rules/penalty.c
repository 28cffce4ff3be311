#include "rules/penalty.h"

#include "base/text.h"
#include "base/value.h"
#include "rules/day.h"

const struct penalty_rule *
penalty_rule_of(const struct penalty_version *version, const char *article)
{
	for (int i = 0; i < version->count; i++)
		if (text_is_among(article, version->rules[i].articles))
			return &version->rules[i];
	return NULL;
}

bool penalty_counts(const struct penalty_version *version,
		    const struct penalty_rule *rule, int64_t on,
		    const char *article, int64_t day)
{
	if (!text_is_among(article, rule->articles))
		return false;
	switch (version->counted) {
	case COUNTED_YEAR: return month_of(day) / 12 == month_of(on) / 12;
	case COUNTED_MONTH: return month_of(day) == month_of(on);
	default: return true;
	}
}

const struct penalty_time *penalty_time_of(const struct penalty_rule *rule,
					   int64_t times)
{
	return &rule->times[times < rule->count ? times - 1 : rule->count - 1];
}

int64_t penalty_fine(int64_t fine, int64_t cost_times, int64_t cost)
{
	return fine + (cost == NONE ? 0 : cost_times * cost);
}
