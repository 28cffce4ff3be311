/* A deal, as the tables of cases write it. */
#ifndef UNIT_DEAL_TEXT_H
#define UNIT_DEAL_TEXT_H

#include "rules/deal.h"

#define DEAL_TEXT_EVENTS 16

struct deal_text {
	struct deal deal;
	struct deal_event events[DEAL_TEXT_EVENTS];
	char memory[1024]; /* the words */
	int used;
};

/* "subscribed=2026-11-01 price=1000 pay_method=mortgage down_payment=300
 * facility_fee=10": unit 1-101, rep 1, paid in full where nothing is said; and
 * "payment 2026-11-03 400 other_fees; changed 2026-11-05 price=900". */
void deal_text_read(struct deal_text *text, const char *deal,
		    const char *events);
/* One event of those. */
void deal_text_event(struct deal_text *text, const char *words,
		     struct deal_event *event);

#endif
