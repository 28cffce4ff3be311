/* care-log: what was done of the care calendar (A1-A10, A12). */
#include "cli/command.h"
#include "office/care.h"

#define TEXT(member) FIELD_TEXT_AT(struct care, member)
#define INT(member) FIELD_INT_AT(struct care, member)

static const struct field fields[] = {
	{ "duty", FIELD_CODE, TEXT(duty), FIELD_REQUIRED, N_("what was done"),
	  NULL, N_("DUTY"), 0 },
	{ "subject", FIELD_CHOICE, INT(subject), FIELD_REQUIRED,
	  N_("about what"), subject_names, N_("SUBJECT"), 0 },
	{ "id", FIELD_CODE, TEXT(id), FIELD_REQUIRED,
	  N_("its number or code; of the office: office"), NULL, N_("ID"), 0 },
	{ "slot", FIELD_NUMBER, INT(slot), 0,
	  N_("which of a series; default: the one in whose time it was"), NULL,
	  N_("SLOT"), 0 },
	{ "on", FIELD_DAY, INT(on), FIELD_NOW | FIELD_FACT,
	  N_("when it was done; default: today"), NULL, N_("DAY"), 0 },
	{ "staff", FIELD_STAFF, INT(staff), 0, N_("who did it"), NULL,
	  N_("CODE"), 0 },
	{ "satisfaction", FIELD_CHOICE, INT(satisfaction), 0,
	  N_("of the customer"), satisfaction_names, N_("WORD"), 0 },
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	care_record(office, input, entry, outcome);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	care_find(office, where, entry);
}

static const struct recorder care_log = {
	.command = { .name = "care-log",
		     .summary = N_("record what was done of the care"
				   " calendar") },
	.what = "care",
	.fields = fields,
	.input_size = sizeof(struct care),
	.columns = care_columns,
	.entry_size = sizeof(struct care),
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&care_log, argc, argv);
}
