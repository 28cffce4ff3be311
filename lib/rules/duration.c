#include "rules/duration.h"

#include <string.h>

#include "base/value.h"
#include "rules/day.h"

#define COUNT_MAX 10000

static const struct {
	const char *word, *words;
	enum unit unit;
} units[] = {
	{ "minute", "minutes", UNIT_MINUTE },
	{ "hour", "hours", UNIT_HOUR },
	{ "day", "days", UNIT_DAY },
	{ "working day", "working days", UNIT_WORKDAY },
	{ "week", "weeks", UNIT_WEEK },
	{ "month", "months", UNIT_MONTH },
	{ NULL, NULL, UNIT_NONE },
};

static bool unit_parse(const char *text, enum unit *unit)
{
	for (int i = 0; units[i].word; i++) {
		if (strcmp(text, units[i].word) == 0 ||
		    strcmp(text, units[i].words) == 0) {
			*unit = units[i].unit;
			return true;
		}
	}
	return false;
}

bool duration_parse(const char *text, struct duration *duration)
{
	const char *start = text;
	int count = 0;

	for (; *text >= '0' && *text <= '9'; text++) {
		count = count * 10 + (*text - '0');
		if (count > COUNT_MAX)
			return false;
	}
	if (text == start || *text != ' ' ||
	    (*start == '0' && text > start + 1))
		return false;
	duration->count = count;
	return unit_parse(text + 1, &duration->unit);
}

bool duration_is_clock(struct duration duration)
{
	return duration.unit == UNIT_MINUTE || duration.unit == UNIT_HOUR;
}

int64_t duration_seconds(struct duration duration)
{
	return duration.count *
	       (duration.unit == UNIT_HOUR ? INT64_C(3600) : INT64_C(60));
}

/* The n-th working day after day, before it when n is negative. */
static int64_t add_workdays(int64_t n, int64_t day,
			    const struct calendar *calendar, int64_t asof)
{
	int64_t step = n < 0 ? -1 : 1;

	while (n != 0) {
		enum workday is;

		day += step;
		is = calendar_workday(calendar, day, asof);
		if (is == WORKDAY_UNKNOWN)
			return NONE;
		if (is == WORKDAY_YES)
			n -= step;
	}
	return day;
}

int64_t duration_add(struct duration duration, int times, int64_t day,
		     const struct calendar *calendar, int64_t asof)
{
	int64_t n = (int64_t)duration.count * times;

	switch (duration.unit) {
	case UNIT_WORKDAY: return add_workdays(n, day, calendar, asof);
	case UNIT_WEEK: return day + n * 7;
	case UNIT_MONTH: return day_add_months(day, n);
	case UNIT_DAY: return day + n;
	default: return day;
	}
}

int64_t duration_roll(int64_t day, const struct calendar *calendar,
		      int64_t asof, bool *unknown)
{
	int64_t rolled = day;

	for (;;) {
		switch (calendar_workday(calendar, rolled, asof)) {
		case WORKDAY_YES: return rolled;
		case WORKDAY_NO: rolled++; break;
		default: *unknown = true; return day;
		}
	}
}
