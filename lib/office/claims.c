#include "office/claims.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/die.h"
#include "base/numbering.h"
#include "office/claim_deals.h"
#include "office/claim_rows.h"

enum row_state { ROW_STORED, ROW_NEW, ROW_CHANGED };

struct row {
	struct claim claim;
	enum row_state state;
	int next; /* in the customer's list, -1 at the end */
};

struct customer {
	int first; /* of his rows, -1: none */
	int deals_first, deals_count;
};

struct claims {
	struct numbering places; /* of the customers that were read */
	struct customer *customers;
	int customers_room;
	struct row *rows;
	int rows_count, rows_size;
	struct claim *scratch, *latest;
	int scratch_size;
	struct claim_deals deals;
	bool has_deals;	 /* the store holds deals */
	bool has_stored; /* the store held claims when it was opened */
	bool has_families;
	bool unwritten; /* some rows are not in the store yet */
};

static void claims_flush(struct office *office);
static void claims_free(struct office *office);
static const struct office_part claims_part = { claims_flush, claims_free };

static void forget(struct claims *claims)
{
	numbering_clear(&claims->places);
	claims->rows_count = 0;
	claims->deals.count = 0;
}

static struct claims *claims_get(struct office *office)
{
	struct claims *claims = office->claims;
	struct stmt *stmt;

	if (claims)
		return claims;
	claims = mem_new(sizeof(*claims));
	stmt = db_stmt(office->db, "SELECT EXISTS(SELECT 1 FROM claim),"
				   " EXISTS(SELECT 1 FROM family),"
				   " EXISTS(SELECT 1 FROM deal)");
	stmt_next(stmt);
	claims->has_stored = stmt_int(stmt, 0);
	claims->has_families = stmt_int(stmt, 1);
	claims->has_deals = stmt_int(stmt, 2);
	stmt_end(stmt);
	office->claims = claims;
	office_add_part(office, &claims_part);
	return claims;
}

static void claims_free(struct office *office)
{
	struct claims *claims = office->claims;

	numbering_free(&claims->places);
	free(claims->customers);
	free(claims->rows);
	free(claims->scratch);
	free(claims->latest);
	claim_deals_free(&claims->deals);
	free(claims);
	office->claims = NULL;
}

int64_t customer_of_phone(struct office *office, int64_t phone)
{
	int64_t customer = phone;
	struct stmt *stmt;

	if (!claims_get(office)->has_families)
		return phone;
	stmt = db_stmt(office->db,
		       "SELECT customer FROM family WHERE phone = ?1");
	stmt_bind_int_at(stmt, 1, phone);
	if (stmt_next(stmt))
		customer = stmt_int(stmt, 0);
	stmt_end(stmt);
	return customer;
}

static int row_new(struct claims *claims, const struct claim *claim,
		   enum row_state state)
{
	if (claims->rows_count == claims->rows_size) {
		claims->rows_size = claims->rows_size * 2 + 64;
		claims->rows = mem_resize(claims->rows,
					  (size_t)claims->rows_size,
					  sizeof(*claims->rows));
	}
	claims->rows[claims->rows_count] = (struct row){ *claim, state, -1 };
	return claims->rows_count++;
}

static int rows_read(struct office *office, int64_t customer)
{
	struct claims *claims = office->claims;
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT since, lead, state, attempt, starts_on,"
			" until_on, partner_until, partner, rep"
			" FROM claim WHERE customer = ?1"
			" ORDER BY since, lead");
	int first = -1, last = -1;

	stmt_bind_int_at(stmt, 1, customer);
	while (stmt_next(stmt)) {
		struct claim claim = claim_read(office, stmt);
		int row = row_new(claims, &claim, ROW_STORED);

		if (first < 0)
			first = row;
		else
			claims->rows[last].next = row;
		last = row;
	}
	return first;
}

static struct customer *customer_add(struct claims *claims, int64_t number)
{
	int place = numbering_add(&claims->places, number);

	claims->customers = numbering_fit(&claims->places, claims->customers,
					  &claims->customers_room,
					  sizeof(*claims->customers));
	return &claims->customers[place];
}

static struct customer *customer_of(struct office *office, int64_t number)
{
	struct claims *claims = claims_get(office);
	int place = numbering_find(&claims->places, number);
	struct customer *customer;

	if (place >= 0)
		return &claims->customers[place];
	customer = customer_add(claims, number);
	customer->first = claims->has_stored ? rows_read(office, number) : -1;
	customer->deals_first = claims->deals.count;
	customer->deals_count = 0;
	if (claims->has_deals)
		customer->deals_count = claim_deals_read(office, &claims->deals,
							 number);
	return customer;
}

void claims_forget(struct office *office)
{
	if (claims_get(office)->places.count)
		claims_flush(office);
}

void claims_prefetch(struct office *office, const void *const records[],
		     int count, size_t phone_at)
{
	int64_t *customers;
	int known = 0;

	claims_forget(office);
	if (count < 2)
		return;
	customers = mem_resize(NULL, (size_t)count, sizeof(*customers));
	for (int i = 0; i < count; i++) {
		int64_t phone;

		memcpy(&phone, (const char *)records[i] + phone_at,
		       sizeof(phone));
		if (phone != NONE)
			customers[known++] = customer_of_phone(office, phone);
	}
	known = array_unique(customers, known);
	for (int i = 0; i < known; i++)
		customer_of(office, customers[i]);
	free(customers);
}

struct claim_rows claims_of(struct office *office, int64_t customer)
{
	int first = customer_of(office, customer)->first;
	struct claims *claims = office->claims;
	int count = 0;

	for (int i = first; i >= 0; i = claims->rows[i].next)
		count++;
	if (count > claims->scratch_size) {
		claims->scratch_size = count * 2;
		claims->scratch = mem_resize(claims->scratch,
					     (size_t)claims->scratch_size,
					     sizeof(*claims->scratch));
		claims->latest = mem_resize(claims->latest,
					    (size_t)claims->scratch_size,
					    sizeof(*claims->latest));
	}
	count = 0;
	for (int i = first; i >= 0; i = claims->rows[i].next)
		claims->scratch[count++] = claims->rows[i].claim;
	return (struct claim_rows){ claims->scratch, count };
}

struct standing claims_standing(struct office *office, int64_t customer,
				int64_t at)
{
	struct claim_rows rows = claims_of(office, customer);
	struct claims *claims = office->claims;
	const struct customer *found = customer_of(office, customer);
	struct standing standing = { .claims = claims->latest };

	standing.count = claim_latest(rows.rows, rows.count, at,
				      claims->latest);
	if (found->deals_count)
		claim_deals_stand(&claims->deals, found->deals_first,
				  found->deals_count, at, &standing);
	return standing;
}

void claims_deals_changed(struct office *office)
{
	claims_get(office)->has_deals = true;
	claims_forget(office);
}

static bool claim_before(const struct claim *a, const struct claim *b)
{
	return a->since < b->since ||
	       (a->since == b->since && a->lead < b->lead);
}

void claims_put(struct office *office, int64_t customer,
		const struct claim *claim)
{
	struct customer *found = customer_of(office, customer);
	struct claims *claims = office->claims;
	int previous = -1, i = found->first, row;

	claims->unwritten = true;
	while (i >= 0 && claim_before(&claims->rows[i].claim, claim)) {
		previous = i;
		i = claims->rows[i].next;
	}
	if (i >= 0 && !claim_before(claim, &claims->rows[i].claim)) {
		claims->rows[i].claim = *claim;
		if (claims->rows[i].state == ROW_STORED)
			claims->rows[i].state = ROW_CHANGED;
		return;
	}
	row = row_new(claims, claim, ROW_NEW);
	claims->rows[row].next = i;
	if (previous < 0)
		found->first = row;
	else
		claims->rows[previous].next = row;
}

void claims_remove(struct office *office, int64_t customer, int64_t since,
		   int64_t lead)
{
	struct customer *found = customer_of(office, customer);
	struct row *rows = office->claims->rows;
	int *link = &found->first;

	while (*link >= 0 && (rows[*link].claim.since != since ||
			      rows[*link].claim.lead != lead))
		link = &rows[*link].next;
	if (*link < 0)
		bug("no claim of lead %lld to remove", (long long)lead);
	if (rows[*link].state != ROW_NEW)
		claim_delete(office, customer, since, lead);
	*link = rows[*link].next;
}

void claims_move(struct office *office, int64_t from, int64_t to)
{
	struct stmt *stmt;

	claims_get(office)->has_families = true;
	claims_flush(office);
	stmt = db_stmt(office->db, "UPDATE claim SET customer = :to"
				   " WHERE customer = :from");
	stmt_bind_int(stmt, ":to", to);
	stmt_bind_int(stmt, ":from", from);
	stmt_run(stmt);
	stmt = db_stmt(office->db, "UPDATE deal SET customer = :to"
				   " WHERE customer = :from");
	stmt_bind_int(stmt, ":to", to);
	stmt_bind_int(stmt, ":from", from);
	stmt_run(stmt);
}

bool claims_lead(struct office *office, int64_t customer, int64_t lead,
		 struct claim *claim)
{
	struct standing standing = claims_standing(office, customer, NONE);

	for (int i = 0; i < standing.count; i++) {
		if (standing.claims[i].lead == lead) {
			*claim = standing.claims[i];
			return true;
		}
	}
	return false;
}

bool claims_first_live(struct office *office, int64_t customer, int64_t lead,
		       struct claim *claim)
{
	struct claim_rows rows = claims_of(office, customer);

	for (int i = 0; i < rows.count; i++) {
		if (rows.rows[i].lead == lead &&
		    rows.rows[i].starts_on != NONE) {
			*claim = rows.rows[i];
			return true;
		}
	}
	return false;
}

int64_t claims_live_lead(struct office *office, int64_t phone)
{
	struct standing standing =
		claims_standing(office, customer_of_phone(office, phone), NONE);
	const struct claim *live = standing_live(&standing);

	return live ? live->lead : NONE;
}

/* Writes what is new of a customer. */
static void customer_write(struct office *office, int64_t customer)
{
	struct claims *claims = office->claims;
	int i = customer_of(office, customer)->first;

	for (; i >= 0; i = claims->rows[i].next) {
		const struct row *row = &claims->rows[i];

		if (row->state == ROW_STORED)
			continue;
		claim_write(office, customer, &row->claim,
			    row->state == ROW_NEW);
		claims->has_stored = true;
	}
}

/* Writes what is new in the order of the key, and forgets what was read. */
static void claims_flush(struct office *office)
{
	struct claims *claims = office->claims;
	int count = claims->places.count;
	int64_t *customers;

	if (claims->unwritten) {
		customers = mem_resize(NULL, (size_t)count, sizeof(*customers));
		memcpy(customers, claims->places.numbers,
		       (size_t)count * sizeof(*customers));
		count = array_unique(customers, count);
		for (int i = 0; i < count; i++)
			customer_write(office, customers[i]);
		free(customers);
	}
	claims->unwritten = false;
	forget(claims);
}
