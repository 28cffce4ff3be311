/* callback-due: whom to call, by when (C1-C6). */
#include "cli/command.h"
#include "cli/duelist.h"

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)operands;
	return duelist_of(office, options, RULES_CALLBACK, rows);
}

static const struct lister callback_due = {
	.command = { .name = "callback-due",
		     .summary = N_("list whom to call back, by when"),
		     .options = duelist_option_fields,
		     .options_size = sizeof(struct duelist_options) },
	.columns = duelist_columns,
	.entry_size = sizeof(struct duelist_row),
	.store = LISTER_STORE,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&callback_due, argc, argv);
}
