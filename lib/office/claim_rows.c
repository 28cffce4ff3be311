#include "office/claim_rows.h"

#include <stdlib.h>

#include "base/die.h"
#include "base/intl.h"
#include "office/claims.h"
#include "office/registers.h"
#include "rules/day.h"

/* The on-site team's are a rep's until they are taken back (Y5). */
static bool needs_rep(const struct claim *claim)
{
	return claim->partner == NONE &&
	       (claim->state == CLAIM_PENDING || claim->state == CLAIM_LIVE);
}

/* What the rules take for granted of a claim; a store that is damaged may have
 * anything. */
static bool is_sound(const struct claim *claim)
{
	if (claim->state < CLAIM_PENDING || claim->state > CLAIM_VISIT ||
	    (claim->state == CLAIM_VISIT) != (claim->lead < 0))
		return false;
	if (claim->state == CLAIM_VISIT)
		return true;
	if (claim->rep == NONE ? needs_rep(claim) : claim->rep < 1)
		return false;
	if (claim->starts_on == NONE)
		return !claim_is_live(claim);
	return claim->attempt > 0 && claim->until_on != NONE;
}

/* What a row of the store does not hold: the partner's kind, and when a
 * pending lead lapses. */
static void claim_complete(struct office *office, struct claim *claim)
{
	claim->kind = KIND_ONSITE;
	if (claim->partner != NONE)
		claim->kind =
			(enum kind)partner_by_id(office, claim->partner)->kind;
	claim->lapses_at = NONE;
	if (claim->state == CLAIM_PENDING)
		claim->lapses_at = claim_lapses_at(
			claim,
			office_protection_on(office, time_day(claim->since)));
}

struct claim claim_read(struct office *office, struct stmt *stmt)
{
	struct claim claim = { .since = stmt_time(stmt, 0),
			       .lead = stmt_int(stmt, 1),
			       .state = (enum claim_state)stmt_int(stmt, 2),
			       .attempt = stmt_int(stmt, 3),
			       .starts_on = stmt_day(stmt, 4),
			       .until_on = stmt_day(stmt, 5),
			       .partner_until = stmt_day(stmt, 6),
			       .partner = stmt_int(stmt, 7),
			       .rep = stmt_int(stmt, 8) };

	if (!is_sound(&claim))
		die(EX_PROTOCOL, _("damaged: a claim of lead %lld"),
		    (long long)claim.lead);
	claim_complete(office, &claim);
	return claim;
}

void claim_write(struct office *office, int64_t customer,
		 const struct claim *claim, bool is_new)
{
	struct stmt *stmt;

	if (is_new)
		stmt = db_insert(
			office->db,
			"INSERT INTO claim(customer, since, lead, state,"
			" attempt, starts_on, until_on, partner_until,"
			" partner, rep) VALUES"
			"(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
	else
		stmt = db_stmt(office->db,
			       "UPDATE claim SET state = ?4, attempt = ?5,"
			       " starts_on = ?6, until_on = ?7,"
			       " partner_until = ?8, partner = ?9, rep = ?10"
			       " WHERE customer = ?1 AND since = ?2"
			       " AND lead = ?3");
	stmt_bind_int_at(stmt, 1, customer);
	stmt_bind_int_at(stmt, 2, claim->since);
	stmt_bind_int_at(stmt, 3, claim->lead);
	stmt_bind_int_at(stmt, 4, claim->state);
	stmt_bind_int_at(stmt, 5, claim->attempt);
	stmt_bind_int_at(stmt, 6, claim->starts_on);
	stmt_bind_int_at(stmt, 7, claim->until_on);
	stmt_bind_int_at(stmt, 8, claim->partner_until);
	stmt_bind_int_at(stmt, 9, claim->partner);
	stmt_bind_int_at(stmt, 10, claim->rep);
	stmt_run(stmt);
}

void claim_delete(struct office *office, int64_t customer, int64_t since,
		  int64_t lead)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"DELETE FROM claim WHERE customer = :customer"
			" AND since = :since AND lead = :lead");

	stmt_bind_int(stmt, ":customer", customer);
	stmt_bind_int(stmt, ":since", since);
	stmt_bind_int(stmt, ":lead", lead);
	stmt_run(stmt);
}

/* The claims of one customer, while all are read. */
struct group {
	int64_t customer, at;
	struct claim *rows, *latest;
	int count, size;
};

static void group_end(struct group *group, claims_customer *each, void *to)
{
	struct standing standing = { .claims = group->latest };

	if (!group->count)
		return;
	standing.count = claim_latest(group->rows, group->count, group->at,
				      group->latest);
	each(to, group->customer,
	     (struct claim_rows){ group->rows, group->count }, &standing);
	group->count = 0;
}

static void group_add(struct group *group, const struct claim *claim)
{
	if (group->count == group->size) {
		group->size = group->size * 2 + 16;
		group->rows = mem_resize(group->rows, (size_t)group->size,
					 sizeof(*group->rows));
		group->latest = mem_resize(group->latest, (size_t)group->size,
					   sizeof(*group->latest));
	}
	group->rows[group->count++] = *claim;
}

/* stmt: columns as claim_read wants them, then the customer, by whom it is
 * sorted. */
static void each_group(struct office *office, struct stmt *stmt, int64_t at,
		       claims_customer *each, void *to)
{
	struct group group = { .customer = NONE, .at = at };

	while (stmt_next(stmt)) {
		int64_t customer = stmt_int(stmt, 9);
		struct claim claim = claim_read(office, stmt);

		if (customer != group.customer)
			group_end(&group, each, to);
		group.customer = customer;
		group_add(&group, &claim);
	}
	group_end(&group, each, to);
	free(group.rows);
	free(group.latest);
}

void claims_each(struct office *office, int64_t at, claims_customer *each,
		 void *to)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT since, lead, state, attempt, starts_on,"
			" until_on, partner_until, partner, rep, customer"
			" FROM claim ORDER BY customer, since, lead");

	each_group(office, stmt, at, each, to);
}

/* A scan that reads three columns of most rows, and looks for a later claim of
 * the lead only where there is protection. */
void claims_each_protected(struct office *office, int64_t at,
			   claims_protected *each, void *to)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT since, lead, state, attempt, starts_on,"
			" until_on, partner_until, partner, rep, customer"
			" FROM claim WHERE until_on >= ?1 AND since <= ?2"
			" AND state IN (?3, ?4) AND NOT EXISTS("
			"SELECT 1 FROM claim AS later"
			" WHERE later.customer = claim.customer"
			" AND later.since > claim.since AND later.since <= ?2"
			" AND later.lead = claim.lead)");

	stmt_bind_int_at(stmt, 1, time_day(at));
	stmt_bind_int_at(stmt, 2, at);
	stmt_bind_int_at(stmt, 3, CLAIM_LIVE);
	stmt_bind_int_at(stmt, 4, CLAIM_REASSIGNED);
	while (stmt_next(stmt)) {
		struct claim claim = claim_read(office, stmt);

		each(to, stmt_int(stmt, 9), &claim);
	}
}
