/* lead-visit: logs arrivals, and confirms leads by them (V1-V5, R3-R5). */
#include "cli/command.h"
#include "office/arrivals.h"
#include "office/visits.h"

#define IN(member) FIELD_INT_AT(struct arrival_input, member)
#define IN_TEXT(member) FIELD_TEXT_AT(struct arrival_input, member)
#define OUT(member) FIELD_INT_AT(struct lead_entry, member)

enum { ARRIVED_AT = 1 }; /* its place among the fields */

static const struct field fields[] = {
	{ "phone", FIELD_PHONE, IN(phone), FIELD_PERSONAL,
	  N_("the customer's phone; empty when he leaves none"), NULL,
	  N_("PHONE"), 0 },
	{ "arrived_at", FIELD_TIME, IN(arrived_at), FIELD_NOW | FIELD_FACT,
	  N_("when he came; default: now"), NULL, N_("TIME"), 0 },
	{ "left_at", FIELD_TIME, IN(left_at), FIELD_FACT, N_("when he left"),
	  NULL, N_("TIME"), 0 },
	{ "partner", FIELD_PARTNER, IN(partner), 0, N_("who brings him"), NULL,
	  N_("CODE"), 0 },
	{ "id_checked", FIELD_YESNO, IN(id_checked), 0,
	  N_("whether the referrer's identity card was checked"), NULL,
	  N_("YES"), 0 },
	{ "form_no", FIELD_TEXT, IN_TEXT(form_no), 0,
	  N_("number of the viewing-confirmation form"), NULL, N_("NUMBER"),
	  0 },
	{ "greeter", FIELD_STAFF, IN(greeter), 0, N_("who asked him"), NULL,
	  N_("CODE"), 0 },
	{ "receiver", FIELD_REP, IN(receiver), 0,
	  N_("who receives him, or auto: his rep, else whose turn it is"),
	  NULL, N_("CODE"), 0 },
	{ "name", FIELD_TEXT, IN_TEXT(name), FIELD_PERSONAL | FIELD_NAME,
	  N_("his name"), NULL, N_("NAME"), 0 },
	{ "invalid", FIELD_CHOICE, IN(invalid), 0,
	  N_("signed off: counts for nothing"), visit_invalid_names,
	  N_("WHY"), 0 },
	{ "approved_by", FIELD_CODE, IN_TEXT(approved_by), 0,
	  N_("the site manager who signed that off"), NULL, N_("CODE"), 0 },
	{ NULL, 0, 0, 0, NULL, NULL, NULL, 0 }
};

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

static void record(struct office *office, const void *record, void *entry,
		   struct outcome *outcome)
{
	const struct arrival_input *input = record;

	arrival_record(office, input, input->head.day_only >> ARRIVED_AT & 1,
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
	.fields = fields,
	.input_size = sizeof(struct arrival_input),
	.columns = columns,
	.entry_size = sizeof(struct lead_entry),
	.keeps_refused = true,
	.find = find,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&lead_visit, argc, argv);
}
