/* deal-log: what happens to a deal after its subscription (D1-D20). */
#include "cli/command.h"
#include "office/deal_records.h"

#define TEXT(member) FIELD_TEXT_AT(struct deal_event_record, member)
#define INT(member) FIELD_INT_AT(struct deal_event_record, member)

static const struct field columns[] = {
	COLUMN("entry", FIELD_ID, INT(entry)),
	COLUMN("deal", FIELD_CODE, TEXT(deal)),
	COLUMN_CHOICE("event", INT(event), deal_event_names),
	COLUMN("on", FIELD_DAY, INT(on)),
	COLUMN_WORD("next", TEXT(next)),
	COLUMN("due_on", FIELD_DAY, INT(due_on)),
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	deal_log(office, input, entry, outcome);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	deal_event_load(office, where, entry);
}

static const struct recorder deal_log_command = {
	.command = { .name = "deal-log",
		     .summary = N_("record what happens to a deal after its"
				   " subscription") },
	.what = "deal-events",
	.fields = deal_event_fields,
	.input_size = sizeof(struct deal_event_record),
	.columns = columns,
	.audited = deal_event_fields,
	.entry_size = sizeof(struct deal_event_record),
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&deal_log_command, argc, argv);
}
