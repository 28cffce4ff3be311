/* customer-add: the register of customers. */
#include "cli/command.h"
#include "office/customers.h"

static const struct command customer_add = {
	.name = "customer-add",
	.summary = N_("add customers to their register, or change it"),
};

int main(int argc, char **argv)
{
	return register_main(&customer_add, &customer_registry, argc, argv);
}
