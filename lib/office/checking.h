/* Is this customer free?  The answer of lead-check-protection (P7), one by one
 * or, for many, from one sweep over all that is protected. */
#ifndef OFFICE_CHECKING_H
#define OFFICE_CHECKING_H

#include "office/office.h"

enum check_status {
	CHECK_FREE,
	CHECK_IN_DEAL,
	CHECK_ALREADY_DEALT,
	CHECK_PROTECTED,
	CHECK_EXHAUSTED
};
extern const char *const check_status_names[]; /* NULL-ended */

struct check_entry {
	int64_t phone;
	int64_t status; /* enum check_status */
	int64_t lead, kind, partner, rep, attempt;
	int64_t protected_from, protected_until, days_left;
	const char *rule, *because; /* NULL unless explained */
};

/* So many questions of the on-site team come next: true when they are answered
 * from one sweep, which is made once that costs less than to look for each. */
bool checking_expect(struct office *office, int count);

/* Answers for a partner, or NONE: the on-site team; true when he is free.
 * explain: rule and because are filled, until the office is closed. */
bool checking_answer(struct office *office, int64_t phone, int64_t partner,
		     bool explain, struct check_entry *entry);

#endif
