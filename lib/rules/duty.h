/*
 * Duties: what must be done by which day, as rule files say it (the grammar is
 * in anchang-rules(5)).  Nothing here knows what a callback is.
 */
#ifndef RULES_DUTY_H
#define RULES_DUTY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"
#include "rules/duration.h"

enum subject {
	SUBJECT_LEAD,
	SUBJECT_DEAL,
	SUBJECT_COMPLAINT,
	SUBJECT_MILESTONE,
	SUBJECT_OFFICE,
	SUBJECT_FILE
};
extern const char *const subject_names[]; /* NULL-ended, in this order */

enum owner {
	OWNER_REP,   /* of the lead or deal */
	OWNER_AGENT, /* the deal's service agent, else its rep (D14) */
	OWNER_STAFF, /* who received the complaint */
	OWNER_NONE   /* a milestone, the office, a file */
};

/* What may happen to a subject and be named by `after`, `done`, `stops`: the
 * events that are recorded and those that are derived; NULL-ended. */
const char *const *duty_events(enum subject subject);

/* A field of a subject that `when` may name. */
struct duty_field {
	const char *name;
	const char *const *values; /* NULL-ended; NULL: any word */
	bool presence_only;	   /* only `any` and `none` */
	bool of_event;		   /* not the subject's: the clock's event's */
};
/* Ended by a NULL name. */
const struct duty_field *duty_fields(enum subject subject);
/* The milestones that `until` may name, NULL-ended. */
const char *const *duty_milestones(enum subject subject);
/* What stops a duty that does not say so itself, NULL-ended; NULL: nothing. */
const char *const *duty_default_stops(enum subject subject);

/* One key of `when`: a field of the subject on the day the clock starts. */
struct condition {
	const char *field;
	bool of_event; /* of the event that is the clock */
	enum { CONDITION_VALUES, CONDITION_ANY, CONDITION_NONE } test;
	const char *const *values; /* NULL-ended */
};

struct step {
	int count;
	struct duration within;
};

/* Absent durations have UNIT_NONE, absent lists are NULL; lists of names are
 * NULL-ended; defaults of the grammar are filled in (done, stops, owner). */
struct duty {
	const char *name;
	enum subject subject;
	int64_t effective; /* of the version it stands in */
	const struct condition *when;
	int when_count;
	const char *const *after;
	const char *until; /* kind of milestone, or NULL */
	struct duration expected, within, before, every, from;
	const struct step *steps;
	int steps_count;
	bool roll;
	const char *const *done;
	const char *const *stops;
	enum owner owner;
	int points; /* 0: none */
	bool off;   /* none of within, before, steps, every */
};

struct duty_version {
	int64_t effective;
	const struct duty *duties;
	int count;
};

/* Versions by effective, the newest last. */
struct duty_book {
	const struct duty_version *versions;
	int count;
	bool needs_calendar; /* some duty rolls or counts working days (T4) */
};

/* Reads the list under `duties` of one version, in the file's order; memory
 * from arena.  False, and err, when anything is wrong. */
bool duty_parse(struct arena *arena, const struct node *list, int64_t effective,
		const struct duty **duties, int *count, struct err *err);

/* Whether working out these duties asks for working days (T4). */
bool duty_needs_calendar(const struct duty *duties, int count);

/* Whether an event of that name does the duty, by itself or with others. */
bool duty_is_done_by(const struct duty *duty, const char *event);

/* The version in force on day, NULL when there is none (T6). */
const struct duty_version *duty_version_on(const struct duty_book *book,
					   int64_t day);

#endif
