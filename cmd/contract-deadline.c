/* contract-deadline: what is to be done about deals, by when (D1-D14). */
#include "cli/command.h"
#include "cli/duelist.h"

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)operands;
	return duelist_of(office, options, RULES_CONTRACT, rows);
}

static const struct lister contract_deadline = {
	.command = { .name = "contract-deadline",
		     .summary = N_("list what is to be done about deals, by"
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
	return lister_main(&contract_deadline, argc, argv);
}
