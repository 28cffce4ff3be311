/* A set of leads: one bit for each number up to the highest in it. */
#ifndef OFFICE_LEAD_SET_H
#define OFFICE_LEAD_SET_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct lead_set {
	struct buf bits;
	int64_t count;
};

#define LEAD_SET_INIT \
	{ \
		BUF_INIT, 0 \
	}

/* A lead's number is never negative. */
void lead_set_add(struct lead_set *set, int64_t lead);
void lead_set_remove(struct lead_set *set, int64_t lead);
/* Any number can be asked about. */
bool lead_set_has(const struct lead_set *set, int64_t lead);
/* The lowest in it that is not below from, or NONE. */
int64_t lead_set_next(const struct lead_set *set, int64_t from);
/* No number in it is as high. */
int64_t lead_set_reach(const struct lead_set *set);
void lead_set_free(struct lead_set *set);

#endif
