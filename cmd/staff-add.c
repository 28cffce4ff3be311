/* staff-add: the register of staff. */
#include "cli/command.h"
#include "office/staff_register.h"

static const struct command staff_add = {
	.name = "staff-add",
	.summary = N_("add staff to their register, or change it"),
};

int main(int argc, char **argv)
{
	return register_main(&staff_add, &staff_registry, argc, argv);
}
