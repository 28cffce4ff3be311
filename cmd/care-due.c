/* care-due: what the care calendar asks for, by when (A1-A10). */
#include "cli/command.h"
#include "cli/duelist.h"

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)operands;
	return duelist_of(office, options, RULES_CARE, rows);
}

static const struct lister care_due = {
	.command = { .name = "care-due",
		     .summary = N_("list what the care calendar asks for, by"
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
	return lister_main(&care_due, argc, argv);
}
