/*
 * The sales of a month for finance, and what is owed to partners (B1, B3).
 */
#ifndef OFFICE_SALES_H
#define OFFICE_SALES_H

#include "office/office.h"

struct sale_row {
	int64_t month;
	const char *deal; /* its code */
	int64_t signed_on, rep;
	const char *customer;
	int64_t phone;
	const char *unit;
	int64_t pay_method, price; /* enum pay_method; money in fen */
	int64_t received;	   /* for the house, with the loan */
	int64_t outstanding;
	int64_t lead, partner, kind, attempt; /* NONE without a lead */
	const char *form_no;
	int64_t is_protected; /* NONE for what no partner brought */
	int64_t voided_on;
};

/* Hands the rows of a month to each, which are valid until it returns: by
 * number the deals signed in it and not voided by its end; then those that were
 * voided in it and signed in an earlier month, as they stood then, with their
 * money negative.  A month is judged at its end, or now if that is earlier
 * (M9). */
void sales_of_month(struct office *office, int64_t month,
		    void (*each)(void *to, const void *row), void *to);

#endif
