/* complaint-due: which complaints wait for what, by when (K2-K4). */
#include "cli/duelist.h"

static const struct command complaint_due = {
	.name = "complaint-due",
	.summary = N_("list which complaints wait for what, by when"),
};

int main(int argc, char **argv)
{
	return duelist_main(&complaint_due, RULES_COMPLAINT, argc, argv);
}
