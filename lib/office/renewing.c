/* P4: how visits renew the protection of a live lead, in any order. */
#include "office/claims.h"
#include "office/leads.h"
#include "rules/day.h"

/* Renews or takes back, then carries the change through the renewals that were
 * recorded for later visits. */
static void renewals_redo(struct office *office, int64_t customer,
			  int64_t number, struct claim *claim, int64_t from)
{
	struct claim_rows rows = claims_of(office, customer);
	int i = 0;

	while (i < rows.count) {
		const struct claim *later = &rows.rows[i++];

		if (later->lead != number || later->since <= from)
			continue;
		if (later->state != CLAIM_LIVE)
			return;
		from = later->since;
		claim_renew(claim, from,
			    office_protection_on(office, time_day(from)));
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
	struct claim_rows rows;

	if (claim_at(office, customer, number, at, claim) &&
	    claim->starts_on != NONE)
		return true;
	rows = claims_of(office, customer);
	for (int i = 0; i < rows.count; i++) {
		*claim = rows.rows[i];
		if (claim->lead == number && claim->starts_on != NONE)
			return true;
	}
	return false;
}

void lead_renew(struct office *office, int64_t customer, int64_t number,
		int64_t at)
{
	struct claim claim;
	int64_t since;

	if (!claim_to_renew(office, customer, number, at, &claim))
		return;
	since = claim.since;
	if (!claim_renew(&claim, at,
			 office_protection_on(office, time_day(at))))
		return;
	if (claim.since < since)
		claim.since = since;
	claims_put(office, customer, &claim);
	renewals_redo(office, customer, number, &claim, claim.since);
}

void lead_unrenew(struct office *office, int64_t customer, int64_t number,
		  int64_t at)
{
	struct claim claim, before;

	if (!claim_at(office, customer, number, at, &claim) ||
	    claim.since != at || !claim_is_live(&claim))
		return;
	if (!claim_at(office, customer, number, at - 1, &before) ||
	    !claim_is_live(&before))
		return; /* the visit that made it live, not a renewal */
	claims_remove(office, customer, at, number);
	renewals_redo(office, customer, number, &before, at);
}
