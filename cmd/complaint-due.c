/* complaint-due: which complaints wait for what, by when (K2-K4). */
#include "cli/command.h"
#include "cli/duelist.h"

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)operands;
	return duelist_of(office, options, RULES_COMPLAINT, rows);
}

static const struct lister complaint_due = {
	.command = { .name = "complaint-due",
		     .summary = N_("list which complaints wait for what, by"
				   " when"),
		     .options = duelist_option_fields,
		     .options_size = sizeof(struct duelist_options) },
	.columns = duelist_columns,
	.entry_size = sizeof(struct duelist_row),
	.store = LISTER_STORE,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&complaint_due, argc, argv);
}
