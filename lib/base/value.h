/*
 * The plain values that cross every layer, and how "not given" is said.
 *
 * A whole number is an int64_t and NONE when there is none; a text is a
 * const char * and NULL when there is none.  A day counts from 1970-01-01.
 * A time counts seconds from 1970-01-01 00:00:00 on the office's own wall
 * clock, so that the day of a time needs no time zone (T1).  Money is in fen,
 * points in hundredths of a point, a month is year * 12 + month - 1.
 */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <stdint.h>

#define NONE INT64_MIN
/* In a register an input cell "-" clears what is there. */
#define CLEAR (INT64_MIN + 1)
extern const char text_clear[]; /* compared by address */

#define DAY_SECONDS 86400

#endif
