/* The misses of a month about leads (C5, C6): what lead_duties would find, read
 * from no more than what can have one. */
#ifndef OFFICE_LEAD_MISSES_H
#define OFFICE_LEAD_MISSES_H

#include "office/lead_duties.h"

/* Hands over the slots that are due on the days first to last and were not done
 * by their last day, as they are known at office->now, which is not before the
 * end of the last; without the customers' names, and perhaps others beside
 * them, so that sink->wants must look at the days.  Dies with 78 where the
 * rules do not reach. */
void lead_misses(struct office *office, int64_t first, int64_t last,
		 const struct lead_duty_sink *sink);

#endif
