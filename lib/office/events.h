/*
 * What happened to each lead: table event, clustered by lead and time, is the
 * truth; a live lead's row in open_lead says in three numbers what its events
 * say of the running count (C2), so that a due list reads nothing else.
 */
#ifndef OFFICE_EVENTS_H
#define OFFICE_EVENTS_H

#include "office/office.h"

enum event_kind {
	EVENT_VISIT,	  /* id: the visit's number; detail: VISIT_EARLY */
	EVENT_CALLBACK,	  /* id: its number; detail: CALLBACK_DETAIL */
	EVENT_ENDED,	  /* detail: enum closing; NONE: a deal */
	EVENT_REASSIGNED, /* staff: the new rep */
	EVENT_TAKEN_BACK, /* into the pool */
	EVENT_REVIVED	  /* sold, and its deal was voided (D18) */
};

struct event {
	int64_t lead, at, kind, id, staff, detail;
};

/* C3: the visit came before the lead was live, and starts no count. */
#define VISIT_EARLY 1

/* Adds one event; takes one away, which must be there.  Neither touches
 * open_lead. */
void event_add(struct office *office, int64_t lead, int64_t at,
	       enum event_kind kind, int64_t id, int64_t staff, int64_t detail);
void event_remove(struct office *office, int64_t lead, int64_t at,
		  enum event_kind kind, int64_t id);

/* The events of one lead up to a time (NONE: all), by at, kind and id; those of
 * all leads, by lead.  One of each kind at a time; stmt_end ends it early. */
struct stmt *events_of(struct office *office, int64_t lead, int64_t until);
struct stmt *events_all(struct office *office);
bool events_next(struct stmt *stmt, struct event *event);

/* What starts the running count of a lead: open_lead.count_kind. */
enum count_kind { COUNT_VISITED, COUNT_REASSIGNED };

/* The end of a lead's story: its running count, if one runs. */
struct lead_count {
	int64_t kind;	 /* enum count_kind, or NONE: no count runs */
	int64_t at;	 /* when its clock started */
	int64_t counts;	 /* the CALLBACK_BITs that count since (C4, T6) */
	int64_t made;	 /* callbacks that count, after the clock (C3) */
	int64_t made_at; /* the latest of them, or NONE */
	int64_t last_at; /* nothing is known of this lead later than this:
			  * recorded_at or its latest event */
	bool ended;	 /* not live any more: a visit starts no count (C3) */
};

/* Of a lead to which nothing has happened yet. */
void lead_count_init(struct lead_count *count, int64_t recorded_at);
/* C3: whether a visit or a reassignment starts a count. */
bool lead_count_starts(const struct lead_count *count,
		       const struct event *event);
/* What its next event (by at, kind, id) makes of it. */
void lead_count_add(struct office *office, struct lead_count *count,
		    const struct event *event);
/* Whether a row of open_lead was counted by the rules as they are. */
bool lead_count_is_current(struct office *office,
			   const struct lead_count *count);
/* Whether an event gave the lead another rep, or none. */
bool event_moves(const struct event *event);
/* Whether a callback is among the CALLBACK_BITs that count. */
bool event_counts(const struct event *call, int64_t counts);
/* Whether an event is a callback that counts (C4): by the running count it
 * falls in, else by the rules of its own day. */
bool event_is_contact(struct office *office, const struct event *event,
		      const struct lead_count *count);
/* What a callback makes of it, that comes at any time, in order or not. */
void lead_count_call(struct lead_count *count, const struct event *call);
/* Reads it from the events of a lead up to a time; whether one of them gave the
 * lead another rep, or none. */
bool lead_count_read(struct office *office, int64_t lead, int64_t until,
		     struct lead_count *count);

/* Makes the counts of a lead's open_lead row from its events, at once; a lead
 * without such a row is left alone.  Whoever adds or takes away an event calls
 * it after, unless he keeps the counts up with lead_count_add. */
void events_refresh(struct office *office, int64_t lead);

/* Invariant of store-check: every open_lead row equals what its events give.
 * False, and detail, at the first that does not. */
bool events_check(struct office *office, struct err *detail);

#endif
