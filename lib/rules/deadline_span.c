#include "rules/deadline_span.h"

#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "base/value.h"
#include "rules/day.h"

/* Whether an event starts a count anew each time it happens. */
static bool repeats(enum subject subject, const char *event)
{
	switch (subject) {
	case SUBJECT_LEAD:
		return strcmp(event, "visited") == 0 ||
		       strcmp(event, "reassigned") == 0;
	case SUBJECT_FILE: return strcmp(event, "lent") == 0;
	default: return false;
	}
}

static bool is_given(const char *value)
{
	return value && value[strspn(value, "-0.")] != '\0';
}

/* clock: the event that is the clock, or NULL. */
static const char *field_value(const struct condition *condition,
			       const struct deadline_facts *facts, int64_t day,
			       const struct deadline_event *clock)
{
	if (condition->of_event)
		return clock ? clock->amount : NULL;
	return facts->field(facts->subject, condition->field, day);
}

static bool condition_holds(const struct condition *condition,
			    const struct deadline_facts *facts, int64_t day,
			    const struct deadline_event *clock)
{
	const char *value = field_value(condition, facts, day, clock);

	switch (condition->test) {
	case CONDITION_ANY: return is_given(value);
	case CONDITION_NONE: return !is_given(value);
	default: return value && text_is_among(value, condition->values);
	}
}

static bool applies(const struct duty *duty, const struct deadline_facts *facts,
		    int64_t day, const struct deadline_event *clock)
{
	for (int i = 0; i < duty->when_count; i++)
		if (!condition_holds(&duty->when[i], facts, day, clock))
			return false;
	return true;
}

bool deadline_applies(const struct duty *duty,
		      const struct deadline_facts *facts, int64_t day)
{
	return applies(duty, facts, day, NULL);
}

static bool is_named(const struct deadline_walk *walk, const struct duty *duty)
{
	return duty->subject == walk->subject &&
	       strcmp(duty->name, walk->name) == 0;
}

static bool happened_before(const struct deadline_facts *facts, int index,
			    const char *name)
{
	for (int i = 0; i < index; i++)
		if (strcmp(facts->events[i].name, name) == 0)
			return true;
	return false;
}

/* Whether the event is the clock of a duty: the last of its list to happen,
 * or happening again where that starts anew. */
static bool is_clock(const struct duty *duty,
		     const struct deadline_facts *facts, int index)
{
	const char *name = facts->events[index].name;

	if (duty->until || !text_is_among(name, duty->after))
		return false;
	if (!repeats(duty->subject, name) &&
	    happened_before(facts, index, name))
		return false;
	for (const char *const *other = duty->after; *other; other++)
		if (strcmp(*other, name) != 0 &&
		    !happened_before(facts, index, *other))
			return false;
	return true;
}

/* What one event does to the counts of a name. */
struct start {
	const struct duty *duty; /* that starts to count, or NULL */
	bool ends;		 /* ends the count that runs, if one does */
};

/* Whether an event, or a planned day (plan), is a clock in any version: without
 * a version in force such a one cannot be judged. */
static bool is_known_clock(const struct deadline_walk *walk, const char *event,
			   const char *plan)
{
	for (int v = 0; v < walk->book->count; v++) {
		const struct duty_version *version = &walk->book->versions[v];

		for (int i = 0; i < version->count; i++) {
			const struct duty *duty = &version->duties[i];

			if (is_named(walk, duty) &&
			    ((event && text_is_among(event, duty->after)) ||
			     (plan && duty->until &&
			      strcmp(duty->until, plan) == 0)))
				return true;
		}
	}
	return false;
}

static bool no_version(int64_t day, struct err *err)
{
	char text[DAY_TEXT];

	day_format(day, text);
	return err_set(err, _("no version is in force on %s"), text);
}

/* version: in force on the event's day. */
static struct start start_find(const struct deadline_walk *walk,
			       const struct duty_version *version, int index)
{
	const struct deadline_event *event = &walk->facts->events[index];
	struct start start = { .duty = NULL };
	bool found = false;

	for (int i = 0; i < version->count && !found; i++) {
		const struct duty *duty = &version->duties[i];

		if (!is_named(walk, duty) ||
		    !is_clock(duty, walk->facts, index))
			continue;
		start.ends |= repeats(walk->subject, event->name);
		found = applies(duty, walk->facts, time_day(event->at), event);
		if (found && !duty->off)
			start.duty = duty;
	}
	start.ends |= start.duty != NULL;
	return start;
}

/* The clock of a running count ends it although it may have left the rules
 * since (C2). */
static bool starts_anew(const struct deadline_walk *walk,
			const struct duty_version *version, const char *name)
{
	if (!repeats(walk->subject, name))
		return false;
	for (int i = 0; i < version->count; i++)
		if (is_named(walk, &version->duties[i]) &&
		    text_is_among(name, version->duties[i].after))
			return true;
	return false;
}

/* An event of the clock's day without a time of day, that stands before it
 * only for that reason (C3: a visit on the day of a subscription). */
static bool stopped_that_day(const struct deadline_span *span,
			     const struct deadline_facts *facts)
{
	const struct deadline_event *events = facts->events;

	for (int i = span->clock - 1;
	     i >= 0 && time_day(events[i].at) == span->since; i--)
		if (events[span->clock].timed && !events[i].timed &&
		    text_is_among(events[i].name, span->duty->stops))
			return true;
	return false;
}

/* Whether a later event ends the count, which began under this version. */
static bool ends_count(const struct deadline_walk *walk,
		       const struct duty_version *version,
		       const struct deadline_span *span, int index)
{
	const struct deadline_event *event = &walk->facts->events[index];
	const struct duty_version *now;

	if (text_is_among(event->name, span->duty->stops))
		return true;
	if (span->clock < 0)
		return false;
	now = duty_version_on(walk->book, time_day(event->at));
	return start_find(walk, now, index).ends ||
	       starts_anew(walk, version, event->name);
}

static void find_end(const struct deadline_walk *walk,
		     const struct duty_version *version,
		     struct deadline_span *span)
{
	const struct deadline_facts *facts = walk->facts;

	span->end = facts->count;
	span->ended_on = NONE;
	if (span->clock >= 0 && stopped_that_day(span, facts)) {
		span->end = span->clock + 1;
		span->ended_on = span->since;
		return;
	}
	for (int i = span->clock + 1; i < facts->count; i++) {
		if (!ends_count(walk, version, span, i))
			continue;
		span->end = i;
		span->ended_on = time_day(facts->events[i].at);
		return;
	}
}

static bool any_repeats(const struct duty *duty)
{
	for (const char *const *name = duty->after; *name; name++)
		if (repeats(duty->subject, *name))
			return true;
	return false;
}

/* The count of the planned day, if there is one. */
static bool planned_span(struct deadline_walk *walk, struct deadline_span *span,
			 bool *failed, struct err *err)
{
	const struct deadline_facts *facts = walk->facts;
	const struct duty_version *version;

	walk->planned = true;
	if (facts->planned == NONE)
		return false;
	version = duty_version_on(walk->book, facts->planned);
	if (!version) {
		*failed = is_known_clock(walk, NULL, facts->plan);
		if (*failed)
			no_version(facts->planned, err);
		return false;
	}
	for (int i = 0; i < version->count; i++) {
		const struct duty *duty = &version->duties[i];

		if (!is_named(walk, duty) || !duty->until ||
		    strcmp(duty->until, facts->plan) != 0 ||
		    !deadline_applies(duty, facts, facts->planned))
			continue;
		*span = (struct deadline_span){ .duty = duty,
						.since = facts->planned,
						.clock = -1 };
		find_end(walk, version, span);
		return !duty->off;
	}
	return false;
}

/* The count that the next event starts, if it does. */
static bool clock_span(struct deadline_walk *walk, struct deadline_span *span,
		       bool *failed, struct err *err)
{
	int clock = walk->at++;
	const struct deadline_event *event = &walk->facts->events[clock];
	int64_t day = time_day(event->at);
	const struct duty_version *version = duty_version_on(walk->book, day);
	struct start start;

	if (!version) {
		*failed = is_known_clock(walk, event->name, NULL);
		if (*failed)
			no_version(day, err);
		return false;
	}
	start = start_find(walk, version, clock);
	if (!start.duty)
		return false;
	*span = (struct deadline_span){
		.duty = start.duty,
		.since = day,
		.clock = clock,
		.repeats = any_repeats(start.duty),
	};
	find_end(walk, version, span);
	return true;
}

bool deadline_walk_next(struct deadline_walk *walk, struct deadline_span *span,
			bool *failed, struct err *err)
{
	*failed = false;
	if (!walk->planned && planned_span(walk, span, failed, err))
		return true;
	while (!*failed && walk->at < walk->facts->count)
		if (clock_span(walk, span, failed, err))
			return true;
	return false;
}

/* Whether an event may be something done in this count. */
static bool is_within(const struct deadline_span *span,
		      const struct deadline_facts *facts, int index)
{
	const struct deadline_event *event = &facts->events[index];
	const struct deadline_event *clock;

	if (event->duty && strcmp(event->duty, span->duty->name) != 0)
		return false;
	if (!span->repeats)
		return span->ended_on == NONE ||
		       time_day(event->at) <= span->ended_on;
	clock = &facts->events[span->clock];
	return index > span->clock && index < span->end &&
	       (!event->timed || !clock->timed || event->at > clock->at);
}

/* Its next event of that name from *index on; false: there is none. */
static bool done_next(const struct deadline_span *span,
		      const struct deadline_facts *facts, const char *name,
		      int *index)
{
	for (; *index < facts->count; ++*index)
		if (strcmp(facts->events[*index].name, name) == 0 &&
		    is_within(span, facts, *index))
			return true;
	return false;
}

/* The index of the n-th event of a name in this count, or -1. */
static int done_nth(const struct deadline_span *span,
		    const struct deadline_facts *facts, const char *name, int n)
{
	int index = 0;

	while (done_next(span, facts, name, &index)) {
		if (n-- == 0)
			return index;
		index++;
	}
	return -1;
}

static int done_all(const struct deadline_span *span,
		    const struct deadline_facts *facts,
		    struct deadline_done *out)
{
	int count = 0;

	for (;; count++) {
		int last = -1;

		for (const char *const *name = span->duty->done; *name;
		     name++) {
			int index = done_nth(span, facts, *name, count);

			if (index < 0)
				return count;
			if (index > last)
				last = index;
		}
		out[count].day = time_day(facts->events[last].at);
		out[count].slot = 0;
	}
}

int deadline_span_done(const struct deadline_span *span,
		       const struct deadline_facts *facts,
		       struct deadline_done *out)
{
	const char *const *done = span->duty->done;
	int count = 0;

	if (done[1])
		return done_all(span, facts, out);
	for (int i = 0; done_next(span, facts, done[0], &i); i++) {
		out[count].day = time_day(facts->events[i].at);
		out[count++].slot = facts->events[i].slot;
	}
	return count;
}
