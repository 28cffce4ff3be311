/* The recorder of a register: a record is input and entry at once. */
#include "cli/command.h"
#include "office/registry.h"

/* Of the one command that runs. */
static const struct registry *kept;

static bool find(struct office *office, const void *input,
		 struct outcome *where)
{
	return registry_find(office, kept, input, where);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	registry_load(office, kept, where, entry);
}

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	registry_record(office, kept, input, entry, outcome);
}

int register_main(const struct command *command,
		  const struct registry *registry, int argc, char **argv)
{
	const struct recorder recorder = {
		.command = *command,
		.what = registry->what,
		.fields = registry->fields,
		.input_size = registry->size,
		.columns = registry->fields,
		.entry_size = registry->size,
		.find = find,
		.record = record,
		.load = load,
	};

	kept = registry;
	return recorder_main(&recorder, argc, argv);
}
