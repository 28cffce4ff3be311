/* What happened to files as entries: listed, the last one taken back. */
#include "base/intl.h"
#include "office/entry.h"
#include "office/files.h"
#include "rules/number.h"

#define INT(member) FIELD_INT_AT(struct file_record, member)
#define TEXT(member) FIELD_TEXT_AT(struct file_record, member)

static const struct field columns[] = {
	COLUMN("file", FIELD_CODE, TEXT(file)),
	COLUMN_CHOICE("event", INT(event), file_event_names),
	COLUMN_WORD("class", TEXT(class)),
	COLUMN_FLAGS("title", FIELD_TEXT, TEXT(title), FIELD_PRIVATE),
	COLUMN("place", FIELD_TEXT, TEXT(place)),
	COLUMN_FLAGS("holder", FIELD_TEXT, TEXT(holder), FIELD_PRIVATE),
	COLUMN("on", FIELD_DAY, INT(on)),
	COLUMN("due_on", FIELD_DAY, INT(due_on)),
	COLUMN("approved_by", FIELD_TEXT, TEXT(approved_by)),
	FIELD_END,
};

static const struct field added[] = {
	COLUMN("entry", FIELD_ID, INT(entry)),
	COLUMN_CHOICE("status", INT(status), file_status_names),
	FIELD_END,
};

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = file_events_all(office);
	struct file_record record = { .status = NONE };

	while (file_events_next(stmt, &record)) {
		record.status = file_status_on(office, record.id,
					       office->today);
		each(to, record.entry, &record);
	}
}

extern const struct entry_kind entry_files;

static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct file_record record = { .status = NONE };
	int64_t number;

	(void)approved_by;
	if (!number_parse(id, 0, &number) ||
	    !file_event_find(office, number, &record)) {
		outcome_invalid(outcome,
				_("id: there is no event '%s' of a"
				  " file"),
				id);
		return;
	}
	if (!file_event_is_last(office, &record)) {
		outcome_refuse(outcome, "has_followers");
		return;
	}
	entry_take_back(office, &entry_files, number, &record);
	file_event_remove(office, &record);
}

/* F1-F3: recorded one after the other they may be recorded again. */
static bool events_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT f.id, event FROM file f LEFT JOIN"
				    " file_event e ON e.file = f.id"
				    " ORDER BY f.id, e.on_day, e.id");
	enum file_status status = FILE_NOWHERE;
	int64_t file = NONE;
	bool holds = true;

	while (holds && stmt_next(stmt)) {
		int64_t event = stmt_choice(stmt, 1, file_event_names);

		if (stmt_int(stmt, 0) != file)
			status = FILE_NOWHERE;
		file = stmt_int(stmt, 0);
		if (event == NONE ||
		    file_judge((enum file_event)event, &status) != FILE_MAY)
			holds = err_set(detail,
					_("file %lld: its events are out of"
					  " order"),
					(long long)file);
	}
	stmt_end(stmt);
	return holds;
}

static const struct entry_check checks[] = {
	{ "file_events", events_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_files = {
	.what = "files",
	.words = "files",
	.size = sizeof(struct file_record),
	.columns = columns,
	.added = added,
	.own_time = "on",
	.list = list,
	.numbers = { "file_numbers", "SELECT max(id) FROM file_event" },
	.withdraw = withdraw,
	.checks = checks,
};
