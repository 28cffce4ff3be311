#include "cli/help.h"

#include "base/buf.h"
#include "base/die.h"
#include "cli/exit.h"
#include "cli/output.h"
#include "cli/wrap.h"

#define WIDTH 79
#define HELP_COLUMN 30

static const char *unit_of(const struct field *field)
{
	switch (field->type) {
	case FIELD_CODE: return N_("CODE");
	case FIELD_NUMBER:
	case FIELD_ID: return N_("N");
	case FIELD_PHONE: return N_("PHONE");
	case FIELD_TIME:
	case FIELD_TIME_END: return N_("TIME");
	case FIELD_DAY: return N_("DAY");
	case FIELD_MONTH: return N_("MONTH");
	case FIELD_MONEY: return N_("YUAN");
	case FIELD_POINTS: return N_("POINTS");
	case FIELD_DECIMAL: return N_("NUMBER");
	case FIELD_YESNO: return N_("YES|NO");
	case FIELD_STAFF: return N_("STAFF");
	case FIELD_PARTNER: return N_("PARTNER");
	case FIELD_REP: return N_("STAFF|auto");
	case FIELD_CHOICE: return N_("WORD");
	default: return N_("TEXT");
	}
}

static void add_prose(struct buf *prose, const struct field *field)
{
	const char *const *choice;

	if (field->flags & FIELD_REQUIRED)
		buf_add_text(prose, "* ");
	if (field->help)
		buf_add_text(prose, _(field->help));
	if (!field->choices)
		return;
	buf_add_text(prose, field->help ? ": " : "");
	for (choice = field->choices; *choice; choice++) {
		buf_add_text(prose, choice == field->choices ? "" : ", ");
		buf_add_text(prose, *choice);
	}
}

static void add_option(struct buf *text, struct arena *arena,
		       const struct field *field)
{
	struct buf prose = BUF_INIT;
	size_t line = text->length;

	if (field->letter)
		buf_addf(text, "  -%c, ", field->letter);
	else
		buf_add_text(text, "      ");
	buf_addf(text, "--%s", option_name(arena, field->name));
	if (field->type != FIELD_FLAG)
		buf_addf(text, " %s",
			 _(field->unit ? field->unit : unit_of(field)));
	add_prose(&prose, field);
	if (prose.length &&
	    wrap_width(text->data + line, text->length - line) + 2 >
		    HELP_COLUMN) {
		buf_add_char(text, '\n');
		line = text->length;
	}
	if (prose.length)
		wrap_add(text, line, prose.data, HELP_COLUMN, WIDTH);
	buf_add_char(text, '\n');
	buf_free(&prose);
}

static void add_table(struct buf *text, struct arena *arena,
		      const struct field *fields)
{
	for (; fields && fields->name; fields++)
		add_option(text, arena, fields);
}

/* "WHAT is one of: ..." */
static void add_operand_words(struct buf *text, const struct options *options)
{
	struct buf words = BUF_INIT;
	size_t line;

	options_operand_words(options, ", ", &words);
	if (words.length) {
		buf_add_char(text, '\n');
		line = text->length;
		buf_addf(text, _("%s is one of:"),
			 _(options->command->operands));
		wrap_add(text, line, words.data, HELP_COLUMN, WIDTH);
		buf_add_char(text, '\n');
	}
	buf_free(&words);
}

static void add_usage(struct buf *text, const struct options *options)
{
	const struct command *command = options->command;

	buf_addf(text, _("Usage: %s [OPTION]..."), command->name);
	if (command->operands)
		buf_addf(text, " %s", _(command->operands));
	else if (options->fields)
		buf_add_text(text, _(" [FILE]..."));
	buf_addf(text, "\n%s\n", _(command->summary));
	add_operand_words(text, options);
}

static void add_column(struct buf *text, const struct field *field)
{
	struct buf prose = BUF_INIT;
	size_t line = text->length;

	buf_addf(text, "  %s", field->name);
	add_prose(&prose, field);
	if (prose.length)
		wrap_add(text, line, prose.data, HELP_COLUMN, WIDTH);
	buf_add_char(text, '\n');
	buf_free(&prose);
}

static void add_records(struct buf *text, struct options *options)
{
	const struct field *field;

	if (options->fields) {
		buf_add_text(text, _("\nA record, as options or as columns of "
				     "a CSV file (* required):\n"));
		add_table(text, &options->arena, options->fields);
		add_table(text, &options->arena, options->more);
	}
	if (options->columns) {
		buf_add_text(text, _("\nColumns of a CSV file "
				     "(* required):\n"));
		for (field = options->columns; field->name; field++)
			add_column(text, field);
	}
}

void help_print(struct options *options)
{
	const struct shared_option *shared;
	struct output *output = output_open(NULL);
	struct buf text = BUF_INIT;

	add_usage(&text, options);
	add_records(&text, options);
	buf_add_text(&text, _("\nOptions:\n"));
	add_table(&text, &options->arena, options->command->options);
	for (shared = shared_options; shared->field.name; shared++) {
		if (shared_option_fits(shared, options->taker))
			add_option(&text, &options->arena, &shared->field);
	}
	output_add(output, text.data, text.length);
	buf_free(&text);
	output_finish(output);
	cli_exit(EX_OK);
}

void help_version(const char *name, const char *version)
{
	struct output *output = output_open(NULL);
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s (anchang) %s\n", name, version);
	output_add(output, text.data, text.length);
	buf_free(&text);
	output_finish(output);
	cli_exit(EX_OK);
}
