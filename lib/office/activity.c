#include "office/activity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "office/activity_facts.h"
#include "office/registers.h"
#include "rules/day.h"

const char *const activity_by_names[] = { "day",     "week", "month",
					  "quarter", "year", "rep",
					  "partner", "kind", NULL };

#define PERIOD_TEXT 32

#define SUM(member) FIELD_INT_AT(struct activity_row, sums.member)

#define PERIOD \
	COLUMN("period", FIELD_CODE, FIELD_TEXT_AT(struct activity_row, period))
#define SUMS \
	COLUMN("calls", FIELD_NUMBER, SUM(calls)), \
		COLUMN("first_visits", FIELD_NUMBER, SUM(first_visits)), \
		COLUMN("return_visits", FIELD_NUMBER, SUM(return_visits)), \
		COLUMN("registered", FIELD_NUMBER, SUM(registered)), \
		COLUMN("refused", FIELD_NUMBER, SUM(refused)), \
		COLUMN("callbacks", FIELD_NUMBER, SUM(callbacks)), \
		COLUMN("subscriptions", FIELD_NUMBER, SUM(subscriptions)), \
		COLUMN("signings", FIELD_NUMBER, SUM(signings)), \
		COLUMN("voids", FIELD_NUMBER, SUM(voids)), \
		COLUMN("sales", FIELD_MONEY, SUM(sales)), \
		COLUMN("received", FIELD_MONEY, SUM(received))

const struct field activity_columns[] = {
	PERIOD,
	COLUMN("group", FIELD_CODE, FIELD_TEXT_AT(struct activity_row, group)),
	SUMS, FIELD_END
};
const struct field activity_kind_columns[] = {
	PERIOD, COLUMN_WORD("group", FIELD_TEXT_AT(struct activity_row, group)),
	SUMS, FIELD_END
};

struct work {
	struct office *office;
	int64_t by;
	int64_t first, last;   /* days */
	struct activity *sums; /* of each bin: period or group, none last */
	int bins;
};

static int64_t monday_of(int64_t day)
{
	return day - day_weekday(day);
}

/* The number of the period that a day lies in, one after the other. */
static int64_t period_of(int64_t by, int64_t day)
{
	switch (by) {
	case BY_DAY: return day;
	case BY_WEEK: return (monday_of(day) + 3) / 7;
	case BY_MONTH: return month_of(day);
	case BY_QUARTER: return month_of(day) / 3;
	default: return month_of(day) / 12;
	}
}

static bool is_period(int64_t by)
{
	return by != NONE && by <= BY_YEAR;
}

/* The place of a rep, a partner or a kind, -1: it has none. */
static int group_of(const struct work *work, const struct activity_fact *fact)
{
	const struct partner *all, *partner;
	int count;

	switch (work->by) {
	case BY_REP: return staff_rank(work->office, fact->rep);
	case BY_KIND: return (int)(fact->kind == NONE ? -1 : fact->kind);
	default:
		all = partner_all(work->office, &count);
		partner = partner_by_id(work->office, fact->partner);
		return partner ? (int)(partner - all) : -1;
	}
}

static int bin_of(const struct work *work, const struct activity_fact *fact)
{
	int group;

	if (work->by == NONE)
		return 0;
	if (is_period(work->by))
		return (int)(period_of(work->by, fact->day) -
			     period_of(work->by, work->first));
	group = group_of(work, fact);
	return group < 0 ? work->bins - 1 : group;
}

static void add(void *to, const struct activity_fact *fact)
{
	const struct work *work = to;
	struct activity *sums = &work->sums[bin_of(work, fact)];

	if (fact->day < work->first || fact->day > work->last)
		return;
	sums->calls += fact->counts.calls;
	sums->first_visits += fact->counts.first_visits;
	sums->return_visits += fact->counts.return_visits;
	sums->registered += fact->counts.registered;
	sums->refused += fact->counts.refused;
	sums->callbacks += fact->counts.callbacks;
	sums->subscriptions += fact->counts.subscriptions;
	sums->signings += fact->counts.signings;
	sums->voids += fact->counts.voids;
	sums->sales += fact->counts.sales;
	sums->received += fact->counts.received;
}

static int count_bins(const struct work *work)
{
	int count = 0;

	switch (work->by) {
	case NONE: return 1;
	case BY_REP: staff_all(work->office, &count); return count + 1;
	case BY_PARTNER: partner_all(work->office, &count); return count + 1;
	case BY_KIND: return KIND_COUNT + 1;
	default:
		return (int)(period_of(work->by, work->last) -
			     period_of(work->by, work->first) + 1);
	}
}

/* ISO 8601: a week is of the year in which its Thursday lies. */
static void week_format(int64_t monday, char text[PERIOD_TEXT])
{
	int year, month, day;
	int64_t thursday = monday + 3;

	day_to_civil(thursday, &year, &month, &day);
	snprintf(text, PERIOD_TEXT, "%04d-W%02d", year,
		 (int)(thursday - day_from_civil(year, 1, 1)) / 7 + 1);
}

static void span_format(const struct work *work, char text[PERIOD_TEXT])
{
	char first[DAY_TEXT], last[DAY_TEXT];

	day_format(work->first, first);
	day_format(work->last, last);
	snprintf(text, PERIOD_TEXT, "%s/%s", first, last);
}

static void period_format(const struct work *work, int bin,
			  char text[PERIOD_TEXT])
{
	int64_t period = period_of(work->by, work->first) + bin;
	int year = (int)(period / 4);

	switch (work->by) {
	case BY_DAY: day_format(period, text); break;
	case BY_WEEK:
		week_format(monday_of(work->first) + (int64_t)bin * 7, text);
		break;
	case BY_MONTH: month_format(period, text); break;
	case BY_QUARTER:
		snprintf(text, PERIOD_TEXT, "%04d-Q%d", year,
			 (int)(period % 4) + 1);
		break;
	default: snprintf(text, PERIOD_TEXT, "%04d", (int)period);
	}
}

static const char *group_name(const struct work *work, int bin)
{
	int count;

	if (bin == work->bins - 1)
		return NULL;
	switch (work->by) {
	case BY_REP: return staff_all(work->office, &count)[bin].staff;
	case BY_KIND: return kind_names[bin];
	default: return partner_all(work->office, &count)[bin].partner;
	}
}

static bool is_empty(const struct activity *sums)
{
	static const struct activity nothing;

	return memcmp(sums, &nothing, sizeof(nothing)) == 0;
}

static void hand_over(const struct work *work,
		      void (*each)(void *to, const void *row), void *to)
{
	bool groups = work->by != NONE && !is_period(work->by);
	char text[PERIOD_TEXT];

	span_format(work, text);
	for (int i = 0; i < work->bins; i++) {
		struct activity_row row = { .period = text,
					    .sums = work->sums[i] };

		if (groups && is_empty(&row.sums))
			continue;
		if (groups)
			row.group = group_name(work, i);
		else if (work->by != NONE)
			period_format(work, i, text);
		each(to, &row);
	}
}

void activity_sum(struct office *office, int64_t first, int64_t last,
		  int64_t by, void (*each)(void *to, const void *row), void *to)
{
	struct work work = {
		.office = office, .by = by, .first = first, .last = last
	};

	work.bins = count_bins(&work);
	work.sums = mem_new((size_t)work.bins * sizeof(*work.sums));
	activity_facts(office, first, last, add, &work);
	hand_over(&work, each, to);
	free(work.sums);
}
