/* callback-log: calls to customers after their visits (C3, C4). */
#include "cli/command.h"
#include "office/callbacks.h"
#include "rules/callback_rules.h"

#define INT(member) FIELD_INT_AT(struct callback, member)

static const struct field fields[] = {
	{ "lead", FIELD_ID, INT(lead), 0,
	  N_("number of the lead that was called"), NULL, N_("LEAD"), 0 },
	{ "phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL,
	  N_("or the customer's phone: his live lead"), NULL, N_("PHONE"), 0 },
	{ "called_at", FIELD_TIME_END, INT(called_at), FIELD_NOW | FIELD_FACT,
	  N_("when he was called; default: now"), NULL, N_("TIME"), 0 },
	{ "staff", FIELD_STAFF, INT(staff), 0,
	  N_("who called; default: the lead's rep"), NULL, N_("CODE"), 0 },
	{ "method", FIELD_CHOICE, INT(method), 0, N_("how (default phone)"),
	  method_names, N_("METHOD"), 0 },
	{ "outcome", FIELD_CHOICE, INT(outcome), 0,
	  N_("what came of it (default reached)"), outcome_names, N_("OUTCOME"),
	  0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN("callback", FIELD_ID, INT(callback)),
	COLUMN("lead", FIELD_ID, INT(lead)),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN("called_at", FIELD_TIME, INT(called_at)),
	FIELD_END,
};

/* The audit has the number beside it, and the phone is the lead's. */
static const struct field audited[] = {
	COLUMN("lead", FIELD_ID, INT(lead)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN("called_at", FIELD_TIME, INT(called_at)),
	COLUMN_CHOICE("method", INT(method), method_names),
	COLUMN_CHOICE("outcome", INT(outcome), outcome_names),
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	callback_record(office, input, entry, outcome);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	struct callback *callback = entry;

	callback->callback = where->id;
	callback->lead = where->lead;
	callback->called_at = where->at;
	callback_find(office, callback);
}

static const struct recorder callback_log = {
	.command = { .name = "callback-log",
		     .summary = N_("record calls to customers after their"
				   " visits") },
	.what = "callbacks",
	.fields = fields,
	.input_size = sizeof(struct callback),
	.columns = columns,
	.audited = audited,
	.entry_size = sizeof(struct callback),
	.prefetch = callbacks_prefetch,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&callback_log, argc, argv);
}
