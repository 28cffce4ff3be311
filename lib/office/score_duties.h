/* The duties of which a miss costs points, and of which item (C6, D17). */
#ifndef OFFICE_SCORE_DUTIES_H
#define OFFICE_SCORE_DUTIES_H

#include "office/office.h"
#include "office/rule_kinds.h"
#include "rules/duty.h"
#include "rules/score_rules.h"

/* A rule file whose duties cost points of one item. */
struct score_source {
	enum score_item item;
	enum rule_kind kind;
	enum subject subject;
};
/* Ended by an item of SCORE_ITEMS. */
extern const struct score_source score_sources[];

/* The source of the duties of that name that cost points, in any version;
 * subject: only of that one, or NONE.  NULL: there is none. */
const struct score_source *score_source_of(struct office *office,
					   const char *duty, int64_t subject);
/* Their names, at most `most`, NULL at the end included. */
void score_duty_names(struct office *office, const char *names[], int most);

#endif
