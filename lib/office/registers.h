/*
 * Staff and partners in memory: a few hundred rows, read when first asked
 * for, so that a million records need no look-up in the store.
 */
#ifndef OFFICE_REGISTERS_H
#define OFFICE_REGISTERS_H

#include "office/office.h"

enum role {
	ROLE_CONSULTANT,
	ROLE_SITE_MANAGER,
	ROLE_SALES_MANAGER,
	ROLE_DEPARTMENT_MANAGER,
	ROLE_SALES_ADMINISTRATOR,
	ROLE_CHANNEL_SPECIALIST,
	ROLE_CHANNEL_ASSISTANT,
	ROLE_CHANNEL_HEAD,
	ROLE_SERVICE_AGENT,
	ROLE_SERVICE_SUPERVISOR,
	ROLE_GREETER,
	ROLE_FINANCE
};
extern const char *const role_names[]; /* NULL-ended, in this order */

struct staff {
	int64_t id;
	const char *staff, *name; /* staff: the code */
	int64_t role, ability;
	int64_t joined_on, left_on, away_from, away_until;
	int64_t last_turn; /* time of the last turn, NONE: never (V3) */
	bool turn_changed;
};

struct partner {
	int64_t id;
	const char *partner, *name; /* partner: the code */
	int64_t kind;		    /* enum kind, never KIND_ONSITE */
	int64_t phone;
	const char *id_no;
	int64_t listed_on, ended_on;
};

/* NULL when there is none.  Pointers live as long as the office, unless a
 * register changes. */
const struct staff *staff_by_code(struct office *office, const char *code);
const struct partner *partner_by_code(struct office *office, const char *code);
/* NULL for NONE (staff: also for REP_AUTO); dies with 76 for an id that is
 * nobody's, which only a damaged store has. */
const struct staff *staff_by_id(struct office *office, int64_t id);
const struct partner *partner_by_id(struct office *office, int64_t id);
/* All staff, by code. */
const struct staff *staff_all(struct office *office, int *count);
/* All partners, by code. */
const struct partner *partner_all(struct office *office, int *count);
/* Place of a staff member in the order of codes, -1 for NONE. */
int staff_rank(struct office *office, int64_t id);

/* joined_on <= day <= left_on (open when empty), and not away (V3). */
bool staff_is_active(const struct staff *staff, int64_t day);
/* A consultant, by his present role (T5), who is on the staff on one of the
 * days first to last, away or not. */
bool staff_is_consultant(const struct staff *staff, int64_t first,
			 int64_t last);
/* Whether he can be the rep of what happens on day: a consultant on the staff;
 * else outcome says that he cannot.  For NONE and REP_AUTO there is nothing to
 * say. */
bool rep_check(struct office *office, int64_t rep, int64_t day,
	       struct outcome *outcome);
/* V3: the consultant whose turn it is on day, NULL when nobody is active. */
const struct staff *staff_next_in_turn(struct office *office, int64_t day);
/* Notes that staff had a turn at that time. */
void staff_took_turn(struct office *office, int64_t id, int64_t at);
/* Says when the last turn was (NONE: never), whatever it was before. */
void staff_set_turn(struct office *office, int64_t id, int64_t at);
/* Forgets what was read: a register was written. */
void registers_forget(struct office *office);

#endif
