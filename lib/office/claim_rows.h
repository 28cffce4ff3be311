/* Rows of table claim, read and written one by one; for office/claims.c. */
#ifndef OFFICE_CLAIM_ROWS_H
#define OFFICE_CLAIM_ROWS_H

#include "office/office.h"
#include "rules/protection.h"

/* The present row of a query whose columns from 0 are since, lead, state,
 * attempt, starts_on, until_on, partner_until, partner, rep. */
struct claim claim_read(struct office *office, struct stmt *stmt);
void claim_write(struct office *office, int64_t customer,
		 const struct claim *claim, bool is_new);
void claim_delete(struct office *office, int64_t customer, int64_t since,
		  int64_t lead);

#endif
