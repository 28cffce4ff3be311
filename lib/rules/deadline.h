/*
 * The deadline engine: duties, the events of one subject and a day go in,
 * slots with their status come out (C1-C5, T2-T4, T6).  Pure.
 */
#ifndef RULES_DEADLINE_H
#define RULES_DEADLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "rules/calendar.h"
#include "rules/duty.h"

struct deadline_event {
	const char *name;
	int64_t at; /* seconds; midnight of its day when it has no time */
	bool timed; /* it has a time of day */
	/* Of an entry of care-log: the duty it did (NULL: of any), and the slot
	 * it names (0: the one in whose window it falls). */
	const char *duty;
	int slot;
	/* Of an event with money: how much, for `when`; NULL: none. */
	const char *amount;
	/* Of a clock: the last day that was agreed on with it, which a single
	 * duty has in place of its `within`. */
	bool agreed;
	int64_t due_on;
};

/* What happened to one subject up to the day asked about, in order of `at`,
 * then of recording. */
struct deadline_facts {
	const struct deadline_event *events;
	int count;
	int64_t planned;  /* the day that `until` counts back from, or NONE */
	const char *plan; /* what is planned: opening, handover, or NULL */
	/* The value of a field as on a day (for `when`), NULL: not given. */
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
extern const char *const deadline_status_names[]; /* NULL-ended */

struct deadline_slot {
	const struct duty *duty;
	int number;    /* from 1 */
	int64_t since; /* day the clock started, or the planned day */
	int64_t due_on;
	int64_t done_on; /* or NONE */
	int made;	 /* how often something was done in its count by now */
	enum deadline_status status;
	bool todo;     /* the thing to do of this duty and subject (C5) */
	bool beyond;   /* the thing to do, due after the last day that
			    * DEADLINE_ALL reaches */
	bool unrolled; /* should roll, but the calendar has no data (T4) */
};

/* Begins as all zeros; cleared by count = 0. */
struct deadline_slots {
	struct deadline_slot *slots; /* owned; by duty, since, number */
	int count;
	struct buf memory, done; /* of slots; room to work in */
};

enum deadline_reach {
	DEADLINE_TODO, /* only the things to do, whatever their status */
	DEADLINE_ALL   /* every slot that is not void, through the first due
			* day that is today or later, and all slots of that
			* day, and the things to do */
};

/*
 * Adds the slots of all duties of this subject in book to slots.  False, and
 * err, when working days leave the calendar or no version of book is in force
 * on a day that counts.
 *
 * A clock of a duty starts a count, and ends the count of that name that runs;
 * so do its stops.  What ends a count on day X voids its slots due on X or
 * later; a single duty (no steps, no series) only when it is unmet (C2).  Where
 * the clock can start again (visited, reassigned, lent) only what follows it is
 * done in its count; elsewhere what was done before counts too.
 */
bool deadline_slots(const struct duty_book *book, enum subject subject,
		    const struct deadline_facts *facts,
		    const struct calendar *calendar, int64_t today,
		    enum deadline_reach reach, struct deadline_slots *slots,
		    struct err *err);
/* Adds one more, as deadline_todo found it. */
void deadline_slots_add(struct deadline_slots *slots,
			const struct deadline_slot *slot);
void deadline_slots_free(struct deadline_slots *slots);

/* A running count in three numbers: enough for what is left to do. */
struct deadline_count {
	int64_t since_at; /* when its clock started */
	int64_t made;	  /* done events since */
	int64_t last_at;  /* the latest of them, or NONE */
};

enum deadline_found { DEADLINE_NOTHING, DEADLINE_FOUND, DEADLINE_ERROR };

/* The thing to do of one duty whose count runs, the same as deadline_slots
 * finds.  For clocks that can start again, with one done event.  An error: as
 * deadline_slots. */
enum deadline_found deadline_todo(const struct duty *duty,
				  const struct deadline_count *count,
				  const struct calendar *calendar,
				  int64_t today, struct deadline_slot *slot,
				  struct err *err);

/* A count in short, for clocks that can start again, with one done event. */
struct deadline_made {
	const struct duty *duty;
	int64_t since;
	int64_t ended_on;    /* NONE: it runs */
	const int64_t *days; /* on which it was done, in order */
	int count;
};

/* Adds those of its slots that are due on the days first to last and were not
 * done by then (C5), as deadline_slots finds them; a series is not followed
 * from its beginning.  False, and err: as deadline_slots. */
bool deadline_missed(const struct deadline_made *made,
		     const struct calendar *calendar, int64_t first,
		     int64_t last, struct deadline_slots *slots,
		     struct err *err);

/* Whether all lines of `when` hold on the day the clock starts (D20). */
bool deadline_applies(const struct duty *duty,
		      const struct deadline_facts *facts, int64_t day);

#endif
