/* What a spreadsheet and its charts share. */
#ifndef CLI_SPREADSHEET_PRIVATE_H
#define CLI_SPREADSHEET_PRIVATE_H

#include <xlsxwriter.h>

#include "cli/rows_private.h"
#include "cli/spreadsheet.h"

#define SHEETS_MAX 8
#define CHARTS_MAX 4

/* How a cell looks; a text is one too that has digits alone. */
enum look { LOOK_TEXT, LOOK_WHOLE, LOOK_MONEY, LOOK_DAY, LOOK_TIME, LOOKS };

struct sheet {
	struct rows rows; /* first: take_row finds the sheet by it */
	struct spreadsheet *spreadsheet;
	lxw_worksheet *worksheet;
	char *title;
	bool (*keeps)(void *to, const void *record);
	void *to;
	int count;   /* of rows */
	int numbers; /* beside them */
	lxw_chart *charts[CHARTS_MAX];
	int charts_count;
	/* Of each column, and behind the last of the numbers beside them. */
	int widths[ROWS_COLUMNS_MAX + 2];
	int64_t most[ROWS_COLUMNS_MAX + 2]; /* the greatest whole number */
};

struct spreadsheet {
	const struct rows *like;
	int file; /* what the library writes */
	lxw_workbook *book;
	lxw_format *heading, *formats[LOOKS];
	struct sheet *sheets[SHEETS_MAX];
	int count;
};

static inline struct sheet *sheet_of_rows(struct rows *rows)
{
	return (struct sheet *)(void *)rows;
}

enum look sheet_look(const struct field *field);
/* Below the rows, or beside them; the rows are all there. */
void sheet_place_charts(struct sheet *sheet);

#endif
