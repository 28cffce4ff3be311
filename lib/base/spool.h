/*
 * Text that must not be shown before something else has happened (rows before
 * the commit): kept in memory, beyond 1 MiB in an unlinked temporary file.
 */
#ifndef BASE_SPOOL_H
#define BASE_SPOOL_H

#include <stddef.h>

struct spool;

struct spool *spool_new(void);
void spool_add(struct spool *spool, const void *bytes, size_t length);
/* Hands all that was added to write, in order, and empties the spool. */
void spool_drain(struct spool *spool,
		 void (*write)(void *to, const void *bytes, size_t length),
		 void *to);
void spool_free(struct spool *spool);

#endif
