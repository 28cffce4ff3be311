/* lead-add: registers customers (R1-R7, P1-P8). */
#include <stdlib.h>

#include "base/die.h"
#include "cli/command.h"
#include "office/claims.h"
#include "office/leads.h"
#include "office/registering.h"

#define IN(member) FIELD_INT_AT(struct registering_input, member)
#define OUT(member) FIELD_INT_AT(struct lead_entry, member)

enum { RECORDED_AT = 4 }; /* its place among the fields */

static const struct field fields[] = {
	{ "phone", FIELD_PHONE, IN(phone), FIELD_REQUIRED | FIELD_PERSONAL,
	  N_("the customer's phone"), NULL, N_("PHONE"), 0 },
	{ "name", FIELD_TEXT, FIELD_TEXT_AT(struct registering_input, name),
	  FIELD_REQUIRED | FIELD_PERSONAL | FIELD_NAME,
	  N_("the customer's name"), NULL, N_("NAME"), 0 },
	{ "partner", FIELD_PARTNER, IN(partner), 0,
	  N_("who brings him; without one, the on-site team"), NULL,
	  N_("CODE"), 0 },
	{ "rep", FIELD_REP, IN(rep), 0,
	  N_("the consultant who looks after him, or auto: whose turn it is"),
	  NULL, N_("CODE"), 0 },
	{ "recorded_at", FIELD_TIME, IN(recorded_at), FIELD_NOW | FIELD_FACT,
	  N_("when he was registered; default: now"), NULL, N_("TIME"), 0 },
	{ "visited_at", FIELD_TIME, IN(visited_at), FIELD_FACT,
	  N_("when he came: for the on-site team and channels"), NULL,
	  N_("TIME"), 0 },
	{ "excused_by", FIELD_STAFF, IN(excused_by), 0,
	  N_("the sales manager to whom a late entry was excused"), NULL,
	  N_("CODE"), 0 },
	{ NULL, 0, 0, 0, NULL, NULL, NULL, 0 }
};

static const struct field columns[] = {
	{ "lead", FIELD_ID, OUT(lead), 0, NULL, NULL, NULL, 0 },
	{ "phone", FIELD_PHONE, OUT(phone), FIELD_PERSONAL, NULL, NULL, NULL,
	  0 },
	{ "status", FIELD_CHOICE, OUT(status), 0, NULL, lead_status_names,
	  NULL, 0 },
	{ "kind", FIELD_CHOICE, OUT(kind), 0, NULL, kind_names, NULL, 0 },
	{ "partner", FIELD_PARTNER, OUT(partner), 0, NULL, NULL, NULL, 0 },
	{ "rep", FIELD_STAFF, OUT(rep), 0, NULL, NULL, NULL, 0 },
	{ "attempt", FIELD_NUMBER, OUT(attempt), 0, NULL, NULL, NULL, 0 },
	{ "protected_until", FIELD_DAY, OUT(protected_until), 0, NULL, NULL,
	  NULL, 0 },
	{ "late", FIELD_YESNO, OUT(late), 0, NULL, NULL, NULL, 0 },
	{ "blocked_by", FIELD_ID, OUT(blocked_by), 0, NULL, NULL, NULL, 0 },
	{ "held_by", FIELD_HOLDER, OUT(held_by), 0, NULL, NULL, NULL, 0 },
	{ NULL, 0, 0, 0, NULL, NULL, NULL, 0 }
};

static void prefetch(struct office *office, const void *const inputs[],
		     int count)
{
	int64_t *customers = mem_resize(NULL, (size_t)count + 1,
					sizeof(*customers));

	for (int i = 0; i < count; i++) {
		const struct registering_input *input = inputs[i];

		customers[i] = customer_of_phone(office, input->phone);
	}
	claims_prefetch(office, customers, count);
	free(customers);
}

static void record(struct office *office, const void *record, void *entry,
		   struct outcome *outcome)
{
	const struct registering_input *input = record;

	registering_record(office, input,
			   input->head.day_only >> RECORDED_AT & 1, entry,
			   outcome);
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
	.fields = fields,
	.input_size = sizeof(struct registering_input),
	.columns = columns,
	.entry_size = sizeof(struct lead_entry),
	.keeps_refused = true,
	.prefetch = prefetch,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&lead_add, argc, argv);
}
