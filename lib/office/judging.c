#include "office/judging.h"

#include "base/clock.h"
#include "base/die.h"
#include "office/claims.h"
#include "office/leads.h"
#include "office/registers.h"
#include "rules/day.h"

/* The customer's live lead, or NONE. */
static int64_t live_lead(struct office *office, int64_t customer)
{
	struct standing standing = claims_standing(office, customer, NONE);
	const struct claim *live = standing_live(&standing);

	return live ? live->lead : NONE;
}

/* Gives a visit that was nobody's to a lead. */
static void visit_move(struct office *office, struct visit *visit, int64_t lead)
{
	visit_detach(office, visit);
	visit_attach(office, visit, lead);
}

void judging_refuse(struct office *office, struct visit *visit,
		    int64_t customer, enum refusal refusal,
		    struct outcome *outcome)
{
	int64_t lead = live_lead(office, customer);

	visit->state = VISIT_DECIDED;
	visit->refusal = refusal;
	if (lead != NONE)
		visit_move(office, visit, lead);
	outcome_refuse(outcome, refusal_names[refusal]);
}

/* V2: he who comes alone stays with his live lead. */
static void decide_alone(struct office *office, struct visit *visit,
			 int64_t customer, struct outcome *outcome)
{
	int64_t lead = live_lead(office, customer);

	if (lead == NONE) {
		outcome->reason = refusal_names[REFUSAL_UNREGISTERED];
		return;
	}
	visit_move(office, visit, lead);
	lead_renew(office, customer, lead, visit->arrived_at);
}

static void decide_without_lead(struct office *office, struct visit *visit,
				int64_t customer, struct outcome *outcome)
{
	const struct partner *partner = partner_by_id(office, visit->partner);
	const struct protection_rules *rules =
		office_protection_on(office, time_day(visit->arrived_at));

	/* R2: a channel registers after the visit, the same day. */
	if (rules->kinds[partner->kind].registers_visit)
		outcome->reason = refusal_names[REFUSAL_UNREGISTERED];
	else
		judging_refuse(office, visit, customer, REFUSAL_NOT_REGISTERED,
			       outcome);
}

static void go_live(struct office *office, struct visit *visit,
		    int64_t customer, struct claim *claim)
{
	int64_t day = time_day(visit->arrived_at);
	struct lead_start start = {
		.since = visit->arrived_at > claim->since ? visit->arrived_at
							  : claim->since,
		.day = day,
		.rules = office_protection_on(office, day),
		.counting = office_protection_on(office,
						 time_day(claim->since)),
		.takes_visits = true,
		.visited_at = NONE
	};
	struct lead lead;

	visit->state = VISIT_DECIDED;
	visit_write(office, visit);
	if (!lead_find(office, claim->lead, &lead) ||
	    !lead_go_live(office, &lead, customer, claim, &start))
		bug("lead %lld cannot go live", (long long)claim->lead);
	visit_find(office, visit->visit, visit);
}

/* R3, R4: real time, which only the office's zone can tell. */
static int64_t notice(struct office *office, const struct claim *claim,
		      const struct visit *visit)
{
	office_tell_zone(office);
	return clock_elapsed(claim->since, visit->arrived_at);
}

/* R3-R5: a pending lead meets its customer. */
static void decide_pending(struct office *office, struct visit *visit,
			   int64_t customer, struct claim *claim,
			   struct outcome *outcome)
{
	struct arrival arrival = {
		.arrived_at = visit->arrived_at,
		.notice = notice(office, claim, visit),
		.has_form = visit->form_no != NULL,
		.id_checked = visit->id_checked == 1,
		.listed_on = partner_by_id(office, visit->partner)->listed_on
	};
	int64_t day = time_day(visit->arrived_at);
	struct standing standing = claims_standing(office, customer, NONE);
	struct verdict verdict = arrival_decide(
		claim, &arrival, &standing, office_protection_on(office, day),
		office_protection_on(office, time_day(claim->since)));

	if (verdict.refusal == REFUSAL_NO_FORM ||
	    verdict.refusal == REFUSAL_ID_UNCHECKED) {
		visit->state = VISIT_WAITING;
		visit->refusal = verdict.refusal;
		outcome->reason = refusal_names[verdict.refusal];
		return;
	}
	visit->refusal = NONE;
	if (!verdict.refusal) {
		go_live(office, visit, customer, claim);
		return;
	}
	if (verdict.blocker) {
		visit->blocked_by = verdict.blocker->lead;
		visit->held_by = claim_holder(verdict.blocker, day);
	}
	lead_end(office, customer, claim, CLAIM_REFUSED, visit->arrived_at,
		 visit->visit, NONE);
	judging_refuse(office, visit, customer, verdict.refusal, outcome);
}

void judging_decide(struct office *office, struct visit *visit,
		    struct outcome *outcome)
{
	int64_t customer = customer_of_phone(office, visit->phone);
	struct standing standing = claims_standing(office, customer, NONE);
	const struct claim *found;
	struct claim claim;

	if (visit->partner == NONE) {
		decide_alone(office, visit, customer, outcome);
		return;
	}
	found = arrival_claim(&standing, visit->partner, visit->arrived_at);
	if (!found) {
		decide_without_lead(office, visit, customer, outcome);
		return;
	}
	claim = *found;
	visit->claim = claim.lead;
	if (claim_lapsed(&claim, visit->arrived_at)) {
		lead_end(office, customer, &claim, CLAIM_REFUSED,
			 visit->arrived_at, visit->visit, NONE);
		judging_refuse(office, visit, customer, REFUSAL_LAPSED,
			       outcome);
	} else if (claim.state == CLAIM_PENDING) {
		decide_pending(office, visit, customer, &claim, outcome);
	} else {
		visit->state = VISIT_DECIDED;
		visit_move(office, visit, claim.lead);
		lead_renew(office, customer, claim.lead, visit->arrived_at);
	}
}

/* Takes a visit from where it is, with what it renewed. */
static void take_away(struct office *office, struct visit *visit)
{
	if (visit->lead != NONE)
		lead_unrenew(office, customer_of_phone(office, visit->phone),
			     visit->lead, visit->arrived_at);
	visit_detach(office, visit);
}

void judging_take_back(struct office *office, struct visit *visit)
{
	visit_leave_turn(office, visit);
	take_away(office, visit);
}

/* Gives a visit back to the lead that went live by it. */
static void give_back(struct office *office, struct visit *visit, int64_t lead,
		      struct outcome *outcome)
{
	take_away(office, visit);
	visit_attach(office, visit, lead);
	if (outcome->result == RESULT_REFUSED || visit->state == VISIT_WAITING)
		return;
	visit->state = VISIT_PLAIN;
	visit->claim = NONE;
	outcome->reason = NULL;
}

void judging_decide_again(struct office *office, struct visit *visit,
			  struct outcome *outcome)
{
	int64_t confirmed = judging_confirmed(office, visit) ? visit->lead
							     : NONE;

	if (visit->lead != NONE) {
		take_away(office, visit);
		visit_attach(office, visit, NONE);
	}
	visit->state = VISIT_PLAIN;
	visit->refusal = NONE;
	judging_decide(office, visit, outcome);
	if (confirmed != NONE && visit->lead != confirmed &&
	    !judging_confirmed(office, visit))
		give_back(office, visit, confirmed, outcome);
}

bool judging_confirmed(struct office *office, const struct visit *visit)
{
	int64_t day = time_day(visit->arrived_at);
	int64_t customer = customer_of_phone(office, visit->phone);
	const struct kind_rules *kind;
	struct claim claim;
	struct lead lead;

	if (visit->lead == NONE || !lead_find(office, visit->lead, &lead) ||
	    !claims_first_live(office, customer, visit->lead, &claim) ||
	    claim.starts_on != day)
		return false;
	kind = &office_protection_on(office, time_day(lead.recorded_at))
			->kinds[claim.kind];
	if (kind->registers_ahead)
		return visit->claim == visit->lead &&
		       claim.since == (visit->arrived_at > lead.recorded_at
					       ? visit->arrived_at
					       : lead.recorded_at);
	return kind->registers_visit &&
	       visits_of_lead(office, visit->lead, day, NULL) < 2;
}
