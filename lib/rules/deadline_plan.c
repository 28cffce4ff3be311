#include "rules/deadline_plan.h"

#include "base/intl.h"
#include "base/value.h"
#include "rules/day.h"

static bool is_given(struct duration duration)
{
	return duration.unit != UNIT_NONE;
}

static bool add(const struct deadline_plan *plan, struct duration duration,
		int times, int64_t day, int64_t *out, struct err *err)
{
	char text[DAY_TEXT];

	*out = duration_add(duration, times, day, plan->calendar, plan->since);
	if (*out != NONE)
		return true;
	day_format(day, text);
	return err_set(err,
		       _("duty %s: the calendar has no data for the working"
			 " days from %s"),
		       plan->duty->name, text);
}

static int steps_slots(const struct duty *duty)
{
	/* Their counts rise. */
	return duty->steps_count ? duty->steps[duty->steps_count - 1].count : 0;
}

/* Where the series counts from: the last step, the clock, or `from`. */
static bool find_base(struct deadline_plan *plan, struct err *err)
{
	const struct duty *duty = plan->duty;

	if (duty->until)
		return !is_given(duty->from) ||
		       add(plan, duty->from, -1, plan->since, &plan->base, err);
	if (!duty->steps_count)
		return true;
	return add(plan, duty->steps[duty->steps_count - 1].within, 1,
		   plan->since, &plan->base, err);
}

bool deadline_plan_init(struct deadline_plan *plan, const struct duty *duty,
			int64_t since, const struct calendar *calendar,
			struct err *err)
{
	*plan = (struct deadline_plan){
		.duty = duty,
		.calendar = calendar,
		.since = since,
		.fixed = steps_slots(duty),
		.series = is_given(duty->every),
		.base = since,
		.last = duty->until ? since : NONE,
		.agreed = NONE,
	};
	plan->single = !plan->series && !plan->fixed;
	if (plan->single)
		plan->fixed = 1;
	return !plan->series || find_base(plan, err);
}

void deadline_plan_agree(struct deadline_plan *plan, int64_t due_on)
{
	if (plan->single)
		plan->agreed = due_on;
}

static bool nominal(const struct deadline_plan *plan, int number, int64_t *day,
		    struct err *err)
{
	const struct duty *duty = plan->duty;
	int step = 0;

	if (number > plan->fixed)
		return add(plan, duty->every, number - plan->fixed, plan->base,
			   day, err);
	if (plan->single && duty->until)
		return add(plan, duty->before, -1, plan->since, day, err);
	if (plan->single)
		return add(plan, duty->within, 1, plan->since, day, err);
	while (duty->steps[step].count < number)
		step++;
	return add(plan, duty->steps[step].within, 1, plan->since, day, err);
}

static bool last_day(const struct deadline_plan *plan, int number, int64_t *day,
		     bool *unrolled, struct err *err)
{
	*unrolled = false;
	if (plan->agreed != NONE) {
		*day = plan->agreed;
		return true;
	}
	if (!nominal(plan, number, day, err))
		return false;
	if (plan->duty->roll)
		*day = duration_roll(*day, plan->calendar, plan->since,
				     unrolled);
	return true;
}

/* A series before a planned day ends there. */
static void end_series(const struct deadline_plan *plan,
		       struct deadline_due *due)
{
	if (plan->last != NONE && due->on > plan->last)
		due->on = NONE;
}

bool deadline_plan_due(const struct deadline_plan *plan, int number,
		       struct deadline_due *due, struct err *err)
{
	bool ignored;

	*due = (struct deadline_due){ .on = NONE, .after = plan->base };
	if (number > plan->fixed && !plan->series)
		return true;
	if (!last_day(plan, number, &due->on, &due->unrolled, err))
		return false;
	if (number <= plan->fixed)
		return true;
	end_series(plan, due);
	/* The window begins where the slot before ends; its days, being less,
	 * are in the calendar too. */
	if (number > 1)
		last_day(plan, number - 1, &due->after, &ignored, err);
	return true;
}

bool deadline_plan_next(const struct deadline_plan *plan, int number,
			struct deadline_due *due, struct err *err)
{
	due->after = due->on;
	if (!last_day(plan, number, &due->on, &due->unrolled, err))
		return false;
	end_series(plan, due);
	return true;
}

bool deadline_plan_expected(const struct deadline_plan *plan, int64_t due,
			    int64_t *day, struct err *err)
{
	*day = due;
	if (!plan->single || plan->duty->until ||
	    !is_given(plan->duty->expected))
		return true;
	if (!add(plan, plan->duty->expected, 1, plan->since, day, err))
		return false;
	if (*day > due)
		*day = due;
	return true;
}

static int64_t least_days(struct duration duration)
{
	switch (duration.unit) {
	case UNIT_WEEK: return INT64_C(7) * duration.count;
	case UNIT_MONTH: return INT64_C(28) * duration.count;
	default: return duration.count;
	}
}

/* Whether the window of a slot begins on day or later. */
static bool begins(const struct deadline_plan *plan, int number, int64_t day)
{
	int64_t after = plan->base;
	struct err ignored;
	bool unrolled;

	/* What leaves the calendar is later than any day asked about. */
	return (number > 1 &&
		!last_day(plan, number - 1, &after, &unrolled, &ignored)) ||
	       after >= day;
}

/* A slot of the series whose window surely does not begin before day. */
static int not_before(const struct deadline_plan *plan, int64_t day)
{
	int64_t least = least_days(plan->duty->every);
	int first = plan->fixed + 1;

	if (day <= plan->base)
		return first;
	return first + (int)((day - plan->base + least - 1) / least);
}

bool deadline_plan_first(const struct deadline_plan *plan, int64_t day,
			 int *number, struct deadline_due *due, struct err *err)
{
	*number = not_before(plan, day);
	/* Back to the first that will do. */
	while (*number > plan->fixed + 1 && begins(plan, *number - 1, day))
		--*number;
	for (;; ++*number) {
		if (!deadline_plan_due(plan, *number, due, err))
			return false;
		if (due->on == NONE || due->on > due->after)
			return true;
	}
}

bool deadline_plan_window(const struct deadline_plan *plan, int64_t day,
			  int *number, struct deadline_due *due,
			  struct err *err)
{
	*number = not_before(plan, day);
	while (*number > plan->fixed + 1 && begins(plan, *number, day))
		--*number;
	return deadline_plan_due(plan, *number, due, err);
}
