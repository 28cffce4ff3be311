/* The entries of the register of partners. */
#include "base/intl.h"
#include "office/entry.h"
#include "office/partner_register.h"
#include "office/refs.h"
#include "office/registers.h"

#define TEXT(member) FIELD_TEXT_AT(struct partner_record, member)
#define INT(member) FIELD_INT_AT(struct partner_record, member)

/* Words of enum kind without the on-site team, which is no partner. */
static const char *const partner_kind_names[] = {
	"channel", "brokerage", "referrer", "ecommerce", NULL,
};
_Static_assert(KIND_CHANNEL == 1 && KIND_BROKERAGE == 2 && KIND_REFERRER == 3 &&
		       KIND_ECOMMERCE == 4,
	       "a kind is its place among the names, plus one");

const struct field partner_fields[] = {
	{ "partner", FIELD_CODE, TEXT(partner), FIELD_REQUIRED | FIELD_KEY,
	  N_("the code by which everybody knows it"), NULL, N_("CODE"), 0 },
	{ "kind", FIELD_CHOICE, INT(kind), FIELD_REQUIRED,
	  N_("what kind of partner"), partner_kind_names, N_("KIND"), 0 },
	{ "name", FIELD_TEXT, TEXT(name),
	  FIELD_REQUIRED | FIELD_PERSONAL | FIELD_NAME, N_("its name"), NULL,
	  N_("NAME"), 0 },
	{ "phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL, N_("its phone"),
	  NULL, N_("PHONE"), 0 },
	{ "id_no", FIELD_TEXT, TEXT(id_no), FIELD_PERSONAL,
	  N_("number of a referrer's identity card"), NULL, N_("NUMBER"), 0 },
	{ "listed_on", FIELD_DAY, INT(listed_on), FIELD_REQUIRED,
	  N_("the first day of its listing"), NULL, N_("DAY"), 0 },
	{ "ended_on", FIELD_DAY, INT(ended_on), 0,
	  N_("the last day on which it may register"), NULL, N_("DAY"), 0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN("partner", FIELD_CODE, TEXT(partner)),
	COLUMN_CHOICE("kind", INT(kind), partner_kind_names),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN_FLAGS("id_no", FIELD_TEXT, TEXT(id_no), FIELD_PERSONAL),
	COLUMN("listed_on", FIELD_DAY, INT(listed_on)),
	COLUMN("ended_on", FIELD_DAY, INT(ended_on)),
	COLUMN("note", FIELD_TEXT, TEXT(head.note)),
	FIELD_END,
};

static const struct registry_order orders[] = {
	{ "listed_on", "ended_on" },
	{ NULL, NULL },
};

static bool find(struct office *office, const void *record,
		 struct outcome *where)
{
	const struct partner_record *partner = record;
	struct stmt *stmt = db_stmt(office->db, "SELECT id FROM partner"
						" WHERE partner = :partner");

	stmt_bind_text(stmt, ":partner", partner->partner);
	where->id = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
	stmt_end(stmt);
	return where->id != NONE;
}

/* The columns of a row as every query here has them; texts live until the
 * next one. */
static void read_row(struct stmt *stmt, struct partner_record *partner)
{
	partner->partner = stmt_text(stmt, 0);
	partner->kind = stmt_int(stmt, 1);
	if (partner->kind != NONE)
		partner->kind--;
	partner->name = stmt_text(stmt, 2);
	partner->phone = stmt_int(stmt, 3);
	partner->id_no = stmt_column_text(stmt, 4);
	partner->listed_on = stmt_day(stmt, 5);
	partner->ended_on = stmt_day(stmt, 6);
}

static void load(struct office *office, const struct outcome *where,
		 void *record)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT partner, kind, name, phone, id_no,"
				    " listed_on, ended_on FROM partner"
				    " WHERE id = :id");

	stmt_bind_int(stmt, ":id", where->id);
	if (stmt_next(stmt))
		read_row(stmt, record);
}

static void write(struct office *office, const void *entry,
		  struct outcome *where)
{
	const struct partner_record *partner = entry;
	struct stmt *stmt;

	if (where->id == NONE)
		where->id = office_number(office, "partners");
	stmt = db_stmt(office->db,
		       "INSERT INTO partner(id, partner, kind, name, phone,"
		       " id_no, listed_on, ended_on)"
		       " VALUES(:id, :partner, :kind, :name, :phone, :id_no,"
		       " :listed_on, :ended_on)"
		       " ON CONFLICT(id) DO UPDATE SET kind = excluded.kind,"
		       " name = excluded.name, phone = excluded.phone,"
		       " id_no = excluded.id_no,"
		       " listed_on = excluded.listed_on,"
		       " ended_on = excluded.ended_on");
	stmt_bind_int(stmt, ":id", where->id);
	stmt_bind_text(stmt, ":partner", partner->partner);
	stmt_bind_int(stmt, ":kind", partner->kind + 1);
	stmt_bind_text(stmt, ":name", partner->name);
	stmt_bind_int(stmt, ":phone", partner->phone);
	stmt_bind_text(stmt, ":id_no", partner->id_no);
	stmt_bind_int(stmt, ":listed_on", partner->listed_on);
	stmt_bind_int(stmt, ":ended_on", partner->ended_on);
	stmt_run(stmt);
	registers_forget(office);
}

const struct registry partner_registry = {
	.fields = partner_fields,
	.size = sizeof(struct partner_record),
	.orders = orders,
	.find = find,
	.load = load,
	.write = write,
};

static void list(struct office *office,
		 void (*each)(void *to, const void *entry), void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT partner, kind, name, phone, id_no,"
				    " listed_on, ended_on, id"
				    " FROM partner ORDER BY partner");

	while (stmt_next(stmt)) {
		struct partner_record partner = { 0 };

		read_row(stmt, &partner);
		partner.head.note = note_find(office, "partners",
					      stmt_int(stmt, 7));
		each(to, &partner);
	}
}

/* Ids are given out from a sequence, which must be ahead of them. */
static bool numbers_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT max(id) FROM partner HAVING max(id) >"
			" coalesce((SELECT last FROM sequence"
			" WHERE what = 'partners'), 0)");
	bool holds = true;

	if (stmt_next(stmt))
		holds = err_set(detail, _("id %lld was never given out"),
				(long long)stmt_int(stmt, 0));
	stmt_end(stmt);
	return holds;
}

static const struct entry_check checks[] = {
	{ "partner_numbers", numbers_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_partners = {
	.what = "partners",
	.size = sizeof(struct partner_record),
	.columns = columns,
	.own_time = "listed_on",
	.list = list,
	.checks = checks,
};
