/* What the deadline engine is given and gives back, as the tables of cases
 * write it. */
#ifndef UNIT_DEADLINE_TEXT_H
#define UNIT_DEADLINE_TEXT_H

#include "rules/deadline.h"

#define DEADLINE_TEXT_EVENTS 32
#define DEADLINE_TEXT_SIZE 2048

/* "visited 2026-11-01 10:00; logged:duty#slot 2026-11-03", and lent=2026-11-20
 * for a last day that was agreed on, area_measured$-12.50 for what an event is
 * about; events has room for DEADLINE_TEXT_EVENTS,
 * text is cut up and keeps their words.  How many. */
int deadline_text_events(char *text, struct deadline_event *events);
/* "handover 2027-03-01" or "", into facts. */
void deadline_text_plan(char *text, struct deadline_facts *facts);
/* For deadline_facts.field, of a subject that is the text "name=value
 * name=value"; "name@2026-11-03=value" holds from that day on. */
const char *deadline_text_field(const void *subject, const char *name,
				int64_t day);
/* The slots between semicolons, each "since#number due status done", with * for
 * the thing to do, + when it lies beyond what --all shows, and ? when it was
 * not rolled; before it its duty, where that is another than the first one's.
 * name: of this duty alone, or NULL. */
void deadline_text_slots(char text[DEADLINE_TEXT_SIZE],
			 const struct deadline_slots *slots, const char *name);

#endif
