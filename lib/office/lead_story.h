/*
 * The events of one lead in memory: what the deadline engine is told of them,
 * and who its rep was on a day (C6, Y3).
 */
#ifndef OFFICE_LEAD_STORY_H
#define OFFICE_LEAD_STORY_H

#include "base/buf.h"
#include "office/events.h"
#include "rules/deadline.h"

struct lead_story {
	struct event *events; /* owned; by at, kind, id */
	int count, size;
	struct deadline_event *facts; /* owned; room for as many */
	int facts_size;
	struct buf logged; /* the same with what care-log recorded */
};

void lead_story_clear(struct lead_story *story);
void lead_story_add(struct lead_story *story, const struct event *event);
/* Reads the events of a lead up to a time. */
void lead_story_read(struct lead_story *story, struct office *office,
		     int64_t lead, int64_t until);
void lead_story_free(struct lead_story *story);

/* What happened until then, in the words of the duties: visits while it was
 * live, callbacks that count in their count (C4, T6), how it ended.  The
 * events are the story's. */
void lead_story_facts(struct lead_story *story, struct office *office,
		      int64_t until, struct deadline_facts *facts);

/* Its rep at that time; first: the one it began with. */
int64_t lead_story_rep(const struct lead_story *story, int64_t first,
		       int64_t at);

#endif
