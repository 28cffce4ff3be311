/*
 * How a register is kept: one entry for each code.  A record whose code exists
 * changes the cells that it gives, and no others.
 */
#ifndef OFFICE_REGISTRY_H
#define OFFICE_REGISTRY_H

#include "office/office.h"

/* Two days of which the second may not be before the first. */
struct registry_order {
	const char *first, *last; /* names of fields; NULL ends a list */
};

/* The record, which begins with struct input, is input and entry at once. */
struct registry {
	const struct field *fields; /* the key first; ref and note left out */
	size_t size;		    /* of the record */
	const struct registry_order *orders; /* NULL: none */
	/* Whether there is an entry with the record's code: then where says
	 * which. */
	bool (*find)(struct office *office, const void *record,
		     struct outcome *where);
	/* Reads that entry; its texts live until the next call. */
	void (*load)(struct office *office, const struct outcome *where,
		     void *record);
	/* What else must be so, and what comes of it; entry is what is about
	 * to be written.  False: outcome says why not, and nothing was
	 * written.  NULL: nothing. */
	bool (*decide)(struct office *office, const void *input, void *entry,
		       struct outcome *outcome);
	/* Writes the entry: a new one when where->id is NONE, which it sets. */
	void (*write)(struct office *office, const void *entry,
		      struct outcome *where);
};

/* Records one: what a recorder of a register calls. */
void registry_record(struct office *office, const struct registry *registry,
		     const void *input, void *entry, struct outcome *outcome);

#endif
