#include "cli/rows_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/options.h"

/* Rows are handed on when so much has come together. */
#define DONE_SIZE 32768

const struct field row_head_columns[] = {
	COLUMN("line", FIELD_NUMBER, FIELD_INT_AT(struct row_head, line)),
	COLUMN_WORD("result", FIELD_TEXT_AT(struct row_head, result)),
	COLUMN_WORD("reason", FIELD_TEXT_AT(struct row_head, reason)),
	{ NULL, FIELD_CODE, 0, 0, NULL, NULL, NULL, 0 },
};

void rows_init(struct rows *rows, const struct field *head,
	       const struct field *columns)
{
	rows->head = head;
	rows->columns = columns;
}

static void choose(struct rows *rows, const struct field *field, bool of_head)
{
	if (rows->count == ROWS_COLUMNS_MAX)
		bug("more than %d columns", ROWS_COLUMNS_MAX);
	rows->chosen[rows->count++] = (struct column){ field, of_head };
}

static void choose_all(struct rows *rows)
{
	const struct field *field;

	for (field = rows->head; field && field->name; field++)
		choose(rows, field, true);
	for (field = rows->columns; field && field->name; field++)
		choose(rows, field, false);
}

__attribute__((noreturn)) static void refuse(const struct rows *all,
					     const char *name)
{
	const char *names[ROWS_COLUMNS_MAX + 1] = { NULL };
	const char *nearest;
	int i;

	for (i = 0; i < all->count; i++)
		names[i] = all->chosen[i].field->name;
	nearest = text_nearest(name, names);
	if (nearest)
		usage_error(_("there is no column '%.64s'; did you mean "
			      "'%s'?"),
			    name, nearest);
	usage_error(_("there is no column '%.64s'"), name);
}

static const struct column *find(const struct rows *all, const char *name)
{
	int i;

	for (i = 0; i < all->count; i++) {
		if (strcmp(all->chosen[i].field->name, name) == 0)
			return &all->chosen[i];
	}
	refuse(all, name);
}

void rows_choose(struct rows *rows)
{
	struct rows all = *rows;
	char *names, *name, *rest;

	all.count = 0;
	choose_all(&all);
	if (!rows->names || !all.count) {
		*rows = all;
		return;
	}
	names = mem_dup(rows->names);
	rows->count = 0;
	for (name = strtok_r(names, ", ", &rest); name;
	     name = strtok_r(NULL, ", ", &rest)) {
		const struct column *column = find(&all, name);

		choose(rows, column->field, column->of_head);
	}
	free(names);
	if (!rows->count)
		usage_error(_("--columns names none"));
}

bool rows_is_number(const struct field *field)
{
	return field->type == FIELD_NUMBER || field->type == FIELD_MONEY ||
	       field->type == FIELD_POINTS || field->type == FIELD_DECIMAL;
}

const char *rows_heading(const struct rows *rows, const struct field *field)
{
	const char *label = field->name;

	if (!rows->labels)
		return label;
	/* How many there were, where elsewhere a sum has the name. */
	if (field->type == FIELD_NUMBER)
		label = intl_label("count", field->name);
	return label != field->name ? label : intl_label("column", field->name);
}

static bool is_word(const struct field *field)
{
	return field->type == FIELD_CHOICE || field->type == FIELD_YESNO ||
	       field->flags & FIELD_WORD;
}

/* The words of a text, with blanks between, in the locale's language. */
static const char *labelled(struct rows *rows, const char *text)
{
	struct buf word = BUF_INIT;

	buf_clear(&rows->label);
	while (*text) {
		size_t length = strcspn(text, " ");

		buf_clear(&word);
		buf_add(&word, text, length);
		buf_add_text(&rows->label, intl_label("word", word.data));
		text += length;
		if (*text)
			buf_add_char(&rows->label, *text++);
	}
	buf_free(&word);
	return rows->label.data;
}

/* What --mask leaves of a text. */
static const char *masked(struct rows *rows, const struct field *field,
			  const char *plain)
{
	buf_clear(&rows->masked);
	if (field->type == FIELD_PHONE)
		mask_phone(&rows->masked, plain);
	else if (field->flags & FIELD_NAME)
		mask_name(&rows->masked, plain);
	else if (field->flags & FIELD_PERSONAL)
		buf_add_text(&rows->masked, "***");
	else
		return plain;
	return rows->masked.data;
}

const char *rows_cell_of(struct rows *rows, const struct field *field,
			 const void *place)
{
	const char *text = cell_text(rows->office, field, place, rows->space);

	if (!text)
		return NULL;
	if (rows->labels && is_word(field))
		return labelled(rows, text);
	return rows->mask ? masked(rows, field, text) : text;
}

const char *rows_cell(struct rows *rows, const struct column *column,
		      const struct row_head *head, const void *record)
{
	return rows_cell_of(rows, column->field,
			    column->of_head ? head : record);
}

/* Headings come before the first row, or at the end when there is none. */
static void begin(struct rows *rows)
{
	if (rows->is_begun)
		return;
	if (!rows->count)
		rows_choose(rows);
	rows->is_begun = true;
	rows->is_plain = !rows->labels && !rows->mask && !rows->excel;
	if (!rows->count)
		rows->quiet = true; /* a command without rows */
	if (!rows->count)
		return;
	if (rows->format == FORMAT_TABLE || rows->quiet || rows->take)
		return;
	if (rows->excel)
		buf_add_text(&rows->done, "\xEF\xBB\xBF");
	if (!rows->no_header && rows->format != FORMAT_JSON)
		text_heading(rows);
}

static void hand_on(struct rows *rows)
{
	if (rows->done.length)
		rows->write(rows->to, rows->done.data, rows->done.length);
	buf_clear(&rows->done);
}

void rows_add_headed(struct rows *rows, const struct row_head *head,
		     const void *record)
{
	begin(rows);
	if (rows->quiet)
		return;
	if (rows->take)
		rows->take(rows, record);
	else if (rows->format == FORMAT_TABLE)
		table_row(rows, head, record);
	else
		text_row(rows, head, record);
	if (rows->done.length >= DONE_SIZE)
		hand_on(rows);
}

void rows_add(struct rows *rows, const void *record)
{
	rows_add_headed(rows, NULL, record);
}

void rows_add_to(void *to, const void *record)
{
	rows_add(to, record);
}

void rows_finish(struct rows *rows)
{
	begin(rows);
	if (rows->format == FORMAT_TABLE && !rows->quiet)
		table_finish(rows);
	hand_on(rows);
}

void rows_free(struct rows *rows)
{
	buf_free(&rows->masked);
	buf_free(&rows->label);
	buf_free(&rows->done);
}
