#include "rules/owner_stage.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/value.h"
#include "rules/day.h"

const char *const owner_stage_names[] = { "potential", "awaiting_handover",
					  "settling",  "stable",
					  "old",       NULL };

static bool is_over(int64_t event, int64_t day)
{
	return event != NONE && event <= day;
}

/* Of the deals that stand on day: how many, and their first days. */
static struct owner_deal first_days(const struct owner_deal *deals, int count,
				    int64_t day, int *standing)
{
	struct owner_deal first = { NONE, NONE, NONE, NONE };

	*standing = 0;
	for (int i = 0; i < count; i++) {
		const struct owner_deal *deal = &deals[i];

		if (!is_over(deal->subscribed_on, day) ||
		    is_over(deal->voided_on, day))
			continue;
		++*standing;
		if (is_over(deal->signed_on, day))
			first.signed_on = day_earlier(first.signed_on,
						      deal->signed_on);
		if (is_over(deal->handed_over_on, day))
			first.handed_over_on =
				day_earlier(first.handed_over_on,
					    deal->handed_over_on);
	}
	return first;
}

struct owner_standing owner_stage_on(const struct owner_deal *deals, int count,
				     const struct owner_bounds *bounds,
				     int64_t day)
{
	struct owner_standing standing = { .since = NONE };
	struct owner_deal first = first_days(deals, count, day,
					     &standing.deals);
	int64_t moved_in = first.handed_over_on, stable_on, old_on;

	if (moved_in == NONE) {
		standing.since = first.signed_on;
		if (first.signed_on != NONE)
			standing.stage = STAGE_AWAITING;
		return standing;
	}
	stable_on = duration_add(bounds->settling, 1, moved_in, NULL, moved_in);
	old_on = duration_add(bounds->stable, 1, moved_in, NULL, moved_in);
	if (day < stable_on) {
		standing.stage = STAGE_SETTLING;
		standing.since = moved_in;
	} else {
		standing.stage = day < old_on ? STAGE_STABLE : STAGE_OLD;
		standing.since = day < old_on ? stable_on : old_on;
	}
	return standing;
}
