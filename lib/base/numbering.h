/*
 * Numbers each have a place: 0, 1, 2 and so on, as they come.  What is known of
 * a number lies at its place in an array of its owner.
 */
#ifndef BASE_NUMBERING_H
#define BASE_NUMBERING_H

#include <stddef.h>
#include <stdint.h>

/* All zero: none so far. */
struct numbering {
	int64_t *numbers; /* each at its place; owned */
	int count, room;
	int *slots;  /* by open addressing: a place + 1, 0: free; owned */
	size_t size; /* of slots, 0 or a power of two */
};

void numbering_free(struct numbering *numbering);
/* Forgets the numbers, and keeps the memory for others. */
void numbering_clear(struct numbering *numbering);
/* The place of a number, -1: it has none. */
int numbering_find(const struct numbering *numbering, int64_t number);
/* Gives a number that has none the next place, which is what there were. */
int numbering_add(struct numbering *numbering, int64_t number);
/* The owner's array of members of that size, grown where it has no room for all
 * numbers; *room: for how many it has. */
void *numbering_fit(const struct numbering *numbering, void *array, int *room,
		    size_t size);

#endif
