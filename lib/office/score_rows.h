/* The scores of a month as they are shown. */
#ifndef OFFICE_SCORE_ROWS_H
#define OFFICE_SCORE_ROWS_H

#include "office/scoring.h"

struct score_row {
	int64_t month, rank, rep, target, sales, performance;
	int64_t missed_callbacks, callbacks, missed_collection, collection;
	int64_t exam_mark, exam, conduct, total, last_place;
	const char *name, *flags;
};
extern const struct field score_columns[]; /* of a score_row */

/* Hands a score_row of each consultant to each, best first. */
void score_rows(const struct scoring *scoring,
		void (*each)(void *to, const void *row), void *to);

#endif
