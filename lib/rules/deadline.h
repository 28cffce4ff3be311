/*
 * The deadline engine: duties, the events of one subject and a day go in,
 * slots with their status come out (C1-C5, T2-T4, T6).  Pure.
 */
#ifndef RULES_DEADLINE_H
#define RULES_DEADLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "rules/calendar.h"
#include "rules/duty.h"

struct deadline_event {
	const char *name;
	int64_t at; /* seconds; midnight of its day when it has no time */
	bool timed; /* it has a time of day */
};

/* What happened to one subject up to the day asked about, in order of `at`,
 * then of recording. */
struct deadline_facts {
	const struct deadline_event *events;
	int count;
	int64_t planned; /* the day that `until` counts back from, or NONE */
	/* The value of a field as on a day (for `when`), NULL when not given. */
	const char *(*field)(const void *subject, const char *name,
			     int64_t day);
	const void *subject;
};

enum deadline_status {
	DEADLINE_UPCOMING,
	DEADLINE_DUE,
	DEADLINE_OVERDUE,
	DEADLINE_DONE,
	DEADLINE_LATE,
	DEADLINE_MISSED
};
extern const char *const deadline_status_names[];

struct deadline_slot {
	const struct duty *duty;
	int number;        /* from 1 */
	int64_t since;     /* day the clock started, or the planned day */
	int64_t due_on;
	int64_t done_on;   /* or NONE */
	enum deadline_status status;
	bool todo;         /* the thing to do of this duty and subject (C5) */
	bool unrolled;     /* should roll, but the calendar has no data (T4) */
};

struct deadline_slots {
	struct deadline_slot *slots; /* owned; by duty, since, number */
	int count, size;
};

enum deadline_reach {
	DEADLINE_TODO, /* only the things to do, whatever their status */
	DEADLINE_ALL   /* every slot that is not void, through the first due
			* day that is today or later, and all slots of that
			* day, and the things to do */
};

/* Adds the slots of all duties of this subject in book to slots (cleared by
 * the caller).  False, and err, when working days leave the calendar. */
bool deadline_slots(const struct duty_book *book, enum subject subject,
		    const struct deadline_facts *facts,
		    const struct calendar *calendar, int64_t today,
		    enum deadline_reach reach, struct deadline_slots *slots,
		    struct err *err);
void deadline_slots_free(struct deadline_slots *slots);

/* A running count in three numbers: enough for what is left to do. */
struct deadline_count {
	int64_t since_at; /* when its clock started */
	int64_t made;     /* done events since */
	int64_t last_at;  /* the latest of them, or NONE */
};

/* The thing to do of one duty with steps or a series whose count runs, the
 * same as deadline_slots finds; false when there is none. */
bool deadline_todo(const struct duty *duty, const struct deadline_count *count,
		   const struct calendar *calendar, int64_t today,
		   struct deadline_slot *slot, struct err *err);

#endif
