#include "rules/score.h"

#include <string.h>

#include "base/value.h"

/* Beyond that nobody reads a number; it keeps sums from overflowing. */
#define LARGEST INT64_C(999999999999999)

/* a * b / c, half up, or LARGEST when it is more; the product may be more than
 * an int64_t holds, a and c must not be more than LARGEST. */
static int64_t share_of(int64_t a, int64_t b, int64_t c)
{
	int64_t whole = 0, rest = 0;

	for (int bit = 62; bit >= 0; bit--) {
		bool is_set = b >> bit & 1;

		whole = 2 * whole + (is_set ? a / c : 0);
		rest = 2 * rest + (is_set ? a % c : 0);
		whole += rest / c;
		rest %= c;
		if (whole > LARGEST)
			return LARGEST;
	}
	return whole + (2 * rest >= c);
}

static int64_t least(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t performance(const struct score_rules *rules,
			   const struct score_facts *facts)
{
	int64_t full = rules->points[SCORE_PERFORMANCE];
	int64_t points = share_of(least(facts->sales, LARGEST),
				  full * facts->scored, facts->target);

	if (facts->waived[SCORE_PERFORMANCE] && points < full)
		return full;
	return points;
}

static int64_t exam(const struct score_rules *rules,
		    const struct score_facts *facts)
{
	int64_t full = rules->points[SCORE_EXAM];

	if (facts->waived[SCORE_EXAM])
		return full;
	if (facts->exam == NONE)
		return 0;
	return least(share_of(full, facts->exam, rules->full_mark), full);
}

static int64_t conduct(const struct score_rules *rules,
		       const struct score_facts *facts)
{
	int64_t full = rules->points[SCORE_CONDUCT];

	if (facts->waived[SCORE_CONDUCT] || facts->conduct == NONE)
		return full;
	return least(facts->conduct, full);
}

void score_card_start(struct score_card *card, const struct score_rules *rules,
		      const struct score_facts *facts)
{
	*card = (struct score_card){ .no_exam = facts->exam == NONE };
	card->points[SCORE_PERFORMANCE] = performance(rules, facts);
	card->points[SCORE_CALLBACKS] = rules->points[SCORE_CALLBACKS];
	card->points[SCORE_COLLECTION] = rules->points[SCORE_COLLECTION];
	card->points[SCORE_EXAM] = exam(rules, facts);
	card->points[SCORE_CONDUCT] = conduct(rules, facts);
	for (int i = 0; i < SCORE_ITEMS; i++) {
		card->waived[i] = facts->waived[i];
		card->waiver_applied |= facts->waived[i];
	}
}

int64_t score_card_miss(struct score_card *card, enum score_item item,
			int64_t cost, bool waived)
{
	int64_t took;

	card->waiver_applied |= waived;
	if (waived || card->waived[item])
		return 0;
	took = least(cost, card->points[item]);
	card->points[item] -= took;
	card->misses[item]++;
	return took;
}

int64_t score_card_total(const struct score_card *card)
{
	int64_t total = 0;

	for (int i = 0; i < SCORE_ITEMS; i++)
		total += card->points[i];
	return total;
}

int64_t score_share(int64_t target, int64_t scored)
{
	return share_of(target, 1, scored);
}

int score_rank(const int64_t totals[], int count, int64_t total)
{
	int rank = 1;

	for (int i = 0; i < count; i++)
		rank += totals[i] > total;
	return rank;
}

bool score_is_last(const int64_t totals[], int count, int64_t total, int places)
{
	int below = 0;

	for (int i = 0; i < count; i++)
		below += totals[i] < total;
	return below < places && score_rank(totals, count, total) > 1;
}

bool score_slot_fits(const struct score_slot *waiver,
		     const struct score_slot *miss)
{
	if (waiver->subject != miss->subject ||
	    strcmp(waiver->duty, miss->duty) != 0)
		return false;
	if (waiver->number != NONE && waiver->number != miss->number)
		return false;
	if (waiver->code &&
	    (!miss->code || strcmp(waiver->code, miss->code) != 0))
		return false;
	return (waiver->since == NONE || waiver->since == miss->since) &&
	       (waiver->slot == NONE || waiver->slot == miss->slot);
}
