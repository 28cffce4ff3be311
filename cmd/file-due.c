/* file-due: which files are to be back, by when (F2). */
#include "cli/duelist.h"

static const struct command file_due = {
	.name = "file-due",
	.summary = N_("list which files are to be back, by when"),
};

int main(int argc, char **argv)
{
	return duelist_main(&file_due, RULES_FILE, argc, argv);
}
