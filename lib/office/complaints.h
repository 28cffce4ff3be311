/*
 * Complaints and repairs (K1-K6): the table of them, what happened to each, and
 * how a record of complaint-log is carried out.
 */
#ifndef OFFICE_COMPLAINTS_H
#define OFFICE_COMPLAINTS_H

#include "office/office.h"
#include "rules/complaint_course.h"

extern const char *const via_names[]; /* NULL-ended */

struct complaint {
	struct input head;
	int64_t complaint; /* its number */
	int64_t phone, category, kind, via;
	const char *content, *name;
	int64_t importance; /* of the customer at receipt (K4, T5) */
	int64_t at, staff;  /* when it was received, by whom */
	int64_t closed_at;
};

struct complaint_event {
	struct input head;
	int64_t entry; /* its number */
	int64_t complaint, event /* enum stage */, at, staff, valid;
	const char *cause, *department;
};

/* What happened to one complaint, as it was recorded; each stage once. */
struct complaint_story {
	struct complaint_event events[STAGES];
	int count;
};

/* A record of complaint-log, and what it answers. */
struct complaint_record {
	struct complaint_event event; /* begins with struct input */
	struct complaint complaint;   /* of a new one alone */
	int64_t missing;  /* enum stage: what must come first (K5), or NONE */
	const char *next; /* the open duty that is due first, or NULL */
	int64_t due_on;	  /* its last day */
};

/* Reads one; false: there is none.  Texts live until the next call. */
bool complaint_find(struct office *office, int64_t number,
		    struct complaint *complaint);
/* Reads what is dated up to `until`, with causes and departments in the
 * office's arena. */
void complaint_story_read(struct office *office, int64_t number, int64_t until,
			  struct complaint_story *story);
/* Reads one event; complaint and at say where it lies, entry which it is. */
bool complaint_event_find(struct office *office, struct complaint_event *event);
/* Where an event lies, by its number; false: there is none. */
bool complaint_event_locate(struct office *office, int64_t number,
			    struct complaint_event *event);

/* Records a new one, or a further stage (K5). */
void complaint_record(struct office *office, const void *input, void *entry,
		      struct outcome *outcome);
/* For a duplicate ref and for the audit: as it is now. */
void complaint_load(struct office *office, const struct outcome *where,
		    void *entry);

/* Whether nothing was recorded after an event of a complaint. */
bool complaint_is_last(struct office *office,
		       const struct complaint_event *event);
/* Takes such a one out of its table; with a receipt the complaint itself. */
void complaint_remove_last(struct office *office,
			   const struct complaint_event *event);

#endif
