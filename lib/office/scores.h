/*
 * What people enter for the monthly score (M3, M6-M8): targets, exam marks,
 * points given by hand, waivers, proposals and rulings.  Table score.
 */
#ifndef OFFICE_SCORES_H
#define OFFICE_SCORES_H

#include "office/office.h"
#include "rules/score_rules.h"

enum score_entry_kind {
	ENTRY_TARGET,
	ENTRY_EXAM,
	ENTRY_MARK,
	ENTRY_WAIVER,
	ENTRY_PROPOSAL,
	ENTRY_RULING
};
extern const char *const score_entry_names[]; /* NULL-ended, in this order */

struct score_entry {
	struct input head;
	int64_t score; /* its number */
	int64_t entry; /* enum score_entry_kind */
	int64_t month, staff;
	int64_t item;  /* enum score_item, or NONE */
	int64_t value; /* fen of a target, else hundredths */
	const char *duty;
	int64_t subject; /* enum subject, or NONE */
	const char *id;	 /* of the subject */
	int64_t since, slot;
	const char *approved_by, *document;
};
/* All but the number. */
extern const struct field score_fields[];

/* The version of score.yaml by which a month is judged (T6); dies with 78 when
 * there is none. */
const struct score_rules *score_rules_of(struct office *office, int64_t month);

/* Whether an entry says what its kind needs and nothing else; fills in what
 * follows from it: of a waiver of misses, item, subject and the plain form of
 * its id.  False, and outcome. */
bool score_entry_check(struct office *office, struct score_entry *entry,
		       struct outcome *outcome);

/* The entry about the same thing, which a later one replaces: its number, or
 * NONE. */
int64_t score_entry_same(struct office *office,
			 const struct score_entry *entry);
/* Writes an entry under its number, or, when that is NONE, under the next. */
void score_entry_write(struct office *office, struct score_entry *entry);
/* Reads one; its texts live until the next call.  False: no such entry. */
bool score_entry_find(struct office *office, int64_t month, int64_t number,
		      struct score_entry *entry);

/* The entries of one month, and of all, by number; one query of each at a
 * time. */
struct stmt *score_entries_of(struct office *office, int64_t month);
struct stmt *score_entries_all(struct office *office);
/* Its texts live until the next step. */
bool score_entries_next(struct stmt *stmt, struct score_entry *entry);

#endif
