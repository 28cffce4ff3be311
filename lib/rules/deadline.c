#include "rules/deadline.h"

#include <string.h>

#include "base/value.h"
#include "rules/day.h"
#include "rules/deadline_plan.h"
#include "rules/deadline_span.h"

const char *const deadline_status_names[] = { "upcoming", "due",  "overdue",
					      "done",	  "late", "missed",
					      NULL };

/* One count with what was done in it. */
struct tally {
	const struct deadline_span *span;
	struct deadline_plan plan;
	const struct deadline_done *done;
	int count;
	int64_t last; /* day when something was done last, or NONE */
	int64_t today;
};

/* The day when a slot was met by what names it (care-log), or NONE. */
static int64_t named_on(const struct tally *tally, int number, int64_t due)
{
	for (int i = 0; i < tally->count; i++)
		if (tally->done[i].slot == number && tally->done[i].day <= due)
			return tally->done[i].day;
	return NONE;
}

/* C1: the day when slot `number` of the steps was met: as often as that was
 * something done. */
static int64_t step_met_on(const struct tally *tally, int number, int64_t due)
{
	for (int i = 0; i < tally->count; i++)
		if (!tally->done[i].slot && --number == 0)
			return tally->done[i].day <= due ? tally->done[i].day
							 : NONE;
	return NONE;
}

/* C1: the first day in the slot's own window. */
static int64_t window_met_on(const struct tally *tally,
			     const struct deadline_due *due)
{
	for (int i = 0; i < tally->count; i++)
		if (!tally->done[i].slot && tally->done[i].day > due->after &&
		    tally->done[i].day <= due->on)
			return tally->done[i].day;
	return NONE;
}

static int64_t met_on(const struct tally *tally, int number,
		      const struct deadline_due *due)
{
	int64_t named;

	if (tally->plan.single)
		return tally->count ? tally->done[0].day : NONE;
	named = named_on(tally, number, due->on);
	if (number <= tally->plan.fixed)
		return day_earlier(named, step_met_on(tally, number, due->on));
	return day_earlier(named, window_met_on(tally, due));
}

static bool is_open(const struct deadline_slot *slot)
{
	return slot->status <= DEADLINE_OVERDUE;
}

static bool judge_unmet(const struct tally *tally, struct deadline_slot *slot,
			struct err *err)
{
	int64_t today = tally->today, expected;

	if (slot->due_on < today) {
		bool passed = tally->last != NONE && tally->last > slot->due_on;

		slot->status = passed || tally->span->ended_on != NONE
				       ? DEADLINE_MISSED
				       : DEADLINE_OVERDUE;
		return true;
	}
	if (!deadline_plan_expected(&tally->plan, slot->due_on, &expected, err))
		return false;
	slot->status = expected <= today ? DEADLINE_DUE : DEADLINE_UPCOMING;
	return true;
}

/* C2: what ends a count voids what is due on that day or later; of a single
 * duty only if it is unmet. */
static bool is_void(const struct tally *tally, const struct deadline_slot *slot)
{
	int64_t ended_on = tally->span->ended_on;

	return ended_on != NONE && slot->due_on >= ended_on &&
	       !(tally->plan.single && slot->done_on != NONE);
}

enum verdict { SLOT_THERE, SLOT_VOID, SLOT_NONE, SLOT_ERROR };

static enum verdict judge_due(const struct tally *tally, int number,
			      const struct deadline_due *due,
			      struct deadline_slot *slot, struct err *err)
{
	if (due->on == NONE)
		return SLOT_NONE;
	*slot = (struct deadline_slot){ .duty = tally->span->duty,
					.number = number,
					.since = tally->span->since,
					.due_on = due->on,
					.done_on = met_on(tally, number, due),
					.made = tally->count,
					.unrolled = due->unrolled };
	if (is_void(tally, slot))
		return SLOT_VOID;
	/* Rolled onto the slot before: it has no day of its own. */
	if (number > tally->plan.fixed && due->on <= due->after)
		return SLOT_VOID;
	if (slot->done_on == NONE)
		return judge_unmet(tally, slot, err) ? SLOT_THERE : SLOT_ERROR;
	slot->status = slot->done_on <= slot->due_on ? DEADLINE_DONE
						     : DEADLINE_LATE;
	return SLOT_THERE;
}

static enum verdict judge(const struct tally *tally, int number,
			  struct deadline_slot *slot, struct err *err)
{
	struct deadline_due due;

	if (!deadline_plan_due(&tally->plan, number, &due, err))
		return SLOT_ERROR;
	return judge_due(tally, number, &due, slot, err);
}

void deadline_slots_add(struct deadline_slots *slots,
			const struct deadline_slot *slot)
{
	slots->memory.length = (size_t)slots->count * sizeof(*slot);
	buf_reserve(&slots->memory, sizeof(*slot));
	slots->slots = (struct deadline_slot *)(void *)slots->memory.data;
	slots->slots[slots->count++] = *slot;
}

/* Of the slots from first on keeps those within reach: through the first day
 * due that is today or later, and the thing to do (C5), which is the open one
 * due first. */
static void keep_reached(struct deadline_slots *slots, int first, int64_t today,
			 enum deadline_reach reach)
{
	struct deadline_slot *slot, *todo = NULL;
	int64_t last = NONE;
	int kept = first;

	for (int i = first; i < slots->count; i++) {
		slot = &slots->slots[i];
		if (slot->due_on >= today)
			last = day_earlier(last, slot->due_on);
		if (is_open(slot) && (!todo || slot->due_on < todo->due_on))
			todo = slot;
	}
	if (todo) {
		todo->todo = true;
		todo->beyond = last != NONE && todo->due_on > last;
	}
	for (int i = first; i < slots->count; i++) {
		slot = &slots->slots[i];
		if (slot->todo || (reach == DEADLINE_ALL &&
				   (last == NONE || slot->due_on <= last)))
			slots->slots[kept++] = *slot;
	}
	slots->count = kept;
}

/* The slots of one count.  A series is followed until nothing behind it can be
 * within reach. */
static bool add_slots(const struct tally *tally, struct deadline_slots *slots,
		      enum deadline_reach reach, struct err *err)
{
	int first = slots->count;
	bool open = false, enough = false;

	for (int number = 1; !enough; number++) {
		struct deadline_slot slot;
		enum verdict verdict = judge(tally, number, &slot, err);
		bool in_series = number > tally->plan.fixed;

		if (verdict == SLOT_ERROR)
			return false;
		if (verdict == SLOT_NONE)
			break;
		if (verdict == SLOT_THERE) {
			deadline_slots_add(slots, &slot);
			open |= is_open(&slot);
		}
		if (in_series && tally->span->ended_on != NONE)
			enough = slot.due_on >= tally->span->ended_on;
		else if (in_series)
			enough = open && slot.due_on >= tally->today;
	}
	keep_reached(slots, first, tally->today, reach);
	return true;
}

static bool add_count(const struct deadline_span *span,
		      const struct deadline_facts *facts,
		      const struct calendar *calendar, int64_t today,
		      enum deadline_reach reach, struct deadline_slots *slots,
		      struct err *err)
{
	struct tally tally = { .span = span, .last = NONE, .today = today };
	struct deadline_done *done;

	if (!deadline_plan_init(&tally.plan, span->duty, span->since, calendar,
				err))
		return false;
	if (span->clock >= 0 && facts->events[span->clock].agreed)
		deadline_plan_agree(&tally.plan,
				    facts->events[span->clock].due_on);
	buf_reserve(&slots->done, (size_t)facts->count * sizeof(*done));
	done = (struct deadline_done *)(void *)slots->done.data;
	tally.done = done;
	tally.count = deadline_span_done(span, facts, done);
	if (tally.count)
		tally.last = done[tally.count - 1].day;
	return add_slots(&tally, slots, reach, err);
}

static bool add_name(struct deadline_walk *walk,
		     const struct calendar *calendar, int64_t today,
		     enum deadline_reach reach, struct deadline_slots *slots,
		     struct err *err)
{
	struct deadline_span span;
	bool failed;

	while (deadline_walk_next(walk, &span, &failed, err)) {
		/* What is left to do is left in the count that runs (C5). */
		if (reach == DEADLINE_TODO && span.ended_on != NONE)
			continue;
		if (!add_count(&span, walk->facts, calendar, today, reach,
			       slots, err))
			return false;
	}
	return !failed;
}

/* Whether a duty is the first of its name and subject in the book. */
static bool is_first(const struct duty_book *book, int v, int d)
{
	const struct duty *duty = &book->versions[v].duties[d];

	for (int i = 0; i <= v; i++) {
		int count = i < v ? book->versions[i].count : d;

		for (int j = 0; j < count; j++) {
			const struct duty *other = &book->versions[i].duties[j];

			if (other->subject == duty->subject &&
			    strcmp(other->name, duty->name) == 0)
				return false;
		}
	}
	return true;
}

bool deadline_slots(const struct duty_book *book, enum subject subject,
		    const struct deadline_facts *facts,
		    const struct calendar *calendar, int64_t today,
		    enum deadline_reach reach, struct deadline_slots *slots,
		    struct err *err)
{
	for (int v = 0; v < book->count; v++) {
		for (int d = 0; d < book->versions[v].count; d++) {
			const struct duty *duty = &book->versions[v].duties[d];
			struct deadline_walk walk = { .book = book,
						      .subject = subject,
						      .name = duty->name,
						      .facts = facts };

			if (duty->subject != subject || !is_first(book, v, d))
				continue;
			if (!add_name(&walk, calendar, today, reach, slots,
				      err))
				return false;
		}
	}
	return true;
}

static void add_missed(const struct tally *tally, int number,
		       const struct deadline_due *due, int64_t first,
		       int64_t last, struct deadline_slots *slots)
{
	struct deadline_slot slot;
	struct err ignored; /* what is over asks no calendar */

	if (due->on < first || due->on > last)
		return;
	if (judge_due(tally, number, due, &slot, &ignored) == SLOT_THERE &&
	    slot.status != DEADLINE_DONE)
		deadline_slots_add(slots, &slot);
}

static bool find_missed(const struct tally *tally, int64_t first, int64_t last,
			struct deadline_slots *slots, struct err *err)
{
	const struct deadline_plan *plan = &tally->plan;
	struct deadline_due due;
	int number;

	for (number = 1; number <= plan->fixed; number++) {
		if (!deadline_plan_due(plan, number, &due, err))
			return false;
		add_missed(tally, number, &due, first, last, slots);
	}
	if (!plan->series)
		return true;
	if (!deadline_plan_window(plan, first, &number, &due, err))
		return false;
	while (due.on != NONE && due.on <= last) {
		add_missed(tally, number, &due, first, last, slots);
		if (!deadline_plan_next(plan, ++number, &due, err))
			return false;
	}
	return true;
}

bool deadline_missed(const struct deadline_made *made,
		     const struct calendar *calendar, int64_t first,
		     int64_t last, struct deadline_slots *slots,
		     struct err *err)
{
	const struct deadline_span span = { .duty = made->duty,
					    .since = made->since,
					    .ended_on = made->ended_on };
	struct tally tally = { .span = &span,
			       .count = made->count,
			       .last = NONE,
			       .today = last + 1 };
	struct deadline_done *done;

	/* What ends a count voids what is due from then on. */
	if (made->duty->off || made->since > last ||
	    (made->ended_on != NONE && made->ended_on <= first))
		return true;
	if (!deadline_plan_init(&tally.plan, made->duty, made->since, calendar,
				err))
		return false;
	buf_reserve(&slots->done, (size_t)made->count * sizeof(*done));
	done = (struct deadline_done *)(void *)slots->done.data;
	for (int i = 0; i < made->count; i++)
		done[i] = (struct deadline_done){ .day = made->days[i] };
	tally.done = done;
	return find_missed(&tally, first, last, slots, err);
}

void deadline_slots_free(struct deadline_slots *slots)
{
	buf_free(&slots->memory);
	buf_free(&slots->done);
	*slots = (struct deadline_slots){ 0 };
}
