#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

#define ALIGNMENT _Alignof(max_align_t)
#define BLOCK_MIN 4096
#define BLOCK_MAX 65536

struct arena_block {
	struct arena_block *before;
	size_t size, used;
	_Alignas(max_align_t) char data[];
};

static void add_block(struct arena *arena, size_t size)
{
	size_t grown = arena->last ? arena->last->size * 2 : BLOCK_MIN;
	struct arena_block *block;

	if (grown > BLOCK_MAX)
		grown = BLOCK_MAX;
	if (grown < size)
		grown = size;
	block = mem_new(sizeof(*block) + grown);
	block->before = arena->last;
	block->size = grown;
	arena->last = block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *memory;

	if (size > SIZE_MAX / 2)
		die_of_memory();
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (!arena->last || arena->last->size - arena->last->used < size)
		add_block(arena, size);
	memory = arena->last->data + arena->last->used;
	arena->last->used += size;
	return memory;
}

char *arena_dup(struct arena *arena, const char *text)
{
	size_t size;

	if (!text)
		return NULL;
	size = strlen(text) + 1;
	return memcpy(arena_alloc(arena, size), text, size);
}

void arena_free(struct arena *arena)
{
	while (arena->last) {
		struct arena_block *before = arena->last->before;

		free(arena->last);
		arena->last = before;
	}
}
