/* complaint-stats: the complaints of a month, how many and how long (K6). */
#include "cli/command.h"
#include "cli/rows.h"
#include "office/complaint_stats.h"

struct options {
	int64_t causes;
};

static const struct field options[] = {
	{ "causes", FIELD_FLAG, FIELD_INT_AT(struct options, causes), 0,
	  N_("a row for each category and cause"), NULL, NULL, 0 },
	FIELD_END,
};

static const struct view views[] = { { "--causes", complaint_cause_columns },
				     { NULL, NULL } };

static int list(struct office *office, const void *given,
		char *const operands[], struct rows *rows)
{
	const struct options *wanted = given;

	complaint_stats(office, command_month(operands[0]), wanted->causes == 1,
			rows_add_to, rows);
	return 0;
}

static const struct lister complaint_stats_command = {
	.command = { .name = "complaint-stats",
		     .summary = N_("count the complaints of a month, and how"
				   " long they took"),
		     .operands = N_("MONTH"),
		     .options = options,
		     .options_size = sizeof(struct options),
		     .views = views },
	.columns = complaint_stats_columns,
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&complaint_stats_command, argc, argv);
}
