/*
 * What other rules would change: whose protection would end on another day, and
 * which leads would be taken back.  Nothing is written.
 */
#ifndef OFFICE_RULES_DIFF_H
#define OFFICE_RULES_DIFF_H

#include "office/office.h"

enum rules_diff_kind { DIFF_PROTECTION, DIFF_RECYCLING };
extern const char *const rules_diff_names[]; /* NULL-ended, in this order */

struct rules_diff {
	int64_t kind; /* enum rules_diff_kind */
	int64_t lead, rep;
	const char *name; /* the customer's */
	/* the last day of protection, or whether it is due: "due" or NULL */
	const char *before, *after;
};

/* Hands to each, by lead, what the rule files in a folder would change for the
 * leads that are live at office->now: for those protected now, or then, and
 * those due today, or then.  A version that is not in force yet counts as if it
 * always had been.  The texts live until each returns.  Dies with 78 when a
 * file is missing or wrong. */
void rules_diff(struct office *office, const char *folder,
		void (*each)(void *to, const void *row), void *to);

#endif
