/* Memory that is freed all at once: rule books, registers, interned names. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena {
	struct arena_block *last;
};

#define ARENA_INIT \
	{ \
		NULL \
	}

/* Zeroed, aligned for any type; lives until arena_free. */
void *arena_alloc(struct arena *arena, size_t size);
char *arena_dup(struct arena *arena, const char *text); /* NULL stays NULL */
void arena_free(struct arena *arena);

#endif
