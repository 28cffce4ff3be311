/*
 * What a command declares, and the four shapes that run a declaration:
 * recorder (records in, one row each), query (records in, answers out,
 * nothing written), lister (options in, rows out), converter (records in, a
 * document out, without a store).
 *
 * Input, entry and options structs come to a command with NONE, NULL and (a
 * FIELD_FLAG) 0 in every field that was not given.  A command that must give
 * up calls die(): EX_USAGE for its operands, EX_DATAERR for what it was told.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/buf.h"
#include "base/field.h"
#include "base/intl.h"
#include "office/office.h"

struct rows; /* cli/rows.h */

/* Other columns than declared, and the word that asks for them: an option with
 * its hyphens ("--explain", "--by=kind"), or what the operand is ("leads").  A
 * table of the latter says at the same time all that the operand may be. */
struct view {
	const char *word; /* NULL ends a table */
	const struct field *columns;
};

struct command {
	const char *name;
	const char *summary;	     /* one line, for --help */
	const char *operands;	     /* synopsis of the operands, or NULL */
	const struct field *options; /* of its own, beyond fields and the
				      * common ones; NULL: none */
	size_t options_size;	     /* of the struct that options lie in */
	const struct view *views;    /* NULL: none */
	void (*prepare)(void);	     /* what must be done first, or NULL */
};

struct recorder {
	struct command command;
	const char *what;	     /* store-list's word: ref, note, audit */
	const struct field *fields;  /* of one record, ref and note left out */
	size_t input_size;	     /* of the struct they lie in */
	const struct field *columns; /* after line,result,reason */
	const struct field *audited; /* what the audit keeps; NULL: columns */
	size_t entry_size;
	bool keeps_refused; /* what was refused is kept, so its ref is */
	bool scrubs;	    /* what it removes must not be found in the file */
	/* Whether input is about an entry that exists: then where says which,
	 * and load is called for the audit's "before".  NULL where a record
	 * never changes an older entry. */
	bool (*find)(struct office *office, const void *input,
		     struct outcome *where);
	/* With no record and no file named: the office's own records are made
	 * and handed to each, instead of reading any.  options: the command's
	 * own, which go with this alone.  NULL: records are always read. */
	void (*make)(struct office *office, const void *options,
		     void (*each)(void *to, const void *input), void *to);
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
	/* Fills entry as it is now (all is flushed), for a duplicate ref and
	 * for the audit's "before". */
	void (*load)(struct office *office, const struct outcome *where,
		     void *entry);
};

int recorder_main(const struct recorder *recorder, int argc, char **argv);

struct registry; /* office/registry.h */

/* The recorder of a register. */
int register_main(const struct command *command,
		  const struct registry *registry, int argc, char **argv);

struct query {
	struct command command;
	const struct field *fields; /* the operands give the first of them */
	size_t input_size;
	const struct field *columns;
	size_t entry_size;
	void (*prefetch)(struct office *office, const void *options,
			 const void *const inputs[], int count);
	/* Hands over all that there is to ask about, instead of operands and
	 * records, when the own option "all" (a FIELD_FLAG) is given.  NULL:
	 * there is no such option. */
	void (*all)(struct office *office,
		    void (*each)(void *to, const void *input), void *to);
	/* Fills entry; true when the answer is yes. */
	bool (*answer)(struct office *office, const void *options,
		       const void *input, void *entry);
};

int query_main(const struct query *query, int argc, char **argv);

struct lister {
	struct command command;
	const struct field *columns; /* NULL: it prints no rows */
	enum {
		LISTER_STORE,	 /* reads it */
		LISTER_WRITES,	 /* its rows come after the commit */
		LISTER_NO_STORE, /* has none: no --db */
		LISTER_OWN_STORE /* opens command_store() itself: office has no
				  * db */
	} store;
	int operands_max;
	/* Prints the rows; returns the exit status (0 or 1).  operands is
	 * NULL-ended. */
	int (*list)(struct office *office, const void *options,
		    char *const operands[], struct rows *rows);
};

int lister_main(const struct lister *lister, int argc, char **argv);

struct converter {
	struct command command;
	const struct field *fields; /* of one record */
	size_t input_size;
	/* Each adds its part of the document. */
	void (*begin)(struct office *office, const void *options,
		      struct buf *document);
	void (*convert)(struct office *office, const void *options,
			const void *input, struct buf *document);
	void (*end)(struct office *office, const void *options,
		    struct buf *document);
};

int converter_main(const struct converter *converter, int argc, char **argv);

/* Path of the store as --db and the environment say. */
const char *command_store(void);
/* Whether that is the user's own place, because nothing names another. */
bool command_store_is_default(void);

/* The month that an operand names; dies with 64 when it is none, or NULL. */
int64_t command_month(const char *operand);

/* Says "command: message" on standard error; for warnings. */
__attribute__((format(printf, 1, 2))) void command_warn(const char *format,
							...);

#endif
