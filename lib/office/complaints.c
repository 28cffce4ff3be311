#include "office/complaints.h"

#include "base/intl.h"
#include "office/complaint_duties.h"
#include "office/stored.h"
#include "rules/day.h"

#define INT(member) FIELD_INT_AT(struct complaint, member)
#define TEXT(member) FIELD_TEXT_AT(struct complaint, member)
#define EVENT_INT(member) FIELD_INT_AT(struct complaint_event, member)
#define EVENT_TEXT(member) FIELD_TEXT_AT(struct complaint_event, member)

const char *const via_names[] = { "phone", "visit", "online", "letter", NULL };

/* As they stand in the tables. */
static const struct field cells[] = {
	COLUMN("id", FIELD_ID, INT(complaint)),
	COLUMN("phone", FIELD_PHONE, INT(phone)),
	COLUMN("name", FIELD_TEXT, TEXT(name)),
	COLUMN_CHOSEN("category", INT(category), category_names),
	COLUMN_CHOSEN("kind", INT(kind), complaint_kind_names),
	COLUMN_CHOICE("via", INT(via), via_names),
	COLUMN("content", FIELD_TEXT, TEXT(content)),
	COLUMN_CHOICE("importance", INT(importance), importance_names),
	COLUMN("received_at", FIELD_TIME, INT(at)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN("closed_at", FIELD_TIME, INT(closed_at)),
	FIELD_END,
};
#define CELLS \
	"id, phone, name, category, kind, via, content, importance," \
	" received_at, staff, closed_at"

static const struct field event_cells[] = {
	COLUMN("complaint", FIELD_ID, EVENT_INT(complaint)),
	COLUMN("at", FIELD_TIME, EVENT_INT(at)),
	COLUMN("id", FIELD_ID, EVENT_INT(entry)),
	COLUMN_CHOSEN("event", EVENT_INT(event), stage_names),
	COLUMN("staff", FIELD_STAFF, EVENT_INT(staff)),
	COLUMN("valid", FIELD_YESNO, EVENT_INT(valid)),
	COLUMN("cause", FIELD_TEXT, EVENT_TEXT(cause)),
	COLUMN("department", FIELD_TEXT, EVENT_TEXT(department)),
	FIELD_END,
};
#define EVENT_CELLS "complaint, at, id, event, staff, valid, cause, department"

bool complaint_find(struct office *office, int64_t number,
		    struct complaint *complaint)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " FROM complaint"
				    " WHERE id = :id");

	stmt_bind_int(stmt, ":id", number);
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, cells, complaint);
	return true;
}

static void insert(struct office *office, const struct complaint *complaint)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"INSERT INTO complaint(" CELLS ", entered_at)"
		" VALUES(:id, :phone, :name, :category, :kind, :via, :content,"
		" :importance, :received_at, :staff, :closed_at, :now)");

	stored_bind(stmt, cells, complaint);
	stmt_bind_int(stmt, ":now", office->now);
	stmt_run(stmt);
}

static void set_closed(struct office *office, int64_t number, int64_t at)
{
	struct stmt *stmt = db_stmt(office->db, "UPDATE complaint"
						" SET closed_at = :at"
						" WHERE id = :id");

	stmt_bind_int(stmt, ":id", number);
	stmt_bind_int(stmt, ":at", at);
	stmt_run(stmt);
}

static void insert_event(struct office *office, struct complaint_event *event)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"INSERT INTO complaint_event(" EVENT_CELLS
			", entered_at) VALUES(:complaint, :at, :id, :event,"
			" :staff, :valid, :cause, :department, :now)");

	event->entry = office_number(office, "complaint-events");
	stored_bind(stmt, event_cells, event);
	stmt_bind_int(stmt, ":now", office->now);
	stmt_run(stmt);
	if (event->event == STAGE_CLOSED)
		set_closed(office, event->complaint, event->at);
}

bool complaint_event_find(struct office *office, struct complaint_event *event)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT " EVENT_CELLS
						" FROM complaint_event"
						" WHERE complaint = :complaint"
						" AND at = :at AND id = :id");

	stmt_bind_int(stmt, ":complaint", event->complaint);
	stmt_bind_int(stmt, ":at", event->at);
	stmt_bind_int(stmt, ":id", event->entry);
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, event_cells, event);
	return true;
}

bool complaint_event_locate(struct office *office, int64_t number,
			    struct complaint_event *event)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT complaint, at FROM complaint_event"
				    " WHERE id = :id");
	bool found;

	stmt_bind_int(stmt, ":id", number);
	found = stmt_next(stmt);
	if (found) {
		event->entry = number;
		event->complaint = stmt_int(stmt, 0);
		event->at = stmt_time(stmt, 1);
	}
	stmt_end(stmt);
	return found;
}

void complaint_story_read(struct office *office, int64_t number, int64_t until,
			  struct complaint_story *story)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " EVENT_CELLS
				    " FROM complaint_event"
				    " WHERE complaint = :complaint"
				    " AND at <= :until ORDER BY id");

	story->count = 0;
	stmt_bind_int(stmt, ":complaint", number);
	stmt_bind_int(stmt, ":until", until);
	while (story->count < STAGES && stmt_next(stmt)) {
		struct complaint_event *event = &story->events[story->count++];

		stored_read(stmt, 0, event_cells, event);
		event->cause = arena_dup(&office->arena, event->cause);
		event->department = arena_dup(&office->arena,
					      event->department);
	}
	stmt_end(stmt);
}

/* How far a complaint has come. */
static void story_course(const struct complaint_story *story,
			 struct complaint_course *course)
{
	complaint_course_init(course);
	for (int i = 0; i < story->count; i++)
		complaint_take(course, (enum stage)story->events[i].event,
			       time_day(story->events[i].at),
			       story->events[i].valid == 1);
}

/* K4: of the phone in the register, else the highest of its family. */
static int64_t importance_of(struct office *office, int64_t phone)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT importance FROM customer WHERE phone IN"
			" (SELECT :phone UNION SELECT customer FROM family"
			" WHERE phone = :phone UNION SELECT phone FROM family"
			" WHERE customer = :phone OR customer = (SELECT"
			" customer FROM family WHERE phone = :phone))"
			" AND importance IS NOT NULL"
			" ORDER BY phone <> :phone, importance LIMIT 1");
	int64_t importance = NONE;

	stmt_bind_int(stmt, ":phone", phone);
	if (stmt_next(stmt))
		importance = stmt_choice(stmt, 0, importance_names);
	stmt_end(stmt);
	return importance;
}

/* What a receipt needs and a further stage may not have, and the reverse. */
static bool has_its_cells(const struct complaint_record *record, bool is_new,
			  struct outcome *outcome)
{
	const struct complaint_event *event = &record->event;
	const struct complaint *given = &record->complaint;
	const struct {
		const char *name;
		bool is_given, is_needed, is_allowed;
	} rules[] = {
		{ "complaint", event->complaint != NONE, !is_new, true },
		{ "event", event->event != NONE, !is_new, true },
		{ "phone", given->phone != NONE, is_new, is_new },
		{ "category", given->category != NONE, is_new, is_new },
		{ "kind", given->kind != NONE, false, is_new },
		{ "via", given->via != NONE, false, is_new },
		{ "content", given->content != NULL, false, is_new },
		{ "name", given->name != NULL, false, is_new },
		{ "valid", event->valid != NONE, event->event == STAGE_JUDGED,
		  event->event == STAGE_JUDGED },
		{ "cause", event->cause != NULL, false,
		  event->event == STAGE_INVESTIGATED },
		{ "department", event->department != NULL, false,
		  event->event == STAGE_INVESTIGATED },
	};
	const char *with = is_new		  ? stage_names[STAGE_RECEIVED]
			   : event->event == NONE ? "complaint"
						  : stage_names[event->event];

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (rules[i].is_needed && !rules[i].is_given)
			outcome_invalid(outcome, _("%s: required with %s"),
					rules[i].name, with);
		else if (rules[i].is_given && !rules[i].is_allowed)
			outcome_invalid(outcome, _("%s: not allowed with %s"),
					rules[i].name, with);
		else
			continue;
		return false;
	}
	return true;
}

/* A receipt that is recorded again, from an export, keeps its number. */
static bool number_complaint(struct office *office, int64_t *number,
			     struct outcome *outcome)
{
	struct complaint there;

	if (*number == NONE)
		*number = office_number(office, "complaints");
	else if (complaint_find(office, *number, &there))
		outcome_refuse(outcome, "already_recorded");
	else if (!office_take_number(office, "complaints", *number))
		outcome_invalid(outcome,
				_("complaint: the number %lld is not to come"),
				(long long)*number);
	return outcome->result == RESULT_OK;
}

static void receive(struct office *office, struct complaint_record *record,
		    struct outcome *outcome)
{
	struct complaint *complaint = &record->complaint;
	struct complaint_event *event = &record->event;

	event->event = STAGE_RECEIVED;
	if (!number_complaint(office, &event->complaint, outcome))
		return;
	complaint->complaint = event->complaint;
	if (complaint->kind == NONE)
		complaint->kind = 0;
	complaint->importance = importance_of(office, complaint->phone);
	complaint->at = event->at;
	complaint->staff = event->staff;
	complaint->closed_at = NONE;
	insert(office, complaint);
	insert_event(office, event);
}

/* K5 */
static void advance(struct office *office, struct complaint_record *record,
		    struct outcome *outcome)
{
	struct complaint_event *event = &record->event;
	struct complaint_course course;
	struct complaint_story story;
	enum stage missing;

	complaint_story_read(office, event->complaint, INT64_MAX, &story);
	story_course(&story, &course);
	switch (complaint_judge(&course, (enum stage)event->event,
				time_day(event->at), &missing)) {
	case STAGE_MAY: insert_event(office, event); break;
	case STAGE_THERE: outcome_refuse(outcome, "already_recorded"); break;
	case STAGE_OUT_OF_ORDER:
		record->missing = missing;
		outcome_refuse(outcome, "out_of_order");
		break;
	}
}

static void fill_next(struct office *office, struct complaint_record *record)
{
	struct complaint complaint;

	complaint_find(office, record->event.complaint, &complaint);
	record->next = complaint_next(office, &complaint, &record->due_on);
}

void complaint_record(struct office *office, const void *input, void *entry,
		      struct outcome *outcome)
{
	struct complaint_record *record = entry;
	struct complaint_event *event = &record->event;
	struct complaint complaint;
	bool is_new;

	*record = *(const struct complaint_record *)input;
	record->missing = record->due_on = NONE;
	record->complaint.importance = NONE;
	event->entry = NONE;
	is_new = (event->event == NONE || event->event == STAGE_RECEIVED) &&
		 (event->complaint == NONE || record->complaint.phone != NONE);
	if (!has_its_cells(record, is_new, outcome))
		return;
	if (is_new) {
		receive(office, record, outcome);
	} else if (!complaint_find(office, event->complaint, &complaint)) {
		outcome_invalid(outcome,
				_("complaint: there is no complaint %lld"),
				(long long)event->complaint);
		return;
	} else if (time_day(event->at) < time_day(complaint.at)) {
		outcome_invalid(outcome, _("at: before it was received"));
		return;
	} else {
		advance(office, record, outcome);
	}
	if (outcome->result == RESULT_INVALID)
		return;
	fill_next(office, record);
	outcome->id = event->entry;
	outcome->lead = event->complaint;
	outcome->at = event->at;
}

void complaint_load(struct office *office, const struct outcome *where,
		    void *entry)
{
	struct complaint_record *record = entry;

	record->event.entry = where->id;
	record->event.complaint = where->lead;
	record->event.at = where->at;
	record->missing = NONE;
	complaint_event_find(office, &record->event);
	fill_next(office, record);
}

bool complaint_is_last(struct office *office,
		       const struct complaint_event *event)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT (SELECT max(id) FROM complaint_event"
			" WHERE complaint = :complaint),"
			" EXISTS(SELECT 1 FROM care WHERE subject = :subject"
			" AND subject_id = :complaint)");
	bool is_last;

	stmt_bind_int(stmt, ":complaint", event->complaint);
	stmt_bind_int(stmt, ":subject", SUBJECT_COMPLAINT);
	stmt_next(stmt);
	is_last = stmt_int(stmt, 0) == event->entry &&
		  !(event->event == STAGE_RECEIVED && stmt_int(stmt, 1));
	stmt_end(stmt);
	return is_last;
}

void complaint_remove_last(struct office *office,
			   const struct complaint_event *event)
{
	struct stmt *stmt = db_stmt(office->db, "DELETE FROM complaint_event"
						" WHERE complaint = :complaint"
						" AND at = :at AND id = :id");

	stmt_bind_int(stmt, ":complaint", event->complaint);
	stmt_bind_int(stmt, ":at", event->at);
	stmt_bind_int(stmt, ":id", event->entry);
	stmt_run(stmt);
	if (event->event == STAGE_CLOSED)
		set_closed(office, event->complaint, NONE);
	if (event->event != STAGE_RECEIVED)
		return;
	stmt = db_stmt(office->db, "DELETE FROM complaint WHERE id = :id");
	stmt_bind_int(stmt, ":id", event->complaint);
	stmt_run(stmt);
}
