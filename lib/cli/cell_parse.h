/* One cell of a record, from text to its place in a struct. */
#ifndef CLI_CELL_PARSE_H
#define CLI_CELL_PARSE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/field.h"
#include "office/office.h"

/* Reads text (trimmed, not empty) into the place of field in record; a text
 * field borrows it.  False and err: what is wrong with the value, without the
 * field's name; a value that is personal is not quoted. */
bool cell_parse(struct office *office, const struct field *field,
		const char *text, void *record, struct err *err);

/* Whether what was read as a time was written as a day alone. */
bool cell_is_day_alone(const char *text);

#endif
