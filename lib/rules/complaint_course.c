#include "rules/complaint_course.h"

#include <stddef.h>

#include "base/value.h"

const char *const stage_names[] = { STAGE_NAMES, NULL };
const char *const category_names[] = { "quality",  "service",  "contract",
				       "handover", "property", "other",
				       NULL };
const char *const complaint_kind_names[] = { "complaint", "repair", NULL };
const char *const importance_names[] = { "A", "B", "C", NULL };

enum { NOTHING = -1, OUTSIDE = -2 }; /* needs nothing; not in that chain */

/* What each stage needs, in the chain of what is valid (or not judged yet) and
 * in that of what is not. */
static const struct {
	int valid, not_valid;
	bool replies; /* K2 */
	bool is_last; /* nothing lies behind it */
} stages[STAGES] = {
	[STAGE_RECEIVED] = { NOTHING, NOTHING, false, false },
	[STAGE_JUDGED] = { STAGE_RECEIVED, STAGE_RECEIVED, false, false },
	[STAGE_INVESTIGATED] = { STAGE_JUDGED, OUTSIDE, false, false },
	[STAGE_PROPOSED] = { STAGE_INVESTIGATED, OUTSIDE, false, false },
	[STAGE_APPROVED] = { STAGE_PROPOSED, OUTSIDE, false, false },
	[STAGE_RESOLVED] = { STAGE_APPROVED, OUTSIDE, true, false },
	[STAGE_CONFIRMED] = { STAGE_RESOLVED, OUTSIDE, false, false },
	[STAGE_FOLLOWED_UP] = { STAGE_RESOLVED, OUTSIDE, false, false },
	[STAGE_ANSWERED] = { STAGE_RECEIVED, STAGE_RECEIVED, true, false },
	[STAGE_CLOSED] = { STAGE_FOLLOWED_UP, STAGE_ANSWERED, false, true },
};

void complaint_course_init(struct complaint_course *course)
{
	*course = (struct complaint_course){ 0 };
	for (int stage = 0; stage < STAGES; stage++)
		course->days[stage] = NONE;
}

static bool is_there(const struct complaint_course *course, int stage)
{
	return course->days[stage] != NONE;
}

/* K2: on the day of receipt what may be settled needs nothing else. */
static bool is_on_the_spot(const struct complaint_course *course, int stage,
			   int64_t day)
{
	return stage == STAGE_RESOLVED && !course->is_invalid &&
	       day == course->days[STAGE_RECEIVED];
}

static int needs(const struct complaint_course *course, int stage, int64_t day)
{
	if (is_on_the_spot(course, stage, day))
		return STAGE_RECEIVED;
	return course->is_invalid ? stages[stage].not_valid
				  : stages[stage].valid;
}

/* The first stage of those that lead to stage (`from` is what it needs) that
 * is not there by that day; NOTHING: all are. */
static int first_missing(const struct complaint_course *course, int from,
			 int64_t day)
{
	int missing = NOTHING;

	for (int stage = from; stage != NOTHING;
	     stage = needs(course, stage, NONE))
		if (!is_there(course, stage) || course->days[stage] > day)
			missing = stage;
	return missing;
}

/* A stage that is dated later than the day, or NOTHING. */
static int dated_later(const struct complaint_course *course, int64_t day)
{
	for (int stage = 0; stage < STAGES; stage++)
		if (is_there(course, stage) && course->days[stage] > day)
			return stage;
	return NOTHING;
}

enum stage_verdict complaint_judge(const struct complaint_course *course,
				   enum stage stage, int64_t day,
				   enum stage *missing)
{
	int need = needs(course, (int)stage, day);
	int found;

	if (is_there(course, STAGE_CLOSED) || is_there(course, (int)stage))
		return STAGE_THERE;
	if (need == OUTSIDE) {
		found = first_missing(course, STAGE_CLOSED, day);
	} else {
		found = first_missing(course, need, day);
		if (found == NOTHING && stages[stage].is_last)
			found = dated_later(course, day);
		if (found == NOTHING)
			return STAGE_MAY;
	}
	*missing = (enum stage)found;
	return STAGE_OUT_OF_ORDER;
}

unsigned complaint_take(struct complaint_course *course, enum stage stage,
			int64_t day, bool is_valid)
{
	unsigned passed_over = 0;

	if (stage == STAGE_JUDGED)
		course->is_invalid = !is_valid;
	/* Only what was settled on the spot has anything behind it missing. */
	for (int before = stages[stage].valid;
	     stage == STAGE_RESOLVED && before != NOTHING;
	     before = stages[before].valid) {
		if (is_there(course, before))
			continue;
		course->days[before] = day;
		passed_over |= 1U << before;
	}
	course->days[stage] = day;
	return passed_over;
}

bool complaint_is_valid(const struct complaint_course *course)
{
	return is_there(course, STAGE_JUDGED) && !course->is_invalid;
}

bool stage_replies(enum stage stage)
{
	return stages[stage].replies;
}

int64_t complaint_mean_days(int64_t seconds, int64_t count)
{
	int64_t whole = count * DAY_SECONDS;

	return (seconds * 200 + whole) / (2 * whole);
}
