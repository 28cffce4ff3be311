/* score.yaml: what the items of the monthly score are worth (M1). */
#ifndef RULES_SCORE_RULES_H
#define RULES_SCORE_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"

enum score_item {
	SCORE_PERFORMANCE, /* M3 */
	SCORE_CALLBACKS,   /* M4 */
	SCORE_COLLECTION,  /* M5 */
	SCORE_EXAM,	   /* M6 */
	SCORE_CONDUCT,	   /* marked by hand */
	SCORE_ITEMS
};
extern const char *const score_item_names[]; /* NULL-ended, in this order */

struct score_rules {
	int64_t effective;
	bool counts_subscribed; /* M3: a sale counts from its subscription, else
				 * from the signing of its contract */
	int64_t points[SCORE_ITEMS]; /* full points, in hundredths */
	int64_t full_mark;	     /* of the exam, in hundredths (M6) */
	int last_place; /* M8: places from below that are flagged */
};

struct score_book {
	const struct score_rules *versions; /* by effective */
	int count;
};

/* Reads a whole file; memory from arena.  False, and err, when anything is
 * wrong. */
bool score_parse(struct arena *arena, const struct node *file,
		 struct score_book *book, struct err *err);
/* The version of a month, by its last day (T6); NULL when none is in force. */
const struct score_rules *score_rules_on(const struct score_book *book,
					 int64_t day);

#endif
