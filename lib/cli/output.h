/*
 * Where rows end up: standard output, or a file that appears whole or not at
 * all.  What cannot be written ends the command with 74.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stddef.h>

struct output;

/* path NULL: standard output.  Dies with 73 when the file cannot be made. */
struct output *output_open(const char *path);
/* to is a struct output: the shape that spool_drain wants. */
void output_add(void *to, const void *bytes, size_t length);
/* Writes what is left, puts the file in its place, closes, and frees. */
void output_finish(struct output *output);
/* Frees without putting anything in place. */
void output_abandon(struct output *output);

#endif
