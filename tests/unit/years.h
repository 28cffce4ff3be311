/* A calendar out of all files of a folder, for the tests that need one. */
#ifndef UNIT_YEARS_H
#define UNIT_YEARS_H

#include <stdbool.h>

#include "base/arena.h"
#include "rules/calendar.h"

struct years {
	struct calendar calendar;
	struct arena arena;
};

/* False, and a message, when a file is no good, or there is none. */
bool years_load(struct years *years, const char *folder);
void years_free(struct years *years);

#endif
