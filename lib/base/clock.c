#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/value.h"

#define ZONES "/usr/share/zoneinfo"
#define NAME_MAX_LENGTH 64
/* Beyond some years from what is known, looking day by day costs more than the
 * two look-ups that it saves. */
#define SPAN_STEPS 4000

static char zone_path[sizeof(ZONES) + NAME_MAX_LENGTH + 1];
static bool zone_loaded;

/* Universal seconds, a whole number of days apart, between which the offset is
 * the same; found so far. */
static struct {
	bool known;
	int64_t from, to, offset;
} span;

/* Without a dot it leads to nothing outside the folder. */
static bool is_zone_name(const char *name)
{
	return *name && *name != '/' && strlen(name) <= NAME_MAX_LENGTH &&
	       name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
				 "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				 "0123456789_+-/")] == '\0';
}

__attribute__((noreturn)) static void die_zone(const char *path)
{
	die(errno == ENOMEM ? EX_OSERR : EX_IOERR, _("%s: cannot be read: %s"),
	    path, strerror(errno));
}

/* Every file of the zone database begins so; its tables and folders do not. */
static bool is_zone_file(const char *path)
{
	char magic[4];
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t length;

	if (file < 0 && (errno == ENOENT || errno == ENOTDIR))
		return false;
	if (file < 0)
		die_zone(path);
	length = read(file, magic, sizeof(magic));
	if (length < 0 && errno != EISDIR)
		die_zone(path);
	close(file);
	return length == sizeof(magic) &&
	       memcmp(magic, "TZif", sizeof(magic)) == 0;
}

bool clock_set_zone(const char *name)
{
	char path[sizeof(zone_path)];

	if (!is_zone_name(name))
		return false;
	snprintf(path, sizeof(path), "%s/%s", ZONES, name);
	if (!is_zone_file(path))
		return false;
	memcpy(zone_path, path, sizeof(path));
	zone_loaded = false;
	span.known = false;
	return true;
}

/* A whole path, so that neither TZ nor TZDIR of the machine matters. */
static void load_zone(void)
{
	char value[sizeof(zone_path) + 1];

	if (!*zone_path)
		bug("no time zone was set");
	snprintf(value, sizeof(value), ":%s", zone_path);
	if (setenv("TZ", value, 1) != 0)
		die_of_memory();
	/* The C library takes what it cannot read as universal time, and names
	 * that nothing. */
	errno = 0;
	tzset();
	if (!*tzname[0])
		die_zone(zone_path);
	zone_loaded = true;
}

/* Seconds east of universal time at that universal second. */
static int64_t offset_at(int64_t seconds)
{
	time_t time = (time_t)seconds;
	struct tm parts;

	if (!zone_loaded)
		load_zone();
	if (!localtime_r(&time, &parts))
		bug("no such time: %lld", (long long)seconds);
	return parts.tm_gmtoff;
}

int64_t clock_universal(void)
{
	return (int64_t)time(NULL);
}

int64_t clock_now(void)
{
	return clock_from_universal(clock_universal());
}

int64_t clock_from_universal(int64_t seconds)
{
	return seconds + offset_at(seconds);
}

/* A time that the clock showed twice is taken as the first, one that it passed
 * over as if it had not been put forward. */
int64_t clock_to_universal(int64_t time)
{
	int64_t before = offset_at(time - DAY_SECONDS);
	int64_t after = offset_at(time + DAY_SECONDS);

	if (clock_from_universal(time - before) != time &&
	    clock_from_universal(time - after) == time)
		return time - after;
	return time - before;
}

/* Moves one end of the span by days until it is past seconds; false when the
 * offset changes on the way, or the way is long. */
static bool reach(int64_t *end, int64_t step, int64_t seconds)
{
	for (int i = 0; i < SPAN_STEPS; i++) {
		if (step < 0 ? *end <= seconds : *end >= seconds)
			return true;
		if (offset_at(*end + step) != span.offset)
			return false;
		*end += step;
	}
	return false;
}

/* Whether the clock had one offset at this time, and within a day of it, and
 * ever since the other times for which this was true. */
static bool is_in_span(int64_t time)
{
	if (!span.known) {
		span.from = span.to = clock_to_universal(time);
		span.offset = offset_at(span.from);
		span.known = true;
	}
	time -= span.offset;
	return reach(&span.from, -DAY_SECONDS, time - DAY_SECONDS) &&
	       reach(&span.to, DAY_SECONDS, time + DAY_SECONDS);
}

int64_t clock_elapsed(int64_t from, int64_t to)
{
	if (is_in_span(from) && is_in_span(to))
		return to - from;
	return clock_to_universal(to) - clock_to_universal(from);
}
