/* recycle.yaml: when a lead is taken back, and what handing it on protects. */
#ifndef RULES_RECYCLE_RULES_H
#define RULES_RECYCLE_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"
#include "rules/duration.h"

struct recycle_rules {
	int64_t effective;
	struct duration after;	  /* Y1: so long nothing happened */
	bool since_contact;	  /* Y1: a callback that counts is something */
	struct duration protects; /* Y6: a reassignment, at least so long */
};

struct recycle_book {
	const struct recycle_rules *versions; /* by effective */
	int count;
};

/* Reads a whole file; memory from arena.  False, and err, when anything is
 * wrong.  Working days are refused, as in protection.yaml. */
bool recycle_parse(struct arena *arena, const struct node *file,
		   struct recycle_book *book, struct err *err);
/* The version in force on the day of the run (T6), NULL when none is. */
const struct recycle_rules *recycle_rules_on(const struct recycle_book *book,
					     int64_t day);

#endif
