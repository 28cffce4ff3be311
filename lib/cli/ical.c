#include "cli/ical.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "rules/day.h"

/* Octets of a line without its end; a line that goes on begins with a blank. */
#define LINE_MAX 75

void ical_add_line(struct buf *buf, const char *format, ...)
{
	char line[LINE_MAX + 1];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(line, sizeof(line), format, arguments);
	va_end(arguments);
	buf_addf(buf, "%s\r\n", line);
}

/* A line that is being written; used: its octets so far. */
struct line {
	struct buf *buf;
	size_t used;
};

/* What belongs together stays on one line. */
static void add(struct line *line, const char *bytes, size_t length)
{
	if (line->used + length > LINE_MAX) {
		buf_add_text(line->buf, "\r\n ");
		line->used = 1;
	}
	buf_add(line->buf, bytes, length);
	line->used += length;
}

static void add_escaped(struct line *line, const char *text)
{
	while (*text) {
		int32_t point;
		bool safe;
		size_t length = text_character(text, &point, &safe);

		if (*text == '\n') {
			add(line, "\\n", 2);
		} else if (strchr("\\;,", *text)) {
			char pair[2] = { '\\', *text };

			add(line, pair, sizeof(pair));
		} else {
			add(line, safe ? text : " ", safe ? length : 1);
		}
		text += length;
	}
}

void ical_add_text(struct buf *buf, const char *name, const char *const parts[])
{
	struct line line = { buf, 0 };

	add(&line, name, strlen(name));
	add(&line, ":", 1);
	for (; *parts; parts++)
		add_escaped(&line, *parts);
	buf_add_text(buf, "\r\n");
}

void ical_day(int64_t day, char out[ICAL_DAY_TEXT])
{
	int year, month, date;

	day_to_civil(day, &year, &month, &date);
	snprintf(out, ICAL_DAY_TEXT, "%04u%02u%02u", (unsigned)year % 10000,
		 (unsigned)month % 100, (unsigned)date % 100);
}

void ical_time(int64_t time, char out[ICAL_TIME_TEXT])
{
	int64_t universal = clock_to_universal(time);
	int64_t day = time_day(universal);
	unsigned second = (unsigned)(universal - day * 86400);
	char date[ICAL_DAY_TEXT];

	ical_day(day, date);
	snprintf(out, ICAL_TIME_TEXT, "%sT%02u%02u%02uZ", date,
		 second / 3600 % 24, second / 60 % 60, second % 60);
}
