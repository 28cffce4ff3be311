/*
 * Which deals are settled: deal.settled_on is the day from which nothing is
 * left to do about a deal by contract.yaml, deal.cared_on the same by
 * care.yaml; NULL while something is.  So a due list reads the open ones only.
 * They are found by the deadline engine at each write, and hold as long as the
 * rule files say what they said then.
 */
#ifndef OFFICE_DEAL_SETTLING_H
#define OFFICE_DEAL_SETTLING_H

#include "office/deals.h"

/* After something was recorded of a deal, or of its care, or was taken back.
 * The first time, when the rule files have changed since the last writer, all
 * deals are settled anew. */
void deal_settle(struct office *office, int64_t id);

/* Before a planned day is changed: until the next deal_settle nothing counts as
 * settled. */
void deals_unsettle(struct office *office);

/* Hands over the deals that were not settled by office->now, as known then
 * (T5): by contract.yaml alone, or by both.  All, where the rule files have
 * changed since. */
void deals_unsettled(struct office *office, bool by_contract, deal_each *each,
		     void *to);

/* Invariant of store-check: what is settled is as the events say. */
bool deals_settled_hold(struct office *office, struct err *detail);

#endif
