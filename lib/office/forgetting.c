#include "office/forgetting.h"

#include "base/buf.h"
#include "base/die.h"
#include "office/audit.h"
#include "office/claims.h"
#include "office/events.h"
#include "office/leads.h"
#include "office/registers.h"
#include "rules/duty.h"
#include "rules/phone.h"

/* In place of a name that must be there. */
#define NOBODY "'*'"

enum forget_verdict forget_judge(struct office *office, int64_t phone)
{
	int64_t customer = customer_of_phone(office, phone);
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT EXISTS(SELECT 1 FROM deal WHERE voided_on IS"
			" NULL AND (customer = :customer OR phone = :phone))");
	struct standing standing;
	bool has_deal;

	stmt_bind_int(stmt, ":customer", customer);
	stmt_bind_int(stmt, ":phone", phone);
	stmt_next(stmt);
	has_deal = stmt_int(stmt, 0);
	stmt_end(stmt);
	if (has_deal)
		return FORGET_HAS_DEAL;
	standing = claims_standing(office, customer, NONE);
	for (int i = 0; i < standing.count; i++)
		if (claim_protects(&standing.claims[i], office->today))
			return FORGET_PROTECTED;
	return FORGET_MAY;
}

static bool is_of_phone(struct office *office, int64_t number, int64_t phone)
{
	struct lead lead;

	return number > 0 && lead_find(office, number, &lead) &&
	       lead.phone == phone;
}

/* Nobody is to be called, and nobody comes any more. */
static void close_leads(struct office *office, int64_t phone)
{
	int64_t customer = customer_of_phone(office, phone);
	struct standing standing = claims_standing(office, customer, NONE);
	struct buf open =
		BUF_INIT; /* of struct claim: ending one changes them */
	const struct claim *claims;
	int count = 0;

	for (int i = 0; i < standing.count; i++) {
		const struct claim *claim = &standing.claims[i];

		if ((claim->state != CLAIM_PENDING && !claim_is_live(claim)) ||
		    !is_of_phone(office, claim->lead, phone))
			continue;
		buf_add(&open, claim, sizeof(*claim));
		count++;
	}
	claims = (const void *)open.data;
	for (int i = 0; i < count; i++) {
		lead_end(office, customer, &claims[i], CLAIM_CLOSED,
			 office->now, 0, CLOSING_UNREACHABLE);
		audit_change(office, "leads", claims[i].lead,
			     claims[i].state == CLAIM_PENDING ? "status=pending"
							      : "status=live",
			     "status=closed");
	}
	buf_free(&open);
	office_flush(office);
	claims_forget(office);
}

/* Runs a statement about :phone and :nobody; how many rows it changed. */
static int64_t run(struct office *office, struct stmt *stmt, int64_t phone,
		   int64_t nobody)
{
	stmt_bind_int(stmt, ":phone", phone);
	stmt_bind_int(stmt, ":nobody", nobody);
	stmt_run(stmt);
	return db_changes(office->db);
}

#define RUN(sql) run(office, db_stmt(office->db, sql), phone, nobody)

/* The entries that are about him. */
static int64_t remove_entries(struct office *office, int64_t phone,
			      int64_t nobody)
{
	return RUN("UPDATE lead SET phone = :nobody, name = " NOBODY
		   " WHERE phone = :phone") +
	       RUN("UPDATE visit SET phone = :nobody, name = NULL"
		   " WHERE phone = :phone") +
	       RUN("UPDATE call SET phone = :nobody, name = NULL,"
		   " needs = NULL, source = NULL WHERE phone = :phone") +
	       RUN("UPDATE complaint SET phone = :nobody, name = NULL,"
		   " content = NULL WHERE phone = :phone") +
	       RUN("UPDATE deal SET phone = :nobody WHERE phone = :phone") +
	       RUN("UPDATE family SET phone = :nobody WHERE phone = :phone") +
	       RUN("UPDATE family SET customer = :nobody"
		   " WHERE customer = :phone");
}

/* The registers: a referrer keeps his place, a customer need not. */
static int64_t remove_registered(struct office *office, int64_t phone)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"UPDATE partner SET phone = NULL, id_no = NULL,"
			" name = CASE kind WHEN :referrer THEN " NOBODY
			" ELSE name END WHERE phone = :phone");
	int64_t count;

	stmt_bind_int(stmt, ":phone", phone);
	stmt_bind_int(stmt, ":referrer", KIND_REFERRER);
	stmt_run(stmt);
	count = db_changes(office->db);
	registers_forget(office);
	stmt = db_stmt(office->db, "DELETE FROM customer WHERE phone = :phone");
	stmt_bind_int(stmt, ":phone", phone);
	stmt_run(stmt);
	return count + db_changes(office->db);
}

/* What follows from them, or leads to them. */
static void remove_traces(struct office *office, int64_t phone, int64_t nobody)
{
	RUN("UPDATE open_lead SET phone = :nobody, name = " NOBODY
	    " WHERE phone = :phone");
	RUN("UPDATE claim SET customer = :nobody WHERE customer = :phone");
	RUN("UPDATE deal SET customer = :nobody WHERE customer = :phone");
	RUN("UPDATE ref SET lead = :nobody"
	    " WHERE what = 'customers' AND lead = :phone");
}

/* Notes and refs of what is about him, told by :phone; customers and partners
 * as they are before they are removed. */
#define OF_LEADS "(SELECT id FROM lead WHERE phone = :phone)"
#define OF_DEALS "(SELECT id FROM deal WHERE phone = :phone)"
#define OF_COMPLAINTS "(SELECT id FROM complaint WHERE phone = :phone)"
#define HIS \
	"((what IN ('leads', 'closings', 'recyclings') AND id IN " OF_LEADS \
	") OR (what = 'visits' AND id IN" \
	" (SELECT id FROM visit WHERE phone = :phone))" \
	" OR (what = 'calls' AND id IN" \
	" (SELECT id FROM call WHERE phone = :phone))" \
	" OR (what = 'callbacks' AND id IN" \
	" (SELECT id FROM event WHERE kind = :callback AND lead IN " OF_LEADS \
	"))" \
	" OR (what = 'deals' AND id IN " OF_DEALS ")" \
	" OR (what = 'deal-events' AND id IN" \
	" (SELECT id FROM deal_event WHERE deal IN " OF_DEALS "))" \
	" OR (what = 'complaint-events' AND id IN" \
	" (SELECT id FROM complaint_event" \
	" WHERE complaint IN " OF_COMPLAINTS "))" \
	" OR (what = 'care' AND id IN (SELECT id FROM care" \
	" WHERE (subject = :of_lead AND subject_id IN " OF_LEADS ")" \
	" OR (subject = :of_deal AND subject_id IN " OF_DEALS ")" \
	" OR (subject = :of_complaint AND subject_id IN " OF_COMPLAINTS ")))" \
	" OR (what = 'customers' AND id IN" \
	" (SELECT id FROM customer WHERE phone = :phone))" \
	" OR (what = 'partners' AND id IN" \
	" (SELECT id FROM partner WHERE phone = :phone)))"

static void bind_his(struct stmt *stmt, int64_t phone)
{
	stmt_bind_int(stmt, ":phone", phone);
	stmt_bind_int(stmt, ":callback", EVENT_CALLBACK);
	stmt_bind_int(stmt, ":of_lead", SUBJECT_LEAD);
	stmt_bind_int(stmt, ":of_deal", SUBJECT_DEAL);
	stmt_bind_int(stmt, ":of_complaint", SUBJECT_COMPLAINT);
}

static void remove_notes(struct office *office, int64_t phone,
			 const char *digits)
{
	struct stmt *stmt = db_stmt(office->db, "DELETE FROM note WHERE " HIS);

	bind_his(stmt, phone);
	stmt_run(stmt);
	stmt = db_stmt(office->db,
		       "UPDATE note SET note = replace(note, :digits, '*')"
		       " WHERE note LIKE '%' || :digits || '%'");
	stmt_bind_text(stmt, ":digits", digits);
	stmt_run(stmt);
}

/* By which names he is known. */
#define HIS_NAMES \
	"(SELECT name FROM lead WHERE phone = :phone" \
	" UNION SELECT name FROM visit WHERE phone = :phone" \
	" UNION SELECT name FROM call WHERE phone = :phone" \
	" UNION SELECT name FROM complaint WHERE phone = :phone" \
	" UNION SELECT name FROM customer WHERE phone = :phone" \
	" UNION SELECT name FROM partner WHERE phone = :phone" \
	" AND kind = :referrer)"

/* Others stay, so that an import that is done again does not bring him back. */
static void remove_refs(struct office *office, int64_t phone,
			const char *digits)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"DELETE FROM ref WHERE ref LIKE '%' || :digits || '%' OR (" HIS
		" AND EXISTS(SELECT 1 FROM " HIS_NAMES " WHERE name IS NOT NULL"
		" AND replace(ref, name, '') <> ref))");

	bind_his(stmt, phone);
	stmt_bind_int(stmt, ":referrer", KIND_REFERRER);
	stmt_bind_text(stmt, ":digits", digits);
	stmt_run(stmt);
}

int64_t forget(struct office *office, int64_t phone, int64_t *entries)
{
	int64_t number = office_number(office, "forgotten");
	char digits[PHONE_TEXT];

	if (number > PHONE_FORGOTTEN_MAX)
		bug("no number is left for one who is forgotten");
	phone_format(phone, digits);
	close_leads(office, phone);
	remove_notes(office, phone, digits);
	remove_refs(office, phone, digits);
	remove_traces(office, phone, PHONE_FORGOTTEN + number);
	*entries = remove_entries(office, phone, PHONE_FORGOTTEN + number) +
		   remove_registered(office, phone);
	return number;
}
