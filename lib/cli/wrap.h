/* Prose in lines of a screen's width, Chinese too. */
#ifndef CLI_WRAP_H
#define CLI_WRAP_H

#include "base/buf.h"

/* How many columns of a screen these bytes of UTF-8 take. */
size_t wrap_width(const char *text, size_t length);

/* How many of these bytes fit into width columns; when not all do, one column
 * is left for the sign that says so. */
size_t wrap_cut(const char *text, size_t length, size_t width);

/* Adds prose from column indent on, in lines of at most width columns; start
 * is where the line that is being written begins in text.  A line ends at a
 * blank, or behind a Chinese character. */
void wrap_add(struct buf *text, size_t start, const char *prose, size_t indent,
	      size_t width);

#endif
