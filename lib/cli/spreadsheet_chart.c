/* The charts of a spreadsheet: drawn over columns of a sheet. */
#include <string.h>

#include "base/die.h"
#include "cli/spreadsheet_private.h"

/* Of a chart, in dots and in rows of the sheet. */
#define CHART_WIDTH 500
#define CHART_HEIGHT 16
/* Charts are below so many rows at most. */
#define ROWS_FEW 40
/* An axis that counts to less is divided by the library into fractions. */
#define COUNTS_FEW 10

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

/* Whole yuan, and counts in whole steps. */
static void set_axis(const struct sheet *sheet, lxw_chart_axis *axis,
		     int values)
{
	bool counts = values == sheet->rows.count ||
		      sheet_look(sheet->rows.chosen[values].field) ==
			      LOOK_WHOLE;

	if (!counts)
		chart_axis_set_num_format(axis, "#,##0");
	else if (sheet->most[values] < COUNTS_FEW)
		chart_axis_set_major_unit(axis, 1);
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
	struct sheet *sheet = sheet_of_rows(rows);
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
	set_axis(sheet,
		 wanted->shape == CHART_BARS ? chart->x_axis : chart->y_axis,
		 wanted->labels ? column_of(rows, wanted->values[0])
				: rows->count);
	if (wanted->shape == CHART_BARS)
		chart_axis_set_reverse(chart->y_axis);
	if (sheet->charts_count == CHARTS_MAX)
		bug("too many charts");
	sheet->charts[sheet->charts_count++] = chart;
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

void sheet_place_charts(struct sheet *sheet)
{
	for (int i = 0; i < sheet->charts_count; i++)
		place_chart(sheet, i);
}
