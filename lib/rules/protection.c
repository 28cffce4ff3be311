#include "rules/protection.h"

#include <string.h>

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

static int64_t day_end(int64_t day)
{
	return day * DAY_SECONDS + DAY_SECONDS - 1;
}

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
	return day_end(duration_add(within, 1, time_day(claim->since), NULL,
				    NONE));
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
		bool ended = deal->signed_on != NONE ||
			     deal->voided_on != NONE;
		bool ended_by_then =
			(deal->signed_on != NONE && deal->signed_on <= day) ||
			(deal->voided_on != NONE && deal->voided_on <= day);

		if (!ended || !ended_by_then)
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

/* P5: the deal that keeps the asker from the customer. */
static struct verdict deal_verdict(const struct standing *standing,
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

static bool attempt_counts(const struct claim *claim,
			   const struct asker *asker,
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

/* P1: this asker has used its referrals.  counting: the version that says what
 * counts; rules: the version that says how many there are. */
static bool is_exhausted(const struct standing *standing,
			 const struct asker *asker,
			 const struct protection_rules *counting,
			 const struct protection_rules *rules)
{
	const struct kind_rules *kind = &rules->kinds[asker->kind];

	return !kind->repeat &&
	       protection_attempts(standing, asker, counting) >=
		       kind->periods_count;
}

struct verdict protection_check(const struct standing *standing,
				const struct asker *asker, int64_t day,
				const struct protection_rules *rules)
{
	struct verdict verdict = deal_verdict(standing, asker, day);
	const struct claim *live = standing_live(standing);

	if (verdict.refusal)
		return verdict;
	if (live && claim_protects(live, day)) {
		verdict.refusal = REFUSAL_PROTECTED;
		verdict.blocker = live;
	} else if (asker->partner != NONE &&
		   is_exhausted(standing, asker, rules, rules)) {
		verdict.refusal = REFUSAL_EXHAUSTED;
	}
	return verdict;
}

int64_t registration_day(const struct registration *registration)
{
	return time_day(registration->visited_at != NONE ?
				registration->visited_at :
				registration->recorded_at);
}

bool registration_is_late(const struct registration *registration,
			  const struct protection_rules *rules)
{
	const struct kind_rules *kind =
		&rules->kinds[registration->asker.kind];
	int64_t visited = registration->visited_at;
	int64_t last;

	if (!kind->registers_visit || visited == NONE)
		return false;
	if (duration_is_clock(kind->record_within))
		last = visited + duration_seconds(kind->record_within);
	else
		last = day_end(duration_add(kind->record_within, 1,
					    time_day(visited), NULL, NONE));
	if (registration->recorded_at <= last)
		return false;
	if (!registration->excused ||
	    kind->excused_within.unit == UNIT_NONE)
		return true;
	last = duration_add(kind->excused_within, 1, time_day(visited), NULL,
			    NONE) *
		       DAY_SECONDS +
	       registration->closing_time;
	return registration->recorded_at > last;
}

/* P2: whether the live lead is the asker's own. */
static bool is_own(const struct claim *live, const struct asker *asker,
		   int64_t day)
{
	int64_t holder = claim_holder(live, day);

	if (asker->partner != NONE)
		return holder == asker->partner;
	if (asker->rep == NONE)
		return live->partner == NONE && live->state == CLAIM_LIVE;
	return holder == -asker->rep;
}

/* R5, R9, P2: a lead in the way, the asker's own or somebody else's. */
static struct verdict lead_verdict(const struct registration *registration,
				   const struct standing *standing)
{
	struct verdict verdict = { REFUSAL_NONE, NULL, NULL };
	const struct asker *asker = &registration->asker;
	const struct claim *live = standing_live(standing);
	int64_t day = registration_day(registration);

	for (int i = 0; asker->partner != NONE && i < standing->count; i++) {
		const struct claim *claim = &standing->claims[i];

		if (claim->state == CLAIM_PENDING &&
		    claim->partner == asker->partner &&
		    !claim_lapsed(claim, registration->recorded_at)) {
			verdict.refusal = REFUSAL_ALREADY_REGISTERED;
			verdict.blocker = claim;
			return verdict;
		}
	}
	if (live && claim_protects(live, day)) {
		verdict.refusal = is_own(live, asker, day) ?
					  REFUSAL_ALREADY_REGISTERED :
					  REFUSAL_PROTECTED;
		verdict.blocker = live;
	}
	return verdict;
}

struct verdict registration_decide(const struct registration *registration,
				   const struct standing *standing,
				   const struct protection_rules *rules)
{
	const struct asker *asker = &registration->asker;
	struct verdict verdict = deal_verdict(standing, asker,
					      registration_day(registration));

	if (verdict.refusal)
		return verdict;
	if (registration->ended_on != NONE &&
	    time_day(registration->recorded_at) > registration->ended_on) {
		verdict.refusal = REFUSAL_NOT_LISTED;
		return verdict;
	}
	verdict = lead_verdict(registration, standing);
	if (verdict.refusal)
		return verdict;
	if (is_exhausted(standing, asker, rules, rules))
		verdict.refusal = REFUSAL_EXHAUSTED;
	else if (rules->kinds[asker->kind].late_refuse &&
		 registration_is_late(registration, rules))
		verdict.refusal = REFUSAL_LATE;
	return verdict;
}

/* V2: the smaller, the sooner this lead is taken; -1 never. */
static int arrival_rank(const struct claim *claim, bool lapsed)
{
	if (claim->state == CLAIM_PENDING)
		return lapsed ? 3 : 0;
	if (claim_is_live(claim))
		return 1;
	return claim->state == CLAIM_SOLD ? 2 : -1;
}

const struct claim *arrival_claim(const struct standing *standing,
				  int64_t partner, int64_t at)
{
	const struct claim *best = NULL;
	int best_rank = 4;

	for (int i = 0; i < standing->count; i++) {
		const struct claim *claim = &standing->claims[i];
		int rank;

		if (claim->state == CLAIM_VISIT || claim->partner != partner)
			continue;
		rank = arrival_rank(claim, claim_lapsed(claim, at));
		if (rank >= 0 && rank < best_rank) {
			best = claim;
			best_rank = rank;
		}
	}
	return best;
}

/* R3: registered long enough before the arrival. */
static bool is_short_notice(const struct claim *pending,
			    const struct arrival *arrival,
			    const struct kind_rules *kind)
{
	if (!kind->registers_ahead)
		return false;
	if (duration_is_clock(kind->record_ahead))
		return arrival->notice < duration_seconds(kind->record_ahead);
	return time_day(arrival->arrived_at) <
	       duration_add(kind->record_ahead, 1, time_day(pending->since),
			    NULL, NONE);
}

struct verdict arrival_decide(const struct claim *pending,
			      const struct arrival *arrival,
			      const struct standing *standing,
			      const struct protection_rules *visit,
			      const struct protection_rules *registered)
{
	const struct asker asker = { pending->kind, pending->partner, NONE };
	const struct kind_rules *kind = &visit->kinds[pending->kind];
	int64_t day = time_day(arrival->arrived_at);
	struct verdict verdict = deal_verdict(standing, &asker, day);
	const struct claim *live = standing_live(standing);

	if (verdict.refusal)
		return verdict;
	if (live && claim_protects(live, day) && !is_own(live, &asker, day)) {
		verdict.refusal = REFUSAL_PROTECTED;
		verdict.blocker = live;
	} else if (is_exhausted(standing, &asker, registered, visit)) {
		verdict.refusal = REFUSAL_EXHAUSTED;
	} else if (is_short_notice(pending, arrival, kind)) {
		verdict.refusal = REFUSAL_SHORT_NOTICE;
	} else if (kind->listed_before_visit && arrival->listed_on > day) {
		verdict.refusal = REFUSAL_LISTED_LATE;
	} else if (kind->confirmation_form && !arrival->has_form) {
		verdict.refusal = REFUSAL_NO_FORM;
	} else if (kind->identity_check && !arrival->id_checked) {
		verdict.refusal = REFUSAL_ID_UNCHECKED;
	}
	return verdict;
}

/* P1: the period of the n-th referral; beyond the last, the last. */
static int64_t period_end(const struct kind_rules *kind, int64_t attempt,
			  int64_t day)
{
	int64_t n = attempt < kind->periods_count ? attempt :
						    kind->periods_count;

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
	int64_t until;

	if (!kind->renew_visit || !claim_is_live(claim))
		return false;
	until = period_end(kind, claim->attempt, day);
	if (claim->until_on < day)
		claim->starts_on = day;
	claim->since = at;
	if (until > claim->until_on)
		claim->until_on = until;
	return true;
}
