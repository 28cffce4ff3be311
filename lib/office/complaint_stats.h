/* The complaints of a month, by category and cause (K6). */
#ifndef OFFICE_COMPLAINT_STATS_H
#define OFFICE_COMPLAINT_STATS_H

#include "office/office.h"

struct complaint_stats {
	int64_t month;
	const char *category; /* or "total" */
	const char *cause;    /* NULL: of all causes, or not investigated */
	int64_t received, valid;
	int64_t answered_in_time, answered_late, unanswered;
	int64_t resolved, open;
	int64_t mean_days, max_days; /* hundredths; NONE: none is resolved */
	int64_t seconds, most;	     /* from received to resolved: the sum */
};

/* Of such a row; with the cause. */
extern const struct field complaint_stats_columns[];
extern const struct field complaint_cause_columns[];

/* Hands over a row for each category and one for all of them, or one for each
 * category and cause, of the complaints received in the month, as of now.
 * Dies with 78 where the rules do not reach. */
void complaint_stats(struct office *office, int64_t month, bool by_cause,
		     void (*each)(void *to, const void *row), void *to);

#endif
