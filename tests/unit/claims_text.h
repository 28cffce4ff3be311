/*
 * What stands for a customer, as the tables of cases write it.
 *
 * Who: z1, z2 are reps of the on-site team; c1 is the first channel, b1, r1, e1
 * the first of the other kinds; auto is nobody in particular of the on-site
 * team.  Claims, with ; between: LEAD STATE WHO, then what is given of
 * since=TIME (with a T), from=DAY until=DAY own=DAY (the end of the partner's
 * own protection; else until), n=ATTEMPT, rep=WHO.  Deals: LEAD, then what is
 * given of subscribed=DAY signed=DAY voided=DAY.
 */
#ifndef UNIT_CLAIMS_TEXT_H
#define UNIT_CLAIMS_TEXT_H

#include "rules/protection.h"
#include "table.h"

#define CLAIMS_TEXT_MAX 16

struct claims_text {
	struct claim claims[CLAIMS_TEXT_MAX];
	struct deal_days deals[CLAIMS_TEXT_MAX];
	struct standing standing;
};

/* Reads the cells of the columns claims and, if has_deals, deals. */
void claims_text_read(const struct table_case *row, bool has_deals,
		      const struct protection_rules *rules,
		      struct claims_text *text);

/* Who asks, or registers. */
struct asker who_read(const struct table_case *row, const char *who);
/* As claim_holder gives it; NONE is "". */
const char *who_text(int64_t holder);

#endif
