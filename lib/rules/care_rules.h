/* care.yaml: the duties of A1 to A10 and the bounds of the owner stages (A11).
 */
#ifndef RULES_CARE_RULES_H
#define RULES_CARE_RULES_H

#include "rules/duty.h"
#include "rules/owner_stage.h"

struct care_version {
	int64_t effective;
	struct owner_bounds stages;
};

struct care_book {
	const struct care_version *versions; /* by effective */
	int count;
	struct duty_book duties;
};

/* Reads a whole file; memory from arena.  False, and err, when anything is
 * wrong. */
bool care_parse(struct arena *arena, const struct node *file,
		struct care_book *book, struct err *err);
/* The bounds in force on day, NULL when there is no version. */
const struct owner_bounds *care_stages_on(const struct care_book *book,
					  int64_t day);

#endif
