#include "cli/spreadsheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/scratch.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/spreadsheet_private.h"
#include "cli/wrap.h"
#include "rules/day.h"

#define WIDTH_LEAST 8
#define WIDTH_MOST 40
/* A sheet holds no more, beside its heading. */
#define ROWS_MOST ((int)LXW_ROW_MAX - 1)

static const char *const looks[LOOKS] = { "@", "#,##0", "#,##0.00",
					  "yyyy-mm-dd", "yyyy-mm-dd hh:mm" };

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

/* So that no text touches the number or day before it. */
static void set_align(lxw_format *format, enum look look)
{
	if (look == LOOK_TEXT)
		format_set_indent(format, 1);
	else if (look == LOOK_DAY || look == LOOK_TIME)
		format_set_align(format, LXW_ALIGN_CENTER);
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
		set_align(spreadsheet->formats[i], (enum look)i);
	}
	return spreadsheet;
}

static void widen(struct sheet *sheet, int column, const char *text)
{
	int width = (int)wrap_width(text, strlen(text));

	if (width > sheet->widths[column])
		sheet->widths[column] = width;
}

static void count_to(struct sheet *sheet, int column, int64_t number)
{
	if (number > sheet->most[column])
		sheet->most[column] = number;
}

enum look sheet_look(const struct field *field)
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
	enum look look = sheet_look(field);
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
		if (look == LOOK_WHOLE)
			count_to(sheet, column, field_int_of(field, record));
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

int sheet_rows(const struct rows *rows)
{
	return ((const struct sheet *)(const void *)rows)->count;
}

void sheet_number(struct rows *rows, const char *label, int64_t number)
{
	struct sheet *sheet = sheet_of_rows(rows);
	lxw_row_t row = (lxw_row_t)++sheet->numbers;
	lxw_col_t column = (lxw_col_t)(rows->count + 1);
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)number);
	widen(sheet, rows->count, label);
	count_to(sheet, rows->count, number);
	worksheet_write_string(sheet->worksheet, row, column, label, NULL);
	worksheet_write_number(sheet->worksheet, row, (lxw_col_t)(column + 1),
			       strtod(text, NULL),
			       sheet->spreadsheet->formats[LOOK_WHOLE]);
}

static void set_width(struct sheet *sheet, int column, int width)
{
	char text[16];

	if (width < WIDTH_LEAST)
		width = WIDTH_LEAST;
	if (width > WIDTH_MOST)
		width = WIDTH_MOST;
	snprintf(text, sizeof(text), "%d", width);
	worksheet_set_column(sheet->worksheet, (lxw_col_t)column,
			     (lxw_col_t)column, strtod(text, NULL), NULL);
}

static void set_widths(struct sheet *sheet)
{
	int count = sheet->rows.count;

	for (int i = 0; i < count; i++) /* the filter's button is 3 */
		set_width(sheet, i, sheet->widths[i] + 3);
	if (sheet->numbers)
		set_width(sheet, count + 1, sheet->widths[count] + 1);
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
	sheet_place_charts(sheet);
	worksheet_freeze_panes(worksheet, 1, 0);
	worksheet_autofilter(worksheet, 0, 0, (lxw_row_t)sheet->count,
			     (lxw_col_t)last);
	worksheet_set_landscape(worksheet);
	worksheet_set_paper(worksheet, 9); /* A4 */
	worksheet_fit_to_pages(worksheet, 1, 0);
	worksheet_repeat_rows(worksheet, 0, 0);
	worksheet_set_header(worksheet, "&C&A");
	worksheet_set_footer(worksheet, "&C&P / &N");
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
