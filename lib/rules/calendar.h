/* Public holidays and make-up working days, and what a working day is (T4). */
#ifndef RULES_CALENDAR_H
#define RULES_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"

/* One version of one year; lists are sorted. */
struct calendar_year {
	int64_t effective;
	int year;
	const int64_t *holidays;
	int holidays_count;
	const int64_t *workdays;
	int workdays_count;
};

struct calendar {
	struct calendar_year *years; /* by year, then effective */
	int count;
};

/* Adds the versions that one rule file holds, the file of a year; memory from
 * arena.  False, and err, when anything is wrong: a day twice, in both lists or
 * not in the year, a version that is there already. */
bool calendar_parse(struct calendar *calendar, struct arena *arena,
		    const struct node *file, struct err *err);

enum workday { WORKDAY_NO, WORKDAY_YES, WORKDAY_UNKNOWN };

/* Of the year's versions the newest that was effective on the day asof (the
 * day the clock starts) counts; where none was yet, the oldest. */
enum workday calendar_workday(const struct calendar *calendar, int64_t day,
			      int64_t asof);

#endif
