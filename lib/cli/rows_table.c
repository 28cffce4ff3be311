/*
 * Rows as a table for people, by libsmartcols, which knows how wide Chinese
 * is.  It is loaded when a table is asked for: the loader would cost every
 * other launch more than its own work.
 */
#include <dlfcn.h>
#include <langinfo.h>
#include <libsmartcols/libsmartcols.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/rows_private.h"
#include "cli/wrap.h"
#include "rules/deadline.h"

/* A longer table is printed in pieces, so that memory does not grow. */
#define PIECE_ROWS 10000
/* At the end of a line that is wider than the screen. */
#define CUT ">"
/* Before each line of a table that tells what is overdue: not by colour
 * alone, and not where a narrow screen cuts. */
#define OVERDUE_MARK "! "
#define NO_MARK "  "

struct table {
	struct libscols_table *table; /* of this piece */
	int rows;		      /* in it */
	bool overdue[PIECE_ROWS];     /* each of them */
	bool is_continued;
	struct buf cell;
	__typeof__(scols_new_table) *new_table;
	__typeof__(scols_unref_table) *unref_table;
	__typeof__(scols_table_enable_noheadings) *enable_noheadings;
	__typeof__(scols_table_enable_noencoding) *enable_noencoding;
	__typeof__(scols_table_set_termforce) *set_termforce;
	__typeof__(scols_table_new_column) *new_column;
	__typeof__(scols_table_new_line) *new_line;
	__typeof__(scols_line_set_data) *set_data;
	__typeof__(scols_print_table_to_string) *to_string;
};

/* ISO C has no cast from what dlsym returns to a function. */
static void find(void *library, const char *name, void *function)
{
	void *address = dlsym(library, name);

	if (!address)
		die(EX_IOERR, "libsmartcols.so.1: %s", dlerror());
	memcpy(function, &address, sizeof(address));
}

static void load(struct table *table)
{
	void *library = dlopen("libsmartcols.so.1", RTLD_NOW | RTLD_LOCAL);

	if (!library)
		die(EX_IOERR,
		    _("no tables without libsmartcols.so.1 (use "
		      "--format csv): %s"),
		    dlerror());
	find(library, "scols_new_table", &table->new_table);
	find(library, "scols_unref_table", &table->unref_table);
	find(library, "scols_table_enable_noheadings",
	     &table->enable_noheadings);
	find(library, "scols_table_enable_noencoding",
	     &table->enable_noencoding);
	find(library, "scols_table_set_termforce", &table->set_termforce);
	find(library, "scols_table_new_column", &table->new_column);
	find(library, "scols_table_new_line", &table->new_line);
	find(library, "scols_line_set_data", &table->set_data);
	find(library, "scols_print_table_to_string", &table->to_string);
}

/* Chinese needs a locale whose characters are those of UTF-8. */
static void set_locale(void)
{
	if (!setlocale(LC_CTYPE, "") ||
	    strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		setlocale(LC_CTYPE, "C.UTF-8");
}

__attribute__((noreturn)) static void no_memory(void)
{
	die(EX_OSERR, "out of memory");
}

static void begin_piece(struct rows *rows)
{
	struct table *table = rows->table;
	int i;

	table->table = table->new_table();
	if (!table->table)
		no_memory();
	table->rows = 0;
	memset(table->overdue, 0, sizeof(table->overdue));
	table->enable_noheadings(table->table,
				 rows->no_header || table->is_continued);
	/* The cells are safe already; its own escapes would double ours. */
	table->enable_noencoding(table->table, 1);
	table->set_termforce(table->table, SCOLS_TERMFORCE_NEVER);
	for (i = 0; i < rows->count; i++) {
		const struct field *field = rows->chosen[i].field;
		int flags = rows_is_number(field) ? SCOLS_FL_RIGHT : 0;

		if (!table->new_column(table->table, rows_heading(rows, field),
				       0, flags))
			no_memory();
	}
}

static void begin(struct rows *rows)
{
	if (!rows->table) {
		set_locale();
		rows->table = mem_new(sizeof(*rows->table));
		load(rows->table);
	}
	if (!rows->table->table)
		begin_piece(rows);
}

static bool tells_overdue(const struct field *field)
{
	return field->choices == deadline_status_names;
}

static const char *mark(const struct rows *rows, bool is_overdue)
{
	int i;

	for (i = 0; i < rows->count; i++) {
		if (tells_overdue(rows->chosen[i].field))
			return is_overdue ? OVERDUE_MARK : NO_MARK;
	}
	return "";
}

/* One line, without the blanks at its end, cut to the screen. */
static void add_line(struct rows *rows, const char *line, size_t length,
		     bool is_overdue)
{
	struct buf *done = &rows->done;
	const char *before = mark(rows, is_overdue);
	size_t room = rows->screen - strlen(before);
	size_t fits;

	while (length && line[length - 1] == ' ')
		length--;
	fits = rows->screen ? wrap_cut(line, length, room) : length;
	if (is_overdue && rows->colors)
		buf_add_text(done, "\x1b[1;31m");
	buf_add_text(done, before);
	buf_add(done, line, fits);
	if (fits < length)
		buf_add_text(done, CUT);
	if (is_overdue && rows->colors)
		buf_add_text(done, "\x1b[0m");
	buf_add_char(done, '\n');
}

/* What libsmartcols printed: the headings, and a line for each row. */
static void add_lines(struct rows *rows, const char *text)
{
	struct table *table = rows->table;
	int row = rows->no_header || table->is_continued ? 0 : -1;

	for (; *text; row++) {
		size_t length = strcspn(text, "\n");

		add_line(rows, text, length,
			 row >= 0 && row < table->rows && table->overdue[row]);
		text += length;
		if (*text)
			text++;
	}
}

static void end_piece(struct rows *rows)
{
	struct table *table = rows->table;
	char *text = NULL;

	if (table->to_string(table->table, &text) != 0)
		no_memory();
	if (text && *text) {
		add_lines(rows, text);
	}
	free(text);
	table->unref_table(table->table);
	table->table = NULL;
	table->is_continued = true;
}

static bool is_overdue(const struct field *field, const void *record)
{
	return tells_overdue(field) &&
	       field_int_of(field, record) == DEADLINE_OVERDUE;
}

void table_row(struct rows *rows, const struct row_head *head,
	       const void *record)
{
	struct table *table;
	struct libscols_line *line;
	int i;

	begin(rows);
	table = rows->table;
	line = table->new_line(table->table, NULL);
	if (!line)
		no_memory();
	for (i = 0; i < rows->count; i++) {
		const char *text = rows_cell(rows, &rows->chosen[i], head,
					     record);

		buf_clear(&table->cell);
		if (is_overdue(rows->chosen[i].field, record))
			table->overdue[table->rows] = true;
		if (text)
			text_add_safe(&table->cell, text);
		if (text &&
		    table->set_data(line, (size_t)i, table->cell.data) != 0)
			no_memory();
	}
	if (++table->rows == PIECE_ROWS)
		end_piece(rows);
}

static void print_headings(struct rows *rows)
{
	int i;

	if (!rows->no_header)
		buf_add_text(&rows->done, mark(rows, false));
	for (i = 0; i < rows->count && !rows->no_header; i++)
		buf_addf(&rows->done, "%s%s", i ? " " : "",
			 rows_heading(rows, rows->chosen[i].field));
	if (!rows->no_header)
		buf_add_char(&rows->done, '\n');
}

void table_finish(struct rows *rows)
{
	/* libsmartcols prints nothing of a table without lines. */
	if (!rows->table) {
		print_headings(rows);
		return;
	}
	if (rows->table->table)
		end_piece(rows);
	buf_free(&rows->table->cell);
	free(rows->table);
	rows->table = NULL;
}
