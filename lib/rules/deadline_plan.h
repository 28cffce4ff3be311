/* When the slots of one count fall due: arithmetic of days alone (T2-T4, C1).
 * Part of the deadline engine.  What returns a bool returns false, and err,
 * where working days leave the calendar's data. */
#ifndef RULES_DEADLINE_PLAN_H
#define RULES_DEADLINE_PLAN_H

#include "base/err.h"
#include "rules/calendar.h"
#include "rules/duty.h"

struct deadline_plan {
	const struct duty *duty;
	const struct calendar *calendar;
	int64_t since;	/* day the clock started, or the planned day */
	int fixed;	/* slots of the steps; 1: of a single duty */
	bool single;	/* no steps and no series */
	bool series;	/* slots go on after the fixed ones */
	int64_t base;	/* day that the series counts from */
	int64_t last;	/* no slot of the series is due later, or NONE */
	int64_t agreed; /* last day of a single duty, or NONE: by the rule */
};

struct deadline_due {
	int64_t on;    /* last day; NONE: there is no such slot */
	int64_t after; /* of a series: its own window begins after this day */
	bool unrolled; /* should roll, but the calendar has no data */
};

bool deadline_plan_init(struct deadline_plan *plan, const struct duty *duty,
			int64_t since, const struct calendar *calendar,
			struct err *err);
/* Has a single duty end with a day that was agreed on, as it stands. */
void deadline_plan_agree(struct deadline_plan *plan, int64_t due_on);
/* When slot `number`, from 1, is due. */
bool deadline_plan_due(const struct deadline_plan *plan, int number,
		       struct deadline_due *due, struct err *err);
/* Makes of a slot of the series the one behind it, whose number that is. */
bool deadline_plan_next(const struct deadline_plan *plan, int number,
			struct deadline_due *due, struct err *err);
/* From which day on a slot is not only upcoming; due: its last day. */
bool deadline_plan_expected(const struct deadline_plan *plan, int64_t due,
			    int64_t *day, struct err *err);
/* The first slot of the series whose window begins on day or later; a slot
 * whose window is empty is passed over. */
bool deadline_plan_first(const struct deadline_plan *plan, int64_t day,
			 int *number, struct deadline_due *due,
			 struct err *err);
/* The slot of the series in whose window the day lies, or the first. */
bool deadline_plan_window(const struct deadline_plan *plan, int64_t day,
			  int *number, struct deadline_due *due,
			  struct err *err);

#endif
