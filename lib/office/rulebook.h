/*
 * The rule files of one office: read from their folder when first asked for,
 * and parsed by the rules layer.  What the office asks (office/office.h) ends
 * the command with 78 and "file:line:column: what" when a file is missing or
 * wrong.
 */
#ifndef OFFICE_RULEBOOK_H
#define OFFICE_RULEBOOK_H

#include "office/office.h"
#include "office/rule_kinds.h"

struct rulebook;

/* Reads nothing yet; memory from arena, folder is borrowed. */
struct rulebook *rulebook_new(struct arena *arena, const char *folder);
/* The office's zone, by the newest version (T1). */
const char *rulebook_timezone(struct rulebook *book);

/* What a rule file says, read when first asked for: the book that its parser
 * fills, as long as the office lives. */
const void *office_rules(struct office *office, enum rule_kind kind);
/* The duties of that file; NULL when it has none. */
const struct duty_book *office_duties(struct office *office,
				      enum rule_kind kind);
/* Ends the command: the day lies before the oldest version of that file, which
 * has been read. */
__attribute__((noreturn)) void office_no_version(struct office *office,
						 enum rule_kind kind,
						 int64_t day);

/* The calendar if these duties need one, else one without data: twenty years of
 * holidays are not read for duties that count plain days. */
const struct calendar *office_duty_calendar(struct office *office,
					    const struct duty_book *duties);

/* A number below 2^52 that changes when what that file of duties says changes,
 * or this toolkit's version; or the calendar, when its duties need it. */
int64_t office_rules_mark(struct office *office, enum rule_kind kind);

/* One file of a folder of rules, looked at by rules-check. */
struct rule_file {
	const char *name;	 /* with its folder, as in messages */
	const struct node *root; /* NULL when it is no YAML, or not known */
	const struct node_error *errors;
};

/* Looks at every rule file of a folder: those that must be there, in the order
 * of the contract, the calendar by name, and the .yaml files that nobody knows.
 * Memory from arena; how many, and whether there was no error in any. */
bool rulebook_check(struct arena *arena, const char *folder,
		    const struct rule_file **files, int *count);

#endif
