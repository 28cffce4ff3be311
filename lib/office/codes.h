/*
 * The codes of a register, by which every record finds its staff and partners:
 * their first eight bytes are compared as one number, and tell most apart.
 */
#ifndef OFFICE_CODES_H
#define OFFICE_CODES_H

#include <stdint.h>

#include "base/arena.h"

struct codes {
	uint64_t *heads;    /* of each code its first bytes, so that they are */
	const char **codes; /* in the order of strcmp; both the arena's */
	int count, room;
};

/* Room for so many, of which none is there yet. */
void codes_begin(struct codes *codes, struct arena *arena, int room);
/* Adds the next in order; the text has to outlive codes. */
void codes_add(struct codes *codes, const char *code);
/* How many are before it; -1: it is not there. */
int codes_find(const struct codes *codes, const char *code);

#endif
