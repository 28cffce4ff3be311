/* The register of milestones: the planned days of the project, that duties
 * count back from. */
#ifndef OFFICE_MILESTONE_REGISTER_H
#define OFFICE_MILESTONE_REGISTER_H

#include "office/registry.h"

enum milestone_kind { MILESTONE_OPENING, MILESTONE_HANDOVER };
extern const char *const milestone_kind_names[]; /* NULL-ended, in this order */

struct milestone_record {
	struct input head;
	const char *milestone; /* its code */
	int64_t kind;	       /* enum milestone_kind */
	int64_t planned_on;
};

extern const struct registry milestone_registry;

/* Reads the milestone with that number; its code lives until the next call.
 * False: there is none. */
bool milestone_by_id(struct office *office, int64_t id,
		     struct milestone_record *milestone);

/* The number of a handover by its code, NONE for NULL; false, and outcome
 * invalid: there is none, or it is no handover. */
bool handover_find(struct office *office, const char *code, int64_t *id,
		   struct outcome *outcome);
/* Its code, in the office's arena; NULL for NONE. */
const char *handover_code(struct office *office, int64_t id);

#endif
