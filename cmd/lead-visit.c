/* lead-visit: logs arrivals, and confirms leads by them (V1-V5, R3-R5). */
#include "cli/command.h"
#include "office/claims.h"
#include "office/lead_row.h"

#define OUT(member) FIELD_INT_AT(struct lead_entry, member)

static const struct field columns[] = {
	COLUMN("visit", FIELD_ID, OUT(visit)),
	COLUMN("lead", FIELD_ID, OUT(lead)),
	COLUMN_FLAGS("phone", FIELD_PHONE, OUT(phone), FIELD_PERSONAL),
	COLUMN_CHOICE("status", OUT(status), arrival_status_names),
	COLUMN_CHOICE("kind", OUT(kind), kind_names),
	COLUMN("partner", FIELD_PARTNER, OUT(partner)),
	COLUMN("rep", FIELD_STAFF, OUT(rep)),
	COLUMN("attempt", FIELD_NUMBER, OUT(attempt)),
	COLUMN("protected_until", FIELD_DAY, OUT(protected_until)),
	COLUMN("blocked_by", FIELD_ID, OUT(blocked_by)),
	COLUMN("held_by", FIELD_HOLDER, OUT(held_by)),
	FIELD_END
};

static bool find(struct office *office, const void *input,
		 struct outcome *where)
{
	where->id = arrival_find(office, input);
	return where->id != NONE;
}

static void prefetch(struct office *office, const void *const inputs[],
		     int count)
{
	claims_prefetch(office, inputs, count,
			offsetof(struct arrival_input, phone));
}

static void record(struct office *office, const void *record, void *entry,
		   struct outcome *outcome)
{
	const struct arrival_input *input = record;

	arrival_record(office, input,
		       input->head.day_only >> ARRIVAL_ARRIVED_AT & 1, entry,
		       outcome);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	arrival_load(office, where->id, entry);
}

static const struct recorder lead_visit = {
	.command = { .name = "lead-visit",
		     .summary = N_("log arrivals: which lead each confirms or"
				   " belongs to") },
	.what = "visits",
	.fields = arrival_fields,
	.input_size = sizeof(struct arrival_input),
	.columns = columns,
	.entry_size = sizeof(struct lead_entry),
	.keeps_refused = true,
	.find = find,
	.prefetch = prefetch,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&lead_visit, argc, argv);
}
