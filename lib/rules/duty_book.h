/* The duties of a whole rule file: what callback.yaml, contract.yaml,
 * complaint.yaml, care.yaml and file.yaml have in common. */
#ifndef RULES_DUTY_BOOK_H
#define RULES_DUTY_BOOK_H

#include "rules/duty.h"
#include "rules/rule_value.h"

/* One bit for each enum subject. */
#define SUBJECT_BIT(subject) (1U << (subject))

/* A file that holds nothing but `effective` and `duties` of these subjects;
 * memory from arena.  False, and err, when anything is wrong. */
bool duty_book_parse(struct arena *arena, const struct node *file,
		     unsigned subjects, struct duty_book *book,
		     struct err *err);

/* The duties of versions that hold more beside them, whose keys the caller
 * checks. */
bool duty_book_fill(struct arena *arena, const struct rule_version *versions,
		    int count, unsigned subjects, struct duty_book *book,
		    struct err *err);

/* Whether a subject may have something to do after that event: a duty of some
 * version counts from it, or is not stopped by it. */
bool duty_book_outlives(const struct duty_book *book, enum subject subject,
			const char *event);

/* Whether a duty of some version is done by that event. */
bool duty_book_is_done_by(const struct duty_book *book, const char *event);

#endif
