/*
 * Whether the rows of open_lead say enough for the duties of callback.yaml, and
 * which duties a running count has.
 */
#ifndef OFFICE_LEAD_PLAN_H
#define OFFICE_LEAD_PLAN_H

#include "office/events.h"
#include "rules/duty.h"

struct lead_plan;

/* NULL when a duty counts from or through something else than open_lead does:
 * the latest visit or reassignment, until the lead ends or is taken back, done
 * by callbacks.  Memory of the office. */
struct lead_plan *lead_plan_new(struct office *office,
				const struct duty_book *book);

/* The duties of a running count, NULL-ended, in the order of the file; NULL
 * when no version is in force on its day. */
const struct duty *const *lead_plan_duties(const struct lead_plan *plan,
					   const struct lead_count *count);

/* Whether, of the duties of a running count, that one is the first of its name
 * whose `when` holds for the lead on the day the clock started. */
bool lead_plan_chooses(struct office *office, const struct duty *const *duties,
		       int index, int64_t lead, int64_t day);

/* A lead, as the subject of deadline_facts, and the field that `when` may name:
 * its kind. */
struct lead_subject {
	struct office *office;
	int64_t lead;
};
const char *lead_field(const void *of, const char *name, int64_t day);

#endif
