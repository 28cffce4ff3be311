/* P4, Y5, Y6: how visits renew a live lead and recycling passes it on, whatever
 * the order in which they are recorded. */
#include "office/claims.h"
#include "office/leads.h"
#include "rules/day.h"
#include "rules/recycling.h"

/* Does to claim what a later claim of the lead did to the one before it, `was`:
 * ended it or made it live again (D18), renewed it (P4), or passed it on (Y5,
 * Y6). */
static void redo(struct office *office, const struct claim *was,
		 const struct claim *later, struct claim *claim)
{
	int64_t at = later->since, day = time_day(at);

	if (!claim_is_live(later) || !claim_is_live(was))
		claim->state = later->state;
	else if (later->rep == was->rep)
		claim_renew(claim, at, office_protection_on(office, day));
	else if (later->rep == NONE)
		claim_take_back(claim, at);
	else
		claim_reassign(claim, at, later->rep,
			       office_recycle_on(office, day));
	claim->since = at;
}

/* Carries a claim that took the place of `was` through what was recorded of
 * the lead for later than from; it becomes the last of them. */
static void carry_on(struct office *office, int64_t customer, struct claim was,
		     struct claim *claim, int64_t from)
{
	struct claim_rows rows = claims_of(office, customer);
	int i = 0;

	while (i < rows.count) {
		const struct claim later = rows.rows[i++];

		if (later.lead != claim->lead || later.since <= from)
			continue;
		redo(office, &was, &later, claim);
		from = later.since;
		was = later;
		claims_put(office, customer, claim);
		rows = claims_of(office, customer);
		i = 0;
	}
}

/* The claim of a lead that held at that time. */
static bool claim_at(struct office *office, int64_t customer, int64_t number,
		     int64_t at, struct claim *claim)
{
	struct claim_rows rows = claims_of(office, customer);
	bool found = false;

	for (int i = 0; i < rows.count; i++)
		if (rows.rows[i].lead == number && rows.rows[i].since <= at) {
			*claim = rows.rows[i];
			found = true;
		}
	return found;
}

/* The claim that a visit at that time renews.  A lead registered late is
 * renewed by what came between its first visit and its record: the claim that
 * it went live with. */
static bool claim_to_renew(struct office *office, int64_t customer,
			   int64_t number, int64_t at, struct claim *claim)
{
	if (claim_at(office, customer, number, at, claim) &&
	    claim->starts_on != NONE)
		return true;
	return claims_first_live(office, customer, number, claim);
}

void lead_renew(struct office *office, int64_t customer, int64_t number,
		int64_t at)
{
	struct claim claim, was;

	if (!claim_to_renew(office, customer, number, at, &claim))
		return;
	was = claim;
	if (!claim_renew(&claim, at,
			 office_protection_on(office, time_day(at))))
		return;
	if (claim.since < was.since)
		claim.since = was.since;
	claims_put(office, customer, &claim);
	carry_on(office, customer, was, &claim, claim.since);
}

void lead_unrenew(struct office *office, int64_t customer, int64_t number,
		  int64_t at)
{
	struct claim claim, before, was;

	if (!claim_at(office, customer, number, at, &claim) ||
	    claim.since != at || !claim_is_live(&claim))
		return;
	if (!claim_at(office, customer, number, at - 1, &before) ||
	    !claim_is_live(&before))
		return; /* the visit that made it live, not a renewal */
	was = before;
	if (claim.rep == before.rep) {
		claims_remove(office, customer, at, number);
	} else { /* passed on in the same second */
		redo(office, &was, &claim, &before);
		claims_put(office, customer, &before);
	}
	carry_on(office, customer, claim, &before, at);
}

void lead_pass_on(struct office *office, int64_t customer, struct claim *claim,
		  int64_t rep)
{
	struct claim was = *claim;

	if (rep == NONE)
		claim_take_back(claim, office->now);
	else
		claim_reassign(claim, office->now, rep,
			       office_recycle_on(office, office->today));
	claims_put(office, customer, claim);
	carry_on(office, customer, was, claim, claim->since);
}
