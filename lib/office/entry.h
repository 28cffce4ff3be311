/*
 * The kinds of entry that a store holds.  Each lib/office/entry_<what>.c
 * defines `const struct entry_kind entry_<what>` (hyphens become underscores
 * in <what>); the Makefile gathers them, store-list, store-check and
 * entry-withdraw walk them.
 */
#ifndef OFFICE_ENTRY_H
#define OFFICE_ENTRY_H

#include "office/office.h"

/* number: with which the entry's ref and note are kept, or NONE. */
typedef void entry_each(void *to, int64_t number, const void *entry);

/* That numbers were given out: the check's name, and a query for the highest of
 * those that are there, a string literal. */
struct entry_numbers {
	const char *check, *highest;
};

struct entry_kind {
	const char *what;	     /* store-list's word */
	const char *words;	     /* that of the entries with whose numbers
				      * refs and notes are kept; NULL: none */
	size_t size;		     /* of the struct that columns lie in */
	const struct field *columns; /* number or code, the recorder's */
	const struct field *added;   /* by the office; NULL: nothing */
	const char *own_time; /* the column that --from and --to look at */
	/* Hands each entry, by number or code, to each. */
	void (*list)(struct office *office, entry_each *each, void *to);
	/* Takes back one mistaken entry; id as the user wrote it.  NULL: this
	 * kind cannot be withdrawn. */
	void (*withdraw)(struct office *office, const char *id,
			 const char *approved_by, struct outcome *outcome);
	struct entry_numbers numbers; /* NULLs: nothing has a number of its own,
				       * or checks say more of it */
	/* Invariants of section 4 of the contract: NULL-ended by name. */
	const struct entry_check *checks;
};

struct entry_check {
	const char *name; /* as printed by store-check */
	/* True when it holds; else detail says what does not (no personal
	 * data). */
	bool (*holds)(struct office *office, struct err *detail);
};

extern const struct entry_kind *const entry_kinds[]; /* NULL-ended */

/* What is left of an entry that is taken back: the audit keeps what it said;
 * its note and its refs go.  The caller takes it out of its table. */
void entry_take_back(struct office *office, const struct entry_kind *kind,
		     int64_t number, const void *entry);

#endif
