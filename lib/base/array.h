/* Arrays in order, those of no members too, whose place may be NULL. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>

typedef int array_compare(const void *a, const void *b);

/* Sorts count members of size bytes. */
void array_sort(void *array, int count, size_t size, array_compare *compare);
/* The order of two int64_t. */
int array_compare_int64(const void *a, const void *b);

#endif
