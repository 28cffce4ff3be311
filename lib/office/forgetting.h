/*
 * How a person's data is removed: the phone gives way to a number that nobody
 * can have (rules/phone.h), in every table, so that what was counted stays as
 * it was; names and free texts go.
 */
#ifndef OFFICE_FORGETTING_H
#define OFFICE_FORGETTING_H

#include "office/office.h"

/* Why not; FORGET_MAY: it may be. */
enum forget_verdict { FORGET_MAY, FORGET_HAS_DEAL, FORGET_PROTECTED };

/* Whether the customer that a phone belongs to has a deal that is not voided,
 * or is under protection today. */
enum forget_verdict forget_judge(struct office *office, int64_t phone);

/* Closes the open leads of that phone, and removes the person from the store:
 * as customer, as referrer, from notes, and from refs that tell his phone or
 * his name.  The number n of PHONE_FORGOTTEN + n, which stands in place of the
 * phone; how many entries were his. */
int64_t forget(struct office *office, int64_t phone, int64_t *entries);

#endif
