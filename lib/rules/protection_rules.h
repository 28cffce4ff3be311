/* protection.yaml as structs: every number of R1-R9, P1-P6. */
#ifndef RULES_PROTECTION_RULES_H
#define RULES_PROTECTION_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"
#include "rules/duration.h"

enum kind {
	KIND_ONSITE,
	KIND_CHANNEL,
	KIND_BROKERAGE,
	KIND_REFERRER,
	KIND_ECOMMERCE,
	KIND_COUNT
};
extern const char *const kind_names[]; /* NULL-ended, in this order */

#define PERIODS_MAX 16

struct kind_rules {
	struct duration periods[PERIODS_MAX]; /* P1: of the first, second, … */
	int periods_count;
	bool repeat;	      /* P4: any number of times, the last period on */
	bool starts_report;   /* P3: live at the report, not at a visit */
	bool renew_visit;     /* P4: a later visit renews */
	bool registers_visit; /* record_within is given: R2 */
	/* R2; excused_within may be UNIT_NONE: an excuse helps nothing */
	struct duration record_within, excused_within;
	bool late_refuse;     /* R2: else late is only marked */
	bool registers_ahead; /* record_ahead is given: R3, R4 */
	struct duration record_ahead;
	struct duration visit_within; /* R9; UNIT_NONE: never lapses */
	bool confirmation_form;	      /* R3 */
	bool identity_check;	      /* R4 */
	bool listed_before_visit;     /* R4 */
};

struct protection_rules {
	int64_t effective;
	bool per_customer; /* P1: attempts_per: customer */
	struct kind_rules kinds[KIND_COUNT];
};

/* Newest last, no two of one day. */
struct protection_book {
	const struct protection_rules *versions; /* by effective */
	int count;
};

/* Reads a whole file; memory from arena.  False, and err, when anything is
 * wrong: unknown keys, what does not fit together, a kind that is missing.
 * Working days are refused, since protection knows no calendar. */
bool protection_parse(struct arena *arena, const struct node *file,
		      struct protection_book *book, struct err *err);
/* The version in force on day, NULL when none is. */
const struct protection_rules *
protection_rules_on(const struct protection_book *book, int64_t day);

#endif
