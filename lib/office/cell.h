/* A cell of a record as it is written, the same in rows and in the audit. */
#ifndef OFFICE_CELL_H
#define OFFICE_CELL_H

#include "office/office.h"

#define CELL_TEXT 32

/* The cell's text, NULL when it is empty.  What is not a text of the record's
 * own or of a register is written into space. */
const char *cell_text(struct office *office, const struct field *field,
		      const void *record, char space[CELL_TEXT]);

#endif
