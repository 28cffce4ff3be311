/* office.yaml: the zone and the closing time of the office (T1, R2). */
#ifndef RULES_OFFICE_RULES_H
#define RULES_OFFICE_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"

struct office_rules {
	int64_t effective;
	const char *timezone; /* by its IANA name (T1) */
	int64_t closing_time; /* seconds of the day (R2) */
};

struct office_book {
	const struct office_rules *versions; /* by effective */
	int count;
};

/* Reads a whole file; memory from arena.  False, and err, when anything is
 * wrong.  Whether the system has the zone is not known here. */
bool office_parse(struct arena *arena, const struct node *file,
		  struct office_book *book, struct err *err);
/* The version in force on day, NULL when none is. */
const struct office_rules *office_rules_on(const struct office_book *book,
					   int64_t day);

#endif
