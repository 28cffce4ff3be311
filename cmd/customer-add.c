/* customer-add: the register of customers. */
#include "cli/command.h"
#include "office/customers.h"

static bool find(struct office *office, const void *input,
		 struct outcome *where)
{
	return customer_registry.find(office, input, where);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	customer_registry.load(office, where, entry);
}

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	registry_record(office, &customer_registry, input, entry, outcome);
}

static const struct recorder customer_add = {
	.command = { .name = "customer-add",
		     .summary = N_(
			     "add customers to their register, or change it") },
	.what = "customers",
	.fields = customer_fields,
	.input_size = sizeof(struct customer_record),
	.columns = customer_fields,
	.entry_size = sizeof(struct customer_record),
	.find = find,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&customer_add, argc, argv);
}
