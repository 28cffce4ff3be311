/* milestone-add: the register of milestones. */
#include "cli/command.h"
#include "office/milestone_register.h"

static const struct command milestone_add = {
	.name = "milestone-add",
	.summary = N_("add milestones to their register, or change it"),
};

int main(int argc, char **argv)
{
	return register_main(&milestone_add, &milestone_registry, argc, argv);
}
