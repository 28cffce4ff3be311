/*
 * The command line: the options that all commands share, a command's own, and
 * the fields of a record as options.  One set of tables gives the parsing and
 * --help.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

#include "base/arena.h"
#include "cli/command.h"

/* What kind of command takes a shared option. */
enum {
	TAKER_RECORDER = 1,
	TAKER_QUERY = 2,
	TAKER_LISTER = 4,
	TAKER_WRITER = 8, /* a lister that writes */
	TAKER_NO_STORE = 16,
	TAKER_OWN_STORE = 32,
	TAKER_ROWS = 64, /* beside one of these: a command that prints rows */
	TAKER_CONVERTER = 128
};

struct shared {
	const char *db, *rules, *as_of, *format, *columns, *map, *output, *wait;
	const char *encoding, *rows_encoding; /* of what is read, of rows */
	int64_t no_header, excel, labels, mask;
	int64_t keep_going, dry_run, quiet, help, version;
};

struct shared_option {
	struct field field; /* lies in struct shared */
	unsigned takers;    /* any of them; TAKER_ROWS must be met as well */
};
extern const struct shared_option shared_options[]; /* name NULL ends it */
extern const char *const output_formats[]; /* in the order of enum format */
/* Whether commands of this kind take the option. */
bool shared_option_fits(const struct shared_option *option, unsigned taker);

/* The options of one command, and what was given. */
struct options {
	const struct command *command;
	unsigned taker;
	const struct field *fields;  /* of a record, NULL: no field options */
	const struct field *more;    /* ref and note, or NULL */
	const struct field *columns; /* of records that are never options */
	const struct field *head, *prints; /* columns of its rows, or NULL */
	struct shared shared;
	const char **own;      /* text of each own option, or NULL */
	const char **given;    /* of each field, then of each of more */
	bool any_given;	       /* of fields or more */
	char *const *operands; /* NULL-ended */
	int operands_count;
	struct arena arena;
};

/* Reads the command line into options, whose members before shared are set;
 * ends the command for --help and --version, and with 64 when it is wrong. */
void options_parse(struct options *options, int argc, char **argv);

/* Fills the struct of the command's own options (of arena); dies with 64 for a
 * value that cannot be, 65 for a code that is not known. */
void *options_own(struct options *options, struct office *office);

/* Whether one of the command's own options was given. */
bool options_has(const struct options *options, const char *name);

/* The columns of the rows that this command line asks for. */
const struct field *options_columns(const struct options *options);
/* Adds the words that the operand may be, from the command's views, with
 * between between them. */
void options_operand_words(const struct options *options, const char *between,
			   struct buf *words);

/* What is wrong with the command line; a line that names --help. */
__attribute__((noreturn, format(printf, 1, 2))) void
usage_error(const char *format, ...);

/* Number of fields of a table, which may be NULL. */
int fields_count(const struct field *fields);
/* "visited-at" for visited_at. */
const char *option_name(struct arena *arena, const char *name);

#endif
