#include "rules/day.h"

#include "base/digits.h"
#include "base/value.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2999

/* From 0000-03-01, where every year of the arithmetic begins so that a leap
 * day is its last, to 1970-01-01. */
#define EPOCH 719468
#define DAYS_OF_400_YEARS 146097

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* March to the month before the 0th to 11th month after March: 31, 61, 92, … */
static unsigned days_from_march(unsigned months)
{
	return (153 * months + 2) / 5;
}

int64_t day_from_civil(int year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t era = floor_div(y, 400);
	unsigned of_era = (unsigned)(y - era * 400);
	unsigned march = (unsigned)(month > 2 ? month - 3 : month + 9);
	unsigned days = of_era * 365 + of_era / 4 - of_era / 100;

	return era * DAYS_OF_400_YEARS + days + days_from_march(march) + day -
	       1 - EPOCH;
}

void day_to_civil(int64_t number, int *year, int *month, int *day)
{
	int64_t era = floor_div(number + EPOCH, DAYS_OF_400_YEARS);
	unsigned of_era = (unsigned)(number + EPOCH - era * DAYS_OF_400_YEARS);
	/* Without the leap days that went before, years are of one length. */
	unsigned y = (of_era - of_era / 1460 + of_era / 36524 -
		      of_era / 146096) /
		     365;
	unsigned of_year = of_era - (365 * y + y / 4 - y / 100);
	unsigned m = (5 * of_year + 2) / 153;

	*day = (int)(of_year - days_from_march(m)) + 1;
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(era * 400) + (int)y + (m >= 10);
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30,
				       31, 31, 30, 31, 30, 31 };

	return lengths[month - 1] + (month == 2 && is_leap(year));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool read_pair(const char **text, int *number)
{
	const char *at = *text;

	if (!is_digit(at[0]) || !is_digit(at[1]))
		return false;
	*number = (at[0] - '0') * 10 + at[1] - '0';
	*text = at + 2;
	return true;
}

/* Two digits, or one. */
static bool read_short(const char **text, int *number)
{
	if (read_pair(text, number))
		return true;
	if (!is_digit(**text))
		return false;
	*number = *(*text)++ - '0';
	return true;
}

static bool read_year(const char **text, int *year)
{
	int century, rest;

	if (!read_pair(text, &century) || !read_pair(text, &rest))
		return false;
	*year = century * 100 + rest;
	return *year >= YEAR_MIN && *year <= YEAR_MAX;
}

/* Month and day, in two digits each, after the hyphen of 2026-11-22. */
static bool read_fixed(const char **text, int *month, int *day)
{
	return read_pair(text, month) && *(*text)++ == '-' &&
	       read_pair(text, day);
}

/* The same after the slash of 2026/1/5. */
static bool read_free(const char **text, int *month, int *day)
{
	return read_short(text, month) && *(*text)++ == '/' &&
	       read_short(text, day);
}

static bool read_day(const char **text, int64_t *number)
{
	int year, month, day;
	char between;

	if (!read_year(text, &year))
		return false;
	between = *(*text)++;
	if (!(between == '-' && read_fixed(text, &month, &day)) &&
	    !(between == '/' && read_free(text, &month, &day)))
		return false;
	if (month < 1 || month > 12 || day < 1 ||
	    day > month_length(year, month))
		return false;
	*number = day_from_civil(year, month, day);
	return true;
}

bool day_parse(const char *text, int64_t *day)
{
	return read_day(&text, day) && *text == '\0';
}

static void write_year_month(char *out, unsigned year, unsigned month)
{
	digits_pair(out, year / 100 % 100);
	digits_pair(out + 2, year % 100);
	out[4] = '-';
	digits_pair(out + 5, month);
}

void day_format(int64_t day, char out[DAY_TEXT])
{
	int year, month, of_month;

	day_to_civil(day, &year, &month, &of_month);
	write_year_month(out, (unsigned)year, (unsigned)month);
	out[7] = '-';
	digits_pair(out + 8, (unsigned)of_month);
	out[10] = '\0';
}

int day_weekday(int64_t day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)(day + 3 - floor_div(day + 3, 7) * 7);
}

int64_t day_add_months(int64_t day, int64_t n)
{
	int year, month, of_month, length;
	int64_t to;

	day_to_civil(day, &year, &month, &of_month);
	to = year * INT64_C(12) + month - 1 + n;
	year = (int)floor_div(to, 12);
	month = (int)(to - year * INT64_C(12)) + 1;
	length = month_length(year, month);
	return day_from_civil(year, month,
			      of_month < length ? of_month : length);
}

int64_t day_earlier(int64_t a, int64_t b)
{
	if (a == NONE || b == NONE)
		return a == NONE ? b : a;
	return a < b ? a : b;
}

/* 9:30, 09:30, 09:30:15 */
static bool read_clock(const char **text, int64_t *seconds)
{
	int hour, minute, second = 0;

	if (!read_short(text, &hour) || *(*text)++ != ':' ||
	    !read_pair(text, &minute))
		return false;
	if (**text == ':') {
		(*text)++;
		if (!read_pair(text, &second))
			return false;
	}
	*seconds = hour * 3600 + minute * 60 + second;
	return hour < 24 && minute < 60 && second < 60;
}

/* Z, +08:00, -0330 */
static bool read_zone(const char **text, int64_t *offset)
{
	char sign = *(*text)++;
	int hours, minutes;

	*offset = 0;
	if (sign == 'Z')
		return true;
	if ((sign != '+' && sign != '-') || !read_pair(text, &hours))
		return false;
	if (**text == ':')
		(*text)++;
	if (!read_pair(text, &minutes) || minutes > 59 ||
	    hours * 60 + minutes > 14 * 60)
		return false;
	*offset = hours * INT64_C(3600) + minutes * INT64_C(60);
	if (sign == '-')
		*offset = -*offset;
	return true;
}

bool time_parse(const char *text, struct time_parts *parts)
{
	int64_t day, clock = 0;

	parts->has_clock = parts->has_zone = false;
	parts->offset = 0;
	if (!read_day(&text, &day))
		return false;
	if (*text == ' ' || *text == 'T') {
		text++;
		if (!read_clock(&text, &clock))
			return false;
		parts->has_clock = true;
		parts->has_zone = *text != '\0';
	}
	if (parts->has_zone && !read_zone(&text, &parts->offset))
		return false;
	parts->time = day * DAY_SECONDS + clock;
	return *text == '\0';
}

void time_format(int64_t time, char out[TIME_TEXT])
{
	int64_t day = time_day(time);
	unsigned seconds = (unsigned)(time - day * DAY_SECONDS);

	day_format(day, out);
	out[10] = ' ';
	digits_pair(out + 11, seconds / 3600);
	out[13] = ':';
	digits_pair(out + 14, seconds / 60 % 60);
	out[16] = ':';
	digits_pair(out + 17, seconds % 60);
	out[19] = '\0';
}

int64_t time_day(int64_t time)
{
	return floor_div(time, DAY_SECONDS);
}

bool time_of_day_parse(const char *text, int64_t *seconds)
{
	return read_clock(&text, seconds) && *text == '\0';
}

bool month_parse(const char *text, int64_t *month)
{
	int year, of_year;

	if (!read_year(&text, &year) || *text++ != '-' ||
	    !read_pair(&text, &of_year) || *text != '\0')
		return false;
	*month = year * INT64_C(12) + of_year - 1;
	return of_year >= 1 && of_year <= 12;
}

void month_format(int64_t month, char out[MONTH_TEXT])
{
	int64_t year = floor_div(month, 12);

	write_year_month(out, (unsigned)year,
			 (unsigned)(month - year * 12) + 1);
	out[7] = '\0';
}

int64_t month_first_day(int64_t month)
{
	int64_t year = floor_div(month, 12);

	return day_from_civil((int)year, (int)(month - year * 12) + 1, 1);
}

int64_t month_last_day(int64_t month)
{
	return month_first_day(month + 1) - 1;
}

int64_t month_of(int64_t day)
{
	int year, month, of_month;

	day_to_civil(day, &year, &month, &of_month);
	return year * INT64_C(12) + month - 1;
}
