/* What is to be done about deals (D1-D14), and about their care (A2, A3, A8,
 * A9): the source of their duties. */
#ifndef OFFICE_DEAL_DUTIES_H
#define OFFICE_DEAL_DUTIES_H

#include "base/buf.h"
#include "office/deals.h"
#include "office/duties.h"

/* Both hand over the deals of which something may be left to do, or all: by
 * contract.yaml alone, or by any rule file. */
extern const struct duty_source contract_duties;
extern const struct duty_source deal_duties;

/* The facts of a deal as it is handed over: its events, paid_at_signing (D15),
 * what care-log has recorded by now, the planned day of its handover.  The room
 * begins as all zeros; the facts live until the next call on it. */
struct deal_facts {
	struct buf events; /* of struct deadline_event */
	struct arena texts;
};
void deal_facts_fill(struct office *office, struct deal_facts *room,
		     const struct deal *deal, struct deadline_facts *facts);
void deal_facts_free(struct deal_facts *room);

/* The open duty of contract.yaml that is due first, of a deal as it is known
 * now; false: there is none. */
bool deal_next_duty(struct office *office, const struct deal *deal,
		    struct deadline_slot *slot);

#endif
