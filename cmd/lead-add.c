/* lead-add: registers customers (R1-R7, P1-P8). */
#include "cli/command.h"
#include "office/lead_row.h"
#include "office/leads.h"

#define OUT(member) FIELD_INT_AT(struct lead_entry, member)

static const struct field columns[] = {
	COLUMN("lead", FIELD_ID, OUT(lead)),
	COLUMN_FLAGS("phone", FIELD_PHONE, OUT(phone), FIELD_PERSONAL),
	COLUMN_CHOICE("status", OUT(status), lead_status_names),
	COLUMN_CHOICE("kind", OUT(kind), kind_names),
	COLUMN("partner", FIELD_PARTNER, OUT(partner)),
	COLUMN("rep", FIELD_STAFF, OUT(rep)),
	COLUMN("attempt", FIELD_NUMBER, OUT(attempt)),
	COLUMN("protected_until", FIELD_DAY, OUT(protected_until)),
	COLUMN("late", FIELD_YESNO, OUT(late)),
	COLUMN("blocked_by", FIELD_ID, OUT(blocked_by)),
	COLUMN("held_by", FIELD_HOLDER, OUT(held_by)),
	FIELD_END
};

static void record(struct office *office, const void *record, void *entry,
		   struct outcome *outcome)
{
	const struct registering_input *input = record;

	registering_record(office, input,
			   input->head.day_only >> REGISTERING_RECORDED_AT & 1,
			   entry, outcome);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	registering_load(office, where->id, entry);
}

static const struct recorder lead_add = {
	.command = { .name = "lead-add",
		     .summary = N_("register customers: whose each is, or why"
				   " not") },
	.what = "leads",
	.fields = registering_fields,
	.input_size = sizeof(struct registering_input),
	.columns = columns,
	.entry_size = sizeof(struct lead_entry),
	.keeps_refused = true,
	.prefetch = registering_prefetch,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&lead_add, argc, argv);
}
