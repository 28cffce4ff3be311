/* deal-add: subscriptions (P5, D18-D20). */
#include "cli/command.h"
#include "office/deal_records.h"

#define TEXT(member) FIELD_TEXT_AT(struct deal_record, member)
#define INT(member) FIELD_INT_AT(struct deal_record, member)

static const struct field columns[] = {
	COLUMN("deal", FIELD_CODE, TEXT(deal)),
	COLUMN("lead", FIELD_ID, INT(lead)),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("rep", FIELD_STAFF, INT(rep)),
	COLUMN("unit", FIELD_TEXT, TEXT(unit)),
	COLUMN("price", FIELD_MONEY, INT(price)),
	COLUMN("subscribed_on", FIELD_DAY, INT(subscribed_on)),
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	deal_subscribe(office, input, entry, outcome);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	deal_load(office, where->id, entry);
}

static const struct recorder deal_add = {
	.command = { .name = "deal-add",
		     .summary = N_("record subscriptions") },
	.what = "deals",
	.fields = deal_fields,
	.input_size = sizeof(struct deal_record),
	.columns = columns,
	.audited = deal_fields,
	.entry_size = sizeof(struct deal_record),
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&deal_add, argc, argv);
}
