/* call-log: incoming calls (V6). */
#include "cli/command.h"
#include "office/calls.h"

#define TEXT(member) FIELD_TEXT_AT(struct call, member)
#define INT(member) FIELD_INT_AT(struct call, member)

static const struct field fields[] = {
	{ "phone", FIELD_PHONE, INT(phone), FIELD_REQUIRED | FIELD_PERSONAL,
	  N_("the caller's phone"), NULL, N_("PHONE"), 0 },
	{ "called_at", FIELD_TIME_END, INT(called_at), FIELD_NOW | FIELD_FACT,
	  N_("when he called; default: now"), NULL, N_("TIME"), 0 },
	{ "name", FIELD_TEXT, TEXT(name), FIELD_PERSONAL | FIELD_NAME,
	  N_("the caller's name"), NULL, N_("NAME"), 0 },
	{ "staff", FIELD_STAFF, INT(staff), 0, N_("who took the call"), NULL,
	  N_("CODE"), 0 },
	{ "needs", FIELD_TEXT, TEXT(needs), FIELD_PRIVATE, N_("what he wants"),
	  NULL, N_("TEXT"), 0 },
	{ "source", FIELD_TEXT, TEXT(source), FIELD_PRIVATE,
	  N_("how he heard of us"), NULL, N_("TEXT"), 0 },
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	struct call *call = entry;

	*call = *(const struct call *)input;
	call_insert(office, call);
	outcome->id = call->call;
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	call_find(office, where->id, entry);
}

static const struct recorder call_log = {
	.command = { .name = "call-log",
		     .summary = N_("record the calls that come in") },
	.what = "calls",
	.fields = fields,
	.input_size = sizeof(struct call),
	.columns = call_columns,
	.entry_size = sizeof(struct call),
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&call_log, argc, argv);
}
