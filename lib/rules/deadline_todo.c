#include "rules/deadline.h"

#include "base/value.h"
#include "rules/day.h"
#include "rules/deadline_plan.h"

/* The slot of the steps that is due first of those not yet made, and after
 * whose due day nothing was done; *number: 0 where there is none. */
static bool step_todo(const struct deadline_plan *plan,
		      const struct deadline_count *count, int64_t last,
		      int *number, struct deadline_due *due, struct err *err)
{
	const struct duty *duty = plan->duty;
	int64_t met = count->made;

	*number = 0;
	for (int i = 0; i < duty->steps_count; i++) {
		int slots = duty->steps[i].count;
		struct deadline_due step;

		if (met >= slots)
			continue;
		if (!deadline_plan_due(plan, (int)met + 1, &step, err))
			return false;
		if (step.on >= last && (!*number || step.on < due->on)) {
			*number = (int)met + 1;
			*due = step;
		}
		met = slots;
	}
	return true;
}

/* The slot of the series whose window begins when, or after, something was
 * done last. */
static bool series_todo(const struct deadline_plan *plan, int64_t last,
			int *number, struct deadline_due *due, struct err *err)
{
	struct deadline_due slot;
	int first;

	if (!plan->series)
		return true;
	if (!deadline_plan_first(plan, last, &first, &slot, err))
		return false;
	if (slot.on == NONE || (*number && slot.on >= due->on))
		return true;
	*number = first;
	*due = slot;
	return true;
}

static bool find_slot(const struct deadline_plan *plan,
		      const struct deadline_count *count, int *number,
		      struct deadline_due *due, struct err *err)
{
	int64_t last = count->last_at == NONE ? NONE : time_day(count->last_at);

	if (plan->single) {
		*number = count->made ? 0 : 1;
		return !*number || deadline_plan_due(plan, 1, due, err);
	}
	if (!step_todo(plan, count, last, number, due, err))
		return false;
	/* The steps come first, unless the last one is past. */
	if (*number && due->on <= plan->base)
		return true;
	return series_todo(plan, last, number, due, err);
}

static enum deadline_status status_of(int64_t due_on, int64_t expected,
				      int64_t today)
{
	if (due_on < today)
		return DEADLINE_OVERDUE;
	return expected <= today ? DEADLINE_DUE : DEADLINE_UPCOMING;
}

enum deadline_found deadline_todo(const struct duty *duty,
				  const struct deadline_count *count,
				  const struct calendar *calendar,
				  int64_t today, struct deadline_slot *slot,
				  struct err *err)
{
	int64_t since = time_day(count->since_at), expected;
	struct deadline_plan plan;
	struct deadline_due due = { .on = NONE };
	int number = 0;

	if (duty->off)
		return DEADLINE_NOTHING;
	if (!deadline_plan_init(&plan, duty, since, calendar, err) ||
	    !find_slot(&plan, count, &number, &due, err))
		return DEADLINE_ERROR;
	if (!number)
		return DEADLINE_NOTHING;
	if (!deadline_plan_expected(&plan, due.on, &expected, err))
		return DEADLINE_ERROR;
	*slot = (struct deadline_slot){
		.duty = duty,
		.number = number,
		.since = since,
		.due_on = due.on,
		.done_on = NONE,
		.made = (int)count->made,
		.status = status_of(due.on, expected, today),
		.todo = true,
		.unrolled = due.unrolled,
	};
	return DEADLINE_FOUND;
}
