/*
 * To whom an arrival belongs (判客; V2, R3-R5): the step from a logged visit to
 * the lead that it confirms, follows or fails.
 */
#ifndef OFFICE_JUDGING_H
#define OFFICE_JUDGING_H

#include "office/office.h"
#include "office/visits.h"
#include "rules/registration.h"

/* Decides to which lead a visit belongs that is nobody's yet, and what becomes
 * of its claim.  The visit is not written. */
void judging_decide(struct office *office, struct visit *visit,
		    struct outcome *outcome);
/* Brings a visit whose claim is not decided back to nobody, and decides it
 * with what is known by now.  One by which a lead went live stays with it,
 * unless another lead goes live by it now. */
void judging_decide_again(struct office *office, struct visit *visit,
			  struct outcome *outcome);
/* R5: a refused arrival still is a visit of the customer: it goes to his live
 * lead, if any, and renews nothing. */
void judging_refuse(struct office *office, struct visit *visit,
		    int64_t customer, enum refusal refusal,
		    struct outcome *outcome);
/* Takes a visit from where it is, with what it renewed and its turn. */
void judging_take_back(struct office *office, struct visit *visit);
/* V5: whether a lead went live by this visit. */
bool judging_confirmed(struct office *office, const struct visit *visit);

#endif
