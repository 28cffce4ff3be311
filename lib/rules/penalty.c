#include "rules/penalty.h"

#include <string.h>

#include "base/value.h"
#include "rules/day.h"

static bool has_article(const struct penalty_rule *rule, const char *article)
{
	for (const char *const *word = rule->articles; *word; word++)
		if (strcmp(*word, article) == 0)
			return true;
	return false;
}

const struct penalty_rule *
penalty_rule_of(const struct penalty_version *version, const char *article)
{
	for (int i = 0; i < version->count; i++)
		if (has_article(&version->rules[i], article))
			return &version->rules[i];
	return NULL;
}

bool penalty_counts(const struct penalty_version *version,
		    const struct penalty_rule *rule, int64_t on,
		    const char *article, int64_t day)
{
	if (!has_article(rule, article))
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
