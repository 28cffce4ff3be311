#include "cli/spreadsheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/scratch.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/rows_private.h"
#include "rules/day.h"

#define SHEETS_MAX 8
#define WIDTH_LEAST 8
#define WIDTH_MOST 40
#define CHARTS_MAX 4
/* Of a chart, in dots and in rows of the sheet. */
#define CHART_WIDTH 500
#define CHART_HEIGHT 16
/* Charts are below so many rows at most. */
#define ROWS_FEW 40
/* A sheet holds no more, beside its heading. */
#define ROWS_MOST ((int)LXW_ROW_MAX - 1)

enum look { LOOK_TEXT, LOOK_WHOLE, LOOK_MONEY, LOOK_DAY, LOOK_TIME, LOOKS };

static const char *const looks[LOOKS] = { "@", "#,##0", "#,##0.00",
					  "yyyy-mm-dd", "yyyy-mm-dd hh:mm" };

struct sheet {
	struct rows rows; /* first: rows_take finds the sheet by it */
	struct spreadsheet *spreadsheet;
	lxw_worksheet *worksheet;
	char *title;
	bool (*keeps)(void *to, const void *record);
	void *to;
	int count;   /* of rows */
	int numbers; /* beside them */
	lxw_chart *charts[CHARTS_MAX];
	int charts_count;
	int widths[ROWS_COLUMNS_MAX + 2];
};

struct spreadsheet {
	const struct rows *like;
	int file; /* what the library writes */
	lxw_workbook *book;
	lxw_format *heading, *formats[LOOKS];
	struct sheet *sheets[SHEETS_MAX];
	int count;
};

/* The library writes to a path only: it is given that of a file without a
 * name, so that nothing is left however the command ends. */
static lxw_workbook *new_book(struct spreadsheet *spreadsheet)
{
	char path[32];
	lxw_workbook *book;

	spreadsheet->file = scratch_open();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", spreadsheet->file);
	book = workbook_new_opt(path, NULL);
	if (!book)
		die(EX_CANTCREAT, _("%s: cannot be made: %s"), path,
		    strerror(errno));
	return book;
}

struct spreadsheet *spreadsheet_new(const struct rows *like)
{
	struct spreadsheet *spreadsheet = mem_new(sizeof(*spreadsheet));

	spreadsheet->like = like;
	spreadsheet->book = new_book(spreadsheet);
	spreadsheet->heading = workbook_add_format(spreadsheet->book);
	format_set_bold(spreadsheet->heading);
	format_set_bg_color(spreadsheet->heading, 0xDDE6F0);
	format_set_bottom(spreadsheet->heading, LXW_BORDER_THIN);
	format_set_align(spreadsheet->heading, LXW_ALIGN_CENTER);
	for (int i = 0; i < LOOKS; i++) {
		spreadsheet->formats[i] = workbook_add_format(
			spreadsheet->book);
		format_set_num_format(spreadsheet->formats[i], looks[i]);
	}
	return spreadsheet;
}

/* Roughly, in digits: what is written in three bytes is twice as wide. */
static int width_of(const char *text)
{
	int width = 0;

	for (; *text; text++)
		if ((*text & 0xC0) != 0x80)
			width += (*text & 0xF0) == 0xE0 ? 2 : 1;
	return width;
}

static void widen(struct sheet *sheet, int column, const char *text)
{
	int width = width_of(text);

	if (width > sheet->widths[column])
		sheet->widths[column] = width;
}

static enum look look_of(const struct field *field)
{
	switch (field->type) {
	case FIELD_NUMBER: return LOOK_WHOLE;
	case FIELD_MONEY:
	case FIELD_POINTS:
	case FIELD_DECIMAL: return LOOK_MONEY;
	case FIELD_DAY: return LOOK_DAY;
	case FIELD_TIME:
	case FIELD_TIME_END: return LOOK_TIME;
	default: return LOOK_TEXT;
	}
}

static lxw_datetime datetime_of(enum look look, int64_t value)
{
	int64_t day = look == LOOK_DAY ? value : time_day(value);
	int second = look == LOOK_DAY ? 0 : (int)(value - day * DAY_SECONDS);
	lxw_datetime datetime = { 0 };

	day_to_civil(day, &datetime.year, &datetime.month, &datetime.day);
	datetime.hour = second / 3600;
	datetime.min = second / 60 % 60;
	datetime.sec = second % 60;
	return datetime;
}

static void write_cell(struct sheet *sheet, int column, const void *record,
		       const char *text)
{
	const struct field *field = sheet->rows.chosen[column].field;
	enum look look = look_of(field);
	lxw_format *format = sheet->spreadsheet->formats[look];
	lxw_row_t row = (lxw_row_t)sheet->count;
	lxw_col_t col = (lxw_col_t)column;
	lxw_datetime datetime;

	if (look == LOOK_TEXT) {
		worksheet_write_string(sheet->worksheet, row, col, text,
				       format);
	} else if (look == LOOK_DAY || look == LOOK_TIME) {
		datetime = datetime_of(look, field_int_of(field, record));
		worksheet_write_datetime(sheet->worksheet, row, col, &datetime,
					 format);
	} else {
		worksheet_write_number(sheet->worksheet, row, col,
				       strtod(text, NULL), format);
	}
}

static void take_row(struct rows *rows, const void *record)
{
	struct sheet *sheet = (struct sheet *)(void *)rows;

	if (sheet->keeps && !sheet->keeps(sheet->to, record))
		return;
	if (sheet->count++ >= ROWS_MOST)
		return;
	for (int i = 0; i < rows->count; i++) {
		const char *text = rows_cell(rows, &rows->chosen[i], NULL,
					     record);

		if (!text)
			continue;
		widen(sheet, i, text);
		write_cell(sheet, i, record, text);
	}
}

static void write_headings(struct sheet *sheet)
{
	struct rows *rows = &sheet->rows;

	for (int i = 0; i < rows->count; i++) {
		const char *text = rows_heading(rows, rows->chosen[i].field);

		widen(sheet, i, text);
		worksheet_write_string(sheet->worksheet, 0, (lxw_col_t)i, text,
				       sheet->spreadsheet->heading);
	}
}

struct rows *spreadsheet_sheet(struct spreadsheet *spreadsheet,
			       const char *title, const struct field *columns,
			       bool (*keeps)(void *to, const void *record),
			       void *to)
{
	struct sheet *sheet = mem_new(sizeof(*sheet));

	if (spreadsheet->count == SHEETS_MAX)
		bug("too many sheets");
	spreadsheet->sheets[spreadsheet->count++] = sheet;
	sheet->spreadsheet = spreadsheet;
	sheet->keeps = keeps;
	sheet->to = to;
	sheet->title = mem_dup(title);
	sheet->worksheet = workbook_add_worksheet(spreadsheet->book, title);
	sheet->rows.office = spreadsheet->like->office;
	sheet->rows.mask = spreadsheet->like->mask;
	sheet->rows.labels = true;
	sheet->rows.take = take_row;
	rows_init(&sheet->rows, NULL, columns);
	rows_choose(&sheet->rows);
	write_headings(sheet);
	return &sheet->rows;
}

static struct sheet *sheet_of(struct rows *rows)
{
	return (struct sheet *)(void *)rows;
}

int sheet_rows(const struct rows *rows)
{
	return ((const struct sheet *)(const void *)rows)->count;
}

void sheet_number(struct rows *rows, const char *label, int64_t number)
{
	struct sheet *sheet = sheet_of(rows);
	lxw_row_t row = (lxw_row_t)++sheet->numbers;
	lxw_col_t column = (lxw_col_t)(rows->count + 1);
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	widen(sheet, rows->count, label);
	worksheet_write_string(sheet->worksheet, row, column, label, NULL);
	worksheet_write_number(sheet->worksheet, row, (lxw_col_t)(column + 1),
			       strtod(text, NULL),
			       sheet->spreadsheet->formats[LOOK_WHOLE]);
}

static int column_of(const struct rows *rows, const char *name)
{
	for (int i = 0; i < rows->count; i++)
		if (strcmp(rows->chosen[i].field->name, name) == 0)
			return i;
	bug("no column %s to draw", name);
}

/* The rows of one series, of the column `values`, named by that of labels. */
static void add_series(struct sheet *sheet, lxw_chart *chart, int labels,
		       int values, int first, int count)
{
	lxw_row_t from = (lxw_row_t)first + 1;
	lxw_row_t to = (lxw_row_t)(first + count);
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);

	chart_series_set_categories(series, sheet->title, from,
				    (lxw_col_t)labels, to, (lxw_col_t)labels);
	chart_series_set_values(series, sheet->title, from, (lxw_col_t)values,
				to, (lxw_col_t)values);
	if (values < sheet->rows.count)
		chart_series_set_name_range(series, sheet->title, 0,
					    (lxw_col_t)values);
}

static uint8_t type_of(const struct sheet_chart *chart)
{
	switch (chart->shape) {
	case CHART_STACKED: return LXW_CHART_COLUMN_STACKED;
	case CHART_BARS: return LXW_CHART_BAR;
	default: return LXW_CHART_COLUMN;
	}
}

void sheet_draw(struct rows *rows, const struct sheet_chart *wanted)
{
	struct sheet *sheet = sheet_of(rows);
	int beside = rows->count + 1;
	lxw_chart *chart;

	if (wanted->labels ? !wanted->count : !sheet->numbers)
		return;
	chart = workbook_add_chart(sheet->spreadsheet->book, type_of(wanted));
	if (!wanted->labels)
		add_series(sheet, chart, beside, beside + 1, 0, sheet->numbers);
	for (int i = 0; wanted->labels && wanted->values[i]; i++)
		add_series(sheet, chart, column_of(rows, wanted->labels),
			   column_of(rows, wanted->values[i]), wanted->first,
			   wanted->count);
	chart_title_set_name(chart, wanted->title);
	if (wanted->shape != CHART_STACKED)
		chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	if (wanted->shape == CHART_BARS)
		chart_axis_set_reverse(chart->y_axis);
	if (sheet->charts_count == CHARTS_MAX)
		bug("too many charts");
	sheet->charts[sheet->charts_count++] = chart;
}

static void set_widths(struct sheet *sheet)
{
	for (int i = 0; i < sheet->rows.count; i++) {
		int width = sheet->widths[i] + 3; /* the filter's button */
		char text[16];

		if (width < WIDTH_LEAST)
			width = WIDTH_LEAST;
		if (width > WIDTH_MOST)
			width = WIDTH_MOST;
		snprintf(text, sizeof(text), "%d", width);
		worksheet_set_column(sheet->worksheet, (lxw_col_t)i,
				     (lxw_col_t)i, strtod(text, NULL), NULL);
	}
}

static void place_chart(struct sheet *sheet, int i)
{
	lxw_chart_options below = { .x_offset = i * CHART_WIDTH };

	if (sheet->count <= ROWS_FEW)
		worksheet_insert_chart_opt(sheet->worksheet,
					   (lxw_row_t)(sheet->count + 2), 0,
					   sheet->charts[i], &below);
	else
		worksheet_insert_chart(sheet->worksheet,
				       (lxw_row_t)(i * CHART_HEIGHT + 1),
				       (lxw_col_t)(sheet->rows.count + 4),
				       sheet->charts[i]);
}

static void sheet_finish(struct sheet *sheet)
{
	lxw_worksheet *worksheet = sheet->worksheet;
	int last = sheet->rows.count - 1;

	if (sheet->count > ROWS_MOST) {
		command_warn(_("%s: a sheet has no room for the last %d rows"),
			     sheet->title, sheet->count - ROWS_MOST);
		sheet->count = ROWS_MOST;
	}
	set_widths(sheet);
	for (int i = 0; i < sheet->charts_count; i++)
		place_chart(sheet, i);
	worksheet_freeze_panes(worksheet, 1, 0);
	worksheet_autofilter(worksheet, 0, 0, (lxw_row_t)sheet->count,
			     (lxw_col_t)last);
	worksheet_set_landscape(worksheet);
	worksheet_set_paper(worksheet, 9); /* A4 */
	worksheet_fit_to_pages(worksheet, 1, 0);
	worksheet_repeat_rows(worksheet, 0, 0);
	rows_free(&sheet->rows);
	free(sheet->title);
}

/* What the library wrote, into its place. */
static void copy(int from, const char *to)
{
	struct output *output = output_open(to);
	char bytes[8192];
	int64_t offset = 0;
	size_t length;

	while ((length = scratch_read(from, offset, bytes, sizeof(bytes))) >
	       0) {
		output_add(output, bytes, length);
		offset += (int64_t)length;
	}
	output_finish(output);
}

void spreadsheet_finish(struct spreadsheet *spreadsheet, const char *path)
{
	lxw_error error;

	for (int i = 0; i < spreadsheet->count; i++)
		sheet_finish(spreadsheet->sheets[i]);
	error = workbook_close(spreadsheet->book);
	if (error != LXW_NO_ERROR)
		die(EX_IOERR, "%s: %s", path, lxw_strerror(error));
	copy(spreadsheet->file, path);
	close(spreadsheet->file);
	for (int i = 0; i < spreadsheet->count; i++)
		free(spreadsheet->sheets[i]);
	free(spreadsheet);
}
