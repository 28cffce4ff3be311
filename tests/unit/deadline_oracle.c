#include "deadline_oracle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"

#define SLOTS_MAX 20000

struct seen {
	struct deadline_slot slot;
	int64_t after; /* its window begins after this day; NONE: a step */
	bool single, void_, ended, passed;
};

static struct seen seen[SLOTS_MAX];
static int seen_count, running_from; /* slots of the running count */
static const struct duty *running;
static int64_t clock_at;
static int made;
static int64_t last_call;
static const struct calendar *calendar;

static bool is_workday(int64_t day)
{
	return calendar_workday(calendar, day, day) == WORKDAY_YES;
}

static int64_t walk(int64_t day, struct duration duration, int times)
{
	for (int n = duration.count * times; n > 0; n--) {
		switch (duration.unit) {
		case UNIT_WEEK: day += 7; break;
		case UNIT_WORKDAY:
			do
				day++;
			while (!is_workday(day));
			break;
		default: day++;
		}
	}
	return day;
}

static int64_t rolled(const struct duty *duty, int64_t day)
{
	while (duty->roll && !is_workday(day))
		day++;
	return day;
}

static void expect_slot(const struct duty *duty, int number, int64_t after,
			int64_t due_on)
{
	int64_t since = time_day(clock_at);

	assert_true(seen_count < SLOTS_MAX);
	seen[seen_count++] = (struct seen){
		.slot = { .duty = duty,
			  .number = number,
			  .since = since,
			  .due_on = due_on,
			  .done_on = NONE },
		.after = after,
		.single = !duty->steps && duty->every.unit == UNIT_NONE,
		/* Rolled together with the one before. */
		.void_ = after != NONE && due_on <= after,
	};
}

static void expect_series(const struct duty *duty, int number, int64_t base,
			  int64_t until)
{
	int64_t before = number == 1 ? base : rolled(duty, base), due;

	if (duty->every.unit == UNIT_NONE)
		return;
	for (int i = 1; before <= until; i++, before = due) {
		if (duty->every.unit == UNIT_MONTH)
			due = day_add_months(base,
					     (int64_t)i * duty->every.count);
		else
			due = walk(base, duty->every, i);
		due = rolled(duty, due);
		expect_slot(duty, number++, before, due);
	}
}

static void start_count(const struct duty *duty, int64_t at, int64_t until)
{
	int number = 1;
	int64_t base = time_day(at);

	running = duty;
	running_from = seen_count;
	clock_at = at;
	made = 0;
	last_call = NONE;
	if (duty->within.unit != UNIT_NONE)
		expect_slot(duty, 1, NONE,
			    rolled(duty, walk(base, duty->within, 1)));
	for (int i = 0; i < duty->steps_count; i++) {
		int64_t due = walk(time_day(at), duty->steps[i].within, 1);

		for (; number <= duty->steps[i].count; number++)
			expect_slot(duty, number, NONE, rolled(duty, due));
		base = due;
	}
	expect_series(duty, number, base, until);
}

static void end_count(int64_t day)
{
	for (int i = running_from; running && i < seen_count; i++) {
		struct seen *one = &seen[i];

		one->ended = true;
		if (one->slot.due_on >= day &&
		    !(one->single && one->slot.done_on != NONE))
			one->void_ = true;
	}
	running = NULL;
}

static void call(int64_t day)
{
	made++;
	for (int i = running_from; i < seen_count; i++) {
		struct seen *one = &seen[i];

		if (one->slot.done_on != NONE)
			continue;
		if (one->single ||
		    (day <= one->slot.due_on &&
		     (one->after == NONE ? made >= one->slot.number
					 : day > one->after)))
			one->slot.done_on = day;
		else if (day > one->slot.due_on)
			one->passed = true;
	}
}

static void live(const struct duty *duties, const struct deadline_facts *facts,
		 int64_t until)
{
	seen_count = running_from = 0;
	running = NULL;
	for (int i = 0; i < facts->count; i++) {
		const struct deadline_event *event = &facts->events[i];
		int64_t day = time_day(event->at);
		bool visit = strcmp(event->name, "visited") == 0;

		if (visit || strcmp(event->name, "reassigned") == 0) {
			end_count(day);
			start_count(&duties[visit ? 0 : 1], event->at, until);
		} else if (strcmp(event->name, "closed") == 0) {
			end_count(day);
		} else if (running && event->at > clock_at &&
			   strcmp(event->name, "called_back") == 0) {
			last_call = event->at;
			call(day);
		}
	}
}

static enum deadline_status status_of(const struct seen *one, int64_t today)
{
	const struct deadline_slot *slot = &one->slot;
	int64_t expected = slot->due_on;

	if (slot->done_on != NONE)
		return slot->done_on <= slot->due_on ? DEADLINE_DONE
						     : DEADLINE_LATE;
	if (slot->due_on < today)
		return one->passed || one->ended ? DEADLINE_MISSED
						 : DEADLINE_OVERDUE;
	if (one->single && slot->duty->expected.unit != UNIT_NONE)
		expected = walk(slot->since, slot->duty->expected, 1);
	if (expected > slot->due_on)
		expected = slot->due_on;
	return expected <= today ? DEADLINE_DUE : DEADLINE_UPCOMING;
}

/* Marks the thing to do, and drops what is void or out of reach; a count is
 * the slots of one `since` and place. */
static int reached(int64_t today, bool all, struct deadline_slot *out)
{
	int count = 0;

	for (int i = 0; i < seen_count;) {
		int64_t limit = INT64_MAX, first_open = INT64_MAX;
		int todo = -1, end = i;

		do {
			struct seen *one = &seen[end];

			one->slot.status = status_of(one, today);
			if (one->void_)
				continue;
			if (one->slot.due_on >= today &&
			    one->slot.due_on < limit)
				limit = one->slot.due_on;
			if (one->slot.status <= DEADLINE_OVERDUE &&
			    one->slot.due_on < first_open) {
				first_open = one->slot.due_on;
				todo = end;
			}
		} while (++end < seen_count && seen[end].slot.number > 1);
		for (; i < end; i++) {
			seen[i].slot.todo = i == todo;
			seen[i].slot.beyond = i == todo &&
					      seen[i].slot.due_on > limit;
			if (!seen[i].void_ &&
			    (i == todo ||
			     (all && seen[i].slot.due_on <= limit)))
				out[count++] = seen[i].slot;
		}
	}
	return count;
}

int oracle_slots(const struct duty duties[2],
		 const struct deadline_facts *facts, const struct calendar *its,
		 int64_t today, bool all, struct deadline_slot *out)
{
	calendar = its;
	live(duties, facts, today + 60);
	return reached(today, all, out);
}

bool oracle_count(const struct duty **duty, struct deadline_count *count)
{
	*duty = running;
	*count = (struct deadline_count){ .since_at = clock_at,
					  .made = made,
					  .last_at = last_call };
	return running != NULL;
}
