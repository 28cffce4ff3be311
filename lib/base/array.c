#include "base/array.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"

#define BYTES ((int)sizeof(uint64_t))

void array_sort(void *array, int count, size_t size, array_compare *compare)
{
	if (count > 1)
		qsort(array, (size_t)count, size, compare);
}

static uint8_t byte_of(uint64_t number, int place)
{
	return (uint8_t)(number >> place * 8);
}

/* How many numbers have each byte at each place. */
typedef uint32_t byte_counts[BYTES][256];

static void count_bytes(byte_counts counts, const uint64_t *numbers,
			size_t count, int first)
{
	memset(counts, 0, sizeof(byte_counts));
	for (size_t i = 0; i < count; i++)
		for (int place = first; place < BYTES; place++)
			counts[place][byte_of(numbers[i], place)]++;
}

/* Puts the numbers from one array into another, in the order of one byte. */
static void sort_by_byte(const uint64_t *from, uint64_t *to, size_t count,
			 int place, uint32_t starts[256])
{
	uint32_t start = 0;

	for (int i = 0; i < 256; i++) {
		uint32_t here = starts[i];

		starts[i] = start;
		start += here;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[byte_of(from[i], place)]++] = from[i];
}

void array_sort_numbers(uint64_t *numbers, size_t count, int first)
{
	uint64_t *spare = mem_resize(NULL, count, sizeof(*spare));
	uint64_t *from = numbers, *to = spare;
	byte_counts counts;

	count_bytes(counts, numbers, count, first);
	for (int place = first; place < BYTES; place++) {
		uint64_t *old = from;

		/* All have the same. */
		if (!count || counts[place][byte_of(*from, place)] == count)
			continue;
		sort_by_byte(from, to, count, place, counts[place]);
		from = to;
		to = old;
	}
	if (from != numbers)
		memcpy(numbers, from, count * sizeof(*numbers));
	free(spare);
}

int array_unique(int64_t *numbers, int count)
{
	int kept = 0;

	if (count > 1)
		array_sort_numbers((uint64_t *)numbers, (size_t)count, 0);
	for (int i = 0; i < count; i++)
		if (!kept || numbers[kept - 1] != numbers[i])
			numbers[kept++] = numbers[i];
	return kept;
}

int array_compare_int64(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}
