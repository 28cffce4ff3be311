#include "office/customers.h"

#include "base/intl.h"
#include "office/claims.h"
#include "office/leads.h"

#define TEXT(member) FIELD_TEXT_AT(struct customer_record, member)
#define INT(member) FIELD_INT_AT(struct customer_record, member)

static const struct field fields[] = {
	{ "phone", FIELD_PHONE, INT(phone),
	  FIELD_REQUIRED | FIELD_KEY | FIELD_PERSONAL,
	  N_("by which he is known"), NULL, N_("PHONE"), 0 },
	{ "name", FIELD_TEXT, TEXT(name), FIELD_PERSONAL | FIELD_NAME,
	  N_("his name"), NULL, N_("NAME"), 0 },
	{ "importance", FIELD_CHOICE, INT(importance), 0,
	  N_("how important he is (K4)"), importance_names, N_("A|B|C"), 0 },
	{ "born_on", FIELD_DAY, INT(born_on), FIELD_PERSONAL | FIELD_FACT,
	  N_("his birthday"), NULL, N_("DAY"), 0 },
	{ "occupation", FIELD_TEXT, TEXT(occupation), FIELD_PRIVATE,
	  N_("what he does for a living"), NULL, N_("TEXT"), 0 },
	{ "needs", FIELD_TEXT, TEXT(needs), FIELD_PRIVATE,
	  N_("what he looks for"), NULL, N_("TEXT"), 0 },
	{ "source", FIELD_TEXT, TEXT(source), FIELD_PRIVATE,
	  N_("how he heard of us"), NULL, N_("TEXT"), 0 },
	{ "family_of", FIELD_PHONE, INT(family_of), FIELD_PERSONAL,
	  N_("a phone of the family that he belongs to (R7)"), NULL,
	  N_("PHONE"), 0 },
	FIELD_END,
};

const char *customer_registered_name(struct office *office, int64_t phone)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT name FROM customer"
						" WHERE phone = ?1");

	stmt_bind_int_at(stmt, 1, phone);
	return stmt_next(stmt) ? stmt_column_text(stmt, 0) : NULL;
}

/* NULL: there is no such lead yet. */
static const char *lead_name(struct office *office, int64_t lead)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT name FROM lead"
						" WHERE id = ?1"
						" AND recorded_at <= ?2");

	stmt_bind_int_at(stmt, 1, lead);
	stmt_bind_int_at(stmt, 2, office->now);
	return stmt_next(stmt) ? stmt_text(stmt, 0) : NULL;
}

const char *customer_name(struct office *office, int64_t phone, int64_t lead)
{
	const char *name = customer_registered_name(office, phone);
	struct claim_rows claims;

	if (!name && lead != NONE)
		return lead_name(office, lead);
	if (name)
		return name;
	claims = claims_of(office, customer_of_phone(office, phone));
	for (int i = claims.count - 1; i >= 0 && !name; i--)
		name = lead_name(office, claims.rows[i].lead);
	claims_forget(office);
	return name;
}

static void put_in_family(struct office *office, int64_t phone, int64_t head)
{
	struct stmt *stmt = db_stmt(office->db,
				    "INSERT INTO family(phone, customer)"
				    " VALUES(:phone, :head)");

	stmt_bind_int(stmt, ":phone", phone);
	stmt_bind_int(stmt, ":head", head);
	stmt_run(stmt);
}

/* R7: makes the phone, and all of its family, one family with that of the
 * phone other.  False when both have a live lead and the holders differ:
 * nothing was changed. */
static bool family_join(struct office *office, int64_t phone, int64_t other)
{
	int64_t from = customer_of_phone(office, phone);
	int64_t to = customer_of_phone(office, other);
	struct stmt *stmt;

	if (from == to)
		return true;
	if (!leads_join(office, from, to))
		return false;
	claims_move(office, from, to);
	stmt = db_stmt(office->db, "UPDATE family SET customer = :to"
				   " WHERE customer = :from");
	stmt_bind_int(stmt, ":to", to);
	stmt_bind_int(stmt, ":from", from);
	stmt_run(stmt);
	put_in_family(office, from, to);
	return true;
}

/* Takes a phone out of its family, with what was recorded for it; the head
 * stays where it is. */
static void family_leave(struct office *office, int64_t phone)
{
	int64_t head = customer_of_phone(office, phone);
	struct stmt *stmt;

	if (head == phone)
		return;
	office_flush(office);
	/* The claim of a visit that nobody registered has minus its number. */
	stmt = db_stmt(office->db,
		       "UPDATE claim SET customer = :phone"
		       " WHERE customer = :head AND"
		       " (EXISTS(SELECT 1 FROM lead WHERE id = claim.lead"
		       " AND phone = :phone) OR"
		       " EXISTS(SELECT 1 FROM visit WHERE id = -claim.lead"
		       " AND phone = :phone))");
	stmt_bind_int(stmt, ":phone", phone);
	stmt_bind_int(stmt, ":head", head);
	stmt_run(stmt);
	stmt = db_stmt(office->db, "UPDATE deal SET customer = :phone"
				   " WHERE customer = :head"
				   " AND phone = :phone");
	stmt_bind_int(stmt, ":phone", phone);
	stmt_bind_int(stmt, ":head", head);
	stmt_run(stmt);
	stmt = db_stmt(office->db, "DELETE FROM family WHERE phone = :phone");
	stmt_bind_int(stmt, ":phone", phone);
	stmt_run(stmt);
}

static bool find(struct office *office, const void *record,
		 struct outcome *where)
{
	const struct customer_record *customer = record;
	struct stmt *stmt = db_stmt(office->db, "SELECT id FROM customer"
						" WHERE phone = :phone");

	stmt_bind_int(stmt, ":phone", customer->phone);
	where->id = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
	stmt_end(stmt);
	where->lead = customer->phone;
	return where->id != NONE;
}

/* The audit and the notes know a customer by his number; a ref keeps his phone
 * as well, by which he is found. */
static void load(struct office *office, const struct outcome *where,
		 void *record)
{
	struct customer_record *customer = record;
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT name, importance, born_on,"
				    " occupation, needs, source,"
				    " (SELECT customer FROM family"
				    " WHERE phone = :phone)"
				    " FROM customer WHERE phone = :phone");

	stmt_bind_int(stmt, ":phone", where->lead);
	if (!stmt_next(stmt))
		return;
	customer->phone = where->lead;
	customer->name = stmt_column_text(stmt, 0);
	customer->importance = stmt_int(stmt, 1);
	customer->born_on = stmt_day(stmt, 2);
	customer->occupation = stmt_column_text(stmt, 3);
	customer->needs = stmt_column_text(stmt, 4);
	customer->source = stmt_column_text(stmt, 5);
	customer->family_of = stmt_int(stmt, 6);
}

static bool decide(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	const struct customer_record *given = input;
	struct customer_record *customer = entry;

	if (given->family_of == customer->phone) {
		outcome_invalid(outcome, _("family_of: is his own phone"));
		return false;
	}
	if (given->family_of == CLEAR) {
		family_leave(office, customer->phone);
	} else if (given->family_of != NONE &&
		   !family_join(office, customer->phone, given->family_of)) {
		outcome_refuse(outcome, "both_live");
		return false;
	}
	customer->family_of = customer_of_phone(office, customer->phone);
	if (customer->family_of == customer->phone)
		customer->family_of = NONE;
	return true;
}

static void write(struct office *office, const void *entry,
		  struct outcome *where)
{
	const struct customer_record *customer = entry;
	struct stmt *stmt;

	if (where->id == NONE)
		where->id = office_number(office, "customers");
	stmt = db_stmt(office->db,
		       "INSERT INTO customer(phone, id, name, importance,"
		       " born_on, occupation, needs, source)"
		       " VALUES(:phone, :id, :name, :importance, :born_on,"
		       " :occupation, :needs, :source)"
		       " ON CONFLICT(phone) DO UPDATE SET name = excluded.name,"
		       " importance = excluded.importance,"
		       " born_on = excluded.born_on,"
		       " occupation = excluded.occupation,"
		       " needs = excluded.needs, source = excluded.source");
	stmt_bind_int(stmt, ":phone", customer->phone);
	stmt_bind_int(stmt, ":id", where->id);
	stmt_bind_text(stmt, ":name", customer->name);
	stmt_bind_int(stmt, ":importance", customer->importance);
	stmt_bind_int(stmt, ":born_on", customer->born_on);
	stmt_bind_text(stmt, ":occupation", customer->occupation);
	stmt_bind_text(stmt, ":needs", customer->needs);
	stmt_bind_text(stmt, ":source", customer->source);
	stmt_run(stmt);
}

const struct registry customer_registry = {
	.what = "customers",
	.fields = fields,
	.size = sizeof(struct customer_record),
	.find = find,
	.load = load,
	.decide = decide,
	.write = write,
};
