/*
 * Everybody whom the office knows: those in the register, and those who are
 * known by a lead, a visit, a call, a complaint or a deal alone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/sorter.h"
#include "office/customers.h"
#include "office/entry.h"
#include "rules/phone.h"

#define TEXT(member) FIELD_TEXT_AT(struct customer_record, member)
#define INT(member) FIELD_INT_AT(struct customer_record, member)

static const struct field columns[] = {
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone),
		     FIELD_KEY | FIELD_PERSONAL),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN_CHOICE("importance", INT(importance), importance_names),
	COLUMN_FLAGS("born_on", FIELD_DAY, INT(born_on), FIELD_PERSONAL),
	COLUMN_FLAGS("occupation", FIELD_TEXT, TEXT(occupation), FIELD_PRIVATE),
	COLUMN_FLAGS("needs", FIELD_TEXT, TEXT(needs), FIELD_PRIVATE),
	COLUMN_FLAGS("source", FIELD_TEXT, TEXT(source), FIELD_PRIVATE),
	COLUMN_FLAGS("family_of", FIELD_PHONE, INT(family_of), FIELD_PERSONAL),
	FIELD_END,
};

/* Where a phone is known from; the name of the last one counts, that of a
 * refused registration when there is no other (R6). */
struct trace {
	int64_t phone;
	int64_t source; /* 0 deal, 1 refused lead, 2 complaint, 3 call,
			 * 4 visit, 5 lead */
	int64_t number;
	char name[]; /* "": none */
};

static int compare_int(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_traces(const void *a, size_t a_length, const void *b,
			  size_t b_length)
{
	const struct trace *left = a, *right = b;
	int order = compare_int(left->phone, right->phone);

	(void)a_length;
	(void)b_length;
	if (order == 0)
		order = compare_int(left->source, right->source);
	if (order == 0)
		order = compare_int(left->number, right->number);
	return order;
}

/* What is dated later than now is not known yet (T5). */
static void add_traces(struct office *office, struct sorter *sorter,
		       struct stmt *stmt)
{
	struct trace *trace = NULL;

	stmt_bind_int_at(stmt, 1, office->now);
	while (stmt_next(stmt)) {
		const char *name = stmt_column_text(stmt, 3);
		size_t length = name ? strlen(name) : 0;

		trace = mem_resize(trace, 1, sizeof(*trace) + length + 1);
		trace->phone = stmt_int(stmt, 0);
		trace->source = stmt_int(stmt, 1);
		trace->number = stmt_int(stmt, 2);
		memcpy(trace->name, name ? name : "", length + 1);
		sorter_add(sorter, trace, sizeof(*trace) + length + 1);
	}
	free(trace);
}

static struct sorter *sort_traces(struct office *office)
{
	struct sorter *sorter = sorter_new(compare_traces);

	add_traces(office, sorter,
		   db_stmt(office->db, "SELECT phone, CASE WHEN reason IS NULL"
				       " THEN 5 ELSE 1 END, id, name FROM lead"
				       " WHERE recorded_at <= ?1"));
	add_traces(office, sorter,
		   db_stmt(office->db, "SELECT phone, 4, id, name FROM visit"
				       " WHERE phone IS NOT NULL"
				       " AND arrived_at <= ?1"));
	add_traces(office, sorter,
		   db_stmt(office->db, "SELECT phone, 3, id, name FROM call"
				       " WHERE called_at <= ?1"));
	add_traces(office, sorter,
		   db_stmt(office->db, "SELECT phone, 2, id, name"
				       " FROM complaint"
				       " WHERE received_at <= ?1"));
	add_traces(office, sorter,
		   db_stmt(office->db, "SELECT phone, 0, id, NULL FROM deal"
				       " WHERE subscribed_on * 86400 <= ?1"));
	return sorter;
}

/* What is known of the next phone from its traces. */
struct known {
	struct sorter *sorter;
	const struct trace *ahead; /* the first of the phone after */
	int64_t phone;		   /* NONE at the end */
	char *name;		   /* owned */
};

static void known_next(struct known *known)
{
	size_t length;

	free(known->name);
	known->name = NULL;
	known->phone = known->ahead ? known->ahead->phone : NONE;
	while (known->ahead && known->ahead->phone == known->phone) {
		if (*known->ahead->name) {
			free(known->name);
			known->name = mem_dup(known->ahead->name);
		}
		known->ahead = sorter_next(known->sorter, &length);
	}
}

/* His number, or NONE: he is not in the register. */
static int64_t read_row(struct stmt *stmt, struct customer_record *customer)
{
	customer->phone = stmt_int(stmt, 0);
	customer->name = stmt_column_text(stmt, 1);
	customer->importance = stmt_int(stmt, 2);
	customer->born_on = stmt_day(stmt, 3);
	customer->occupation = stmt_column_text(stmt, 4);
	customer->needs = stmt_column_text(stmt, 5);
	customer->source = stmt_column_text(stmt, 6);
	customer->family_of = stmt_int(stmt, 7);
	return stmt_int(stmt, 8);
}

/* Merges the two by phone: rows of the register (and of families, whose
 * members and head may have no row), and what else is known. */
static void merge(struct office *office, struct known *known, entry_each *each,
		  void *to)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT c.phone, name, importance, born_on, occupation, needs,"
		" source, f.customer, c.id FROM customer c"
		" LEFT JOIN family f ON f.phone = c.phone UNION ALL"
		" SELECT f.phone, NULL, NULL, NULL, NULL, NULL, NULL,"
		" f.customer, NULL FROM family f"
		" WHERE NOT EXISTS(SELECT 1 FROM customer c"
		" WHERE c.phone = f.phone) UNION ALL"
		" SELECT DISTINCT f.customer, NULL, NULL, NULL, NULL, NULL,"
		" NULL, NULL, NULL FROM family f"
		" WHERE NOT EXISTS(SELECT 1 FROM customer c"
		" WHERE c.phone = f.customer) ORDER BY 1");
	bool more = stmt_next(stmt);

	while (more || known->phone != NONE) {
		struct customer_record customer = { .phone = known->phone,
						    .importance = NONE,
						    .born_on = NONE,
						    .family_of = NONE };
		int64_t number = NONE;

		if (more &&
		    (known->phone == NONE || stmt_int(stmt, 0) <= known->phone))
			number = read_row(stmt, &customer);
		if (customer.phone == known->phone && !customer.name)
			customer.name = known->name;
		each(to, number, &customer);
		if (more && stmt_int(stmt, 0) == customer.phone)
			more = stmt_next(stmt);
		if (customer.phone == known->phone)
			known_next(known);
	}
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct known known = { .sorter = sort_traces(office) };
	size_t length;

	known.ahead = sorter_next(known.sorter, &length);
	known_next(&known);
	merge(office, &known, each, to);
	free(known.name);
	sorter_free(known.sorter);
}

static bool is_phone(int64_t number)
{
	char text[PHONE_TEXT];
	int64_t again;

	phone_format(number, text);
	return phone_parse(text, &again) && again == number;
}

static bool phones_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT phone, 'call' FROM call UNION ALL"
			" SELECT phone, 'partner' FROM partner UNION ALL"
			" SELECT phone, 'customer' FROM customer UNION ALL"
			" SELECT phone, 'complaint' FROM complaint UNION ALL"
			" SELECT phone, 'family' FROM family UNION ALL"
			" SELECT customer, 'family' FROM family");
	bool holds = true;

	while (holds && stmt_next(stmt)) {
		if (stmt_int(stmt, 0) != NONE && !is_phone(stmt_int(stmt, 0)))
			holds = err_set(detail, _("a %s has no valid phone"),
					stmt_column_text(stmt, 1));
	}
	stmt_end(stmt);
	return holds;
}

/* A family's head is in no family, and what is claimed is the head's (R7). */
static bool families_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT EXISTS(SELECT 1 FROM family WHERE customer"
			" IN (SELECT phone FROM family)),"
			" EXISTS(SELECT 1 FROM family f JOIN claim c"
			" ON c.customer = f.phone)");
	bool holds = true;

	if (stmt_next(stmt) && stmt_int(stmt, 0))
		holds = err_set(detail, _("a family's head is in another"));
	else if (stmt_int(stmt, 1))
		holds = err_set(detail,
				_("a claim stands beside its family's"));
	stmt_end(stmt);
	return holds;
}

static bool numbers_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT count(*), count(DISTINCT id), max(id),"
			" coalesce((SELECT last FROM sequence"
			" WHERE what = 'customers'), 0) FROM customer");
	bool holds = true;

	if (!stmt_next(stmt))
		bug("no count");
	if (stmt_int(stmt, 0) != stmt_int(stmt, 1))
		holds = err_set(detail, _("two have one number"));
	else if (stmt_int(stmt, 2) != NONE &&
		 stmt_int(stmt, 2) > stmt_int(stmt, 3))
		holds = err_set(detail, _("number %lld was never given out"),
				(long long)stmt_int(stmt, 2));
	stmt_end(stmt);
	return holds;
}

static const struct entry_check checks[] = {
	{ "register_phones", phones_hold },
	{ "families", families_hold },
	{ "customer_numbers", numbers_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_customers = {
	.what = "customers",
	.words = "customers",
	.size = sizeof(struct customer_record),
	.columns = columns,
	.list = list,
	.checks = checks,
};
