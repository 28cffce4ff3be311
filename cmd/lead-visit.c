/* lead-visit: logs arrivals, and confirms leads by them (V1-V5, R3-R5). */
#include "cli/command.h"
#include "office/claims.h"
#include "office/lead_row.h"

#define OUT(member) FIELD_INT_AT(struct lead_entry, member)

static const struct field columns[] = {
	{ "visit", FIELD_ID, OUT(visit), 0, NULL, NULL, NULL, 0 },
	{ "lead", FIELD_ID, OUT(lead), 0, NULL, NULL, NULL, 0 },
	{ "phone", FIELD_PHONE, OUT(phone), FIELD_PERSONAL, NULL, NULL, NULL,
	  0 },
	{ "status", FIELD_CHOICE, OUT(status), 0, NULL,
	  arrival_status_names, NULL, 0 },
	{ "kind", FIELD_CHOICE, OUT(kind), 0, NULL, kind_names, NULL, 0 },
	{ "partner", FIELD_PARTNER, OUT(partner), 0, NULL, NULL, NULL, 0 },
	{ "rep", FIELD_STAFF, OUT(rep), 0, NULL, NULL, NULL, 0 },
	{ "attempt", FIELD_NUMBER, OUT(attempt), 0, NULL, NULL, NULL, 0 },
	{ "protected_until", FIELD_DAY, OUT(protected_until), 0, NULL, NULL,
	  NULL, 0 },
	{ "blocked_by", FIELD_ID, OUT(blocked_by), 0, NULL, NULL, NULL, 0 },
	{ "held_by", FIELD_HOLDER, OUT(held_by), 0, NULL, NULL, NULL, 0 },
	{ NULL, 0, 0, 0, NULL, NULL, NULL, 0 }
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

	arrival_record(office, input, input->head.day_only >> ARRIVAL_ARRIVED_AT & 1,
		       entry, outcome);
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
