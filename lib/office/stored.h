/* The fields of a record in the columns of a table, both ways. */
#ifndef OFFICE_STORED_H
#define OFFICE_STORED_H

#include "office/office.h"

/* Binds each field to the parameter of its name: ":name". */
void stored_bind(struct stmt *stmt, const struct field *fields,
		 const void *record);
/* Reads the columns of the present row from `column` on, which are the fields
 * in their order; texts live until the statement's next step. */
void stored_read(struct stmt *stmt, int column, const struct field *fields,
		 void *record);

/* Invariant of store-check: numbers of entries of this kind are given out from
 * a sequence, which must be ahead of them; highest: a query for the highest, a
 * string literal. */
bool stored_numbers_hold(struct office *office, const char *what,
			 const char *highest, struct err *detail);

#endif
