/*
 * What a command declares, and the three shapes that run a declaration:
 * recorder (records in, one row each), query (records in, answers out,
 * nothing written), lister (options in, rows out).
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/field.h"
#include "base/intl.h"
#include "office/office.h"

struct rows; /* cli/rows.h */

struct command {
	const char *name;
	const char *summary;     /* one line, for --help */
	const char *operands;    /* synopsis of the operands, or NULL */
	const struct field *options; /* of its own, beyond fields and the
				      * common ones; NULL: none */
	size_t options_size;     /* of the struct that options lie in */
};

struct recorder {
	struct command command;
	const char *what;        /* store-list's word: ref, note, audit */
	const struct field *fields; /* of one record, ref and note left out */
	size_t input_size;       /* of the struct they lie in */
	const struct field *columns; /* after line,result,reason */
	size_t entry_size;
	bool keeps_refused;      /* what was refused is kept, so its ref is */
	/* Before a run of records is recorded one by one: read what they will
	 * need in one sweep.  May be NULL. */
	void (*prefetch)(struct office *office, const void *const inputs[],
			 int count);
	/* Checks, decides and writes one record; fills entry and outcome.  A
	 * record found invalid has written nothing.  Writes its own audit
	 * line only for side effects: the entry itself is audited by the
	 * shape. */
	void (*record)(struct office *office, const void *input, void *entry,
		       struct outcome *outcome);
	/* Fills entry as it is now, for a duplicate ref and for the audit's
	 * "before". */
	void (*load)(struct office *office, const struct outcome *where,
		     void *entry);
};

int recorder_main(const struct recorder *recorder, int argc, char **argv);

struct query {
	struct command command;
	const struct field *fields; /* the operands give the first of them */
	size_t input_size;
	const struct field *columns;
	size_t entry_size;
	void (*prefetch)(struct office *office, const void *options,
			 const void *const inputs[], int count);
	/* Fills entry; true when the answer is yes. */
	bool (*answer)(struct office *office, const void *options,
		       const void *input, void *entry);
};

int query_main(const struct query *query, int argc, char **argv);

struct lister {
	struct command command;
	const struct field *columns;
	size_t entry_size;
	enum { LISTER_STORE, LISTER_WRITES, LISTER_NO_STORE } store;
	int operands_max;
	/* Prints the rows; returns the exit status (0 or 1).  operands is
	 * NULL-ended. */
	int (*list)(struct office *office, const void *options,
		    char *const operands[], struct rows *rows);
};

int lister_main(const struct lister *lister, int argc, char **argv);

#endif
