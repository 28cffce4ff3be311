/* What store-check proves of leads, visits and claims (section 4). */
#include "base/intl.h"
#include "office/claims.h"
#include "office/events.h"
#include "office/lead_row.h"
#include "office/leads.h"
#include "rules/day.h"
#include "rules/phone.h"

/* One customer, while all are read. */
struct walk {
	struct office *office;
	struct err *detail;
	bool holds;
	struct claim_rows rows;
	const struct standing *standing;
	bool (*of_customer)(struct walk *walk);
};

static void walk_customer(void *to, int64_t customer, struct claim_rows rows,
			  const struct standing *standing)
{
	struct walk *walk = to;

	(void)customer;
	walk->rows = rows;
	walk->standing = standing;
	if (walk->holds)
		walk->holds = walk->of_customer(walk);
}

static bool walk_all(struct office *office, struct err *detail,
		     bool (*of_customer)(struct walk *walk))
{
	struct walk walk = { .office = office,
			     .detail = detail,
			     .holds = true,
			     .of_customer = of_customer };

	claims_each(office, NONE, walk_customer, &walk);
	return walk.holds;
}

static bool one_live(struct walk *walk)
{
	const struct claim *latest = walk->standing->claims;
	int count = walk->standing->count;
	int64_t live = NONE;

	for (int i = 0; i < count; i++) {
		if (!claim_is_live(&latest[i]))
			continue;
		if (live != NONE)
			return err_set(walk->detail,
				       _("leads %lld and %lld of one customer"
					 " are both live"),
				       (long long)live,
				       (long long)latest[i].lead);
		live = latest[i].lead;
	}
	return true;
}

static bool one_live_lead(struct office *office, struct err *detail)
{
	return walk_all(office, detail, one_live);
}

static const struct kind_rules *kind_on(struct office *office,
					const struct claim *claim, int64_t day)
{
	return &office_protection_on(office, day)->kinds[claim->kind];
}

/* P1, T6: there was such a referral when it was asked: on the day of the visit
 * that confirmed it or, where a visit is registered, on the day of that. */
static bool attempt_fits(struct office *office, const struct claim *claim,
			 const struct kind_rules *kind)
{
	struct lead lead;

	if (kind->repeat || claim->attempt <= kind->periods_count)
		return true;
	if (!lead_find(office, claim->lead, &lead))
		return false;
	kind = kind_on(office, claim, time_day(lead.recorded_at));
	return kind->registers_visit && claim->attempt <= kind->periods_count;
}

/* P1: how long a referral protects, by the version of its first day. */
static bool attempts_fit(struct walk *walk)
{
	for (int i = 0; i < walk->rows.count; i++) {
		const struct claim *claim = &walk->rows.rows[i];
		const struct kind_rules *kind;
		struct claim fresh = *claim;

		if (claim->state != CLAIM_LIVE)
			continue;
		kind = kind_on(walk->office, claim, claim->starts_on);
		if (!attempt_fits(walk->office, claim, kind))
			return err_set(walk->detail,
				       _("lead %lld is referral %lld of %d"),
				       (long long)claim->lead,
				       (long long)claim->attempt,
				       kind->periods_count);
		claim_go_live(&fresh, claim->since, claim->starts_on,
			      claim->attempt,
			      office_protection_on(walk->office,
						   claim->starts_on));
		if (!kind->renew_visit && fresh.until_on != claim->until_on)
			return err_set(walk->detail,
				       _("the protection of lead %lld ends on"
					 " another day than its rule says"),
				       (long long)claim->lead);
	}
	return true;
}

static bool attempts(struct office *office, struct err *detail)
{
	return walk_all(office, detail, attempts_fit);
}

static bool no_row(struct stmt *stmt, struct err *detail, const char *what)
{
	bool holds = true;

	if (stmt_next(stmt))
		holds = err_set(detail, "%s %lld", what,
				(long long)stmt_int(stmt, 0));
	stmt_end(stmt);
	return holds;
}

/* A lead stands for its customer, unless it was refused when registered; the
 * live ones have a row of open_lead, those that ended one of closed_lead. */
static bool claims_complete(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT lead.id FROM lead WHERE (reason IS NULL) <> EXISTS("
		" SELECT 1 FROM claim WHERE claim.customer = coalesce("
		"(SELECT customer FROM family WHERE phone = lead.phone),"
		" lead.phone) AND claim.lead = lead.id) LIMIT 1");

	if (!no_row(stmt, detail, _("no claim stands for lead")))
		return false;
	stmt = db_stmt(office->db,
		       "SELECT lead FROM claim WHERE lead > 0 AND NOT EXISTS("
		       "SELECT 1 FROM lead WHERE lead.id = claim.lead)"
		       " LIMIT 1");
	return no_row(stmt, detail, _("a claim is of no lead:"));
}

static bool live_is_open(struct walk *walk)
{
	const struct claim *latest = walk->standing->claims;
	int count = walk->standing->count;

	for (int i = 0; i < count; i++) {
		struct stmt *stmt;
		bool open;

		if (latest[i].state == CLAIM_VISIT)
			continue;
		stmt = db_stmt(walk->office->db,
			       "SELECT rep FROM open_lead WHERE lead = ?1");
		stmt_bind_int_at(stmt, 1, latest[i].lead);
		open = stmt_next(stmt);
		if (open != claim_is_live(&latest[i]) ||
		    (open && stmt_int(stmt, 0) != latest[i].rep)) {
			stmt_end(stmt);
			return err_set(walk->detail,
				       _("lead %lld is not in open_lead as it"
					 " stands"),
				       (long long)latest[i].lead);
		}
		stmt_end(stmt);
	}
	return true;
}

static bool open_leads(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(
		/* Closed in the second in which it went live, a lead has no
		 * claim that says that it was. */
		office->db, "SELECT count(*), (SELECT count(*) FROM"
			    " (SELECT lead FROM claim WHERE state IN (1, 2)"
			    " UNION SELECT lead FROM closed_lead))"
			    " - (SELECT count(*) FROM closed_lead)"
			    " FROM open_lead");
	bool holds = true;

	if (stmt_next(stmt) && stmt_int(stmt, 0) != stmt_int(stmt, 1))
		holds = err_set(detail,
				_("%lld rows of open_lead, %lld live"
				  " leads"),
				(long long)stmt_int(stmt, 0),
				(long long)stmt_int(stmt, 1));
	stmt_end(stmt);
	return holds && walk_all(office, detail, live_is_open);
}

static bool visits_belong(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT visit.id FROM visit WHERE lead IS NOT NULL AND"
		" NOT EXISTS(SELECT 1 FROM event WHERE event.lead = visit.lead"
		" AND event.at = visit.arrived_at AND event.kind = 0"
		" AND event.id = visit.id) LIMIT 1");

	if (!no_row(stmt, detail, _("no event of its lead is visit")))
		return false;
	stmt = db_stmt(office->db,
		       "SELECT event.id FROM event LEFT JOIN visit"
		       " ON visit.id = event.id WHERE event.kind = 0"
		       " AND visit.lead IS NOT event.lead LIMIT 1");
	if (!no_row(stmt, detail, _("an event is no visit of its lead:")))
		return false;
	stmt = db_stmt(
		office->db,
		"SELECT visit.id FROM visit LEFT JOIN family"
		" ON family.phone = visit.phone"
		" WHERE visit.phone IS NOT NULL AND (lead IS NULL) <> EXISTS("
		" SELECT 1 FROM claim WHERE claim.customer ="
		" coalesce(family.customer, visit.phone)"
		" AND claim.since = visit.arrived_at"
		" AND claim.lead = -visit.id) LIMIT 1");
	return no_row(stmt, detail, _("stands wrongly among claims: visit"));
}

/* Y5, P8: a claim says the same of whose a lead became. */
static bool moves_stand(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT event.lead FROM event JOIN lead ON lead.id = event.lead"
		" LEFT JOIN family ON family.phone = lead.phone"
		" WHERE event.kind IN (3, 4) AND NOT EXISTS("
		" SELECT 1 FROM claim WHERE claim.customer ="
		" coalesce(family.customer, lead.phone)"
		" AND claim.since = event.at AND claim.lead = event.lead"
		" AND claim.rep IS"
		" CASE event.kind WHEN 3 THEN event.staff END) LIMIT 1");

	return no_row(stmt, detail, _("a reassignment does not stand: lead"));
}

static bool phones_valid(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id, phone FROM lead UNION ALL"
				    " SELECT -id, phone FROM visit"
				    " WHERE phone IS NOT NULL");

	while (stmt_next(stmt)) {
		int64_t id = stmt_int(stmt, 0), phone = stmt_int(stmt, 1);
		char text[PHONE_TEXT];
		int64_t again;

		phone_format(phone, text);
		if (phone_parse(text, &again) && again == phone)
			continue;
		stmt_end(stmt);
		return err_set(detail, _("no phone number in %s %lld"),
			       intl_label("word", id > 0 ? "lead" : "visit"),
			       (long long)(id > 0 ? id : -id));
	}
	return true;
}

const struct entry_check lead_checks[] = {
	{ "one_live_lead", one_live_lead }, { "attempts", attempts },
	{ "claims", claims_complete },	    { "open_leads", open_leads },
	{ "visits", visits_belong },	    { "moves", moves_stand },
	{ "phones", phones_valid },	    { NULL, NULL }
};
