/*
 * The scores of a month (M1-M9): what is recorded, gathered for the pure rules
 * in rules/score.h.
 */
#ifndef OFFICE_SCORING_H
#define OFFICE_SCORING_H

#include "office/registers.h"
#include "office/scores.h"
#include "rules/score.h"

/* M7: a waiver of single misses. */
struct score_waiver {
	int64_t staff;
	struct score_slot slot;
	const char *approved_by;
	const struct score_waiver *next;
};

/* One consultant. */
struct scored {
	const struct staff *staff;
	struct score_facts facts;
	const char *waived_by[SCORE_ITEMS]; /* of a whole item, or NULL */
	struct score_card card;
	int64_t total, rank;
	bool is_last; /* M8 */
};

struct scoring {
	struct office *office;
	int64_t month;
	int64_t now, today; /* M9: the moment by which it is judged */
	int64_t over;	    /* the last day of the month that is over then */
	const struct score_rules *rules;
	struct scored *reps; /* best first, ties by code; of the arena */
	int count;
	int *places; /* in reps, by the rank of staff; -1: not scored */
	const struct score_waiver *waivers; /* of single misses */
};

/* Works out all scores.  Dies with 65 when the month has no target, with 78
 * where the rules do not reach. */
void scoring_find(struct scoring *scoring, struct office *office,
		  int64_t month);

/* One miss, and which consultant it costs how much (0: waived). */
struct score_miss {
	int rep; /* its place in reps */
	enum score_item item;
	int64_t cost; /* points, in hundredths */
	struct score_slot slot;
	int64_t due_on;
	const char *waived_by; /* NULL: it is not waived */
};

/* The place in reps of one who is scored, or -1. */
int scoring_place(const struct scoring *scoring, int64_t staff);

/* Hands over every miss of those scored, in any order; its texts live until
 * each returns. */
void scoring_misses(const struct scoring *scoring,
		    void (*each)(void *to, const struct score_miss *miss),
		    void *to);

#endif
