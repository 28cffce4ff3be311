/* Visits: every arrival, and the lead that it belongs to (V1-V5). */
#ifndef OFFICE_VISITS_H
#define OFFICE_VISITS_H

#include "base/buf.h"
#include "office/office.h"

enum visit_state {
	VISIT_PLAIN,   /* no claim was made for it */
	VISIT_WAITING, /* its claim waits for a form or an identity check */
	VISIT_DECIDED, /* its claim was decided */
	VISIT_INVALID  /* V5: signed off, counts for nothing */
};
enum visit_invalid { INVALID_GIFT, INVALID_IMPOSTOR };
extern const char *const visit_invalid_names[]; /* NULL-ended */

struct visit {
	int64_t visit, phone, arrived_at;
	int64_t lead;  /* it belongs to, or NONE */
	int64_t claim; /* the partner's lead that it was about, or NONE */
	int64_t state; /* enum visit_state */
	int64_t partner, receiver;
	int64_t turn; /* 1: the receiver's turn (V3) */
	int64_t left_at, id_checked;
	const char *form_no;
	int64_t greeter;
	const char *name;
	int64_t invalid; /* enum visit_invalid, or NONE */
	const char *approved_by;
	int64_t refusal; /* enum refusal of its claim, or NONE */
	int64_t blocked_by, held_by;
	int64_t entered_at;
};

/* A visit of that phone with nothing else known. */
void visit_init(struct visit *visit, int64_t phone, int64_t arrived_at);
/* Appends it, under the next number; sets visit->visit and entered_at. */
void visit_insert(struct office *office, struct visit *visit);
/* Writes all cells of one that is there. */
void visit_write(struct office *office, const struct visit *visit);
/* Reads one; texts live as long as the office.  False: no such visit. */
bool visit_find(struct office *office, int64_t number, struct visit *visit);
/* Reads the visit at which a pending lead was refused, as known now.  False:
 * there is none. */
bool visit_that_refused(struct office *office, int64_t lead,
			struct visit *visit);
/* The visit of this phone at this second, or NONE. */
int64_t visit_at(struct office *office, int64_t phone, int64_t arrived_at);

/* Gives a visit that is nowhere yet to a lead, or (NONE) leaves it among the
 * customer's unregistered ones; takes it away again from where it is.  The
 * lead's events and counts are kept up, its protection is not; visit->lead is
 * set, the visit is not written. */
void visit_attach(struct office *office, struct visit *visit, int64_t lead);
void visit_detach(struct office *office, struct visit *visit);

/* How many visits a lead had on a day; adds their numbers, of int64_t, latest
 * last, to numbers (NULL: they do not matter). */
int visits_of_lead(struct office *office, int64_t lead, int64_t day,
		   struct buf *numbers);

/* V3: whether a reception is a turn: the customer had no live lead when he
 * came, as known now. */
bool visit_is_turn(struct office *office, int64_t customer, int64_t arrived_at);
/* V3: gives the visit to a receiver: notes his turn when it is one. */
void visit_receive(struct office *office, struct visit *visit, int64_t receiver,
		   bool is_turn);
/* The visit's turn does not count any more; writes the visit. */
void visit_leave_turn(struct office *office, struct visit *visit);

#endif
