/* staff-add: the register of staff. */
#include "cli/command.h"
#include "office/staff_register.h"

static bool find(struct office *office, const void *input,
		 struct outcome *where)
{
	return staff_registry.find(office, input, where);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	staff_registry.load(office, where, entry);
}

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	registry_record(office, &staff_registry, input, entry, outcome);
}

static const struct recorder staff_add = {
	.command = { .name = "staff-add",
		     .summary = N_(
			     "add staff to their register, or change it") },
	.what = "staff",
	.fields = staff_fields,
	.input_size = sizeof(struct staff_record),
	.columns = staff_fields,
	.entry_size = sizeof(struct staff_record),
	.find = find,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&staff_add, argc, argv);
}
