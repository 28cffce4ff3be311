/* The entries of the register of partners. */
#include "base/intl.h"
#include "office/entry.h"
#include "office/partner_register.h"

#define TEXT(member) FIELD_TEXT_AT(struct partner_record, member)
#define INT(member) FIELD_INT_AT(struct partner_record, member)

/* Words of enum kind without the on-site team, which is no partner. */
static const char *const partner_kind_names[] = {
	"channel", "brokerage", "referrer", "ecommerce", NULL,
};
_Static_assert(KIND_CHANNEL == 1 && KIND_BROKERAGE == 2 && KIND_REFERRER == 3 &&
		       KIND_ECOMMERCE == 4,
	       "a kind is its place among the names, plus one");

static const struct field fields[] = {
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
	FIELD_END,
};

static const struct registry_order orders[] = {
	{ "listed_on", "ended_on" },
	{ NULL, NULL },
};

/* In the table a kind is an enum kind: one more than its place here. */
#define CELLS "partner, kind - 1, name, phone, id_no, listed_on, ended_on"

const struct registry partner_registry = {
	.what = "partners",
	.fields = fields,
	.size = sizeof(struct partner_record),
	.orders = orders,
	.sql = { .find = "SELECT id FROM partner WHERE partner = :partner",
		 .load = "SELECT " CELLS " FROM partner WHERE id = :id",
		 .list = "SELECT " CELLS ", id FROM partner ORDER BY partner",
		 .write = "INSERT INTO partner(id, partner, kind, name, phone,"
			  " id_no, listed_on, ended_on)"
			  " VALUES(:id, :partner, :kind + 1, :name, :phone,"
			  " :id_no, :listed_on, :ended_on)"
			  " ON CONFLICT(id) DO UPDATE SET kind = excluded.kind,"
			  " name = excluded.name, phone = excluded.phone,"
			  " id_no = excluded.id_no,"
			  " listed_on = excluded.listed_on,"
			  " ended_on = excluded.ended_on" },
};

static void list(struct office *office, entry_each *each, void *to)
{
	struct partner_record record;

	registry_list(office, &partner_registry, &record, each, to);
}

const struct entry_kind entry_partners = {
	.what = "partners",
	.words = "partners",
	.size = sizeof(struct partner_record),
	.columns = columns,
	.own_time = "listed_on",
	.list = list,
	.numbers = { "partner_numbers", "SELECT max(id) FROM partner" },
};
