#include "office/files.h"

#include <string.h>

#include "base/intl.h"
#include "office/registers.h"
#include "office/stored.h"

#define INT(member) FIELD_INT_AT(struct file_record, member)
#define TEXT(member) FIELD_TEXT_AT(struct file_record, member)

/* Of an event as it stands in its table, then of its file. */
static const struct field cells[] = {
	COLUMN("id", FIELD_ID, INT(entry)),
	COLUMN("file", FIELD_ID, INT(id)),
	COLUMN("on_day", FIELD_DAY, INT(on)),
	COLUMN_CHOSEN("event", INT(event), file_event_names),
	COLUMN("holder", FIELD_TEXT, TEXT(holder)),
	COLUMN("due_on", FIELD_DAY, INT(due_on)),
	COLUMN("approved_by", FIELD_TEXT, TEXT(approved_by)),
	FIELD_END,
};
static const struct field file_cells[] = {
	COLUMN("code", FIELD_CODE, TEXT(file)),
	COLUMN("class", FIELD_CODE, TEXT(class)),
	COLUMN("title", FIELD_TEXT, TEXT(title)),
	COLUMN("place", FIELD_TEXT, TEXT(place)),
	FIELD_END,
};
enum { FILE_CELL = 7 }; /* the number of cells before them */
#define CELLS \
	"e.id, f.id, on_day, event, holder, due_on, approved_by, f.file," \
	" class, title, place FROM file_event e JOIN file f ON f.id = e.file"

bool file_events_next(struct stmt *stmt, struct file_record *record)
{
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, cells, record);
	stored_read(stmt, FILE_CELL, file_cells, record);
	return true;
}

bool file_event_find(struct office *office, int64_t number,
		     struct file_record *record)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " WHERE e.id = :id");

	stmt_bind_int(stmt, ":id", number);
	return file_events_next(stmt, record);
}

struct stmt *file_events_all(struct office *office)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " WHERE on_day <= :today"
				    " ORDER BY e.id");

	stmt_bind_int(stmt, ":today", office->today);
	return stmt;
}

/* What is known of a file: its id is NONE where there is none of that code.
 * Texts live until the next call. */
static struct file_record file_find(struct office *office, const char *code)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT file, class, title, place, id"
				    " FROM file WHERE file = :file");
	struct file_record file = { .id = NONE };

	stmt_bind_text(stmt, ":file", code);
	if (stmt_next(stmt)) {
		stored_read(stmt, 0, file_cells, &file);
		file.id = stmt_int(stmt, 4);
	}
	return file;
}

enum file_status file_status_on(struct office *office, int64_t id,
				int64_t until)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT event FROM file_event"
				    " WHERE file = :file AND on_day <= :until"
				    " ORDER BY on_day, id");
	enum file_status status = FILE_NOWHERE;

	stmt_bind_int(stmt, ":file", id);
	stmt_bind_int(stmt, ":until", until);
	while (stmt_next(stmt))
		file_judge((enum file_event)stmt_word(stmt, 0,
						      file_event_names),
			   &status);
	return status;
}

static int64_t last_day(struct office *office, int64_t id)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT max(on_day) FROM file_event"
				    " WHERE file = :file");
	int64_t day;

	stmt_bind_int(stmt, ":file", id);
	day = stmt_next(stmt) ? stmt_day(stmt, 0) : NONE;
	stmt_end(stmt);
	return day;
}

#define EVENT(event) (1U << (event))

static bool says(const char *given, const char *kept)
{
	return given && !(kept && strcmp(given, kept) == 0);
}

/* What an event says of the file goes with it, unless that is known already (an
 * export repeats it), and a last day with lending. */
static bool has_its_cells(const struct file_record *record,
			  const struct file_record *file,
			  struct outcome *outcome)
{
	const struct {
		const char *name;
		bool is_given;
		unsigned events; /* that it goes with */
	} rules[] = {
		{ "class", says(record->class, file->class),
		  EVENT(FILE_FILED) },
		{ "title", says(record->title, file->title),
		  EVENT(FILE_FILED) },
		{ "place", says(record->place, file->place),
		  EVENT(FILE_FILED) | EVENT(FILE_RETURNED) },
		{ "holder", record->holder,
		  EVENT(FILE_FILED) | EVENT(FILE_LENT) | EVENT(FILE_RETURNED) },
		{ "due_on", record->due_on != NONE, EVENT(FILE_LENT) },
	};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (!rules[i].is_given ||
		    rules[i].events & EVENT(record->event))
			continue;
		outcome_invalid(outcome, _("%s: not allowed with %s"),
				rules[i].name, file_event_names[record->event]);
		return false;
	}
	if (record->due_on == NONE || record->due_on >= record->on)
		return true;
	outcome_invalid(outcome, _("due_on: before on"));
	return false;
}

/* F3 */
static bool is_approved(struct office *office, const struct file_record *record)
{
	const struct staff *staff = record->approved_by
					    ? staff_by_code(office,
							    record->approved_by)
					    : NULL;

	return record->event != FILE_WEEDED ||
	       (staff && staff->role == ROLE_DEPARTMENT_MANAGER);
}

static const char *refusal(struct office *office,
			   const struct file_record *record)
{
	enum file_status status = file_status_on(office, record->id, INT64_MAX);
	int64_t day = last_day(office, record->id);

	switch (file_judge((enum file_event)record->event, &status)) {
	case FILE_OUT_OF_ORDER: return "out_of_order";
	case FILE_ALREADY: return "already_recorded";
	case FILE_MAY: break;
	}
	if (day != NONE && record->on < day)
		return "out_of_order";
	return is_approved(office, record) ? NULL : "needs_approver";
}

static void write_file(struct office *office, struct file_record *record)
{
	struct stmt *stmt = db_stmt(office->db,
				    "INSERT INTO file(id, file, class, title,"
				    " place) VALUES(:id, :code, :class, :title,"
				    " :place) ON CONFLICT(id) DO UPDATE"
				    " SET place = coalesce(:place, place)");

	if (record->id == NONE)
		record->id = office_number(office, "file-codes");
	stored_bind(stmt, file_cells, record);
	stmt_bind_int(stmt, ":id", record->id);
	stmt_run(stmt);
}

static void write_event(struct office *office, struct file_record *record)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"INSERT INTO file_event(id, file, on_day, event, holder,"
		" due_on, approved_by, entered_at) VALUES(:id, :file, :on_day,"
		" :event, :holder, :due_on, :approved_by, :now)");

	record->entry = office_number(office, "files");
	stored_bind(stmt, cells, record);
	stmt_bind_int(stmt, ":now", office->now);
	stmt_run(stmt);
}

void file_record(struct office *office, const void *input, void *entry,
		 struct outcome *outcome)
{
	struct file_record *record = entry, file;
	const char *reason;

	*record = *(const struct file_record *)input;
	record->entry = record->status = NONE;
	file = file_find(office, record->file);
	record->id = file.id;
	if (!has_its_cells(record, &file, outcome))
		return;
	if (record->id == NONE && record->event != FILE_FILED) {
		outcome_invalid(outcome, _("file: there is no file '%s'"),
				record->file);
		return;
	}
	reason = refusal(office, record);
	if (reason) {
		outcome_refuse(outcome, reason);
	} else {
		write_file(office, record);
		write_event(office, record);
		outcome->id = record->entry;
		file = file_find(office, record->file);
		record->class = file.class;
		record->title = file.title;
		record->place = file.place;
	}
	record->status = file_status_on(office, record->id, INT64_MAX);
}

bool file_event_is_last(struct office *office, const struct file_record *record)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT max(id) FROM file_event"
						" WHERE file = :file");
	bool is_last;

	stmt_bind_int(stmt, ":file", record->id);
	stmt_next(stmt);
	is_last = stmt_int(stmt, 0) == record->entry;
	stmt_end(stmt);
	return is_last;
}

void file_event_remove(struct office *office, const struct file_record *record)
{
	struct stmt *stmt = db_stmt(office->db,
				    "DELETE FROM file_event WHERE file = :file"
				    " AND on_day = :on_day AND id = :id");

	stmt_bind_int(stmt, ":file", record->id);
	stmt_bind_int(stmt, ":on_day", record->on);
	stmt_bind_int(stmt, ":id", record->entry);
	stmt_run(stmt);
	if (record->event != FILE_FILED)
		return;
	stmt = db_stmt(office->db, "DELETE FROM file WHERE id = :file");
	stmt_bind_int(stmt, ":file", record->id);
	stmt_run(stmt);
}
