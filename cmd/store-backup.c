/* store-backup: a copy of the store while others write. */
#include <string.h>
#include <sys/stat.h>

#include "base/die.h"
#include "cli/command.h"

/* A copy over the store would take the store away from those who use it. */
static bool is_store(const char *path)
{
	struct stat store, copy;

	return stat(path, &copy) == 0 && stat(command_store(), &store) == 0 &&
	       copy.st_dev == store.st_dev && copy.st_ino == store.st_ino;
}

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	const char *path = operands[0];
	struct stat status;

	(void)options;
	(void)rows;
	if (!path)
		die(EX_USAGE, _("no FILE for the copy is named"));
	if (is_store(path))
		die(EX_CANTCREAT, _("%s: is the store itself"), path);
	if (lstat(path, &status) == 0 && !S_ISREG(status.st_mode))
		die(EX_CANTCREAT, _("%s: is there and is not a file"), path);
	db_backup(office->db, path);
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
