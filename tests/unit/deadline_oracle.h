/*
 * A second opinion on the deadline engine, for two duties of one name: the
 * first after `visited`, the second after `reassigned`, done by `called_back`,
 * stopped by `closed`.  It lives through a history event by event, knowing only
 * what has happened, and counts days one by one.
 */
#ifndef UNIT_DEADLINE_ORACLE_H
#define UNIT_DEADLINE_ORACLE_H

#include "rules/deadline.h"

#define ORACLE_SLOTS 1000

/* What deadline_slots should find; how many, into out (ORACLE_SLOTS). */
int oracle_slots(const struct duty duties[2],
		 const struct deadline_facts *facts, const struct calendar *its,
		 int64_t today, bool all, struct deadline_slot *out);

/* The count that runs at the end of the last history, and its duty; false:
 * none runs. */
bool oracle_count(const struct duty **duty, struct deadline_count *count);

#endif
