/* Arrays in order, those of no members too, whose place may be NULL. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>
#include <stdint.h>

typedef int array_compare(const void *a, const void *b);

/* Sorts count members of size bytes. */
void array_sort(void *array, int count, size_t size, array_compare *compare);
/* Sorts numbers by their bytes from the first on, counted from the least
 * significant one; equal ones stay as they are.  No number is compared, which
 * is several times as fast. */
void array_sort_numbers(uint64_t *numbers, size_t count, int first);
/* Sorts numbers, none of which is negative, and keeps each once; how many are
 * left. */
int array_unique(int64_t *numbers, int count);
/* The order of two int64_t. */
int array_compare_int64(const void *a, const void *b);

#endif
