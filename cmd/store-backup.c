/* store-backup: a copy of the store while others write. */
#include "base/die.h"
#include "cli/command.h"
#include "office/store.h"

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)options;
	(void)rows;
	if (!operands[0])
		die(EX_USAGE, _("no FILE for the copy is named"));
	store_copy(office, command_store(), operands[0]);
	return 0;
}

static const struct lister store_backup = {
	.command = { .name = "store-backup",
		     .summary = N_("copy the store, also while others write"),
		     .operands = N_("FILE") },
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&store_backup, argc, argv);
}
