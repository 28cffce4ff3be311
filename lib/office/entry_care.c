/* What care-log records, as entries: written, listed, taken back, checked. */
#include "base/intl.h"
#include "office/care.h"
#include "office/deal_settling.h"
#include "office/entry.h"
#include "office/stored.h"
#include "office/subjects.h"
#include "rules/day.h"
#include "rules/number.h"

#define TEXT(member) FIELD_TEXT_AT(struct care, member)
#define INT(member) FIELD_INT_AT(struct care, member)

const struct field care_columns[] = {
	COLUMN("care", FIELD_ID, INT(care)),
	COLUMN_WORD("duty", TEXT(duty)),
	COLUMN_CHOICE("subject", INT(subject), subject_names),
	COLUMN("id", FIELD_CODE, TEXT(id)),
	COLUMN("slot", FIELD_NUMBER, INT(slot)),
	COLUMN("on", FIELD_DAY, INT(on)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_CHOICE("satisfaction", INT(satisfaction), satisfaction_names),
	FIELD_END,
};

/* As they stand in the table. */
static const struct field cells[] = {
	COLUMN("care", FIELD_ID, INT(care)),
	COLUMN_WORD("duty", TEXT(duty)),
	COLUMN_CHOSEN("subject", INT(subject), subject_names),
	COLUMN("number", FIELD_NUMBER, INT(number)),
	COLUMN("slot", FIELD_NUMBER, INT(slot)),
	COLUMN("on", FIELD_DAY, INT(on)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_CHOICE("satisfaction", INT(satisfaction), satisfaction_names),
	FIELD_END,
};
#define CELLS "id, duty, subject, subject_id, slot, on_day, staff, satisfaction"

void care_insert(struct office *office, struct care *care)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"INSERT INTO care(" CELLS ", entered_at) VALUES(:care,"
			" :duty, :subject, :number, :slot, :on, :staff,"
			" :satisfaction, :entered_at)");

	care->care = office_number(office, "care");
	stored_bind(stmt, cells, care);
	stmt_bind_int(stmt, ":entered_at", office->now);
	stmt_run(stmt);
}

/* Reads the present row; id is room for the text of its id. */
static void read_row(struct office *office, struct stmt *stmt, struct buf *id,
		     struct care *care)
{
	stored_read(stmt, 0, cells, care);
	buf_clear(id);
	subject_add_id(office, (enum subject)care->subject, care->number, id);
	care->id = id->data;
}

bool care_find(struct office *office, const struct outcome *where,
	       struct care *care)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " FROM care"
				    " WHERE subject IN (0, 1, 2, 3, 4, 5)"
				    " AND subject_id = :number AND on_day = :on"
				    " AND id = :id");
	struct buf id = BUF_INIT;

	stmt_bind_int(stmt, ":number", where->lead);
	stmt_bind_int(stmt, ":on", time_day(where->at));
	stmt_bind_int(stmt, ":id", where->id);
	if (!stmt_next(stmt))
		return false;
	read_row(office, stmt, &id, care);
	care->id = arena_dup(&office->arena, id.data);
	buf_free(&id);
	return true;
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " FROM care"
				    " WHERE on_day <= :today ORDER BY id");
	struct buf id = BUF_INIT;

	stmt_bind_int(stmt, ":today", office->today);
	while (stmt_next(stmt)) {
		struct care care = { 0 };

		read_row(office, stmt, &id, &care);
		each(to, care.care, &care);
	}
	buf_free(&id);
}

extern const struct entry_kind entry_care;

static bool find_number(struct office *office, const char *id,
			struct outcome *where)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT subject_id, on_day FROM care"
				    " WHERE id = :id");
	bool found;

	if (!number_parse(id, 0, &where->id))
		return false;
	stmt_bind_int(stmt, ":id", where->id);
	found = stmt_next(stmt);
	if (found) {
		where->lead = stmt_int(stmt, 0);
		where->at = stmt_day(stmt, 1) * DAY_SECONDS;
	}
	stmt_end(stmt);
	return found;
}

/* A contact that was not made counts for nothing; the audit keeps it. */
static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct outcome where = { 0 };
	struct care care = { 0 };
	struct stmt *stmt;

	(void)approved_by;
	if (!find_number(office, id, &where) ||
	    !care_find(office, &where, &care)) {
		outcome_invalid(outcome,
				_("id: there is no entry '%s' of care"), id);
		return;
	}
	entry_take_back(office, &entry_care, care.care, &care);
	stmt = db_stmt(office->db, "DELETE FROM care WHERE subject = :subject"
				   " AND subject_id = :number AND on_day = :on"
				   " AND id = :id");
	stmt_bind_int(stmt, ":subject", care.subject);
	stmt_bind_int(stmt, ":number", care.number);
	stmt_bind_int(stmt, ":on", care.on);
	stmt_bind_int(stmt, ":id", care.care);
	stmt_run(stmt);
	if (care.subject == SUBJECT_DEAL)
		deal_settle(office, care.number);
}

/* Every entry is about something that there is, since it began. */
static bool subjects_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT care.id FROM care"
		" LEFT JOIN lead ON subject = 0 AND lead.id = subject_id"
		" LEFT JOIN deal ON subject = 1 AND deal.id = subject_id"
		" LEFT JOIN complaint ON subject = 2"
		" AND complaint.id = subject_id"
		" LEFT JOIN milestone ON subject = 3"
		" AND milestone.id = subject_id"
		" LEFT JOIN file ON subject = 5 AND file.id = subject_id"
		" WHERE coalesce(lead.id, deal.id, complaint.id, milestone.id,"
		" file.id) IS NULL AND NOT (subject = 4 AND subject_id = 0)"
		" OR on_day < subscribed_on"
		" ORDER BY care.id LIMIT 1");
	bool holds = true;

	if (stmt_next(stmt))
		holds = err_set(detail,
				_("entry %lld is about nothing that there"
				  " was"),
				(long long)stmt_int(stmt, 0));
	stmt_end(stmt);
	return holds;
}

static const struct entry_check checks[] = {
	{ "care_subjects", subjects_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_care = {
	.what = "care",
	.words = "care",
	.size = sizeof(struct care),
	.columns = care_columns,
	.own_time = "on",
	.list = list,
	.numbers = { "care_numbers", "SELECT max(id) FROM care" },
	.withdraw = withdraw,
	.checks = checks,
};
