/* complaint-stats: the complaints of a month, how many and how long (K6). */
#include "base/die.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/complaint_stats.h"
#include "rules/day.h"

struct options {
	int64_t causes;
};

static const struct field options[] = {
	{ "causes", FIELD_FLAG, FIELD_INT_AT(struct options, causes), 0,
	  N_("a row for each category and cause"), NULL, NULL, 0 },
	FIELD_END,
};

#define INT(member) FIELD_INT_AT(struct complaint_stats, member)
#define TEXT(member) FIELD_TEXT_AT(struct complaint_stats, member)

#define OF_WHAT \
	COLUMN("month", FIELD_MONTH, INT(month)), \
		COLUMN("category", FIELD_CODE, TEXT(category))
#define COUNTS \
	COLUMN("received", FIELD_NUMBER, INT(received)), \
		COLUMN("valid", FIELD_NUMBER, INT(valid)), \
		COLUMN("answered_in_time", FIELD_NUMBER, \
		       INT(answered_in_time)), \
		COLUMN("answered_late", FIELD_NUMBER, INT(answered_late)), \
		COLUMN("unanswered", FIELD_NUMBER, INT(unanswered)), \
		COLUMN("resolved", FIELD_NUMBER, INT(resolved)), \
		COLUMN("open", FIELD_NUMBER, INT(open)), \
		COLUMN("mean_days", FIELD_POINTS, INT(mean_days)), \
		COLUMN("max_days", FIELD_POINTS, INT(max_days))

static const struct field columns[] = { OF_WHAT, COUNTS, FIELD_END };
static const struct field cause_columns[] = {
	OF_WHAT, COLUMN("cause", FIELD_TEXT, TEXT(cause)), COUNTS, FIELD_END
};

static void print(void *rows, const struct complaint_stats *row)
{
	rows_add(rows, row);
}

static int list(struct office *office, const void *given,
		char *const operands[], struct rows *rows)
{
	const struct options *wanted = given;
	int64_t month;

	if (!operands[0])
		die(EX_USAGE, _("no month is named"));
	if (!month_parse(operands[0], &month))
		die(EX_USAGE, _("'%s' is not a month (write 2026-10)"),
		    operands[0]);
	if (wanted->causes == 1)
		rows_set_columns(rows, cause_columns);
	complaint_stats(office, month, wanted->causes == 1, print, rows);
	return 0;
}

static const struct lister complaint_stats_command = {
	.command = { .name = "complaint-stats",
		     .summary = N_("count the complaints of a month, and how"
				   " long they took"),
		     .operands = N_("MONTH"),
		     .options = options,
		     .options_size = sizeof(struct options) },
	.columns = columns,
	.entry_size = sizeof(struct complaint_stats),
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&complaint_stats_command, argc, argv);
}
