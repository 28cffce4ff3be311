/* What is to be done about complaints (K2-K4), for complaint-due,
 * complaint-log and complaint-stats. */
#ifndef OFFICE_COMPLAINT_DUTIES_H
#define OFFICE_COMPLAINT_DUTIES_H

#include "base/buf.h"
#include "office/complaints.h"
#include "office/duties.h"

extern const struct duty_source complaint_duties;

/* What the deadline engine is told of one complaint: the stages by their time,
 * those that K2 passes over, `replied`, and what care-log recorded.  Begins as
 * all zeros. */
struct complaint_facts {
	const struct complaint *complaint;
	struct complaint_course course;
	struct buf events;	     /* owned */
	struct deadline_facts facts; /* of what is in here */
};
void complaint_facts_fill(struct office *office,
			  const struct complaint *complaint,
			  const struct complaint_story *story,
			  struct complaint_facts *facts);
void complaint_facts_free(struct complaint_facts *facts);

/* What is to be done about one that is due first, with its last day; NULL:
 * nothing.  The name lives as long as the office. */
const char *complaint_next(struct office *office,
			   const struct complaint *complaint, int64_t *due_on);

#endif
