#include "rules/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "rules/day.h"
#include "rules/number.h"

static int compare_days(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static bool has_day(const int64_t *days, int count, int64_t day)
{
	return count > 0 && bsearch(&day, days, (size_t)count, sizeof(*days),
				    compare_days);
}

static const struct node *find_scalar(const struct node *map, const char *key,
				      struct err *err)
{
	const struct node *node = node_find(map, key);

	if (!node)
		node_err(map, err, "'%s' is missing", key);
	else if (node->type == NODE_SCALAR)
		return node;
	else
		node_err(node, err, "%s: must be one word", key);
	return NULL;
}

static bool parse_effective(const struct node *version,
			    struct calendar_year *year, struct err *err)
{
	const struct node *node = find_scalar(version, "effective", err);

	if (!node)
		return false;
	if (!day_parse(node->text, &year->effective))
		return node_err(node, err, "effective: '%s' is not a date",
				node->text);
	return true;
}

static bool parse_year(const struct node *version, struct calendar_year *year,
		       struct err *err)
{
	const struct node *node = find_scalar(version, "year", err);
	int64_t number;

	if (!node)
		return false;
	if (!number_parse(node->text, 0, &number) || number < 1900 ||
	    number > 2999)
		return node_err(node, err, "year: '%s' is not a year",
				node->text);
	year->year = (int)number;
	return true;
}

static bool parse_day(const struct node *node, const char *key, int year,
		      int64_t *day, struct err *err)
{
	if (node->type != NODE_SCALAR)
		return node_err(node, err, "%s: must be a list of dates", key);
	if (!day_parse(node->text, day))
		return node_err(node, err, "%s: '%s' is not a date", key,
				node->text);
	if (month_of(*day) / 12 != year)
		return node_err(node, err, "%s: '%s' is not in %d", key,
				node->text, year);
	return true;
}

/* Reads one list, sorted, into *days; a day that is in it twice, or in other,
 * is an error. */
static bool parse_days(struct arena *arena, const struct node *list,
		       const char *key, const struct calendar_year *year,
		       int64_t **days, struct err *err)
{
	if (list->type != NODE_LIST)
		return node_err(list, err, "%s: must be a list of dates", key);
	*days = arena_alloc(arena, (size_t)list->count * sizeof(**days));
	for (int i = 0; i < list->count; i++) {
		const struct node *node = &list->members[i];
		int64_t day;

		if (!parse_day(node, key, year->year, &day, err))
			return false;
		for (int j = 0; j < i; j++)
			if ((*days)[j] == day)
				return node_err(node, err,
						"%s: '%s' is there twice", key,
						node->text);
		if (has_day(year->holidays, year->holidays_count, day))
			return node_err(node, err,
					"%s: '%s' is among the holidays too",
					key, node->text);
		(*days)[i] = day;
	}
	if (list->count > 0)
		qsort(*days, (size_t)list->count, sizeof(**days), compare_days);
	return true;
}

static bool parse_lists(struct arena *arena, const struct node *version,
			struct calendar_year *year, struct err *err)
{
	const struct node *holidays = node_find(version, "holidays");
	const struct node *workdays = node_find(version, "workdays");
	int64_t *days;

	if (!holidays)
		return node_err(version, err, "'holidays' is missing");
	if (!parse_days(arena, holidays, "holidays", year, &days, err))
		return false;
	year->holidays = days;
	year->holidays_count = holidays->count;
	if (!workdays)
		return true;
	if (!parse_days(arena, workdays, "workdays", year, &days, err))
		return false;
	year->workdays = days;
	year->workdays_count = workdays->count;
	return true;
}

static bool parse_version(struct arena *arena, const struct node *version,
			  struct calendar_year *year, struct err *err)
{
	static const char *const keys[] = { "effective", "year", "holidays",
					    "workdays", NULL };

	return node_check_keys(version, keys, err) &&
	       parse_effective(version, year, err) &&
	       parse_year(version, year, err) &&
	       parse_lists(arena, version, year, err);
}

static int compare_years(const void *a, const void *b)
{
	const struct calendar_year *x = a, *y = b;

	if (x->year != y->year)
		return x->year < y->year ? -1 : 1;
	return (x->effective > y->effective) - (x->effective < y->effective);
}

/* Puts a version in its place; false when there is one of the same year and
 * day.  There is room for it. */
static bool insert_year(struct calendar *calendar,
			const struct calendar_year *year)
{
	int at = calendar->count;
	int order = -1;

	while (at > 0 && (order = compare_years(&calendar->years[at - 1],
						 year)) > 0)
		at--;
	if (at > 0 && order == 0)
		return false;
	memmove(calendar->years + at + 1, calendar->years + at,
		(size_t)(calendar->count - at) * sizeof(*year));
	calendar->years[at] = *year;
	calendar->count++;
	return true;
}

bool calendar_parse(struct calendar *calendar, struct arena *arena,
		    const struct node *file, struct err *err)
{
	struct calendar_year *years;

	if (file->type != NODE_LIST || file->count == 0)
		return node_err(file, err, "must be a list of versions");
	years = arena_alloc(arena, (size_t)(calendar->count + file->count) *
					   sizeof(*years));
	if (calendar->count > 0)
		memcpy(years, calendar->years,
		       (size_t)calendar->count * sizeof(*years));
	calendar->years = years;
	for (int i = 0; i < file->count; i++) {
		const struct node *version = &file->members[i];
		struct calendar_year year = { 0 };

		if (!parse_version(arena, version, &year, err))
			return false;
		if (!insert_year(calendar, &year))
			return node_err(version, err,
					"a version of %d with this 'effective' "
					"is there already",
					year.year);
	}
	return true;
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
