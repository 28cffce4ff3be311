/*
 * The bytes of one input, as sound UTF-8: opened, converted when an encoding
 * is named, checked, and the byte-order mark skipped.
 */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct source;

/* name "-": standard input.  encoding NULL: UTF-8.  Dies with 66 when there is
 * no such file, 77 when it may not be read, 64 for an unknown encoding. */
struct source *source_open(const char *name, const char *encoding);
/* The next bytes, ending with a whole character; 0 at the end.  They are the
 * caller's to write to until the next call. */
size_t source_read(struct source *source, char **bytes);
/* Why source_read ended, when it was not the end of the file: bytes that are
 * no text lie right behind what it gave last.  NULL: it was the end. */
const char *source_problem(const struct source *source);
void source_close(struct source *source);

#endif
