#include "base/numbering.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"

#define ROOM_MIN 32

void numbering_free(struct numbering *numbering)
{
	free(numbering->numbers);
	free(numbering->slots);
	*numbering = (struct numbering){ 0 };
}

void numbering_clear(struct numbering *numbering)
{
	if (numbering->count)
		memset(numbering->slots, 0,
		       numbering->size * sizeof(*numbering->slots));
	numbering->count = 0;
}

/* Where a number's place is kept, or would be. */
static int *slot_of(const struct numbering *numbering, int64_t number)
{
	uint64_t hash = (uint64_t)number * UINT64_C(0x9e3779b97f4a7c15);
	size_t mask = numbering->size - 1;
	size_t i = (size_t)(hash >> 32) & mask;

	while (numbering->slots[i] &&
	       numbering->numbers[numbering->slots[i] - 1] != number)
		i = (i + 1) & mask;
	return &numbering->slots[i];
}

static void grow(struct numbering *numbering)
{
	numbering->room = numbering->room ? 2 * numbering->room : ROOM_MIN;
	numbering->numbers = mem_resize(numbering->numbers,
					(size_t)numbering->room,
					sizeof(*numbering->numbers));
	/* Half of them stay free, so that few are looked at in vain. */
	numbering->size = 2 * (size_t)numbering->room;
	free(numbering->slots);
	numbering->slots = mem_new(numbering->size * sizeof(*numbering->slots));
	for (int i = 0; i < numbering->count; i++)
		*slot_of(numbering, numbering->numbers[i]) = i + 1;
}

int numbering_find(const struct numbering *numbering, int64_t number)
{
	return numbering->size ? *slot_of(numbering, number) - 1 : -1;
}

int numbering_add(struct numbering *numbering, int64_t number)
{
	int place = numbering->count;

	if (place == numbering->room)
		grow(numbering);
	numbering->numbers[place] = number;
	*slot_of(numbering, number) = ++numbering->count;
	return place;
}

void *numbering_fit(const struct numbering *numbering, void *array, int *room,
		    size_t size)
{
	if (numbering->count <= *room)
		return array;
	*room = numbering->room;
	return mem_resize(array, (size_t)*room, size);
}
