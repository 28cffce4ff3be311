#include "base/array.h"

#include <stdint.h>
#include <stdlib.h>

void array_sort(void *array, int count, size_t size, array_compare *compare)
{
	if (count > 1)
		qsort(array, (size_t)count, size, compare);
}

int array_compare_int64(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}
