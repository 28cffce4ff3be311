#include "cli/declare.h"

#include <string.h>

#include "base/die.h"
#include "cli/exit.h"
#include "cli/output.h"

static const char *takes(const struct field *field)
{
	const char *unit = field->unit ? field->unit : "";

	switch (field->type) {
	case FIELD_FLAG: return "none";
	case FIELD_YESNO: return "words";
	case FIELD_STAFF:
	case FIELD_REP:
	case FIELD_PARTNER: return "codes";
	default: break;
	}
	if (field->choices)
		return "words";
	if (strcmp(field->name, "columns") == 0)
		return "columns";
	if (strcmp(unit, "FILE") == 0)
		return "file";
	return strcmp(unit, "DIR") == 0 ? "folder" : "text";
}

static void add_choices(struct buf *text, const struct field *field)
{
	const char *const *word = field->choices;

	for (; *word; word++)
		buf_addf(text, "%s%s", *word, word[1] ? "," : "");
}

static void add_words(struct buf *text, const struct field *field)
{
	if (field->choices)
		add_choices(text, field);
	else if (field->type == FIELD_YESNO)
		buf_add_text(text, "yes,no");
	else if (field->type == FIELD_STAFF)
		buf_add_text(text, "staff");
	else if (field->type == FIELD_REP)
		buf_add_text(text, "staff,auto");
	else if (field->type == FIELD_PARTNER)
		buf_add_text(text, "partners");
	else
		buf_add_char(text, '-');
}

static void add_option(struct buf *text, struct arena *arena,
		       const struct field *field)
{
	buf_addf(text, "option\t%c\t%s\t%s\t",
		 field->letter ? field->letter : '-',
		 option_name(arena, field->name), takes(field));
	add_words(text, field);
	buf_addf(text, "\t%s\n", field->help ? _(field->help) : "-");
}

static void add_options(struct buf *text, struct arena *arena,
			const struct field *fields)
{
	for (; fields && fields->name; fields++)
		add_option(text, arena, fields);
}

static void add_columns(struct buf *text, const struct field *columns,
			const char *when)
{
	for (; columns && columns->name; columns++)
		buf_addf(text, "column\t%s\t%s\n", columns->name, when);
}

static void add_views(struct buf *text, const struct view *view)
{
	for (; view && view->word; view++)
		add_columns(text, view->columns, view->word);
}

static const char *operand_takes(const struct options *options)
{
	const char *operands = options->command->operands;

	if (!operands)
		return options->fields || options->columns ? "file" : "none";
	if (strstr(operands, "DIR"))
		return "folder";
	return strstr(operands, "FILE") ? "file" : "text";
}

static void add_operand(struct buf *text, const struct options *options)
{
	struct buf words = BUF_INIT;

	options_operand_words(options, ",", &words);
	if (words.length)
		buf_addf(text, "operand\twords\t%s\n", words.data);
	else
		buf_addf(text, "operand\t%s\t-\n", operand_takes(options));
	buf_free(&words);
}

void declare_print(struct options *options)
{
	const struct shared_option *shared;
	struct output *output = output_open(NULL);
	struct buf text = BUF_INIT;

	add_options(&text, &options->arena, options->fields);
	add_options(&text, &options->arena, options->more);
	add_options(&text, &options->arena, options->command->options);
	for (shared = shared_options; shared->field.name; shared++) {
		if (shared_option_fits(shared, options->taker))
			add_option(&text, &options->arena, &shared->field);
	}
	add_columns(&text, options->head, "-");
	add_columns(&text, options->prints, "-");
	add_views(&text, options->command->views);
	add_operand(&text, options);
	output_add(output, text.data, text.length);
	buf_free(&text);
	output_finish(output);
	cli_exit(EX_OK);
}
