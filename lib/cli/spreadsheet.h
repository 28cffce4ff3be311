/*
 * A spreadsheet file (xlsx): sheets of the rows that commands print, with a
 * frozen heading, a filter, widths and charts, in the language of the locale.
 * Needs libxlsxwriter, which the Makefile links into the commands that name it.
 */
#ifndef CLI_SPREADSHEET_H
#define CLI_SPREADSHEET_H

#include <stdbool.h>

#include "cli/rows.h"

struct spreadsheet;

/* like: rows as the command prints them: of the same office, masked if they
 * are. */
struct spreadsheet *spreadsheet_new(const struct rows *like);
/* Writes the file, whole or not at all, and frees; dies with 73 or 74 when it
 * cannot. */
void spreadsheet_finish(struct spreadsheet *spreadsheet, const char *path);

/* One more sheet; rows that are added to what it returns are its rows.
 * keeps, if not NULL, says of each record whether it becomes one. */
struct rows *spreadsheet_sheet(struct spreadsheet *spreadsheet,
			       const char *title, const struct field *columns,
			       bool (*keeps)(void *to, const void *record),
			       void *to);
/* How many rows a sheet has, without its heading. */
int sheet_rows(const struct rows *rows);

/* One number beside the rows, for a chart of its own. */
void sheet_number(struct rows *rows, const char *label, int64_t number);

struct sheet_chart {
	enum {
		CHART_COLUMNS,
		CHART_STACKED, /* columns of several values */
		CHART_BARS     /* from top to bottom */
	} shape;
	const char *title;
	const char *labels;    /* the column that names them; NULL: the numbers
			     * beside the rows */
	const char *values[8]; /* the columns of values, NULL-ended */
	int first, count;      /* of which rows */
};
/* Draws a chart below the rows, beside the one before, or to the right of many
 * rows, below the one before; nothing when it has no rows. */
void sheet_draw(struct rows *rows, const struct sheet_chart *wanted);

#endif
