/*
 * The audit: every change leaves its line in the same transaction, chained by
 * SHA-256 and never altered.  No personal data: such a cell is "*".
 */
#ifndef OFFICE_AUDIT_H
#define OFFICE_AUDIT_H

#include "base/buf.h"
#include "office/office.h"

/* One change: what (store-list's word), which entry, what it was and what it
 * became, as "name=value" cells with blanks between (NULL: there was none).
 * Lines are gathered; audit_flush makes audit rows of them. */
void audit_change(struct office *office, const char *what, int64_t id,
		  const char *before, const char *after);

/* Adds the non-empty cells of a record as "name=value name=value", personal
 * ones as "name=*". */
void audit_cells(struct office *office, struct buf *buf,
		 const struct field *fields, const void *record);

/* Writes what was gathered as rows of at most 64 KiB of lines each. */
void audit_flush(struct office *office);

#endif
