/*
 * Sorts any number of records in bounded memory: runs are sorted in memory
 * and, beyond 8 MiB, kept in an unlinked temporary file and merged.
 */
#ifndef BASE_SORTER_H
#define BASE_SORTER_H

#include <stdbool.h>
#include <stddef.h>

struct sorter;

typedef int sorter_compare(const void *a, size_t a_length, const void *b,
			   size_t b_length);

struct sorter *sorter_new(sorter_compare *compare);
/* Copies length bytes. */
void sorter_add(struct sorter *sorter, const void *record, size_t length);
/* The next record in order (8-byte aligned), NULL at the end; equal records
 * come in the order they were added; valid until the next call.  The first
 * call ends the adding. */
const void *sorter_next(struct sorter *sorter, size_t *length);
void sorter_free(struct sorter *sorter);

#endif
