/*
 * The due lists (contract, section 3): one set of options, columns and order
 * for every command that says what must be done by when.  A command hands in
 * what the deadline engine found; what is shown of it is decided here.
 */
#ifndef CLI_DUELIST_H
#define CLI_DUELIST_H

#include "cli/command.h"
#include "office/duties.h"

/* A due list declares a lister with these options and columns. */
struct duelist_options {
	int64_t within, all, month, staff, exit_code;
	const char *duty;
};
extern const struct field duelist_option_fields[];

struct duelist_row {
	const char *duty, *subject, *id;
	int64_t slot, staff;
	const char *customer;
	int64_t phone, since, due_on, status, days_left, done_on;
	const char *detail;
};
extern const struct field duelist_columns[];

/* One slot of one subject; all is copied, but for detail, which must live until
 * the list is printed. */
struct due {
	const struct deadline_slot *slot;
	int64_t id;	  /* of the subject, when that is a number, else NONE */
	const char *code; /* else its code */
	int64_t staff;	  /* owner on the due day, or NONE */
	const char *customer;
	int64_t phone;
	const char *detail;
};

struct duelist;

/* Dies with 64 when the options exclude one another, with 65 when no duty of
 * book is named as --duty says.  Both must outlive the list. */
struct duelist *duelist_new(struct office *office,
			    const struct duelist_options *options,
			    const struct duty_book *book);
/* How much of the engine's answer the options ask for. */
enum deadline_reach duelist_reach(const struct duelist *list);
/* Whether a slot will be shown: ask before looking up what else is shown. */
bool duelist_wants(const struct duelist *list, const struct deadline_slot *slot,
		   int64_t staff);
void duelist_add(struct duelist *list, const struct due *due);
/* Prints what was added, in order, and frees the list; the exit status. */
int duelist_print(struct duelist *list, struct rows *rows);

/* A whole due list, of the duties in that rule file; the exit status. */
int duelist_of(struct office *office, const struct duelist_options *options,
	       enum rule_kind kind, struct rows *rows);
/* The command that prints it; the rule file is of duelist_kinds. */
int duelist_main(const struct command *command, enum rule_kind kind, int argc,
		 char **argv);
/* The one of callback.yaml. */
int duelist_of_leads(struct office *office,
		     const struct duelist_options *options, struct rows *rows);
/* The rule files that have one, in the order of the contract; ended by
 * RULE_KINDS. */
extern const enum rule_kind duelist_kinds[];

#endif
