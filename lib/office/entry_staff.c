/* The entries of the register of staff. */
#include <string.h>

#include "base/intl.h"
#include "office/entry.h"
#include "office/refs.h"
#include "office/registers.h"
#include "office/staff_register.h"

#define TEXT(member) FIELD_TEXT_AT(struct staff_record, member)
#define INT(member) FIELD_INT_AT(struct staff_record, member)

#define ABILITY_USUAL 1000

const struct field staff_fields[] = {
	{ "staff", FIELD_CODE, TEXT(staff), FIELD_REQUIRED | FIELD_KEY,
	  N_("the code by which everybody knows him"), NULL, N_("CODE"), 0 },
	{ "name", FIELD_TEXT, TEXT(name),
	  FIELD_REQUIRED | FIELD_PERSONAL | FIELD_NAME, N_("his name"), NULL,
	  N_("NAME"), 0 },
	{ "role", FIELD_CHOICE, INT(role), FIELD_REQUIRED, N_("what he does"),
	  role_names, N_("ROLE"), 0 },
	{ "ability", FIELD_DECIMAL, INT(ability), 0,
	  N_("his share of leads handed out, more than 0; default: 1"), NULL,
	  N_("NUMBER"), 0 },
	{ "joined_on", FIELD_DAY, INT(joined_on), 0,
	  N_("his first day on the staff"), NULL, N_("DAY"), 0 },
	{ "left_on", FIELD_DAY, INT(left_on), 0,
	  N_("his last day on the staff"), NULL, N_("DAY"), 0 },
	{ "away_from", FIELD_DAY, INT(away_from), 0,
	  N_("the first day of an absence"), NULL, N_("DAY"), 0 },
	{ "away_until", FIELD_DAY, INT(away_until), 0,
	  N_("the last day of an absence"), NULL, N_("DAY"), 0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN("staff", FIELD_CODE, TEXT(staff)),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN_CHOICE("role", INT(role), role_names),
	COLUMN("ability", FIELD_DECIMAL, INT(ability)),
	COLUMN("joined_on", FIELD_DAY, INT(joined_on)),
	COLUMN("left_on", FIELD_DAY, INT(left_on)),
	COLUMN("away_from", FIELD_DAY, INT(away_from)),
	COLUMN("away_until", FIELD_DAY, INT(away_until)),
	COLUMN("note", FIELD_TEXT, TEXT(head.note)),
	FIELD_END,
};

static const struct registry_order orders[] = {
	{ "joined_on", "left_on" },
	{ "away_from", "away_until" },
	{ NULL, NULL },
};

static bool find(struct office *office, const void *record,
		 struct outcome *where)
{
	const struct staff_record *staff = record;
	struct stmt *stmt = db_stmt(office->db, "SELECT id FROM staff"
						" WHERE staff = :staff");

	stmt_bind_text(stmt, ":staff", staff->staff);
	where->id = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
	stmt_end(stmt);
	return where->id != NONE;
}

/* The columns of a row as every query here has them; texts live until the
 * next one. */
static void read_row(struct stmt *stmt, struct staff_record *staff)
{
	staff->staff = stmt_text(stmt, 0);
	staff->name = stmt_text(stmt, 1);
	staff->role = stmt_int(stmt, 2);
	staff->ability = stmt_int(stmt, 3);
	staff->joined_on = stmt_day(stmt, 4);
	staff->left_on = stmt_day(stmt, 5);
	staff->away_from = stmt_day(stmt, 6);
	staff->away_until = stmt_day(stmt, 7);
}

static void load(struct office *office, const struct outcome *where,
		 void *record)
{
	struct staff_record *staff = record;
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT staff, name, role, ability,"
				    " joined_on, left_on, away_from, away_until"
				    " FROM staff WHERE id = :id");

	stmt_bind_int(stmt, ":id", where->id);
	if (stmt_next(stmt))
		read_row(stmt, staff);
	/* The row stays readable until the statement is used again. */
}

static bool decide(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	struct staff_record *staff = entry;

	(void)office;
	(void)input;
	if (staff->ability == NONE)
		staff->ability = ABILITY_USUAL;
	if (staff->ability <= 0) {
		outcome_invalid(outcome, _("ability: must be more than 0"));
		return false;
	}
	/* Where a rep is asked for, this is no code. */
	if (strcmp(staff->staff, "auto") == 0) {
		outcome_invalid(outcome, _("staff: 'auto' cannot be a code"));
		return false;
	}
	return true;
}

static void bind_cells(struct stmt *stmt, const struct staff_record *staff)
{
	stmt_bind_text(stmt, ":staff", staff->staff);
	stmt_bind_text(stmt, ":name", staff->name);
	stmt_bind_int(stmt, ":role", staff->role);
	stmt_bind_int(stmt, ":ability", staff->ability);
	stmt_bind_int(stmt, ":joined_on", staff->joined_on);
	stmt_bind_int(stmt, ":left_on", staff->left_on);
	stmt_bind_int(stmt, ":away_from", staff->away_from);
	stmt_bind_int(stmt, ":away_until", staff->away_until);
}

static void write(struct office *office, const void *entry,
		  struct outcome *where)
{
	struct stmt *stmt;

	if (where->id == NONE)
		where->id = office_number(office, "staff");
	stmt = db_stmt(office->db,
		       "INSERT INTO staff(id, staff, name, role, ability,"
		       " joined_on, left_on, away_from, away_until)"
		       " VALUES(:id, :staff, :name, :role, :ability,"
		       " :joined_on, :left_on, :away_from, :away_until)"
		       " ON CONFLICT(id) DO UPDATE SET name = excluded.name,"
		       " role = excluded.role, ability = excluded.ability,"
		       " joined_on = excluded.joined_on,"
		       " left_on = excluded.left_on,"
		       " away_from = excluded.away_from,"
		       " away_until = excluded.away_until");
	stmt_bind_int(stmt, ":id", where->id);
	bind_cells(stmt, entry);
	stmt_run(stmt);
	registers_forget(office);
}

const struct registry staff_registry = {
	.fields = staff_fields,
	.size = sizeof(struct staff_record),
	.orders = orders,
	.find = find,
	.load = load,
	.decide = decide,
	.write = write,
};

static void list(struct office *office,
		 void (*each)(void *to, const void *entry), void *to)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT staff, name, role, ability,"
			" joined_on, left_on, away_from, away_until,"
			" id FROM staff ORDER BY staff");

	while (stmt_next(stmt)) {
		struct staff_record staff = { 0 };

		read_row(stmt, &staff);
		staff.head.note = note_find(office, "staff", stmt_int(stmt, 8));
		each(to, &staff);
	}
}

/* Ids are given out from a sequence, which must be ahead of them. */
static bool numbers_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT max(id) FROM staff HAVING max(id) >"
				    " coalesce((SELECT last FROM sequence"
				    " WHERE what = 'staff'), 0)");
	bool holds = true;

	if (stmt_next(stmt))
		holds = err_set(detail, _("id %lld was never given out"),
				(long long)stmt_int(stmt, 0));
	stmt_end(stmt);
	return holds;
}

static const struct entry_check checks[] = {
	{ "staff_numbers", numbers_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_staff = {
	.what = "staff",
	.size = sizeof(struct staff_record),
	.columns = columns,
	.own_time = "joined_on",
	.list = list,
	.checks = checks,
};
