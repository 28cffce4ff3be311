#include "cli/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/header_map.h"
#include "cli/reader.h"
#include "cli/vocabulary.h"

#define PASSED_OVER -1
/* No column's name is as long; so much of one is kept, to be told. */
#define NAME_SIZE 128

struct records {
	struct reader *reader;
	const struct form *form;
	struct run *run;	   /* being filled */
	void (*hand_on)(void *to); /* a full run */
	void *to;
	bool has_header;
	bool is_begun;	/* a record is, in run */
	bool is_header; /* what was begun is the header again, so far */
	bool is_blank;	/* it has no value, so far */
	int width;
	int fields[READER_CELLS_MAX]; /* of each column, or PASSED_OVER */
	char names[READER_CELLS_MAX][NAME_SIZE];
};

static void on_cell(void *to, int number, char *text, size_t length)
{
	struct records *records = to;

	text = form_trim(text, length);
	if (!records->has_header) {
		if (number < READER_CELLS_MAX)
			snprintf(records->names[number], NAME_SIZE, "%s", text);
		return;
	}
	if (!records->is_begun) {
		run_begin(records->run);
		records->is_begun = true;
		records->is_header = records->form->passes_headers;
		records->is_blank = true;
	}
	if (*text)
		records->is_blank = false;
	if (number >= records->width ||
	    strcmp(text, records->names[number]) != 0)
		records->is_header = false;
	if (number < records->width && records->fields[number] != PASSED_OVER)
		run_set(records->run, records->fields[number], text);
}

/* A column nobody knows: the nearest of this command's, else of all. */
static bool refuse_column(const struct form *form, const char *name,
			  struct err *err)
{
	const char *own[FORM_MAX + 1] = { NULL };
	const char *nearest;
	int i;

	for (i = 0; i < form->all; i++)
		own[i] = form_field(form, i)->name;
	nearest = intl_labelled("column", name, own);
	if (!nearest)
		nearest = text_nearest(name, own);
	if (!nearest)
		nearest = text_nearest(name, vocabulary);
	if (nearest)
		return err_set(err,
			       _("unknown column '%.64s'; did you mean "
				 "'%s'?"),
			       name, nearest);
	if ((unsigned char)*name >= 0x80)
		return err_set(err,
			       _("unknown column '%.64s' (say what it is: "
				 "--map '%.64s=COLUMN')"),
			       name, name);
	return err_set(err, _("unknown column '%.64s'"), name);
}

static bool bind(struct records *records, int number, struct err *err)
{
	const struct form *form = records->form;
	const char *name = records->names[number];
	int field, i;

	if (!*name)
		return err_set(err, _("column %d has no name"), number + 1);
	name = header_map_name(form->map, name);
	if (!*name)
		return true;
	for (i = 0; i < number; i++) {
		if (strcmp(header_map_name(form->map, records->names[i]),
			   name) == 0)
			return err_set(err, _("column '%.64s' is there twice"),
				       name);
	}
	field = form_find(form, name);
	if (field < 0 && !text_is_among(name, vocabulary))
		return refuse_column(form, name, err);
	records->fields[number] = field < 0 ? PASSED_OVER : field;
	return true;
}

static bool fits_map(const struct records *records, struct err *err)
{
	const char *names[READER_CELLS_MAX + 1] = { NULL };
	int i;

	for (i = 0; i < records->width; i++)
		names[i] = records->names[i];
	return header_map_fits(records->form->map, names, err);
}

static bool has_column(const struct records *records, int field)
{
	int i;

	for (i = 0; i < records->width; i++) {
		if (records->fields[i] == field)
			return true;
	}
	return false;
}

static bool read_header(struct records *records, int cells, struct err *err)
{
	int i;

	records->has_header = true;
	records->width = cells;
	if (cells > READER_CELLS_MAX)
		return err_set(err, _("%d columns; %d are the most"), cells,
			       READER_CELLS_MAX);
	if (!fits_map(records, err))
		return false;
	for (i = 0; i < cells; i++) {
		records->fields[i] = PASSED_OVER;
		if (!bind(records, i, err))
			return false;
	}
	for (i = 0; i < records->form->count; i++) {
		if (form_is_required(records->form, i) &&
		    !has_column(records, i))
			return err_set(err, _("column '%s' is missing"),
				       form_field(records->form, i)->name);
	}
	return true;
}

static bool on_record(void *to, int64_t line, int cells, struct err *err)
{
	struct records *records = to;
	struct err wrong;

	if (!records->has_header) {
		if (read_header(records, cells, err))
			return true;
		return err_place(err, "%lld", (long long)line);
	}
	records->is_begun = false;
	/* What is not ended is overwritten by the next; below its last row a
	 * spreadsheet leaves cells that are empty. */
	if ((records->is_blank || records->is_header) &&
	    cells == records->width)
		return true;
	if (cells != records->width) {
		err_set(&wrong, _("number of cells: %d instead of %d"), cells,
			records->width);
		run_problem(records->run, wrong.text);
	}
	run_end(records->run, line);
	/* Here and nowhere else: a run holds whole records only. */
	if (run_is_full(records->run))
		records->hand_on(records->to);
	return true;
}

struct records *records_open(const char *name, const char *encoding,
			     const struct form *form)
{
	struct records *records = mem_new(sizeof(*records));
	const struct reader_user user = { records, on_cell, on_record };

	records->form = form;
	records->reader = reader_open(name, encoding, &user);
	return records;
}

bool records_read(struct records *records, struct run *run,
		  void (*hand_on)(void *to), void *to, struct err *err)
{
	enum reader_state state = READER_MORE;

	records->run = run;
	records->hand_on = hand_on;
	records->to = to;
	while (state == READER_MORE)
		state = reader_more(records->reader, err);
	if (state == READER_END && !records->has_header)
		return err_set(err, _("1: there is no line of column names"));
	return state == READER_END;
}

void records_close(struct records *records)
{
	reader_close(records->reader);
	free(records);
}
