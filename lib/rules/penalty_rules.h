/* penalty.yaml: what breaking which article costs, the first time and again. */
#ifndef RULES_PENALTY_RULES_H
#define RULES_PENALTY_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"

enum sanction { SANCTION_SUSPENSION, SANCTION_DISMISSAL };
extern const char *const sanction_names[]; /* NULL-ended, in this order */

/* Which earlier penalties count as the times before. */
enum counted { COUNTED_EVER, COUNTED_YEAR, COUNTED_MONTH };

/* What one time costs. */
struct penalty_time {
	int64_t fine;	  /* in fen, or 0 */
	int64_t cost;	  /* so many times the cost is a fine too, or 0 */
	int64_t sanction; /* enum sanction, or NONE */
};

/* Articles that count together. */
struct penalty_rule {
	const char *const *articles;	  /* NULL-ended */
	const struct penalty_time *times; /* the last holds for all later */
	int count;
};

struct penalty_version {
	int64_t effective;
	enum counted counted;
	const struct penalty_rule *rules;
	int count;
};

struct penalty_book {
	const struct penalty_version *versions; /* by effective */
	int count;
};

/* Reads a whole file; memory from arena.  False, and err, when anything is
 * wrong; an article stands in one rule of a version only. */
bool penalty_parse(struct arena *arena, const struct node *file,
		   struct penalty_book *book, struct err *err);
/* The version in force on day, NULL when none is. */
const struct penalty_version *
penalty_version_on(const struct penalty_book *book, int64_t day);

#endif
