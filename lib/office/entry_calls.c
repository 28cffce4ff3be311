#include "base/intl.h"
#include "office/calls.h"
#include "office/entry.h"
#include "office/stored.h"
#include "rules/number.h"

#define TEXT(member) FIELD_TEXT_AT(struct call, member)
#define INT(member) FIELD_INT_AT(struct call, member)

const struct field call_columns[] = {
	COLUMN("call", FIELD_ID, INT(call)),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("called_at", FIELD_TIME, INT(called_at)),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_FLAGS("needs", FIELD_TEXT, TEXT(needs), FIELD_PRIVATE),
	COLUMN_FLAGS("source", FIELD_TEXT, TEXT(source), FIELD_PRIVATE),
	FIELD_END,
};

/* As they stand in the table. */
static const struct field cells[] = {
	COLUMN("id", FIELD_ID, INT(call)),
	COLUMN("phone", FIELD_PHONE, INT(phone)),
	COLUMN("called_at", FIELD_TIME, INT(called_at)),
	COLUMN("name", FIELD_TEXT, TEXT(name)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN("needs", FIELD_TEXT, TEXT(needs)),
	COLUMN("source", FIELD_TEXT, TEXT(source)),
	FIELD_END,
};
#define CELLS "id, phone, called_at, name, staff, needs, source"

void call_insert(struct office *office, struct call *call)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"INSERT INTO call(" CELLS ") VALUES(:id, :phone,"
			" :called_at, :name, :staff, :needs, :source)");

	call->call = office_number(office, "calls");
	stored_bind(stmt, cells, call);
	stmt_run(stmt);
}

bool call_find(struct office *office, int64_t number, struct call *call)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT " CELLS " FROM call"
						" WHERE id = :id");

	stmt_bind_int(stmt, ":id", number);
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, cells, call);
	return true;
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " FROM call"
				    " WHERE called_at <= :now ORDER BY id");

	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		struct call call = { 0 };

		stored_read(stmt, 0, cells, &call);
		each(to, call.call, &call);
	}
}

extern const struct entry_kind entry_calls;

/* A withdrawn call is gone; the audit keeps what it said. */
static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct call call = { 0 };
	struct stmt *stmt;
	int64_t number;

	(void)approved_by;
	if (!number_parse(id, 0, &number) ||
	    !call_find(office, number, &call)) {
		outcome_invalid(outcome, _("id: there is no call '%s'"), id);
		return;
	}
	entry_take_back(office, &entry_calls, number, &call);
	stmt = db_stmt(office->db, "DELETE FROM call WHERE id = :id");
	stmt_bind_int(stmt, ":id", number);
	stmt_run(stmt);
}

const struct entry_kind entry_calls = {
	.what = "calls",
	.words = "calls",
	.size = sizeof(struct call),
	.columns = call_columns,
	.own_time = "called_at",
	.list = list,
	.numbers = { "call_numbers", "SELECT max(id) FROM call" },
	.withdraw = withdraw,
};
