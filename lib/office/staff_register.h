/* The register of staff, as it is written and listed. */
#ifndef OFFICE_STAFF_REGISTER_H
#define OFFICE_STAFF_REGISTER_H

#include "office/registry.h"

struct staff_record {
	struct input head;
	const char *staff, *name;
	int64_t role, ability;
	int64_t joined_on, left_on, away_from, away_until;
};

extern const struct registry staff_registry;

#endif
