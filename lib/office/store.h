/* The store as a whole: made, copied, proved. */
#ifndef OFFICE_STORE_H
#define OFFICE_STORE_H

#include "office/entry.h"

/* Makes the store at path and opens it as the office's, which has none yet;
 * it is there when the office commits.  Dies with 73 when it cannot. */
void store_make(struct office *office, const char *path, bool force);

/* Copies the store to path, which may be there but not be the store itself.
 * Dies with 73 or 74 when it cannot. */
void store_copy(struct office *office, const char *store, const char *path);

/* What all other checks rely on; NULL-ended by name. */
extern const struct entry_check store_checks[];

#endif
