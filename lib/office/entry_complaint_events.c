/* The stages of complaints as entries: listed, the last one taken back. */
#include "base/intl.h"
#include "office/complaints.h"
#include "office/entry.h"
#include "office/refs.h"
#include "office/stored.h"
#include "rules/number.h"

#define INT(member) FIELD_INT_AT(struct complaint_event, member)
#define TEXT(member) FIELD_TEXT_AT(struct complaint_event, member)

static const struct field columns[] = {
	COLUMN("entry", FIELD_ID, INT(entry)),
	COLUMN("complaint", FIELD_ID, INT(complaint)),
	COLUMN_CHOICE("event", INT(event), stage_names),
	COLUMN("at", FIELD_TIME, INT(at)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN("valid", FIELD_YESNO, INT(valid)),
	COLUMN("cause", FIELD_TEXT, TEXT(cause)),
	COLUMN("department", FIELD_TEXT, TEXT(department)),
	COLUMN_FLAGS("note", FIELD_TEXT, TEXT(head.note), FIELD_PERSONAL),
	FIELD_END,
};

static void list(struct office *office,
		 void (*each)(void *to, const void *entry), void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id, complaint, at"
				    " FROM complaint_event"
				    " WHERE at <= :now ORDER BY id");

	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		struct complaint_event event = { .entry = stmt_int(stmt, 0),
						 .complaint = stmt_int(stmt, 1),
						 .at = stmt_time(stmt, 2) };

		complaint_event_find(office, &event);
		event.head.note = note_find(office, "complaint-events",
					    event.entry);
		each(to, &event);
	}
}

extern const struct entry_kind entry_complaint_events;

static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct complaint_event event = { 0 };
	int64_t number;

	(void)approved_by;
	if (!number_parse(id, 0, &number) ||
	    !complaint_event_locate(office, number, &event)) {
		outcome_invalid(outcome,
				_("id: there is no event '%s' of a complaint"),
				id);
		return;
	}
	complaint_event_find(office, &event);
	if (!complaint_is_last(office, &event)) {
		outcome_refuse(outcome, "has_followers");
		return;
	}
	entry_take_back(office, &entry_complaint_events, number, &event);
	complaint_remove_last(office, &event);
}

static bool numbers_hold(struct office *office, struct err *detail)
{
	return stored_numbers_hold(office, "complaint-events",
				   db_stmt(office->db, "SELECT max(id)"
						       " FROM complaint_event"),
				   detail);
}

static const struct entry_check checks[] = {
	{ "complaint_event_numbers", numbers_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_complaint_events = {
	.what = "complaint-events",
	.size = sizeof(struct complaint_event),
	.columns = columns,
	.own_time = "at",
	.list = list,
	.withdraw = withdraw,
	.checks = checks,
};
