#include "office/codes.h"

#include <stdbool.h>
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

/* Whether the code at a place is before this one. */
static bool is_before(const struct codes *codes, int place, uint64_t head,
		      const char *code)
{
	if (codes->heads[place] != head)
		return codes->heads[place] < head;
	return strcmp(codes->codes[place], code) < 0;
}

int codes_find(const struct codes *codes, const char *code)
{
	const uint64_t head = head_of(code);
	int low = 0, high = codes->count;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (is_before(codes, middle, head, code))
			low = middle + 1;
		else
			high = middle;
	}
	return low < codes->count && strcmp(codes->codes[low], code) == 0 ? low
									  : -1;
}
