/*
 * How a register is kept: one entry for each code.  A record whose code exists
 * changes the cells that it gives, and no others.  A register is a declaration:
 * its fields, and the statements that find, read and write an entry.
 */
#ifndef OFFICE_REGISTRY_H
#define OFFICE_REGISTRY_H

#include "office/entry.h"

/* Two days of which the second may not be before the first. */
struct registry_order {
	const char *first, *last; /* names of fields; NULL ends a list */
};

/* String literals. */
struct registry_sql {
	const char *find;  /* the id of the key, a parameter of its name */
	const char *load;  /* all fields in order, of :id */
	const char *list;  /* all fields in order, then id; all, by key */
	const char *write; /* new, or in place of :id; each field by its name */
};

/* The record, which begins with struct input, is input and entry at once. */
struct registry {
	const char *what;	    /* store-list's word */
	const struct field *fields; /* the key first; ref and note left out */
	size_t size;		    /* of the record */
	const struct registry_order *orders; /* NULL: none */
	struct registry_sql sql;
	/* What else must be so, and what comes of it; entry is what is about
	 * to be written.  False: outcome says why not, and nothing was
	 * written.  NULL: nothing. */
	bool (*decide)(struct office *office, const void *input, void *entry,
		       struct outcome *outcome);
	/* Where the table does not say it all: these in place of
	 * what the statements do; or NULL. */
	bool (*find)(struct office *office, const void *record,
		     struct outcome *where);
	void (*load)(struct office *office, const struct outcome *where,
		     void *record);
	void (*write)(struct office *office, const void *entry,
		      struct outcome *where);
};

/* Whether there is an entry with the record's code: then where says which. */
bool registry_find(struct office *office, const struct registry *registry,
		   const void *record, struct outcome *where);
/* Reads that entry; its texts live until the next call. */
void registry_load(struct office *office, const struct registry *registry,
		   const struct outcome *where, void *record);
/* Hands each entry, by code, to each; record is room for one. */
void registry_list(struct office *office, const struct registry *registry,
		   void *record, entry_each *each, void *to);

/* Records one: what a recorder of a register calls. */
void registry_record(struct office *office, const struct registry *registry,
		     const void *input, void *entry, struct outcome *outcome);

#endif
