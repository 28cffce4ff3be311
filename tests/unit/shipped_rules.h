/* Rule files as they are shipped, or as $ANCHANG_RULES has them, for tests of
 * pure rules. */
#ifndef UNIT_SHIPPED_RULES_H
#define UNIT_SHIPPED_RULES_H

#include "rules/protection_rules.h"
#include "rules/recycle_rules.h"

/* One of them, "care.yaml"; NULL and err when it is no YAML of ours. */
const struct node *shipped_file(struct arena *arena, const char *name,
				struct err *err);

/* protection.yaml, office.yaml and recycle.yaml. */
struct shipped_rules {
	struct protection_rules protection;   /* the newest version */
	struct protection_rules per_customer; /* with attempts_per: customer */
	struct recycle_rules recycle;
	int64_t closing_time;
	struct arena arena;
};

/* False, and a message, when a file is no good. */
bool shipped_rules_load(struct shipped_rules *rules);
void shipped_rules_free(struct shipped_rules *rules);

#endif
