/*
 * Live leads that go to another rep, or back into the pool (Y5-Y7).  Claims
 * change at once; events and counts follow with office_flush, by number, so
 * that many cost one sweep.
 */
#ifndef OFFICE_MOVES_H
#define OFFICE_MOVES_H

#include "office/open_leads.h"
#include "rules/protection.h"

/* Moves a live lead of the customer at office->now; row and claim: as it stands
 * then; rep: NONE for the pool.  Of two moves in one second the later one
 * holds. */
void move_lead(struct office *office, const struct open_lead *row,
	       int64_t customer, const struct claim *claim, int64_t rep);
/* Writes what is known of this lead only here; before it is read. */
void moves_settle(struct office *office, int64_t lead);

/* Y4: the last day of the first duty that a reassignment of today starts, for
 * a lead of that kind; NONE when callback.yaml has none. */
int64_t moves_contact_by(struct office *office, enum kind kind);

#endif
