/* The column names that the toolkit's declarations know, gathered by the
 * Makefile: a column that another command prints is passed over, not an
 * error. */
#ifndef CLI_VOCABULARY_H
#define CLI_VOCABULARY_H

extern const char *const vocabulary[]; /* NULL-ended, sorted */

#endif
