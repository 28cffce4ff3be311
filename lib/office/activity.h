/*
 * What happened at the office in a span of days, summed by period or by whose
 * it was (B2).
 */
#ifndef OFFICE_ACTIVITY_H
#define OFFICE_ACTIVITY_H

#include "office/office.h"

enum activity_by {
	BY_DAY,
	BY_WEEK, /* from Monday, by ISO 8601 */
	BY_MONTH,
	BY_QUARTER,
	BY_YEAR,
	BY_REP,
	BY_PARTNER,
	BY_KIND
};
extern const char *const activity_by_names[]; /* NULL-ended, in this order */

struct activity {
	int64_t calls;			     /* V6 */
	int64_t first_visits, return_visits; /* of customers that are known */
	int64_t registered, refused;	     /* registrations (R6) */
	int64_t callbacks;		     /* that count (C4) */
	int64_t subscriptions, signings, voids;
	int64_t sales;	  /* price of the signings, fen */
	int64_t received; /* for houses, less refunds, with loans, fen */
};

struct activity_row {
	const char *period; /* 2026-11-24, 2026-W48, 2026-11, 2026-Q4, 2026, or
			     * from/to where it is not by period */
	const char *group;  /* a code or a kind; NULL: what has none, or all */
	struct activity sums;
};

extern const struct field activity_columns[]; /* of an activity_row */
/* The same of BY_KIND, whose groups are words. */
extern const struct field activity_kind_columns[];

/* Hands the sums of the days from first to last, as known at office->now, to
 * each: every period there is, or every rep, partner or kind with anything,
 * then what has none; by: NONE, all in one row. */
void activity_sum(struct office *office, int64_t first, int64_t last,
		  int64_t by, void (*each)(void *to, const void *row),
		  void *to);

#endif
