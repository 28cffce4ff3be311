/* callback-due: whom to call, by when (C1-C6). */
#include "cli/duelist.h"

static const struct command callback_due = {
	.name = "callback-due",
	.summary = N_("list whom to call back, by when"),
};

int main(int argc, char **argv)
{
	return duelist_main(&callback_due, RULES_CALLBACK, argc, argv);
}
