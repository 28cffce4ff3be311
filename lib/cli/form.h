/*
 * The form that a command's records have: cells go in by field, out comes the
 * struct that the command declared, with defaults filled in and what is
 * required asked for.
 */
#ifndef CLI_FORM_H
#define CLI_FORM_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/field.h"
#include "office/office.h"

#define FORM_MAX 64

struct header_map; /* cli/header_map.h */

struct form {
	struct office *office;
	const struct field *fields;
	const struct field *more;     /* ref and note, or NULL */
	size_t size;		      /* of the struct */
	int count;		      /* of fields */
	int all;		      /* with those of more */
	bool is_register;	      /* it has a FIELD_KEY */
	bool has_defaults;	      /* it has a FIELD_NOW */
	bool passes_headers;	      /* a header line may come again, as where
				   * lists are put one under the other */
	const struct header_map *map; /* of --map, or NULL */
	void *blank;		      /* a struct in which nothing is given */
};

/* fields and more must outlive the form; office may be set later, before the
 * first cell.  blank is of arena. */
void form_init(struct form *form, const struct field *fields,
	       const struct field *more, size_t size, struct arena *arena);

/* By number: first fields, then more. */
const struct field *form_field(const struct form *form, int number);
/* The number of a field by name, -1 when the form has none such. */
int form_find(const struct form *form, const char *name);
/* Whether every record must have it, so that its column must be there. */
bool form_is_required(const struct form *form, int number);

/* Reads text (trimmed; NULL or empty: not given) into field number of record;
 * texts are copied to arena.  False and err: "column: what". */
bool form_set(const struct form *form, void *record, int number,
	      const char *text, struct arena *arena, struct err *err);
/* The next field, from number on, that is required and not given, else -1. */
int form_missing(const struct form *form, const void *record, int number);
/* Fills in what defaults to now or today. */
void form_default(const struct form *form, void *record);

/* Sets every field of a zeroed record to "not given". */
void form_clear(const struct field *fields, void *record);

/* The columns ref and note of struct input. */
extern const struct field form_ref_and_note[];
enum { FORM_REF, FORM_NOTE };

/* Cuts blanks (also U+3000, U+00A0 and what nobody sees) from both ends, in
 * place. */
char *form_trim(char *text, size_t length);

#endif
