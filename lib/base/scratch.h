/* Files that have no name and go with the process: what a command holds beyond
 * its memory.  Failing ends the command (73 making, 74 writing or reading). */
#ifndef BASE_SCRATCH_H
#define BASE_SCRATCH_H

#include <stddef.h>
#include <stdint.h>

/* A new empty file in $TMPDIR, else /tmp, for this user alone; the caller
 * closes the descriptor. */
int scratch_open(void);
/* Writes all length bytes behind what was written before. */
void scratch_write(int file, const void *bytes, size_t length);
/* Reads length bytes from offset on, fewer only at the end; how many. */
size_t scratch_read(int file, int64_t offset, void *bytes, size_t length);

#endif
