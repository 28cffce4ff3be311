/* The cells of a record as text, the way a CSV file has them. */
#ifndef OFFICE_CELL_H
#define OFFICE_CELL_H

#include "base/buf.h"
#include "office/office.h"

/* Whether a record says nothing in this field. */
bool cell_is_empty(const struct field *field, const void *record);

/* Adds the cell, without quotes; nothing when it is empty. */
void cell_add(struct office *office, struct buf *buf,
	      const struct field *field, const void *record);

#endif
