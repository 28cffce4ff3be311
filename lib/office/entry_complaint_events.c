/* The stages of complaints as entries: listed, the last one taken back. */
#include "base/intl.h"
#include "office/complaints.h"
#include "office/entry.h"
#include "rules/number.h"

#define INT(member) FIELD_INT_AT(struct complaint_record, member)
#define TEXT(member) FIELD_TEXT_AT(struct complaint_record, member)

static const struct field columns[] = {
	COLUMN("entry", FIELD_ID, INT(event.entry)),
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
	COLUMN_FLAGS("content", FIELD_TEXT, TEXT(complaint.content),
		     FIELD_PRIVATE),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(complaint.name),
		     FIELD_PERSONAL | FIELD_NAME),
	FIELD_END,
};

/* Reads it; a receipt says what was received. */
static void read_event(struct office *office, struct complaint_record *record)
{
	complaint_event_find(office, &record->event);
	record->complaint = (struct complaint){
		.phone = NONE, .category = NONE, .kind = NONE, .via = NONE
	};
	if (record->event.event == STAGE_RECEIVED)
		complaint_find(office, record->event.complaint,
			       &record->complaint);
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id, complaint, at"
				    " FROM complaint_event"
				    " WHERE at <= :now ORDER BY id");

	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		struct complaint_record record = {
			.event = { .entry = stmt_int(stmt, 0),
				   .complaint = stmt_int(stmt, 1),
				   .at = stmt_time(stmt, 2) }
		};

		read_event(office, &record);
		each(to, record.event.entry, &record);
	}
}

extern const struct entry_kind entry_complaint_events;

static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct complaint_record record = { .missing = NONE };
	int64_t number;

	(void)approved_by;
	if (!number_parse(id, 0, &number) ||
	    !complaint_event_locate(office, number, &record.event)) {
		outcome_invalid(outcome,
				_("id: there is no event '%s' of a complaint"),
				id);
		return;
	}
	read_event(office, &record);
	if (!complaint_is_last(office, &record.event)) {
		outcome_refuse(outcome, "has_followers");
		return;
	}
	entry_take_back(office, &entry_complaint_events, number, &record);
	complaint_remove_last(office, &record.event);
}

const struct entry_kind entry_complaint_events = {
	.what = "complaint-events",
	.words = "complaint-events",
	.size = sizeof(struct complaint_record),
	.columns = columns,
	.own_time = "at",
	.list = list,
	.numbers = { "complaint_event_numbers",
		     "SELECT max(id) FROM complaint_event" },
	.withdraw = withdraw,
};
