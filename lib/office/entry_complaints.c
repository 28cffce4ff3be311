/* Complaints as entries: listed, taken back, checked. */
#include "base/intl.h"
#include "office/complaints.h"
#include "office/entry.h"
#include "rules/day.h"
#include "rules/number.h"

struct complaint_row {
	struct complaint complaint;
	int64_t receipt;	     /* number of its event */
	int64_t status, resolved_at; /* status: the stage recorded last */
};

#define INT(member) FIELD_INT_AT(struct complaint_row, member)
#define TEXT(member) FIELD_TEXT_AT(struct complaint_row, member)

static const struct field columns[] = {
	COLUMN("complaint", FIELD_ID, INT(complaint.complaint)),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(complaint.phone),
		     FIELD_PERSONAL),
	COLUMN_CHOICE("category", INT(complaint.category), category_names),
	COLUMN_CHOICE("kind", INT(complaint.kind), complaint_kind_names),
	COLUMN_CHOICE("via", INT(complaint.via), via_names),
	COLUMN_FLAGS("content", FIELD_TEXT, TEXT(complaint.content),
		     FIELD_PRIVATE),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(complaint.name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN("at", FIELD_TIME, INT(complaint.at)),
	COLUMN("staff", FIELD_STAFF, INT(complaint.staff)),
	FIELD_END,
};

static const struct field added[] = {
	COLUMN_CHOICE("importance", INT(complaint.importance),
		      importance_names),
	COLUMN_CHOICE("status", INT(status), stage_names),
	COLUMN("resolved_at", FIELD_TIME, INT(resolved_at)),
	COLUMN("closed_at", FIELD_TIME, INT(complaint.closed_at)),
	FIELD_END,
};

static void fill(struct office *office, struct complaint_row *row,
		 int64_t number, int64_t until)
{
	struct complaint_story story;

	*row = (struct complaint_row){ .receipt = NONE,
				       .status = NONE,
				       .resolved_at = NONE };
	complaint_find(office, number, &row->complaint);
	complaint_story_read(office, number, until, &story);
	for (int i = 0; i < story.count; i++) {
		const struct complaint_event *event = &story.events[i];

		row->status = event->event;
		if (event->event == STAGE_RESOLVED)
			row->resolved_at = event->at;
		if (event->event == STAGE_RECEIVED)
			row->receipt = event->entry;
	}
	if (row->complaint.closed_at != NONE &&
	    row->complaint.closed_at > until)
		row->complaint.closed_at = NONE;
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id FROM complaint"
				    " WHERE received_at <= :now ORDER BY id");

	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		struct complaint_row row;

		fill(office, &row, stmt_int(stmt, 0), office->now);
		each(to, row.receipt, &row);
	}
}

extern const struct entry_kind entry_complaint_events;

/* A complaint is taken back with its receipt, if nothing has followed. */
static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct complaint complaint;
	struct complaint_story story;
	char receipt[NUMBER_TEXT];
	int64_t number;

	if (!number_parse(id, 0, &number) ||
	    !complaint_find(office, number, &complaint)) {
		outcome_invalid(outcome, _("id: there is no complaint '%s'"),
				id);
		return;
	}
	complaint_story_read(office, number, INT64_MAX, &story);
	number_format(story.events[0].entry, 0, receipt);
	entry_complaint_events.withdraw(office, receipt, approved_by, outcome);
}

static const char *stages_of(struct office *office, int64_t number)
{
	struct complaint complaint;
	struct complaint_story story;
	struct complaint_course course;
	int64_t closed_at = NONE;

	complaint_find(office, number, &complaint);
	complaint_story_read(office, number, INT64_MAX, &story);
	complaint_course_init(&course);
	if (!story.count || story.events[0].event != STAGE_RECEIVED ||
	    story.events[0].at != complaint.at)
		return _("complaint %lld does not begin with its receipt");
	for (int i = 0; i < story.count; i++) {
		const struct complaint_event *event = &story.events[i];
		enum stage stage = (enum stage)event->event, missing;
		int64_t day = time_day(event->at);

		if (complaint_judge(&course, stage, day, &missing) != STAGE_MAY)
			return _("complaint %lld has a stage out of order");
		complaint_take(&course, stage, day, event->valid == 1);
		if (stage == STAGE_CLOSED)
			closed_at = event->at;
	}
	if (closed_at != complaint.closed_at)
		return _("complaint %lld says that it was closed at another "
			 "time");
	return NULL;
}

/* K1, K2, K5: recorded one after the other they may be recorded again. */
static bool stages_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT id FROM complaint");
	bool holds = true;

	while (holds && stmt_next(stmt)) {
		int64_t number = stmt_int(stmt, 0);
		const char *wrong = stages_of(office, number);

		if (wrong)
			holds = err_set(detail, wrong, (long long)number);
	}
	stmt_end(stmt);
	return holds;
}

static const struct entry_check checks[] = {
	{ "complaint_stages", stages_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_complaints = {
	.what = "complaints",
	.words = "complaint-events",
	.size = sizeof(struct complaint_row),
	.columns = columns,
	.added = added,
	.own_time = "at",
	.list = list,
	.numbers = { "complaint_numbers", "SELECT max(id) FROM complaint" },
	.withdraw = withdraw,
	.checks = checks,
};
