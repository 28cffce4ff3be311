/*
 * Sorts any number of records in bounded memory: runs are sorted in memory
 * and, beyond 8 MiB, kept in an unlinked temporary file and merged.
 */
#ifndef BASE_SORTER_H
#define BASE_SORTER_H

#include <stddef.h>
#include <stdint.h>

struct sorter;

typedef int sorter_compare(const void *a, size_t a_length, const void *b,
			   size_t b_length);

struct sorter *sorter_new(sorter_compare *compare);
/* Sorting is faster by a number that is never greater for the record which
 * comes first; compare is asked about records of the same number.  Before the
 * first record. */
typedef uint32_t sorter_key(const void *record, size_t length);
void sorter_set_key(struct sorter *sorter, sorter_key *key);
/* Copies length bytes. */
void sorter_add(struct sorter *sorter, const void *record, size_t length);
/* The next record in order (8-byte aligned), NULL at the end; equal records
 * come in the order they were added; valid until the next call.  The first
 * call ends the adding. */
const void *sorter_next(struct sorter *sorter, size_t *length);
void sorter_free(struct sorter *sorter);

#endif
