/*
 * The deadline engine against the oracle of deadline_oracle.h over thousands of
 * random duties and histories; and deadline_todo, which sees three numbers,
 * against deadline_slots, which sees all events.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"
#include "rules/deadline.h"
#include "deadline_oracle.h"

#define ROUNDS 20000
#define EVENTS_MAX 24

static uint64_t seed = 88172645463325252u;

static int64_t any(int64_t from, int64_t to)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return from + (int64_t)(seed % (uint64_t)(to - from + 1));
}

#define FIRST_YEAR 2025
static int64_t holidays[4][60];
static struct calendar_year years[4];
static const struct calendar calendar = { years, 4 };

static void make_calendar(void)
{
	for (int y = 0; y < 4; y++) {
		for (int i = 0; i < 60; i++)
			holidays[y][i] = day_from_civil(FIRST_YEAR + y, 1, 1) +
					 i * 6 + any(0, 5);
		years[y] = (struct calendar_year){
			.year = FIRST_YEAR + y,
			.holidays = holidays[y],
			.holidays_count = 60,
		};
	}
}

static const char *const after_visit[] = { "visited", NULL };
static const char *const after_reassignment[] = { "reassigned", NULL };
static const char *const done[] = { "called_back", NULL };
static const char *const stops[] = { "closed", NULL };
static struct step steps[2][3];
static struct duty duties[2];
static struct duty_version version = { .duties = duties, .count = 2 };
static const struct duty_book book = { &version, 1, true };

static struct duration any_duration(int least, int most)
{
	static const enum unit units[] = { UNIT_DAY, UNIT_DAY, UNIT_DAY,
					   UNIT_WORKDAY };

	return (struct duration){ (int)any(least, most), units[any(0, 3)] };
}

static struct duration any_period(void)
{
	switch (any(0, 5)) {
	case 0: return (struct duration){ 1, UNIT_WEEK };
	case 1: return (struct duration){ (int)any(1, 2), UNIT_MONTH };
	case 2: return (struct duration){ (int)any(1, 6), UNIT_WORKDAY };
	default: return (struct duration){ (int)any(1, 9), UNIT_DAY };
	}
}

static void make_duty(struct duty *duty, struct step *its,
		      const char *const *after)
{
	int kind = (int)any(0, 5), count = 0, within = 0;

	*duty = (struct duty){ .name = "callback",
			       .after = after,
			       .done = done,
			       .stops = stops,
			       .roll = any(0, 3) == 0 };
	if (kind == 0) {
		duty->within = any_duration(0, 9);
		if (any(0, 1))
			duty->expected = any_duration(0, duty->within.count);
		return;
	}
	if (kind < 5)
		duty->every = any_period();
	if (kind == 1)
		return;
	duty->steps = its;
	duty->steps_count = (int)any(1, 3);
	for (int i = 0; i < duty->steps_count; i++) {
		count += (int)any(1, 2);
		within += (int)any(i ? 1 : 0, 6);
		/* Working days: a step may end after the next one. */
		its[i] = (struct step){
			count, { within, any(0, 2) ? UNIT_DAY : UNIT_WORKDAY }
		};
	}
}

static int make_history(struct deadline_event *events)
{
	static const char *const names[] = { "visited",	    "reassigned",
					     "closed",	    "called_back",
					     "called_back", "called_back",
					     "called_back", "note" };
	int count = (int)any(0, EVENTS_MAX);
	int64_t at = day_from_civil(2026, 1, 1) * DAY_SECONDS;

	for (int i = 0; i < count; i++) {
		/* Often the same day, sometimes the same second. */
		if (any(0, 5))
			at += any(1, any(0, 1) ? 40000 : 8 * DAY_SECONDS);
		events[i] = (struct deadline_event){
			.name = names[i ? any(0, 7) : any(0, 1)],
			.at = at,
			.timed = true,
		};
	}
	return count;
}

static void check_same(const struct deadline_slots *got, int round,
		       const struct deadline_slot *want, int count)
{
	bool same = got->count == count;

	for (int i = 0; same && i < count; i++) {
		const struct deadline_slot *a = &got->slots[i], *b = &want[i];

		same = a->duty == b->duty && a->number == b->number &&
		       a->since == b->since && a->due_on == b->due_on &&
		       a->done_on == b->done_on && a->status == b->status &&
		       a->todo == b->todo && a->beyond == b->beyond;
		if (!same)
			print_message("# slot %d: number %d %d due %d %d"
				      " done %d %d status %d %d todo %d %d\n",
				      i, a->number, b->number, (int)a->due_on,
				      (int)b->due_on, (int)a->done_on,
				      (int)b->done_on, (int)a->status,
				      (int)b->status, a->todo, b->todo);
	}
	if (!same)
		fail_msg("round %d: %d slots, %d expected", round, got->count,
			 count);
}

static struct deadline_event events[EVENTS_MAX];
static struct deadline_facts facts = { .events = events, .planned = NONE };
static struct deadline_slot want[ORACLE_SLOTS];

static int64_t make_case(void)
{
	int64_t today = day_from_civil(2026, 1, 1);

	make_duty(&duties[0], steps[0], after_visit);
	make_duty(&duties[1], steps[1], after_reassignment);
	facts.count = make_history(events);
	if (facts.count)
		today = time_day(events[facts.count - 1].at);
	return today + any(0, any(0, 1) ? 2 : 40);
}

static void compare(int round, int64_t today, enum deadline_reach reach)
{
	struct deadline_slots got = { 0 };
	struct err err;

	if (!deadline_slots(&book, SUBJECT_LEAD, &facts, &calendar, today,
			    reach, &got, &err))
		fail_msg("round %d: %s", round, err.text);
	check_same(&got, round, want,
		   oracle_slots(duties, &facts, &calendar, today,
				reach == DEADLINE_ALL, want));
	deadline_slots_free(&got);
}

static void test_oracle(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		int64_t today = make_case();

		compare(round, today, DEADLINE_ALL);
	}
}

static void test_todo(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		int64_t today = make_case();
		struct deadline_slots got = { .count = 0 };
		struct deadline_slot slot;
		struct deadline_count count;
		const struct duty *duty;
		struct err err;

		compare(round, today, DEADLINE_TODO);
		assert_true(deadline_slots(&book, SUBJECT_LEAD, &facts,
					   &calendar, today, DEADLINE_TODO,
					   &got, &err));
		if (!oracle_count(&duty, &count)) {
			assert_int_equal(got.count, 0);
		} else {
			enum deadline_found found = deadline_todo(duty, &count,
								  &calendar,
								  today, &slot,
								  &err);

			assert_int_equal(found, got.count ? DEADLINE_FOUND
							  : DEADLINE_NOTHING);
			/* It does not know how far --all reaches. */
			if (got.count)
				slot.beyond = got.slots[0].beyond;
			check_same(&got, round, &slot, got.count);
		}
		deadline_slots_free(&got);
	}
}

/* The count that runs while the events are walked through. */
static struct deadline_made made;
static int64_t made_days[EVENTS_MAX], clock_at;

static void end_count(int64_t day, int64_t first, int64_t last,
		      struct deadline_slots *slots)
{
	struct err err;

	made.ended_on = day;
	if (made.duty)
		assert_true(deadline_missed(&made, &calendar, first, last,
					    slots, &err));
	made = (struct deadline_made){ .days = made_days };
}

static void walk_missed(int64_t first, int64_t last,
			struct deadline_slots *slots)
{
	made = (struct deadline_made){ .days = made_days };
	for (int i = 0; i < facts.count; i++) {
		const struct deadline_event *event = &events[i];
		int64_t day = time_day(event->at);

		if (strcmp(event->name, "called_back") == 0 && made.duty &&
		    event->at > clock_at)
			made_days[made.count++] = day;
		for (int d = 0; d < 2; d++) {
			if (strcmp(event->name, duties[d].after[0]) != 0)
				continue;
			end_count(day, first, last, slots);
			made.duty = &duties[d];
			made.since = day;
			clock_at = event->at;
		}
		if (strcmp(event->name, "closed") == 0)
			end_count(day, first, last, slots);
	}
	end_count(NONE, first, last, slots);
}

/* deadline_missed finds what deadline_slots finds and is missed, of any days
 * that are over. */
static void test_missed(void **state)
{
	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		int64_t today = make_case();
		int64_t last = today - any(1, 20), first = last - any(0, 40);
		struct deadline_slots all = { .count = 0 },
				      got = { .count = 0 };
		int count = 0;
		struct err err;

		assert_true(deadline_slots(&book, SUBJECT_LEAD, &facts,
					   &calendar, today, DEADLINE_ALL, &all,
					   &err));
		walk_missed(first, last, &got);
		for (int i = 0; i < all.count; i++) {
			const struct deadline_slot *slot = &all.slots[i];

			if (slot->due_on < first || slot->due_on > last ||
			    slot->status == DEADLINE_DONE)
				continue;
			assert_true(count < got.count);
			assert_ptr_equal(got.slots[count].duty, slot->duty);
			assert_int_equal(got.slots[count].number, slot->number);
			assert_int_equal(got.slots[count].since, slot->since);
			assert_int_equal(got.slots[count].due_on, slot->due_on);
			assert_int_equal(got.slots[count++].done_on,
					 slot->done_on);
		}
		assert_int_equal(count, got.count);
		deadline_slots_free(&all);
		deadline_slots_free(&got);
	}
}

static int setup(void **state)
{
	(void)state;
	make_calendar();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_oracle),
		cmocka_unit_test(test_todo),
		cmocka_unit_test(test_missed),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, NULL);
}
