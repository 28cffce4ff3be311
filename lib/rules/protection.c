#include "rules/protection.h"

#include "base/value.h"
#include "rules/day.h"

const char *const refusal_names[] = { "",
				      "in_deal",
				      "already_dealt",
				      "not_listed",
				      "already_registered",
				      "protected",
				      "exhausted",
				      "late",
				      "short_notice",
				      "listed_late",
				      "lapsed",
				      "not_registered",
				      "not_approved",
				      "no_form",
				      "id_unchecked",
				      "unregistered",
				      NULL };

int claim_latest(const struct claim *claims, int count, int64_t at,
		 struct claim *out)
{
	int found = 0;

	for (int i = 0; i < count; i++) {
		int k = 0;

		if (at != NONE && claims[i].since > at)
			continue;
		while (k < found && out[k].lead != claims[i].lead)
			k++;
		out[k] = claims[i];
		if (k == found)
			found++;
	}
	return found;
}

bool claim_is_live(const struct claim *claim)
{
	return claim->state == CLAIM_LIVE || claim->state == CLAIM_REASSIGNED;
}

bool claim_protects(const struct claim *claim, int64_t day)
{
	return claim_is_live(claim) && claim->until_on >= day;
}

int64_t claim_holder(const struct claim *claim, int64_t day)
{
	bool passed_on = claim->state == CLAIM_REASSIGNED &&
			 claim->partner_until < day;

	if (claim->partner != NONE && !passed_on)
		return claim->partner;
	return claim->rep == NONE ? NONE : -claim->rep;
}

int64_t claim_lapses_at(const struct claim *claim,
			const struct protection_rules *rules)
{
	struct duration within = rules->kinds[claim->kind].visit_within;

	if (within.unit == UNIT_NONE)
		return NONE;
	if (duration_is_clock(within))
		return claim->since + duration_seconds(within);
	return day_last_second(
		duration_add(within, 1, time_day(claim->since), NULL, NONE));
}

bool claim_lapsed(const struct claim *claim, int64_t at)
{
	return claim->state == CLAIM_PENDING && claim->lapses_at != NONE &&
	       at > claim->lapses_at;
}

const struct claim *standing_live(const struct standing *standing)
{
	for (int i = 0; i < standing->count; i++)
		if (claim_is_live(&standing->claims[i]))
			return &standing->claims[i];
	return NULL;
}

/* P5: an open deal whatever the day, an ended one when it ended after day. */
static const struct deal_days *deal_open(const struct standing *standing,
					 int64_t day)
{
	for (int i = 0; i < standing->deals_count; i++) {
		const struct deal_days *deal = &standing->deals[i];
		bool ended =
			(deal->signed_on != NONE && deal->signed_on <= day) ||
			(deal->voided_on != NONE && deal->voided_on <= day);

		if (!ended)
			return deal;
	}
	return NULL;
}

static const struct deal_days *deal_kept(const struct standing *standing)
{
	for (int i = 0; i < standing->deals_count; i++)
		if (standing->deals[i].voided_on == NONE)
			return &standing->deals[i];
	return NULL;
}

struct verdict protection_deal(const struct standing *standing,
			       const struct asker *asker, int64_t day)
{
	struct verdict verdict = { REFUSAL_NONE, NULL, NULL };

	verdict.deal = deal_open(standing, day);
	if (verdict.deal) {
		verdict.refusal = REFUSAL_IN_DEAL;
	} else if (asker->partner != NONE) {
		verdict.deal = deal_kept(standing);
		if (verdict.deal)
			verdict.refusal = REFUSAL_ALREADY_DEALT;
	}
	for (int i = 0; verdict.deal && i < standing->count; i++)
		if (standing->claims[i].lead == verdict.deal->lead)
			verdict.blocker = &standing->claims[i];
	return verdict;
}

static bool attempt_counts(const struct claim *claim, const struct asker *asker,
			   const struct protection_rules *rules)
{
	if (claim->attempt == NONE)
		return false;
	if (asker->partner == NONE || !rules->per_customer)
		return claim->partner == asker->partner;
	return !rules->kinds[claim->kind].repeat;
}

int64_t protection_attempts(const struct standing *standing,
			    const struct asker *asker,
			    const struct protection_rules *rules)
{
	int64_t attempts = 0;

	for (int i = 0; i < standing->count; i++)
		if (attempt_counts(&standing->claims[i], asker, rules))
			attempts++;
	return attempts;
}

bool protection_exhausted(const struct standing *standing,
			  const struct asker *asker,
			  const struct protection_rules *counting,
			  const struct protection_rules *rules)
{
	const struct kind_rules *kind = &rules->kinds[asker->kind];

	return !kind->repeat &&
	       protection_attempts(standing, asker, counting) >=
		       kind->periods_count;
}

/* The live lead that protects the customer on day, else NULL.  He may have had
 * two that were live then, as one family by now (R7, T5). */
static const struct claim *standing_protector(const struct standing *standing,
					      int64_t day)
{
	for (int i = 0; i < standing->count; i++)
		if (claim_protects(&standing->claims[i], day))
			return &standing->claims[i];
	return NULL;
}

struct verdict protection_check(const struct standing *standing,
				const struct asker *asker, int64_t day,
				const struct protection_rules *rules)
{
	struct verdict verdict = protection_deal(standing, asker, day);

	if (verdict.refusal)
		return verdict;
	verdict.blocker = standing_protector(standing, day);
	if (verdict.blocker) {
		verdict.refusal = REFUSAL_PROTECTED;
	} else if (asker->partner != NONE &&
		   protection_exhausted(standing, asker, rules, rules)) {
		verdict.refusal = REFUSAL_EXHAUSTED;
	}
	return verdict;
}

bool claim_is_own(const struct claim *live, const struct asker *asker,
		  int64_t day)
{
	int64_t holder = claim_holder(live, day);

	if (asker->partner != NONE)
		return holder == asker->partner;
	if (asker->rep == NONE)
		return live->partner == NONE && live->state == CLAIM_LIVE;
	return holder == -asker->rep;
}

/* P1: the period of the n-th referral; beyond the last, the last. */
static int64_t period_end(const struct kind_rules *kind, int64_t attempt,
			  int64_t day)
{
	int64_t n = attempt < kind->periods_count ? attempt
						  : kind->periods_count;

	return duration_add(kind->periods[n - 1], 1, day, NULL, NONE);
}

void claim_go_live(struct claim *claim, int64_t since, int64_t day,
		   int64_t attempt, const struct protection_rules *rules)
{
	claim->since = since;
	claim->state = CLAIM_LIVE;
	claim->attempt = attempt;
	claim->starts_on = day;
	claim->until_on = period_end(&rules->kinds[claim->kind], attempt, day);
	claim->partner_until = claim->partner == NONE ? NONE : claim->until_on;
}

bool claim_renew(struct claim *claim, int64_t at,
		 const struct protection_rules *rules)
{
	const struct kind_rules *kind = &rules->kinds[claim->kind];
	int64_t day = time_day(at);
	bool is_partners = claim->partner != NONE &&
			   claim_holder(claim, day) == claim->partner;
	int64_t until;

	if (!kind->renew_visit || !claim_is_live(claim))
		return false;
	until = period_end(kind, claim->attempt, day);
	if (claim->until_on < day)
		claim->starts_on = day;
	claim->since = at;
	if (until > claim->until_on)
		claim->until_on = until;
	if (is_partners && until > claim->partner_until)
		claim->partner_until = until;
	return true;
}
