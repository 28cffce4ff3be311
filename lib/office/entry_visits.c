/* The entries of table visit. */
#include "base/intl.h"
#include "office/entry.h"
#include "office/judging.h"
#include "office/lead_row.h"
#include "office/visits.h"
#include "rules/number.h"

#define GIVEN(member) FIELD_INT_AT(struct visit_row, given.member)
#define GIVEN_TEXT(member) FIELD_TEXT_AT(struct visit_row, given.member)

#define FIELDS \
	{ "phone", \
	  FIELD_PHONE, \
	  GIVEN(phone), \
	  FIELD_PERSONAL, \
	  N_("the customer's phone; empty when he leaves none"), \
	  NULL, \
	  N_("PHONE"), \
	  0 }, \
		{ "arrived_at", \
		  FIELD_TIME, \
		  GIVEN(arrived_at), \
		  FIELD_NOW | FIELD_FACT, \
		  N_("when he came; default: now"), \
		  NULL, \
		  N_("TIME"), \
		  0 }, \
		{ "left_at",	      FIELD_TIME, GIVEN(left_at), FIELD_FACT, \
		  N_("when he left"), NULL,	  N_("TIME"),	  0 }, \
		{ "partner", \
		  FIELD_PARTNER, \
		  GIVEN(partner), \
		  0, \
		  N_("who brings him"), \
		  NULL, \
		  N_("CODE"), \
		  0 }, \
		{ "id_checked", \
		  FIELD_YESNO, \
		  GIVEN(id_checked), \
		  0, \
		  N_("whether the referrer's identity card was checked"), \
		  NULL, \
		  N_("YES"), \
		  0 }, \
		{ "form_no", \
		  FIELD_TEXT, \
		  GIVEN_TEXT(form_no), \
		  0, \
		  N_("number of the viewing-confirmation form"), \
		  NULL, \
		  N_("NUMBER"), \
		  0 }, \
		{ "greeter",	       FIELD_STAFF, GIVEN(greeter), 0, \
		  N_("who asked him"), NULL,	    N_("CODE"),	    0 }, \
		{ "receiver", \
		  FIELD_REP, \
		  GIVEN(receiver), \
		  0, \
		  N_("who receives him, or auto: his rep or in turn"), \
		  NULL, \
		  N_("CODE"), \
		  0 }, \
		{ "name",	    FIELD_TEXT, \
		  GIVEN_TEXT(name), FIELD_PERSONAL | FIELD_NAME, \
		  N_("his name"),   NULL, \
		  N_("NAME"),	    0 }, \
		{ "invalid", \
		  FIELD_CHOICE, \
		  GIVEN(invalid), \
		  0, \
		  N_("signed off: counts for nothing"), \
		  visit_invalid_names, \
		  N_("WHY"), \
		  0 }, \
	{ \
		"approved_by", FIELD_CODE, GIVEN_TEXT(approved_by), 0, \
			N_("the site manager who signed that off"), NULL, \
			N_("CODE"), 0 \
	}

const struct field arrival_fields[] = { FIELDS, FIELD_END };

static const struct field columns[] = {
	COLUMN("visit", FIELD_ID, FIELD_INT_AT(struct visit_row, visit)),
	FIELDS,
	FIELD_END,
};

static const struct field added[] = {
	COLUMN("lead", FIELD_ID, FIELD_INT_AT(struct visit_row, lead)),
	COLUMN_WORD("reason", FIELD_TEXT_AT(struct visit_row, reason)),
	FIELD_END
};

static const char *reason_of(const struct visit *visit)
{
	if (visit->refusal != NONE)
		return refusal_names[visit->refusal];
	if (visit->lead == NONE && visit->state != VISIT_INVALID)
		return refusal_names[REFUSAL_UNREGISTERED];
	return NULL;
}

static struct visit_row row_of(const struct visit *visit)
{
	return (struct visit_row){
		.given = { .phone = visit->phone,
			   .arrived_at = visit->arrived_at,
			   .left_at = visit->left_at,
			   .partner = visit->partner,
			   .id_checked = visit->id_checked,
			   .form_no = visit->form_no,
			   .greeter = visit->greeter,
			   .receiver = visit->receiver,
			   .name = visit->name,
			   .invalid = visit->invalid,
			   .approved_by = visit->approved_by },
		.visit = visit->visit,
		.lead = visit->lead,
		.reason = reason_of(visit)
	};
}

extern const struct entry_kind entry_visits;

/* A visit is taken back when it decided nothing: no claim was made for it, and
 * no lead went live by it. */
static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct visit_row row;
	struct visit visit;
	struct stmt *stmt;

	(void)approved_by;
	if (!number_parse(id, 0, &outcome->id) ||
	    !visit_find(office, outcome->id, &visit)) {
		outcome_invalid(outcome, _("id: there is no visit '%s'"), id);
		return;
	}
	if (visit.claim != NONE || judging_confirmed(office, &visit)) {
		outcome_refuse(outcome, "has_followers");
		return;
	}
	row = row_of(&visit);
	entry_take_back(office, &entry_visits, visit.visit, &row);
	judging_take_back(office, &visit);
	stmt = db_stmt(office->db, "DELETE FROM visit WHERE id = :id");
	stmt_bind_int(stmt, ":id", visit.visit);
	stmt_run(stmt);
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id FROM visit"
				    " WHERE arrived_at <= :now ORDER BY id");

	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		struct visit_row row;
		struct visit visit;

		visit_find(office, stmt_int(stmt, 0), &visit);
		row = row_of(&visit);
		each(to, row.visit, &row);
	}
}

const struct entry_kind entry_visits = {
	.what = "visits",
	.words = "visits",
	.size = sizeof(struct visit_row),
	.columns = columns,
	.added = added,
	.own_time = "arrived_at",
	.list = list,
	.withdraw = withdraw,
};
