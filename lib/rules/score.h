/*
 * The monthly score of a consultant (M1-M10): what is recorded of him goes in,
 * points of each item come out.  Pure and exact: points are hundredths, each
 * item is rounded once, half up, and the total is their sum.
 */
#ifndef RULES_SCORE_H
#define RULES_SCORE_H

#include "rules/score_rules.h"

/* Of one consultant in one month. */
struct score_facts {
	int64_t target;	 /* the office's, in fen, more than 0 */
	int64_t scored;	 /* how many consultants share it, at least 1 */
	int64_t sales;	 /* in fen */
	int64_t exam;	 /* mark, in hundredths, or NONE */
	int64_t conduct; /* points given by hand, or NONE */
	bool waived[SCORE_ITEMS]; /* M7: a waiver of the whole item */
};

struct score_card {
	int64_t points[SCORE_ITEMS]; /* what is left of each item */
	int64_t misses[SCORE_ITEMS]; /* that cost: not waived */
	bool waived[SCORE_ITEMS];
	bool no_exam;
	bool waiver_applied; /* of an item or of a miss */
};

/* What each item starts from, before its misses are taken off (M3-M7). */
void score_card_start(struct score_card *card, const struct score_rules *rules,
		      const struct score_facts *facts);
/* Takes a miss that costs so many points off an item, which never falls below
 * 0 (M4, M5); nothing when it, or its whole item, is waived (C7, M7).  What it
 * took. */
int64_t score_card_miss(struct score_card *card, enum score_item item,
			int64_t cost, bool waived);
int64_t score_card_total(const struct score_card *card);

/* M3: what one of those scored is to sell of the office's target, half up. */
int64_t score_share(int64_t target, int64_t scored);

/* M8: the place of a total among count totals, 1, 2, 2, 4; whether it is one of
 * the last places: as many from below, unless it is also the best. */
int score_rank(const int64_t totals[], int count, int64_t total);
bool score_is_last(const int64_t totals[], int count, int64_t total,
		   int places);

/* A slot that was not done by its last day (C5, D17), and what names it.  In a
 * waiver (M7) id, since and slot may be empty: all that fit. */
struct score_slot {
	const char *duty;
	int64_t subject;  /* enum subject */
	int64_t number;	  /* of the subject, NONE: */
	const char *code; /* then its code, NULL: any */
	int64_t since, slot;
};

bool score_slot_fits(const struct score_slot *waiver,
		     const struct score_slot *miss);

#endif
