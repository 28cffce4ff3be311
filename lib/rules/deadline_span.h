/* Which counts the events of a subject start and end (C2, T6), and what was
 * done in each.  Part of the deadline engine. */
#ifndef RULES_DEADLINE_SPAN_H
#define RULES_DEADLINE_SPAN_H

#include "rules/deadline.h"

/* One count: from its clock until what ends it. */
struct deadline_span {
	const struct duty *duty; /* as it was in force when the clock started */
	int64_t since;
	int clock;	  /* the event that started it; -1: a planned day */
	int end;	  /* the event that ended it, or the number of events */
	int64_t ended_on; /* NONE: it runs */
	bool repeats;	  /* its clock can start again */
};

struct deadline_walk {
	const struct duty_book *book;
	enum subject subject;
	const char *name; /* of the duty */
	const struct deadline_facts *facts;
	int at;	      /* the next event to look at */
	bool planned; /* the planned day has been looked at */
};

/* The next count of the duties of one name, by their clocks; false, and no
 * err, at the end.  *failed, and err: no version is in force on a day that
 * counts. */
bool deadline_walk_next(struct deadline_walk *walk, struct deadline_span *span,
			bool *failed, struct err *err);

struct deadline_done {
	int64_t day;
	int slot; /* that it names, or 0 */
};

/* How often the duty was done in this count, and when, in order: each time is
 * complete when all of its done events have happened once more.  out has room
 * for as many as there are events. */
int deadline_span_done(const struct deadline_span *span,
		       const struct deadline_facts *facts,
		       struct deadline_done *out);

#endif
