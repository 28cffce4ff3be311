/*
 * The audit: every change leaves its line in the same transaction, chained by
 * SHA-256 and never altered.  No personal data: such a cell is "*".
 */
#ifndef OFFICE_AUDIT_H
#define OFFICE_AUDIT_H

#include "base/buf.h"
#include "base/hash.h"
#include "office/office.h"

/* One change: what (store-list's word), which entry, what it was and what it
 * became, as "name=value" cells with blanks between (NULL: there was none).
 * Lines are gathered: a row of the audit holds 64 KiB of them at most, or one
 * that is longer. */
void audit_change(struct office *office, const char *what, int64_t id,
		  const char *before, const char *after);

/* Adds the non-empty cells of a record as "name=value name=value", personal
 * ones as "name=*". */
void audit_cells(struct office *office, struct buf *buf,
		 const struct field *fields, const void *record);

/* One row of the chain. */
struct audit_row {
	int64_t seq, at, as_of; /* at: universal seconds by the machine */
	const char *user, *command;
	const char *changes; /* lines: what, id, before, after; tabs between */
	const char *hash;
};

/* The hash that a row must have after a row with the hash before ("" for the
 * first); buf is room to work in. */
void audit_hash_row(struct buf *buf, const char *before,
		    const struct audit_row *row, char hash[HASH_TEXT]);

/* The last row, whose hash lives until the next call.  False: there is none. */
bool audit_head(struct office *office, int64_t *seq, const char **hash);

/* Whether every row follows the one before it, none is cut off, and, unless
 * since is NULL, one has that hash: then all before it is as it was then. */
bool audit_holds(struct office *office, const char *since, struct err *detail);

#endif
