/* Incoming calls (V6). */
#ifndef OFFICE_CALLS_H
#define OFFICE_CALLS_H

#include "office/office.h"

struct call {
	struct input head;
	int64_t call; /* its number */
	int64_t phone, called_at;
	const char *name;
	int64_t staff;
	const char *needs, *source;
};

/* All of it. */
extern const struct field call_columns[];

/* Records it under the next number, which it sets. */
void call_insert(struct office *office, struct call *call);
/* Reads one; its texts live until the next call.  False: no such call. */
bool call_find(struct office *office, int64_t number, struct call *call);

#endif
