/* partner-add: the register of partners. */
#include "cli/command.h"
#include "office/partner_register.h"

static bool find(struct office *office, const void *input,
		 struct outcome *where)
{
	return partner_registry.find(office, input, where);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	partner_registry.load(office, where, entry);
}

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	registry_record(office, &partner_registry, input, entry, outcome);
}

static const struct recorder partner_add = {
	.command = { .name = "partner-add",
		     .summary = N_(
			     "add partners to their register, or change it") },
	.what = "partners",
	.fields = partner_fields,
	.input_size = sizeof(struct partner_record),
	.columns = partner_fields,
	.entry_size = sizeof(struct partner_record),
	.find = find,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&partner_add, argc, argv);
}
