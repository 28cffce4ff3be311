/* file-log: the files of the office: index, lending, weeding (F1-F3). */
#include "cli/command.h"
#include "office/files.h"

#define INT(member) FIELD_INT_AT(struct file_record, member)
#define TEXT(member) FIELD_TEXT_AT(struct file_record, member)

static const struct field fields[] = {
	{ "file", FIELD_CODE, TEXT(file), FIELD_REQUIRED,
	  N_("the file's code in the index"), NULL, N_("CODE"), 0 },
	{ "event", FIELD_CHOICE, INT(event), FIELD_REQUIRED,
	  N_("what happened to it"), file_event_names, N_("WORD"), 0 },
	{ "class", FIELD_CODE, TEXT(class), 0, N_("filed: its class (F1)"),
	  file_class_names, N_("WORD"), 0 },
	{ "title", FIELD_TEXT, TEXT(title), FIELD_PRIVATE,
	  N_("filed: what it is"), NULL, N_("TEXT"), 0 },
	{ "place", FIELD_TEXT, TEXT(place), 0,
	  N_("filed, returned: where it stands"), NULL, N_("TEXT"), 0 },
	{ "holder", FIELD_TEXT, TEXT(holder), FIELD_PRIVATE,
	  N_("lent: who has it; else who handed it over"), NULL, N_("TEXT"),
	  0 },
	{ "on", FIELD_DAY, INT(on), FIELD_NOW | FIELD_FACT,
	  N_("the day; default: today"), NULL, N_("DAY"), 0 },
	{ "due_on", FIELD_DAY, INT(due_on), 0,
	  N_("lent: the last day, if another than by the rules"), NULL,
	  N_("DAY"), 0 },
	{ "approved_by", FIELD_CODE, TEXT(approved_by), 0,
	  N_("weeded: the department manager (F3)"), NULL, N_("CODE"), 0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN("file", FIELD_CODE, TEXT(file)),
	COLUMN_CHOICE("event", INT(event), file_event_names),
	COLUMN_WORD("class", TEXT(class)),
	COLUMN_FLAGS("title", FIELD_TEXT, TEXT(title), FIELD_PRIVATE),
	COLUMN("place", FIELD_TEXT, TEXT(place)),
	COLUMN_FLAGS("holder", FIELD_TEXT, TEXT(holder), FIELD_PRIVATE),
	COLUMN("on", FIELD_DAY, INT(on)),
	COLUMN("due_on", FIELD_DAY, INT(due_on)),
	COLUMN("approved_by", FIELD_CODE, TEXT(approved_by)),
	COLUMN("entry", FIELD_ID, INT(entry)),
	COLUMN_CHOICE("status", INT(status), file_status_names),
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	file_record(office, input, entry, outcome);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	struct file_record *record = entry;

	if (file_event_find(office, where->id, record))
		record->status = file_status_on(office, record->id, INT64_MAX);
}

static const struct recorder file_log = {
	.command = { .name = "file-log",
		     .summary = N_("record files: index, lending, weeding") },
	.what = "files",
	.fields = fields,
	.input_size = sizeof(struct file_record),
	.columns = columns,
	.entry_size = sizeof(struct file_record),
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&file_log, argc, argv);
}
