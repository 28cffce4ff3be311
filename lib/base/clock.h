/*
 * The clock and the office's time zone: the one place that reads either
 * (T1, T5).  "Time" is wall-clock seconds as in base/value.h.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Tells the office's zone by its IANA name; false when the system has no such
 * zone; dies with 74 when it cannot be read.  The machine's own zone is never
 * looked at. */
bool clock_set_zone(const char *name);

/* The machine's clock, in the office's zone. */
int64_t clock_now(void);
/* The machine's clock in universal seconds: the audit's. */
int64_t clock_universal(void);
/* Universal seconds to the office's wall clock, and back: a time that the clock
 * showed twice is the first of them, one that it left out as far after the
 * change as it is after the last second before. */
int64_t clock_from_universal(int64_t seconds);
int64_t clock_to_universal(int64_t time);
/* Real seconds between two wall-clock times of the office (T4: "30 minutes"
 * are real time, also across a change of summer time). */
int64_t clock_elapsed(int64_t from, int64_t to);

#endif
