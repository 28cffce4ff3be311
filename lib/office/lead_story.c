#include "office/lead_story.h"

#include <stdlib.h>

#include "base/die.h"
#include "office/care.h"
#include "rules/day.h"
#include "rules/duty_book.h"

void lead_story_clear(struct lead_story *story)
{
	story->count = 0;
}

void lead_story_add(struct lead_story *story, const struct event *event)
{
	if (story->count == story->size) {
		story->size = story->size * 2 + 32;
		story->events = mem_resize(story->events, (size_t)story->size,
					   sizeof(*story->events));
	}
	story->events[story->count++] = *event;
}

void lead_story_read(struct lead_story *story, struct office *office,
		     int64_t lead, int64_t until)
{
	struct stmt *stmt = events_of(office, lead, until);
	struct event event;

	lead_story_clear(story);
	while (events_next(stmt, &event))
		lead_story_add(story, &event);
}

void lead_story_free(struct lead_story *story)
{
	free(story->events);
	free(story->facts);
	buf_free(&story->logged);
	*story = (struct lead_story){ 0 };
}

/* The name of what an event means to a lead that stands as count says; NULL:
 * nothing. */
static const char *fact_name(const struct event *event,
			     const struct lead_count *count)
{
	switch (event->kind) {
	case EVENT_VISIT:
		return lead_count_starts(count, event) ? "visited" : NULL;
	case EVENT_REASSIGNED:
		return lead_count_starts(count, event) ? "reassigned" : NULL;
	case EVENT_CALLBACK:
		return event_counts(event, count->counts) ? "called_back"
							  : NULL;
	case EVENT_TAKEN_BACK: return "taken_back";
	case EVENT_REVIVED: return NULL;
	default: return event->detail == NONE ? "sold" : "closed";
	}
}

/* A subscription has a day and no time. */
static bool is_timed(const struct event *event)
{
	return event->kind != EVENT_ENDED || event->detail != NONE ||
	       event->at % DAY_SECONDS != 0;
}

/* Puts what care-log recorded until then among the facts. */
static void add_logged(struct lead_story *story, struct office *office,
		       int64_t until, struct deadline_facts *facts)
{
	buf_clear(&story->logged);
	buf_add(&story->logged, facts->events,
		(size_t)facts->count * sizeof(*facts->events));
	facts->count = care_events(office, SUBJECT_LEAD, story->events[0].lead,
				   &story->logged);
	facts->events = (const void *)story->logged.data;
	while (facts->count && facts->events[facts->count - 1].at >
				       day_last_second(time_day(until)))
		facts->count--;
}

void lead_story_facts(struct lead_story *story, struct office *office,
		      int64_t until, struct deadline_facts *facts)
{
	struct lead_count count;
	int used = 0;

	if (story->facts_size < story->count) {
		story->facts_size = story->size;
		story->facts = mem_resize(story->facts,
					  (size_t)story->facts_size,
					  sizeof(*story->facts));
	}
	lead_count_init(&count, NONE);
	for (int i = 0; i < story->count && story->events[i].at <= until; i++) {
		const struct event *event = &story->events[i];
		const char *name = fact_name(event, &count);

		lead_count_add(office, &count, event);
		if (name)
			story->facts[used++] = (struct deadline_event){
				.name = name,
				.at = event->at,
				.timed = is_timed(event),
			};
	}
	facts->events = story->facts;
	facts->count = used;
	if (story->count &&
	    duty_book_is_done_by(&office_callback(office)->duties, "logged"))
		add_logged(story, office, until, facts);
}

int64_t lead_story_rep(const struct lead_story *story, int64_t first,
		       int64_t at)
{
	int64_t rep = first;

	for (int i = 0; i < story->count && story->events[i].at <= at; i++)
		if (event_moves(&story->events[i]))
			rep = story->events[i].kind == EVENT_REASSIGNED
				      ? story->events[i].staff
				      : NONE;
	return rep;
}
