/* partner-add: the register of partners. */
#include "cli/command.h"
#include "office/partner_register.h"

static const struct command partner_add = {
	.name = "partner-add",
	.summary = N_("add partners to their register, or change it"),
};

int main(int argc, char **argv)
{
	return register_main(&partner_add, &partner_registry, argc, argv);
}
