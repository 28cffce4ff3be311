/*
 * The words of a rule file as values.  Each function returns false, and words
 * err with the place, when the node is no such value; a reader goes on with
 * its next key, so that all that is wrong in a file is told at once.
 */
#ifndef RULES_RULE_VALUE_H
#define RULES_RULE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/node.h"
#include "rules/duration.h"

/* One version of a rule file (T6). */
struct rule_version {
	int64_t effective; /* NONE when it is wrong */
	const struct node *map;
};

/* The versions of a rule file by effective, no two of one day; also when false
 * is returned, those that are maps.  Memory from arena. */
bool rule_versions(struct arena *arena, const struct node *file,
		   const struct rule_version **versions, int *count,
		   struct err *err);

/* T6: the newest of the versions that is in force on day, NULL when none is.
 * They lie by effective, with which each begins, and have size bytes each. */
const void *rule_in_force(const void *versions, int count, size_t size,
			  int64_t day);

/* The member with this key; NULL and an error at the map when it is not there.
 */
const struct node *rule_need(const struct node *map, const char *key,
			     struct err *err);

/* A word, the scalar of a node; NULL when it is empty or no scalar. */
const char *rule_word(const struct node *node, struct err *err);
/* true or false, not quoted; no other spelling. */
bool rule_flag(const struct node *node, bool *flag, struct err *err);
/* Plain digits, from least to most. */
bool rule_number(const struct node *node, int least, int most, int *number,
		 struct err *err);
/* The index of a word among the NULL-ended names; `what` it is, for err. */
bool rule_choice(const struct node *node, const char *what,
		 const char *const names[], int *choice, struct err *err);
/* One word or a list of words, at least one and none twice: NULL-ended, from
 * arena.  names: NULL, or all that are known. */
bool rule_words(struct arena *arena, const struct node *node, const char *what,
		const char *const names[], const char *const **words,
		struct err *err);

/* Units that a duration may have in some place. */
enum {
	RULE_CLOCK = 1, /* minutes, hours */
	RULE_DAYS = 2,	/* days, weeks, months: everywhere */
	RULE_WORKDAYS = 4
};
bool rule_duration(const struct node *node, unsigned units,
		   struct duration *duration, struct err *err);
/* Which of two durations is surely longer, roughly: a month counts as 30 days,
 * five working days as a week.  Like strcmp. */
int rule_duration_compare(struct duration a, struct duration b);

#endif
