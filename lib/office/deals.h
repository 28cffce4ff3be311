/*
 * Deals as the store has them: tables deal and deal_event.  A deal is read
 * whole, with its events, and judged by rules/deal.h.
 */
#ifndef OFFICE_DEALS_H
#define OFFICE_DEALS_H

#include "base/arena.h"
#include "office/office.h"
#include "rules/deal.h"

/* Where one deal lies; begins as all zeros. */
struct deal_room {
	struct deal deal;
	struct deal_event *events; /* owned */
	int size;
	struct arena texts; /* owned */
};

/* The deal with that number and all that is recorded of it, in the room: until
 * the next read into it.  NULL: there is none. */
const struct deal *deal_read(struct office *office, int64_t id,
			     struct deal_room *room);
/* Makes room for one more event. */
void deal_room_reserve(struct deal_room *room);
void deal_room_free(struct deal_room *room);
/* The number of the deal with that code, or NONE; the code of a number, in the
 * office's arena, or NULL. */
int64_t deal_by_code(struct office *office, const char *code);
const char *deal_code(struct office *office, int64_t id);

/* A day by which all that is recorded is known. */
#define ANY_DAY INT64_MAX

/* Hands deals to each, by number, as known at the end of a day (T5): those that
 * were subscribed later are left out.  A deal lives until each returns. */
typedef void deal_each(void *to, const struct deal *deal);
/* All of them. */
void deals_each(struct office *office, int64_t day, deal_each *each, void *to);
/* Those whose number the query gives, in its order. */
void deals_of(struct office *office, struct stmt *numbers, int64_t day,
	      deal_each *each, void *to);
/* Those of one customer (claims.h: customer_of_phone), voided ones too. */
void deals_of_customer(struct office *office, int64_t customer, int64_t day,
		       deal_each *each, void *to);

/* What is a sale: `counts` of score.yaml. */
enum sale { SALE_SIGNED, SALE_SUBSCRIBED };
/* M3: the sales of the days first to last, not voided by the end of day `day`:
 * deal_terms_on(deal, day) says whose, and for how much (D20). */
void deals_sold(struct office *office, enum sale sale, int64_t first,
		int64_t last, int64_t day, deal_each *each, void *to);

/* The columns of table deal that its events decide: writes them anew. */
void deal_derive(struct office *office, const struct deal *deal);
/* D19: another deal than this (NONE: any) has the unit, and is not voided. */
bool deal_unit_is_taken(struct office *office, const char *unit,
			int64_t except);

#endif
