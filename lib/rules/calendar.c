#include "rules/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "rules/day.h"
#include "rules/rule_value.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2999

static bool has_day(const int64_t *days, int count, int64_t day)
{
	return count > 0 && bsearch(&day, days, (size_t)count, sizeof(*days),
				    array_compare_int64);
}

/* A day of a list, and where it stands. */
struct listed {
	int64_t day;
	const struct node *node;
};

struct listing {
	struct listed *days; /* sorted */
	int count;
};

static int compare_listed(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	int order = array_compare_int64(&x->day, &y->day);

	return order ? order : (int)(x->node - y->node); /* of one list */
}

static bool parse_day(const struct node *node, int year, int64_t *day,
		      struct err *err)
{
	const char *word = rule_word(node, err);

	if (!word)
		return false;
	if (!day_parse(word, day))
		return node_err(node, err, "'%s' is no day", word);
	if (month_of(*day) / 12 != year)
		return node_err(node, err, "'%s' is not in %d", word, year);
	return true;
}

/* Reads the list under key; no list, or one with an error, is empty.  False
 * when a day in it is no day of the year, or stands there twice. */
static bool parse_days(struct arena *arena, const struct node *map,
		       const char *key, int year, struct listing *listing,
		       struct err *err)
{
	const struct node *list = node_find(map, key);
	struct listed *days;
	bool ok = true;

	*listing = (struct listing){ 0 };
	if (!list)
		return true;
	if (list->type != NODE_LIST)
		return node_err(list, err, "must be a list of days");
	days = arena_alloc(arena, (size_t)list->count * sizeof(*days));
	for (int i = 0; i < list->count; i++) {
		days[i].node = &list->members[i];
		ok = parse_day(days[i].node, year, &days[i].day, err) && ok;
	}
	if (!ok)
		return false;
	array_sort(days, list->count, sizeof(*days), compare_listed);
	for (int i = 1; i < list->count; i++)
		if (days[i].day == days[i - 1].day)
			ok = node_err(days[i].node, err, "'%s' is there twice",
				      days[i].node->text);
	*listing = (struct listing){ days, list->count };
	return ok;
}

/* The days alone. */
static const int64_t *days_of(struct arena *arena,
			      const struct listing *listing)
{
	int64_t *days = arena_alloc(arena,
				    (size_t)listing->count * sizeof(*days));

	for (int i = 0; i < listing->count; i++)
		days[i] = listing->days[i].day;
	return days;
}

static bool parse_lists(struct arena *arena, const struct node *map,
			struct calendar_year *year, struct err *err)
{
	struct listing holidays, workdays;
	bool ok = rule_need(map, "holidays", err) != NULL;

	ok = parse_days(arena, map, "holidays", year->year, &holidays, err) &&
	     ok;
	ok = parse_days(arena, map, "workdays", year->year, &workdays, err) &&
	     ok;
	year->holidays = days_of(arena, &holidays);
	year->holidays_count = holidays.count;
	year->workdays = days_of(arena, &workdays);
	year->workdays_count = workdays.count;
	for (int i = 0; i < workdays.count; i++)
		if (has_day(year->holidays, year->holidays_count,
			    year->workdays[i]))
			ok = node_err(workdays.days[i].node, err,
				      "'%s' is among the holidays too",
				      workdays.days[i].node->text);
	return ok;
}

static bool parse_version(struct arena *arena,
			  const struct rule_version *version,
			  struct calendar_year *year, struct err *err)
{
	static const char *const keys[] = { "effective", "year", "holidays",
					    "workdays", NULL };
	const struct node *map = version->map;
	const struct node *node = rule_need(map, "year", err);
	bool ok = node_check_keys(map, keys, err) && node;

	year->effective = version->effective;
	if (!node || !rule_number(node, YEAR_MIN, YEAR_MAX, &year->year, err))
		return false;
	return parse_lists(arena, map, year, err) && ok;
}

static int compare_years(const void *a, const void *b)
{
	const struct calendar_year *x = a, *y = b;

	if (x->year != y->year)
		return x->year - y->year;
	return array_compare_int64(&x->effective, &y->effective);
}

/* Puts a version in its place; false when there is one of the same year and
 * day.  There is room for it. */
static bool insert_year(struct calendar *calendar,
			const struct calendar_year *year)
{
	int at = calendar->count;
	int order = -1;

	while (at > 0 &&
	       (order = compare_years(&calendar->years[at - 1], year)) > 0)
		at--;
	if (at > 0 && order == 0)
		return false;
	memmove(calendar->years + at + 1, calendar->years + at,
		(size_t)(calendar->count - at) * sizeof(*year));
	calendar->years[at] = *year;
	calendar->count++;
	return true;
}

/* Room for more versions than there are. */
static void make_room(struct calendar *calendar, struct arena *arena, int more)
{
	size_t size = sizeof(*calendar->years);
	struct calendar_year *years =
		arena_alloc(arena, (size_t)(calendar->count + more) * size);

	if (calendar->count > 0)
		memcpy(years, calendar->years, (size_t)calendar->count * size);
	calendar->years = years;
}

bool calendar_parse(struct calendar *calendar, struct arena *arena,
		    const struct node *file, struct err *err)
{
	const struct rule_version *versions;
	int count;
	bool ok = rule_versions(arena, file, &versions, &count, err);

	make_room(calendar, arena, count);
	for (int i = 0; i < count; i++) {
		struct calendar_year year = { 0 };

		if (!parse_version(arena, &versions[i], &year, err))
			ok = false;
		else if (!insert_year(calendar, &year))
			ok = node_err(versions[i].map, err,
				      "another file has a version of %d with "
				      "this 'effective'",
				      year.year);
	}
	return ok;
}

/* The last version of the year that was effective on asof, else its first. */
static const struct calendar_year *find_year(const struct calendar *calendar,
					     int year, int64_t asof)
{
	const struct calendar_year *found = NULL;
	int low = 0, high = calendar->count;

	while (low < high) {
		int middle = (low + high) / 2;

		if (calendar->years[middle].year < year)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < calendar->count; low++) {
		const struct calendar_year *version = &calendar->years[low];

		if (version->year != year ||
		    (found && version->effective > asof))
			break;
		found = version;
	}
	return found;
}

enum workday calendar_workday(const struct calendar *calendar, int64_t day,
			      int64_t asof)
{
	const struct calendar_year *year =
		find_year(calendar, (int)(month_of(day) / 12), asof);

	if (!year)
		return WORKDAY_UNKNOWN;
	if (has_day(year->holidays, year->holidays_count, day))
		return WORKDAY_NO;
	if (day_weekday(day) < 5 ||
	    has_day(year->workdays, year->workdays_count, day))
		return WORKDAY_YES;
	return WORKDAY_NO;
}
