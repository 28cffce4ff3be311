/*
 * Leads: what was registered, how a lead goes live, is renewed and ends (R1,
 * P1-P8).  What stands for the customer is in office/claims.h.
 */
#ifndef OFFICE_LEADS_H
#define OFFICE_LEADS_H

#include "office/office.h"
#include "rules/protection.h"

/* Why a lead was closed; the first four are for people to give. */
enum closing {
	CLOSING_BOUGHT_ELSEWHERE,
	CLOSING_NOT_INTERESTED,
	CLOSING_UNREACHABLE,
	CLOSING_INVALID,
	CLOSING_SUPERSEDED
};
extern const char *const closing_names[];	/* all, NULL-ended */
extern const char *const closing_names_given[]; /* the first four */

enum lead_status {
	LEAD_PENDING,
	LEAD_LIVE,
	LEAD_SOLD,
	LEAD_CLOSED,
	LEAD_REFUSED
};
extern const char *const lead_status_names[]; /* NULL-ended */
enum lead_status lead_status_of(enum claim_state state);

/* One registration as it was recorded: table lead. */
struct lead {
	int64_t lead, phone;
	const char *name;
	int64_t partner, rep, recorded_at, visited_at, excused_by;
	int64_t late;	 /* 0, 1, or NONE for kinds without record_within */
	int64_t refusal; /* enum refusal of a lead refused when registered */
	int64_t blocked_by, held_by;
	int64_t entered_at; /* now, when it was recorded */
};

/* Appends it, under the next number; sets lead->lead and entered_at. */
void lead_insert(struct office *office, struct lead *lead);
/* The columns of table lead as lead_read reads them; its name lives until the
 * next call on the statement. */
#define LEAD_CELLS \
	"id, phone, name, partner, rep, recorded_at, visited_at, excused_by," \
	" late, reason, blocked_by, held_by, entered_at"
void lead_read(struct stmt *stmt, struct lead *lead);
/* Reads one; its name lives until the next call.  False: no such lead. */
bool lead_find(struct office *office, int64_t number, struct lead *lead);

/* What a registration that goes live begins with. */
struct lead_start {
	int64_t since;				 /* when it goes live */
	int64_t day;				 /* first day of protection */
	const struct protection_rules *rules;	 /* of that day */
	const struct protection_rules *counting; /* for attempts_per */
	bool takes_visits;  /* it takes over the customer's visits of day */
	int64_t visited_at; /* a visit to record when there is none, or NONE */
};

/* Lets a lead go live: supersedes an older live lead of the customer (P6),
 * takes over visits, finds it a rep (V3) where claim->rep is NONE.  claim: the
 * lead's, pending or new (kind, partner, rep); comes back live.  A lead without
 * a number is inserted, with that rep.  False when an on-site lead finds nobody
 * active: nothing was changed. */
bool lead_go_live(struct office *office, struct lead *lead, int64_t customer,
		  struct claim *claim, const struct lead_start *start);

/* Ends a lead at that time, as CLAIM_CLOSED, CLAIM_SOLD or CLAIM_REFUSED; id
 * is what ended it (a visit) or 0, closing its enum closing or NONE. */
void lead_end(struct office *office, int64_t customer,
	      const struct claim *claim, enum claim_state state, int64_t at,
	      int64_t id, int64_t closing);

/* P4: renews the protection of a live lead by a visit, where its kind is
 * renewed; lead_unrenew takes that back. */
void lead_renew(struct office *office, int64_t customer, int64_t number,
		int64_t at);
void lead_unrenew(struct office *office, int64_t customer, int64_t number,
		  int64_t at);

/* Y5, Y6: passes a live lead on to another rep at office->now, or (NONE) back
 * into the pool.  claim: as it stands then; it becomes the latest that is
 * recorded.  The claims alone: see office/moves.h. */
void lead_pass_on(struct office *office, int64_t customer, struct claim *claim,
		  int64_t rep);

/* R7: of two customers that become one family, both with a live lead of the
 * same holder, the older lead is superseded.  False when the holders differ:
 * nothing was changed.  Before claims_move. */
bool leads_join(struct office *office, int64_t customer, int64_t other);

#endif
