/* What lead-add is told of a lead and store-list says of it. */
#ifndef OFFICE_LEAD_ROW_H
#define OFFICE_LEAD_ROW_H

#include "office/arrivals.h"
#include "office/entry.h"
#include "office/registering.h"

struct lead_row {
	struct registering_input given;
	int64_t lead;
	int64_t status;	    /* enum lead_status */
	const char *reason; /* of one that was refused or closed */
	int64_t closed_at, attempt, protected_from, protected_until;
	int64_t partner_until, late, blocked_by, held_by, reassigned_at;
	int64_t first_visit_at, last_visit_at;
};

struct visit_row {
	struct arrival_input given;
	int64_t visit, lead;
	const char *reason;
};

/* The fields of a registering_input and an arrival_input: what a person may
 * give. */
extern const struct field registering_fields[];
extern const struct field arrival_fields[];
/* Places among them, for input.day_only. */
enum { REGISTERING_RECORDED_AT = 4, ARRIVAL_ARRIVED_AT = 1 };

/* Invariants of section 4 that concern leads; NULL-ended by name. */
extern const struct entry_check lead_checks[];

#endif
