#include "cli/options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/die.h"
#include "base/text.h"
#include "cli/cell_parse.h"
#include "cli/declare.h"
#include "cli/help.h"

#ifndef VERSION
#define VERSION "0.1"
#endif

/* getopt's value of the first option; smaller ones are letters. */
#define FIRST_VALUE 256

/* The option tables of one command, laid end to end for getopt. */
struct line {
	struct options *options;
	const struct field **fields; /* where each option was declared */
	struct option *longs;
	char *shorts;
	const char **names;
	int count;
	int own_from, given_from; /* before own_from: shared */
};

void usage_error(const char *format, ...)
{
	char message[512];
	va_list list;

	va_start(list, format);
	vsnprintf(message, sizeof(message), format, list);
	va_end(list);
	die(EX_USAGE, _("%s (see --help)"), message);
}

int fields_count(const struct field *fields)
{
	int count = 0;

	while (fields && fields[count].name)
		count++;
	return count;
}

const char *option_name(struct arena *arena, const char *name)
{
	char *copy = arena_dup(arena, name);
	char *c;

	for (c = copy; *c; c++) {
		if (*c == '_')
			*c = '-';
	}
	return copy;
}

static void add(struct line *line, const struct field *field)
{
	bool has_argument = field->type != FIELD_FLAG;
	int i = line->count++;
	size_t used = strlen(line->shorts);

	line->fields[i] = field;
	line->names[i] = option_name(&line->options->arena, field->name);
	line->longs[i] = (struct option){ line->names[i],
					  has_argument ? required_argument
						       : no_argument,
					  NULL, FIRST_VALUE + i };
	if (field->letter && strchr(line->shorts, field->letter))
		bug("two options with the letter %c", field->letter);
	if (field->letter) {
		line->shorts[used++] = field->letter;
		if (has_argument)
			line->shorts[used] = ':';
	}
}

static void add_table(struct line *line, const struct field *fields)
{
	for (; fields && fields->name; fields++)
		add(line, fields);
}

static void lay_out(struct line *line, struct options *options)
{
	const struct shared_option *shared;
	size_t count = 1;

	for (shared = shared_options; shared->field.name; shared++)
		count++;
	count += (size_t)fields_count(options->command->options);
	count += (size_t)fields_count(options->fields);
	count += (size_t)fields_count(options->more);
	memset(line, 0, sizeof(*line));
	line->options = options;
	line->fields = arena_alloc(&options->arena,
				   count * sizeof(*line->fields));
	line->names = arena_alloc(&options->arena,
				  count * sizeof(*line->names));
	line->longs = arena_alloc(&options->arena,
				  count * sizeof(*line->longs));
	line->shorts = arena_alloc(&options->arena, 2 * count + 2);
	line->shorts[0] = ':';
	for (shared = shared_options; shared->field.name; shared++) {
		if (shared_option_fits(shared, options->taker))
			add(line, &shared->field);
	}
	line->own_from = line->count;
	add_table(line, options->command->options);
	line->given_from = line->count;
	add_table(line, options->fields);
	add_table(line, options->more);
}

/* The value of a FIELD_MANY with one more in it. */
static const char *one_more(struct arena *arena, const char *list,
			    const char *text)
{
	size_t used = 0, size = strlen(text) + 1;
	char *longer;

	while (list && list[used])
		used += strlen(list + used) + 1;
	longer = arena_alloc(arena, used + size + 1);
	if (used)
		memcpy(longer, list, used);
	memcpy(longer + used, text, size);
	return longer;
}

static void take_shared(struct shared *shared, const struct field *field)
{
	if (field->type == FIELD_FLAG)
		*field_int(field, shared) = 1;
	else
		*field_text(field, shared) = optarg;
}

static void take(struct line *line, int i)
{
	struct options *options = line->options;
	const struct field *field = line->fields[i];
	const char **place;

	/* A record's is a cell that is not given.  Any other, left out, would
	 * ask for more than was meant: all leads instead of one rep's. */
	if (i < line->given_from && field->type != FIELD_FLAG && !*optarg)
		usage_error(_("option '--%s' needs a value"), line->names[i]);
	if (i < line->own_from) {
		take_shared(&options->shared, field);
		return;
	}
	if (i < line->given_from) {
		place = &options->own[i - line->own_from];
		*place = field->type == FIELD_FLAG ? "yes"
			 : field->flags & FIELD_MANY
				 ? one_more(&options->arena, *place, optarg)
				 : optarg;
		return;
	}
	place = &options->given[i - line->given_from];
	if (*place)
		usage_error(_("option '--%s' is given twice"), line->names[i]);
	*place = optarg;
	options->any_given = true;
}

/* The length of the option's name in "--name=value". */
static size_t name_length(const char *word)
{
	return strcspn(word, "=");
}

__attribute__((noreturn)) static void refuse_long(struct line *line,
						  const char *word)
{
	char name[64];
	const char *nearest;
	int i, matches = 0;

	word += 2;
	snprintf(name, sizeof(name), "%.*s", (int)name_length(word), word);
	for (i = 0; i < line->count; i++) {
		if (strncmp(line->names[i], name, strlen(name)) == 0)
			matches++;
	}
	if (matches > 1)
		usage_error(_("option '--%s' is ambiguous"), name);
	nearest = text_nearest(name, line->names);
	if (nearest)
		usage_error(_("unknown option '--%s'; did you mean '--%s'?"),
			    name, nearest);
	usage_error(_("unknown option '--%s'"), name);
}

/* getopt does not say what it met; optopt and the word just read do. */
__attribute__((noreturn)) static void refuse(struct line *line, int code,
					     char **argv)
{
	const char *word = argv[optind - 1];

	if (optopt >= FIRST_VALUE) {
		const char *name = line->names[optopt - FIRST_VALUE];

		if (code == ':')
			usage_error(_("option '--%s' needs a value"), name);
		usage_error(_("option '--%s' takes no value"), name);
	}
	if (optopt == 0)
		refuse_long(line, word);
	if (code == ':')
		usage_error(_("option '-%c' needs a value"), optopt);
	usage_error(_("unknown option '-%c'"), optopt);
}

static int place_of_letter(const struct line *line, int letter)
{
	int i;

	for (i = 0; i < line->count; i++) {
		if (line->fields[i]->letter == letter)
			return i;
	}
	bug("letter '%c' is no option's", letter);
}

static void read_line(struct line *line, int argc, char **argv)
{
	int code;

	opterr = 0;
	optind = 1;
	while ((code = getopt_long(argc, argv, line->shorts, line->longs,
				   NULL)) != -1) {
		if (code == '?' || code == ':')
			refuse(line, code, argv);
		take(line, code >= FIRST_VALUE ? code - FIRST_VALUE
					       : place_of_letter(line, code));
	}
	line->options->operands = argv + optind;
	line->options->operands_count = argc - optind;
}

void options_parse(struct options *options, int argc, char **argv)
{
	struct line line;
	size_t own = (size_t)fields_count(options->command->options);
	size_t given = (size_t)fields_count(options->fields) +
		       (size_t)fields_count(options->more);

	options->own = arena_alloc(&options->arena,
				   (own + 1) * sizeof(*options->own));
	options->given = arena_alloc(&options->arena,
				     (given + 1) * sizeof(*options->given));
	if (argc == 2 && strcmp(argv[1], DECLARE_OPTION) == 0)
		declare_print(options);
	lay_out(&line, options);
	read_line(&line, argc, argv);
	if (options->shared.help)
		help_print(options);
	if (options->shared.version)
		help_version(options->command->name, VERSION);
}

/* What was given of one of the command's own options, or NULL. */
static const char *own_text(const struct options *options, const char *name)
{
	const struct field *fields = options->command->options;
	size_t length = name_length(name);

	for (int i = 0; fields && fields[i].name; i++)
		if (strlen(fields[i].name) == length &&
		    strncmp(fields[i].name, name, length) == 0)
			return options->own[i];
	return NULL;
}

bool options_has(const struct options *options, const char *name)
{
	return own_text(options, name) != NULL;
}

static bool is_option(const struct view *view)
{
	return strncmp(view->word, "--", 2) == 0;
}

static bool is_asked_for(const struct options *options, const struct view *view)
{
	const char *operand = options->operands[0];
	const char *value = strchr(view->word, '=');
	const char *given;

	if (!is_option(view))
		return operand && strcmp(operand, view->word) == 0;
	given = own_text(options, view->word + 2);
	return given && (!value || strcmp(given, value + 1) == 0);
}

const struct field *options_columns(const struct options *options)
{
	const struct view *view = options->command->views;

	for (; view && view->word; view++) {
		if (is_asked_for(options, view))
			return view->columns;
	}
	return options->prints;
}

void options_operand_words(const struct options *options, const char *between,
			   struct buf *words)
{
	const struct view *view = options->command->views;

	for (; view && view->word; view++) {
		if (!is_option(view))
			buf_addf(words, "%s%s", words->length ? between : "",
				 view->word);
	}
}

/* The value of one own option, put in its place. */
static void set_own(struct options *options, struct office *office,
		    const struct field *field, const char *text, void *own)
{
	struct err err;

	if (field->type == FIELD_FLAG) {
		*field_int(field, own) = 1;
		return;
	}
	if (field->flags & FIELD_MANY) {
		*field_text(field, own) = text;
		return;
	}
	if (cell_parse(office, field, text, own, &err))
		return;
	if (field->type == FIELD_STAFF || field->type == FIELD_PARTNER ||
	    field->type == FIELD_REP)
		die(EX_DATAERR, "--%s: %s",
		    option_name(&options->arena, field->name), err.text);
	usage_error("--%s: %s", option_name(&options->arena, field->name),
		    err.text);
}

void *options_own(struct options *options, struct office *office)
{
	const struct field *fields = options->command->options;
	void *own = arena_alloc(&options->arena,
				options->command->options_size + 1);
	int i;

	for (i = 0; fields && fields[i].name; i++) {
		if (!field_is_text(&fields[i]) && fields[i].type != FIELD_FLAG)
			*field_int(&fields[i], own) = NONE;
		if (options->own[i])
			set_own(options, office, &fields[i], options->own[i],
				own);
	}
	return own;
}
