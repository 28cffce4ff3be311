/*
 * Recycling (过期资源回收, Y1-Y7; 案场管理制度): which leads are due, to whom
 * they go, and what that makes of their protection.  Pure.
 */
#ifndef RULES_RECYCLING_H
#define RULES_RECYCLING_H

#include "rules/protection.h"
#include "rules/recycle_rules.h"

/* What moves the clock of a lead: times, NONE where there was none. */
struct recycling_facts {
	int64_t recorded_at; /* its report */
	int64_t visited_at, reassigned_at;
	int64_t called_at; /* the latest callback that counts */
};

/* Y1: the day its clock runs from. */
int64_t recycling_clock(const struct recycle_rules *rules,
			const struct recycling_facts *facts);
/* Y1: the last day of a clock that is due on the day of the run. */
int64_t recycling_last_day(const struct recycle_rules *rules, int64_t run);

/* A consultant, in the order of codes. */
struct recycling_rep {
	int64_t id;
	int64_t ability; /* > 0 */
	int64_t leads;	 /* live ones whose rep he is and stays */
	bool is_active;	 /* V3 */
};

/* A lead that is taken back, or was before. */
struct recycling_lead {
	int64_t lead, clock; /* clock: a day */
	int from, to;	     /* places among the reps, -1: none */
};

/* Y2: puts the leads in the order in which they are handed out (oldest clock,
 * then number), and says to whom each goes: to the active consultant for whom
 * (leads + 1) / ability is least, the first of equals, never to the one it was
 * last taken from; -1 where nobody else is active (Y5).  Counts them in leads
 * of the reps. */
void recycling_distribute(struct recycling_lead *leads, int count,
			  struct recycling_rep *reps, int reps_count);

/* Y6, P8: what a live lead's claim becomes when it is handed to rep at that
 * time. */
void claim_reassign(struct claim *claim, int64_t at, int64_t rep,
		    const struct recycle_rules *rules);
/* Y5: the same when nobody takes it.  A partner's own protection stays. */
void claim_take_back(struct claim *claim, int64_t at);
/* Y5: whether it was taken back and nobody has it. */
bool claim_is_pooled(const struct claim *claim);

#endif
