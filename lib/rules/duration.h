/* Durations: "30 minutes", "5 working days", "3 months" (T2, T3, T4). */
#ifndef RULES_DURATION_H
#define RULES_DURATION_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/calendar.h"

enum unit {
	UNIT_NONE, /* no duration was given */
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WORKDAY,
	UNIT_WEEK,
	UNIT_MONTH
};

struct duration {
	int count; /* 0 to 10000 */
	enum unit unit;
};

/* "1 day", "2 hours", "5 working days"; one blank, plain decimal digits. */
bool duration_parse(const char *text, struct duration *duration);

/* Whether it is minutes or hours: real time, to the second. */
bool duration_is_clock(struct duration duration);
int64_t duration_seconds(struct duration duration); /* minutes and hours */

/* times durations after (negative: before) day, in one step (T2, T3); days and
 * longer units only.  NONE when working days leave the calendar's data; asof
 * as in calendar_workday. */
int64_t duration_add(struct duration duration, int times, int64_t day,
		     const struct calendar *calendar, int64_t asof);

/* T4: the first working day not before day; day itself, and *unknown set to
 * true, where the calendar has no data. */
int64_t duration_roll(int64_t day, const struct calendar *calendar,
		      int64_t asof, bool *unknown);

#endif
