/* file-due: which files are to be back, by when (F2). */
#include "cli/command.h"
#include "cli/duelist.h"

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)operands;
	return duelist_of(office, options, RULES_FILE, rows);
}

static const struct lister file_due = {
	.command = { .name = "file-due",
		     .summary = N_("list which files are to be back, by when"),
		     .options = duelist_option_fields,
		     .options_size = sizeof(struct duelist_options) },
	.columns = duelist_columns,
	.entry_size = sizeof(struct duelist_row),
	.store = LISTER_STORE,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&file_due, argc, argv);
}
