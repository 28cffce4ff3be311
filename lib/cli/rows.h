/* Result rows: records bound by fields, written as CSV, TSV, JSON or table. */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include "base/field.h"
#include "office/office.h"

struct rows;

/* Writes one row.  record is laid out as the columns say; line, result and
 * reason columns of a recorder are put before it by the shape. */
void rows_add(struct rows *rows, const void *record);
/* The same for who finds rows and hands each over: to is a struct rows. */
void rows_add_to(void *to, const void *record);

#endif
