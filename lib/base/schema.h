/*
 * What a store is made of, as a list of steps: step n takes a store of version
 * n (SQLite's user_version) to version n + 1, and a new store takes them all.
 * A step is never edited once it has landed.
 */
#ifndef BASE_SCHEMA_H
#define BASE_SCHEMA_H

#include <stdint.h>

#define SCHEMA_APPLICATION INT64_C(0x416e6368) /* "Anch" */

/* SQL scripts, NULL-ended. */
extern const char *const schema_steps[];
/* The number of steps: the version of a store that this toolkit writes. */
int64_t schema_version(void);

#endif
