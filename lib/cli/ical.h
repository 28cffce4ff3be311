/* iCalendar (RFC 5545) as text: content lines, escaped and folded. */
#ifndef CLI_ICAL_H
#define CLI_ICAL_H

#include <stdint.h>

#include "base/buf.h"

/* A line whose value is no text, "NAME;PARAMETER=X:value": ASCII that needs no
 * escaping. */
__attribute__((format(printf, 2, 3))) void ical_add_line(struct buf *buf,
							 const char *format,
							 ...);
/* A line whose value is the text of these parts (NULL-ended), which may be any
 * UTF-8: what iCalendar uses itself is escaped, what moves a terminal is a
 * blank. */
void ical_add_text(struct buf *buf, const char *name,
		   const char *const parts[]);

#define ICAL_DAY_TEXT 9	  /* 20261122 */
#define ICAL_TIME_TEXT 17 /* 20261122T013000Z */
void ical_day(int64_t day, char out[ICAL_DAY_TEXT]);
/* In universal time; the office must have told its zone. */
void ical_time(int64_t time, char out[ICAL_TIME_TEXT]);

#endif
