/* report-month: the sales of a month for finance, and what is owed to partners
 * (B1, B3). */
#include <string.h>

#include "cli/command.h"
#include "cli/duelist.h"
#include "cli/rows.h"
#include "cli/spreadsheet.h"
#include "office/activity.h"
#include "office/complaint_stats.h"
#include "office/sales.h"
#include "office/score_rows.h"
#include "rules/day.h"
#include "rules/deal.h"

#define MONTHS_MAX 1200
#define DUTIES_MAX 64

struct options {
	const char *xlsx;
};

static const struct field options[] = {
	{ "xlsx", FIELD_TEXT, FIELD_TEXT_AT(struct options, xlsx), 0,
	  N_("write a workbook too: activity, sales, scores, what is overdue,"
	     " complaints"),
	  NULL, N_("FILE"), 'x' },
	FIELD_END
};

#define INT(member) FIELD_INT_AT(struct sale_row, member)
#define TEXT(member) FIELD_TEXT_AT(struct sale_row, member)

static const struct field columns[] = {
	COLUMN("month", FIELD_MONTH, INT(month)),
	COLUMN("deal", FIELD_CODE, TEXT(deal)),
	COLUMN("signed_on", FIELD_DAY, INT(signed_on)),
	COLUMN("rep", FIELD_STAFF, INT(rep)),
	COLUMN_FLAGS("customer", FIELD_TEXT, TEXT(customer),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("unit", FIELD_TEXT, TEXT(unit)),
	COLUMN_CHOICE("pay_method", INT(pay_method), pay_method_names),
	COLUMN("price", FIELD_MONEY, INT(price)),
	COLUMN("received", FIELD_MONEY, INT(received)),
	COLUMN("outstanding", FIELD_MONEY, INT(outstanding)),
	COLUMN("lead", FIELD_ID, INT(lead)),
	COLUMN("partner", FIELD_PARTNER, INT(partner)),
	COLUMN_CHOICE("kind", INT(kind), kind_names),
	COLUMN("attempt", FIELD_NUMBER, INT(attempt)),
	COLUMN("form_no", FIELD_TEXT, TEXT(form_no)),
	COLUMN("protected", FIELD_YESNO, INT(is_protected)),
	COLUMN("voided_on", FIELD_DAY, INT(voided_on)),
	FIELD_END
};

/* The months that are reported, and the workbook that is made of them. */
struct report {
	struct office *office;
	const int64_t *months; /* ended by NONE */
	int64_t first, last;   /* days of all of them */
	struct spreadsheet *book;
};

static void add_sales(const struct report *report, struct rows *rows)
{
	for (int i = 0; report->months[i] != NONE; i++)
		sales_of_month(report->office, report->months[i], rows_add_to,
			       rows);
}

static void gather_sums(void *to, const void *row)
{
	*(struct activity *)to = ((const struct activity_row *)row)->sums;
}

/* What became of registrations, step by step. */
static void add_funnel(const struct report *report, struct rows *sheet)
{
	const struct sheet_chart chart = { .shape = CHART_BARS,
					   .title = _("From registration to"
						      " signing") };
	struct activity sums;

	activity_sum(report->office, report->first, report->last, NONE,
		     gather_sums, &sums);
	sheet_number(sheet, intl_label("column", "registered"),
		     sums.registered);
	sheet_number(sheet, intl_label("column", "first_visits"),
		     sums.first_visits);
	sheet_number(sheet, intl_label("column", "subscriptions"),
		     sums.subscriptions);
	sheet_number(sheet, intl_label("column", "signings"), sums.signings);
	sheet_draw(sheet, &chart);
}

static void add_activity(const struct report *report)
{
	struct rows *sheet = spreadsheet_sheet(report->book, _("activity"),
					       activity_columns, NULL, NULL);
	struct sheet_chart chart = { .shape = CHART_COLUMNS,
				     .title = _("Sales by week"),
				     .labels = "period",
				     .values = { "sales" } };

	activity_sum(report->office, report->first, report->last, BY_WEEK,
		     rows_add_to, sheet);
	chart.count = sheet_rows(sheet);
	sheet_draw(sheet, &chart);
	chart.first = chart.count;
	activity_sum(report->office, report->first, report->last, BY_REP,
		     rows_add_to, sheet);
	chart.count = sheet_rows(sheet) - chart.first;
	chart.title = _("Sales by representative");
	chart.labels = "group";
	sheet_draw(sheet, &chart);
	add_funnel(report, sheet);
}

/* M3: without a target there is no score. */
static bool has_target(struct office *office, int64_t month)
{
	struct stmt *stmt = score_entries_of(office, month);
	struct score_entry entry;
	bool found = false;

	while (score_entries_next(stmt, &entry))
		found |= entry.entry == ENTRY_TARGET;
	return found;
}

static void add_scores(const struct report *report)
{
	struct rows *sheet = spreadsheet_sheet(report->book, _("scores"),
					       score_columns, NULL, NULL);
	struct sheet_chart chart = { .shape = CHART_STACKED,
				     .title = _("Score by item"),
				     .labels = "name",
				     .values = { "performance", "callbacks",
						 "collection", "exam",
						 "conduct" } };
	struct scoring scoring;

	for (int i = 0; report->months[i] != NONE; i++) {
		if (!has_target(report->office, report->months[i]))
			continue;
		scoring_find(&scoring, report->office, report->months[i]);
		chart.first = sheet_rows(sheet);
		score_rows(&scoring, rows_add_to, sheet);
	}
	chart.count = sheet_rows(sheet) - chart.first;
	sheet_draw(sheet, &chart);
}

/* What is overdue, counted by duty. */
struct overdue {
	struct office *office;
	const char *duties[DUTIES_MAX];
	int64_t counts[DUTIES_MAX];
	int count;
};

static bool count_overdue(void *to, const void *record)
{
	const struct duelist_row *row = record;
	struct overdue *overdue = to;
	int i = 0;

	if (row->status != DEADLINE_OVERDUE)
		return false;
	while (i < overdue->count && strcmp(overdue->duties[i], row->duty) != 0)
		i++;
	if (i == DUTIES_MAX)
		return true;
	if (i == overdue->count)
		overdue->duties[overdue->count++] =
			arena_dup(&overdue->office->arena, row->duty);
	overdue->counts[i]++;
	return true;
}

static void add_overdue(const struct report *report)
{
	static const struct duelist_options all = { .within = NONE,
						    .month = NONE,
						    .staff = NONE };
	const struct sheet_chart chart = { .shape = CHART_BARS,
					   .title = _("Overdue by duty") };
	struct overdue overdue = { .office = report->office };
	struct rows *sheet = spreadsheet_sheet(report->book, _("overdue"),
					       duelist_columns, count_overdue,
					       &overdue);

	for (int i = 0; duelist_kinds[i] != RULE_KINDS; i++)
		duelist_of(report->office, &all, duelist_kinds[i], sheet);
	for (int i = 0; i < overdue.count; i++)
		sheet_number(sheet, intl_label("word", overdue.duties[i]),
			     overdue.counts[i]);
	sheet_draw(sheet, &chart);
}

/* The chart is of the last month, without its total. */
static void add_complaints(const struct report *report)
{
	struct rows *sheet = spreadsheet_sheet(report->book, _("complaints"),
					       complaint_stats_columns, NULL,
					       NULL);
	struct sheet_chart chart = { .shape = CHART_COLUMNS,
				     .title = _("Complaints by category"),
				     .labels = "category",
				     .values = { "received" } };

	for (int i = 0; report->months[i] != NONE; i++) {
		chart.first = sheet_rows(sheet);
		complaint_stats(report->office, report->months[i], false,
				rows_add_to, sheet);
	}
	chart.count = sheet_rows(sheet) - chart.first - 1;
	sheet_draw(sheet, &chart);
}

static void write_workbook(struct report *report, const struct rows *rows,
			   const char *path)
{
	report->book = spreadsheet_new(rows);
	add_activity(report);
	add_sales(report, spreadsheet_sheet(report->book, _("sales"), columns,
					    NULL, NULL));
	add_scores(report);
	add_overdue(report);
	add_complaints(report);
	spreadsheet_finish(report->book, path);
}

/* Reads the months into months, ended by NONE, and the days they reach. */
static void read_months(char *const operands[], int64_t *months,
			struct report *report)
{
	report->first = INT64_MAX;
	report->last = INT64_MIN;
	do {
		*months = command_month(*operands);
		if (month_first_day(*months) < report->first)
			report->first = month_first_day(*months);
		if (month_last_day(*months) > report->last)
			report->last = month_last_day(*months);
		months++;
	} while (*++operands);
	*months = NONE;
}

static int list(struct office *office, const void *given,
		char *const operands[], struct rows *rows)
{
	static int64_t months[MONTHS_MAX + 1];
	const struct options *own = given;
	struct report report = { .office = office, .months = months };

	read_months(operands, months, &report);
	/* First: rows tell that all went well. */
	if (own->xlsx)
		write_workbook(&report, rows, own->xlsx);
	add_sales(&report, rows);
	return 0;
}

static const struct lister report_month = {
	.command = { .name = "report-month",
		     .summary = N_("report the sales of months"),
		     .operands = N_("MONTH..."),
		     .options = options,
		     .options_size = sizeof(struct options) },
	.columns = columns,
	.store = LISTER_STORE,
	.operands_max = MONTHS_MAX,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&report_month, argc, argv);
}
