/*
 * What happened to each lead: table event, clustered by lead and time, and the
 * row of open_lead that sums it up while the lead is live.
 */
#ifndef OFFICE_EVENTS_H
#define OFFICE_EVENTS_H

#include "office/office.h"

enum event_kind {
	EVENT_VISIT,      /* id: the visit */
	EVENT_CALLBACK,   /* id: the callback; staff: who called */
	EVENT_ENDED,      /* id: the visit that decided it, or 0 */
	EVENT_REASSIGNED, /* staff: the new rep */
	EVENT_TAKEN_BACK
};

/* Adds one event; takes one away.  Neither touches open_lead. */
void event_add(struct office *office, int64_t lead, int64_t at,
	       enum event_kind kind, int64_t id, int64_t staff,
	       int64_t detail);
void event_remove(struct office *office, int64_t lead, int64_t at,
		  enum event_kind kind, int64_t id);

/* Recomputes the open_lead row of a live lead from its events, at once; a lead
 * without such a row is left alone. */
void events_refresh(struct office *office, int64_t lead);

#endif
