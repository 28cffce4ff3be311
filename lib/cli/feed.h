/*
 * The records of one launch, wherever they come from (field options, operands,
 * files, standard input), handed on in runs.
 */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include "cli/options.h"
#include "cli/records.h"

struct feed {
	/* set by the owner: */
	void (*each)(void *to, struct run *run);
	void *to;
	/* the feed's own: */
	struct form form;
	struct run run;
	const char *encoding;
	const char *file;	 /* being read; NULL: the command line */
	struct records *records; /* of the first file */
	int64_t invalid;	 /* problems reported */
	bool is_broken;		 /* a file could not be read to its end */
};

/* The form's office may still be closed; more: ref and note, or NULL. */
void feed_init(struct feed *feed, struct options *options, size_t size,
	       struct office *office);
/* Opens the first file and waits for its first bytes; names NULL-ended, none:
 * standard input.  Dies with 64 when that is a terminal. */
void feed_open(struct feed *feed, char *const names[]);

/* Each hands its records to each, and reports every one that is wrong. */
void feed_files(struct feed *feed, char *const names[]);
void feed_options(struct feed *feed, const struct options *options);
/* One record that the command made itself; feed_end hands on the last run. */
void feed_made(struct feed *feed, const void *input);
void feed_end(struct feed *feed);
/* An operand is a record's first field. */
void feed_operands(struct feed *feed, char *const operands[]);

/* Says on standard error what is wrong with a record, or (line 0) with the
 * file or the command line, and counts it. */
void feed_complain(struct feed *feed, int64_t line, const char *what);
/* The same for all that a record's item says. */
void feed_complain_item(struct feed *feed, const struct run_item *item);

void feed_free(struct feed *feed);

#endif
