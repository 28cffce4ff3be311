#include "office/codes.h"

#include <string.h>

#include "base/die.h"

void codes_begin(struct codes *codes, struct arena *arena, int room)
{
	size_t size = (size_t)room + 1; /* none is asked for as well */

	codes->heads = arena_alloc(arena, size * sizeof(*codes->heads));
	codes->codes = arena_alloc(arena, size * sizeof(*codes->codes));
	codes->count = 0;
	codes->room = room;
}

static uint64_t head_of(const char *code)
{
	uint64_t head = 0;

	for (size_t i = 0; i < sizeof(head); i++) {
		head = head << 8 | (unsigned char)*code;
		code += *code != '\0';
	}
	return head;
}

void codes_add(struct codes *codes, const char *code)
{
	if (codes->count == codes->room)
		bug("more than %d codes", codes->room);
	codes->heads[codes->count] = head_of(code);
	codes->codes[codes->count++] = code;
}

int codes_find(const struct codes *codes, const char *code)
{
	const uint64_t head = head_of(code);
	int low = 0, high = codes->count;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (codes->heads[middle] < head)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < codes->count && codes->heads[low] == head; low++)
		if (strcmp(codes->codes[low], code) == 0)
			return low;
	return -1;
}
