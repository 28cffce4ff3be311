/*
 * Days, times and months as people write them, and calendar arithmetic.
 * Shapes: base/value.h.  Years 1900 to 2999.
 */
#ifndef RULES_DAY_H
#define RULES_DAY_H

#include <stdbool.h>
#include <stdint.h>

#define DAY_TEXT 11  /* 2026-11-22 */
#define TIME_TEXT 20 /* 2026-11-22 09:30:00 */
#define MONTH_TEXT 8 /* 2026-10 */

int64_t day_from_civil(int year, int month, int day);
void day_to_civil(int64_t number, int *year, int *month, int *day);
/* 2026-11-22, or with slashes, and then 2026/1/5 too; false when it is no day
 * that exists. */
bool day_parse(const char *text, int64_t *day);
void day_format(int64_t day, char out[DAY_TEXT]);
int day_weekday(int64_t day); /* 0 is Monday */
/* T3: the same day n months on (or back), or that month's last day. */
int64_t day_add_months(int64_t day, int64_t n);
/* The earlier of two, where NONE is no day. */
int64_t day_earlier(int64_t a, int64_t b);

struct time_parts {
	int64_t time;	/* wall clock as written; midnight for a day alone */
	bool has_clock; /* a time of day was written */
	bool has_zone;	/* a zone was written: the offset below counts */
	int64_t offset; /* seconds east of universal time */
};

/* A day, or a day, blank or T, and 9:30, 09:30, 09:30:15, then perhaps Z,
 * +08:00 or +0800. */
bool time_parse(const char *text, struct time_parts *parts);
void time_format(int64_t time, char out[TIME_TEXT]);
int64_t time_day(int64_t time);
/* The last second of a day: what "through that day" ends with (T2). */
static inline int64_t day_last_second(int64_t day)
{
	return day * 86400 + 86399;
}
/* 18:00 or 18:00:30 as seconds of the day. */
bool time_of_day_parse(const char *text, int64_t *seconds);

bool month_parse(const char *text, int64_t *month); /* 2026-10 */
void month_format(int64_t month, char out[MONTH_TEXT]);
int64_t month_first_day(int64_t month);
int64_t month_last_day(int64_t month);
int64_t month_of(int64_t day);

#endif
