/* The stages of a complaint or a repair and their order (K1, K2, K5): one
 * table.  Pure. */
#ifndef RULES_COMPLAINT_COURSE_H
#define RULES_COMPLAINT_COURSE_H

#include <stdbool.h>
#include <stdint.h>

enum stage {
	STAGE_RECEIVED,
	STAGE_JUDGED,
	STAGE_INVESTIGATED,
	STAGE_PROPOSED,
	STAGE_APPROVED,
	STAGE_RESOLVED,
	STAGE_CONFIRMED,
	STAGE_FOLLOWED_UP,
	STAGE_ANSWERED,
	STAGE_CLOSED,
	STAGES
};
/* Their words, in this order; with a NULL at the end. */
#define STAGE_NAMES \
	"received", "judged", "investigated", "proposed", "approved", \
		"resolved", "confirmed", "followed_up", "answered", "closed"
extern const char *const stage_names[];

/* What complaints are about, and how important customers are (K4);
 * NULL-ended. */
extern const char *const category_names[];
extern const char *const complaint_kind_names[]; /* complaint repair */
extern const char *const importance_names[];	 /* A B C */

/* How far one has come. */
struct complaint_course {
	int64_t days[STAGES]; /* of each stage, NONE: not there */
	bool is_invalid;      /* judged not valid */
};

/* Nothing is there yet. */
void complaint_course_init(struct complaint_course *course);

enum stage_verdict { STAGE_MAY, STAGE_OUT_OF_ORDER, STAGE_THERE };

/* K5: whether a stage may be recorded with that day.  *missing: of one out of
 * order, the next of the chain that must come first, or that comes where the
 * stage is outside the chain. */
enum stage_verdict complaint_judge(const struct complaint_course *course,
				   enum stage stage, int64_t day,
				   enum stage *missing);
/* Records one that may be; is_valid counts for STAGE_JUDGED alone.  K2: the
 * stages that resolving on the spot passes over are there from then on, their
 * bits are returned. */
unsigned complaint_take(struct complaint_course *course, enum stage stage,
			int64_t day, bool is_valid);

/* K1: what was judged to be so, or passed over. */
bool complaint_is_valid(const struct complaint_course *course);
/* K2: the duty `answer` is met by it. */
bool stage_replies(enum stage stage);

/* K6: how many days that is on average, in hundredths, rounded half up;
 * seconds is the sum of `count` times. */
int64_t complaint_mean_days(int64_t seconds, int64_t count);

#endif
