/* complaint-log: complaints and repairs, and what becomes of them (K1-K5). */
#include "cli/command.h"
#include "office/complaints.h"

#define INT(member) FIELD_INT_AT(struct complaint_record, member)
#define TEXT(member) FIELD_TEXT_AT(struct complaint_record, member)

static const struct field fields[] = {
	{ "phone", FIELD_PHONE, INT(complaint.phone), FIELD_PERSONAL,
	  N_("of a new one: whose it is"), NULL, N_("PHONE"), 0 },
	{ "category", FIELD_CHOICE, INT(complaint.category), 0,
	  N_("of a new one: what it is about"), category_names, N_("WORD"), 0 },
	{ "kind", FIELD_CHOICE, INT(complaint.kind), 0,
	  N_("complaint (the default) or repair"), complaint_kind_names,
	  N_("WORD"), 0 },
	{ "via", FIELD_CHOICE, INT(complaint.via), 0, N_("how it came"),
	  via_names, N_("WORD"), 0 },
	{ "content", FIELD_TEXT, TEXT(complaint.content), FIELD_PRIVATE,
	  N_("what it says"), NULL, N_("TEXT"), 0 },
	{ "name", FIELD_TEXT, TEXT(complaint.name), FIELD_PERSONAL | FIELD_NAME,
	  N_("who complains"), NULL, N_("NAME"), 0 },
	{ "complaint", FIELD_ID, INT(event.complaint), 0,
	  N_("of a further stage: the complaint's number"), NULL, N_("NUMBER"),
	  0 },
	{ "event", FIELD_CHOICE, INT(event.event), 0, N_("the stage (K1)"),
	  stage_names, N_("STAGE"), 0 },
	{ "at", FIELD_TIME, INT(event.at), FIELD_NOW | FIELD_FACT,
	  N_("when; default: now"), NULL, N_("TIME"), 0 },
	{ "staff", FIELD_STAFF, INT(event.staff), 0, N_("who did it"), NULL,
	  N_("CODE"), 0 },
	{ "valid", FIELD_YESNO, INT(event.valid), 0,
	  N_("judged: whether it is justified"), NULL, N_("yes|no"), 0 },
	{ "cause", FIELD_TEXT, TEXT(event.cause), 0,
	  N_("investigated: the cause (K6)"), NULL, N_("TEXT"), 0 },
	{ "department", FIELD_TEXT, TEXT(event.department), 0,
	  N_("investigated: the department it lies with"), NULL, N_("TEXT"),
	  0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN("entry", FIELD_ID, INT(event.entry)),
	COLUMN("complaint", FIELD_ID, INT(event.complaint)),
	COLUMN_CHOICE("event", INT(event.event), stage_names),
	COLUMN("at", FIELD_TIME, INT(event.at)),
	COLUMN_CHOICE("missing", INT(missing), stage_names),
	COLUMN_WORD("next", TEXT(next)),
	COLUMN("due_on", FIELD_DAY, INT(due_on)),
	FIELD_END,
};

static const struct field audited[] = {
	COLUMN("complaint", FIELD_ID, INT(event.complaint)),
	COLUMN_CHOICE("event", INT(event.event), stage_names),
	COLUMN("at", FIELD_TIME, INT(event.at)),
	COLUMN("staff", FIELD_STAFF, INT(event.staff)),
	COLUMN("valid", FIELD_YESNO, INT(event.valid)),
	COLUMN("cause", FIELD_TEXT, TEXT(event.cause)),
	COLUMN("department", FIELD_TEXT, TEXT(event.department)),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(complaint.phone),
		     FIELD_PERSONAL),
	COLUMN_CHOICE("category", INT(complaint.category), category_names),
	COLUMN_CHOICE("kind", INT(complaint.kind), complaint_kind_names),
	COLUMN_CHOICE("via", INT(complaint.via), via_names),
	COLUMN_CHOICE("importance", INT(complaint.importance),
		      importance_names),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(complaint.name), FIELD_PERSONAL),
	COLUMN_FLAGS("content", FIELD_TEXT, TEXT(complaint.content),
		     FIELD_PRIVATE),
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	complaint_record(office, input, entry, outcome);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	complaint_load(office, where, entry);
}

static const struct recorder complaint_log = {
	.command = { .name = "complaint-log",
		     .summary = N_("record complaints and repairs, stage by"
				   " stage") },
	.what = "complaint-events",
	.fields = fields,
	.input_size = sizeof(struct complaint_record),
	.columns = columns,
	.audited = audited,
	.entry_size = sizeof(struct complaint_record),
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&complaint_log, argc, argv);
}
