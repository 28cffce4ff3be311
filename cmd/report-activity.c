/* report-activity: what happened at the office, by period or group (B2). */
#include "base/die.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/activity.h"

struct options {
	int64_t from, to, by;
};

#define OPTION(member) FIELD_INT_AT(struct options, member)

static const struct field options[] = {
	{ "from", FIELD_DAY, OPTION(from), 0, N_("the first day"), NULL,
	  N_("DAY"), 0 },
	{ "to", FIELD_DAY, OPTION(to), 0, N_("the last day"), NULL, N_("DAY"),
	  0 },
	{ "by", FIELD_CHOICE, OPTION(by), 0,
	  N_("a row for each day, week, month, quarter, year, rep, partner or"
	     " kind"),
	  activity_by_names, N_("WHAT"), 'b' },
	FIELD_END
};

static const struct view views[] = { { "--by=kind", activity_kind_columns },
				     { NULL, NULL } };

static int list(struct office *office, const void *given,
		char *const operands[], struct rows *rows)
{
	const struct options *own = given;

	(void)operands;
	if (own->from == NONE || own->to == NONE)
		die(EX_USAGE, _("--from and --to are both needed"));
	if (own->to < own->from)
		die(EX_USAGE, _("--to is earlier than --from"));
	activity_sum(office, own->from, own->to, own->by, rows_add_to, rows);
	return 0;
}

static const struct lister report_activity = {
	.command = { .name = "report-activity",
		     .summary = N_("sum up what happened, by period or group"),
		     .options = options,
		     .options_size = sizeof(struct options),
		     .views = views },
	.columns = activity_columns,
	.store = LISTER_STORE,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&report_activity, argc, argv);
}
