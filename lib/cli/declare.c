#include "cli/declare.h"

#include <string.h>

#include "base/die.h"
#include "cli/exit.h"
#include "cli/output.h"

static const char *takes(const struct field *field)
{
	const char *unit = field->unit ? field->unit : "";

	if (field->type == FIELD_FLAG)
		return "none";
	if (field->choices || field->type == FIELD_YESNO)
		return "words";
	if (strcmp(field->name, "columns") == 0)
		return "columns";
	if (strcmp(unit, "FILE") == 0)
		return "file";
	return strcmp(unit, "DIR") == 0 ? "folder" : "text";
}

static void add_words(struct buf *text, const struct field *field)
{
	static const char *const answers[] = { "yes", "no", NULL };
	const char *const *word = field->choices;

	if (field->type == FIELD_YESNO)
		word = answers;
	if (!word) {
		buf_add_char(text, '-');
		return;
	}
	for (; *word; word++)
		buf_addf(text, "%s%s", *word, word[1] ? "," : "");
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

static void add_columns(struct buf *text, const struct field *columns)
{
	for (; columns && columns->name; columns++)
		buf_addf(text, "column\t%s\n", columns->name);
}

static void add_operand(struct buf *text, const struct options *options)
{
	const char *operands = options->command->operands;
	const char *what = "none";

	if (operands)
		what = strstr(operands, "DIR")	  ? "folder"
		       : strstr(operands, "FILE") ? "file"
						  : "text";
	else if (options->fields || options->columns)
		what = "file";
	buf_addf(text, "operand\t%s\n", what);
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
	add_columns(&text, options->head);
	add_columns(&text, options->prints);
	add_operand(&text, options);
	output_add(output, text.data, text.length);
	buf_free(&text);
	output_finish(output);
	cli_exit(EX_OK);
}
