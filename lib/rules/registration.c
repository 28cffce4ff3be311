#include "rules/registration.h"

#include "base/value.h"
#include "rules/day.h"

int64_t registration_day(const struct registration *registration)
{
	return time_day(registration->visited_at != NONE
				? registration->visited_at
				: registration->recorded_at);
}

bool registration_is_late(const struct registration *registration,
			  const struct protection_rules *rules)
{
	const struct kind_rules *kind = &rules->kinds[registration->asker.kind];
	int64_t visited = registration->visited_at;
	int64_t last;

	if (!kind->registers_visit || visited == NONE)
		return false;
	if (duration_is_clock(kind->record_within))
		last = visited + duration_seconds(kind->record_within);
	else
		last = day_last_second(duration_add(kind->record_within, 1,
						    time_day(visited), NULL,
						    NONE));
	if (registration->recorded_at <= last)
		return false;
	if (!registration->excused || kind->excused_within.unit == UNIT_NONE)
		return true;
	last = duration_add(kind->excused_within, 1, time_day(visited), NULL,
			    NONE) *
		       DAY_SECONDS +
	       registration->closing_time;
	return registration->recorded_at > last;
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
		verdict.refusal = claim_is_own(live, asker, day)
					  ? REFUSAL_ALREADY_REGISTERED
					  : REFUSAL_PROTECTED;
		verdict.blocker = live;
	}
	return verdict;
}

struct verdict registration_decide(const struct registration *registration,
				   const struct standing *standing,
				   const struct protection_rules *rules)
{
	const struct asker *asker = &registration->asker;
	struct verdict verdict =
		protection_deal(standing, asker,
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
	if (protection_exhausted(standing, asker, rules, rules))
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
	struct verdict verdict = protection_deal(standing, &asker, day);
	const struct claim *live = standing_live(standing);

	if (verdict.refusal)
		return verdict;
	if (live && claim_protects(live, day) &&
	    !claim_is_own(live, &asker, day)) {
		verdict.refusal = REFUSAL_PROTECTED;
		verdict.blocker = live;
	} else if (protection_exhausted(standing, &asker, registered, visit)) {
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
