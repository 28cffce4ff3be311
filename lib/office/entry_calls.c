#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "office/audit.h"
#include "office/calls.h"
#include "office/entry.h"
#include "office/refs.h"
#include "rules/number.h"

#define TEXT(member) FIELD_TEXT_AT(struct call, member)
#define INT(member) FIELD_INT_AT(struct call, member)

static const struct field columns[] = {
	COLUMN("call", FIELD_ID, INT(call)),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("called_at", FIELD_TIME, INT(called_at)),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_FLAGS("needs", FIELD_TEXT, TEXT(needs), FIELD_PRIVATE),
	COLUMN_FLAGS("source", FIELD_TEXT, TEXT(source), FIELD_PRIVATE),
	COLUMN("note", FIELD_TEXT, TEXT(head.note)),
	FIELD_END,
};

void call_insert(struct office *office, struct call *call)
{
	struct stmt *stmt;

	call->call = office_number(office, "calls");
	stmt = db_stmt(office->db,
		       "INSERT INTO call(id, phone, called_at, name, staff,"
		       " needs, source) VALUES(:id, :phone, :called_at, :name,"
		       " :staff, :needs, :source)");
	stmt_bind_int(stmt, ":id", call->call);
	stmt_bind_int(stmt, ":phone", call->phone);
	stmt_bind_int(stmt, ":called_at", call->called_at);
	stmt_bind_text(stmt, ":name", call->name);
	stmt_bind_int(stmt, ":staff", call->staff);
	stmt_bind_text(stmt, ":needs", call->needs);
	stmt_bind_text(stmt, ":source", call->source);
	stmt_run(stmt);
}

static void read_row(struct stmt *stmt, struct call *call)
{
	call->call = stmt_int(stmt, 0);
	call->phone = stmt_int(stmt, 1);
	call->called_at = stmt_time(stmt, 2);
	call->name = stmt_column_text(stmt, 3);
	call->staff = stmt_int(stmt, 4);
	call->needs = stmt_column_text(stmt, 5);
	call->source = stmt_column_text(stmt, 6);
}

bool call_find(struct office *office, int64_t number, struct call *call)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id, phone, called_at, name, staff,"
				    " needs, source FROM call WHERE id = :id");

	stmt_bind_int(stmt, ":id", number);
	if (!stmt_next(stmt))
		return false;
	read_row(stmt, call);
	return true;
}

static void list(struct office *office,
		 void (*each)(void *to, const void *entry), void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id, phone, called_at, name, staff,"
				    " needs, source FROM call"
				    " WHERE called_at <= :now ORDER BY id");

	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		struct call call = { 0 };

		read_row(stmt, &call);
		call.head.note = note_find(office, "calls", call.call);
		each(to, &call);
	}
}

/* A withdrawn call is gone; the audit keeps what it said. */
static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct buf before = BUF_INIT;
	struct call call = { 0 };
	struct stmt *stmt;
	int64_t number;

	(void)approved_by;
	if (!number_parse(id, 0, &number) ||
	    !call_find(office, number, &call)) {
		outcome_invalid(outcome, _("id: there is no call '%s'"), id);
		return;
	}
	audit_cells(office, &before, columns, &call);
	audit_change(office, "calls", number, before.data, NULL);
	buf_free(&before);
	note_set(office, "calls", number, text_clear);
	refs_drop(office, "calls", number);
	stmt = db_stmt(office->db, "DELETE FROM call WHERE id = :id");
	stmt_bind_int(stmt, ":id", number);
	stmt_run(stmt);
}

static bool numbers_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT max(id) FROM call HAVING max(id) >"
				    " coalesce((SELECT last FROM sequence"
				    " WHERE what = 'calls'), 0)");
	bool holds = true;

	if (stmt_next(stmt))
		holds = err_set(detail, _("number %lld was never given out"),
				(long long)stmt_int(stmt, 0));
	stmt_end(stmt);
	return holds;
}

static const struct entry_check checks[] = {
	{ "call_numbers", numbers_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_calls = {
	.what = "calls",
	.size = sizeof(struct call),
	.columns = columns,
	.own_time = "called_at",
	.list = list,
	.withdraw = withdraw,
	.checks = checks,
};
