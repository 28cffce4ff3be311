/*
 * The live leads: table open_lead has a row for each, with what its events say
 * of its running count.  Read in the order of their numbers and written whole,
 * many cost one sweep.
 */
#ifndef OFFICE_OPEN_LEADS_H
#define OFFICE_OPEN_LEADS_H

#include "office/events.h"
#include "office/leads.h"

struct open_lead {
	int64_t lead, phone;
	const char *name;
	int64_t rep; /* NONE: a partner's, or in the pool */
	struct lead_count count;
};

/* The row of a lead; its name lives until the next call.  False: it is not
 * live. */
bool open_lead_find(struct office *office, int64_t lead, struct open_lead *row);

/* All rows by number, from one on. */
struct stmt *open_leads_from(struct office *office, int64_t lead);
bool open_leads_next(struct stmt *stmt, struct open_lead *row);

/* Hands the rows of these leads, whose numbers are in order, to each, which
 * asks for no others; those that are not live are passed over. */
void open_leads_each(struct office *office, const int64_t *leads, int count,
		     void (*each)(void *to, const struct open_lead *row),
		     void *to);

/* Lets a lead be among the live ones; visit_at: the visit that starts its
 * count, or NONE. */
void open_lead_insert(struct office *office, const struct lead *lead,
		      int64_t rep, int64_t visit_at);
/* Puts a row in the place of the one that the lead has. */
void open_lead_replace(struct office *office, const struct open_lead *row);
/* Takes the lead out of them, as closed at that time. */
void open_lead_close(struct office *office, int64_t lead, int64_t closed_at);

#endif
