/* callback.yaml: the duties of C1, C2 and what counts as a callback (C4). */
#ifndef RULES_CALLBACK_RULES_H
#define RULES_CALLBACK_RULES_H

#include "rules/duty.h"

enum method { METHOD_PHONE, METHOD_SMS, METHOD_WECHAT, METHOD_EMAIL };
extern const char *const method_names[]; /* NULL-ended */
enum outcome_of_call { OUTCOME_REACHED, OUTCOME_NO_ANSWER, OUTCOME_WRONG };
extern const char *const outcome_names[]; /* reached no_answer wrong_number */

/* A method and an outcome as one number, and each from it again; one bit for
 * each number. */
#define CALLBACK_DETAIL(method, outcome) ((method)*3 + (outcome))
#define CALLBACK_METHOD(detail) ((detail) / 3)
#define CALLBACK_OUTCOME(detail) ((detail) % 3)
#define CALLBACK_BIT(method, outcome) (1 << CALLBACK_DETAIL(method, outcome))

struct callback_version {
	int64_t effective;
	int counts; /* the bits that count (C4) */
};

struct callback_book {
	const struct callback_version *versions; /* by effective */
	int count;
	struct duty_book duties;
};

/* Reads a whole file; memory from arena.  False, and err, when anything is
 * wrong. */
bool callback_parse(struct arena *arena, const struct node *file,
		    struct callback_book *book, struct err *err);
/* The bits that count for a count whose clock starts on day; 0 when no
 * version is in force (C4, T6). */
int callback_counts_on(const struct callback_book *book, int64_t day);

#endif
