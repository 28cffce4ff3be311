/* The rule files that there are, and how each is read: rulebook and
 * rules-check walk the same table. */
#ifndef OFFICE_RULE_KINDS_H
#define OFFICE_RULE_KINDS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"

/* In the order of the contract. */
enum rule_kind {
	RULES_OFFICE,
	RULES_PROTECTION,
	RULES_CALLBACK,
	RULES_RECYCLE,
	RULES_CONTRACT,
	RULES_SCORE,
	RULES_COMPLAINT,
	RULES_CARE,
	RULES_PENALTY,
	RULES_FILE,
	RULE_KINDS
};

struct rule_reader {
	const char *name; /* of the file */
	size_t book_size; /* of what parse fills */
	/* Memory from arena; false, and err, when anything is wrong. */
	bool (*parse)(struct arena *arena, const struct node *root, void *book,
		      struct err *err);
};

extern const struct rule_reader rule_readers[RULE_KINDS];

#endif
