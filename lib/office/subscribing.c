/* deal-add: a subscription, and what becomes of the lead (P5, D18, D19). */
#include "base/intl.h"
#include "office/claims.h"
#include "office/deal_records.h"
#include "office/deal_settling.h"
#include "office/lead_selling.h"
#include "office/milestone_register.h"
#include "office/registers.h"

#define TEXT(member) FIELD_TEXT_AT(struct deal_record, member)
#define INT(member) FIELD_INT_AT(struct deal_record, member)

const char *const deal_status_names[] = { "subscribed", "signed", "voided",
					  NULL };

const struct field deal_fields[] = {
	{ "deal", FIELD_CODE, TEXT(deal), FIELD_REQUIRED,
	  N_("the code by which everybody knows it"), NULL, N_("CODE"), 0 },
	{ "phone", FIELD_PHONE, INT(phone), FIELD_REQUIRED | FIELD_PERSONAL,
	  N_("the customer's phone"), NULL, N_("PHONE"), 0 },
	{ "rep", FIELD_STAFF, INT(rep), 0,
	  N_("whose deal it is; default: the rep of his live lead"), NULL,
	  N_("CODE"), 0 },
	{ "service_agent", FIELD_STAFF, INT(service_agent), 0,
	  N_("the service agent who looks after it (D14)"), NULL, N_("CODE"),
	  0 },
	{ "unit", FIELD_TEXT, TEXT(unit), FIELD_REQUIRED,
	  N_("what is bought (D19)"), NULL, N_("TEXT"), 0 },
	{ "price", FIELD_MONEY, INT(price), FIELD_REQUIRED, N_("for how much"),
	  NULL, N_("YUAN"), 0 },
	{ "pay_method", FIELD_CHOICE, INT(pay_method), FIELD_REQUIRED,
	  N_("how it is paid"), pay_method_names, N_("METHOD"), 0 },
	{ "down_payment", FIELD_MONEY, INT(down_payment), 0,
	  N_("with a loan: what is paid down"), NULL, N_("YUAN"), 0 },
	{ "facility_fee", FIELD_MONEY, INT(facility_fee), 0,
	  N_("due at the signing, too"), NULL, N_("YUAN"), 0 },
	{ "maintenance_fund", FIELD_MONEY, INT(maintenance_fund), 0,
	  N_("due at the signing, too"), NULL, N_("YUAN"), 0 },
	{ "other_fees", FIELD_MONEY, INT(other_fees), 0,
	  N_("due at the signing, too"), NULL, N_("YUAN"), 0 },
	{ "subscribed_on", FIELD_DAY, INT(subscribed_on),
	  FIELD_NOW | FIELD_FACT, N_("the day of it; default: today"), NULL,
	  N_("DAY"), 0 },
	{ "handover", FIELD_CODE, TEXT(handover), 0,
	  N_("the milestone of its handover"), NULL, N_("CODE"), 0 },
	FIELD_END,
};

/* A subscription that is being recorded. */
struct work {
	struct office *office;
	const struct deal_record *input;
	struct outcome *outcome;
	struct deal deal;
	struct claim live; /* of the customer */
	bool has_live;
};

static bool invalid(struct work *work, const char *what)
{
	outcome_invalid(work->outcome, "%s", what);
	return false;
}

static bool check_money(struct work *work)
{
	const struct deal_record *input = work->input;
	bool has_loan = pay_method_has_loan(input->pay_method);

	if (input->price <= 0)
		return invalid(work, _("price: must be above 0"));
	if (has_loan && input->down_payment == NONE)
		return invalid(work, _("down_payment: required with a loan"));
	if (!has_loan && input->down_payment != NONE)
		return invalid(work, _("down_payment: only with a loan"));
	if (input->down_payment != NONE &&
	    (input->down_payment < 0 || input->down_payment > input->price))
		return invalid(work, _("down_payment: must be from 0 to the"
				       " price"));
	if (input->facility_fee != NONE && input->facility_fee < 0)
		return invalid(work, _("facility_fee: is below 0"));
	if (input->maintenance_fund != NONE && input->maintenance_fund < 0)
		return invalid(work, _("maintenance_fund: is below 0"));
	if (input->other_fees != NONE && input->other_fees < 0)
		return invalid(work, _("other_fees: is below 0"));
	return true;
}

static bool find_people(struct work *work)
{
	const struct deal_record *input = work->input;
	struct deal *deal = &work->deal;

	if (!handover_find(work->office, input->handover, &deal->terms.handover,
			   work->outcome))
		return false;
	deal->customer = customer_of_phone(work->office, input->phone);
	work->has_live = lead_live(work->office, deal->customer, &work->live);
	deal->lead = work->has_live ? work->live.lead : NONE;
	if (deal->terms.rep == NONE && work->has_live)
		deal->terms.rep = work->live.rep;
	if (deal->terms.rep == NONE)
		return invalid(work, _("rep: required, for no live lead of the"
				       " customer has one"));
	return rep_check(work->office, deal->terms.rep, deal->subscribed_on,
			 work->outcome);
}

static void insert(struct office *office, struct deal *deal)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"INSERT INTO deal(id, deal, customer, phone, lead, rep,"
			" service_agent, unit, price, pay_method, down_payment,"
			" facility_fee, maintenance_fund, other_fees,"
			" subscribed_on, handover, unit_now, entered_at)"
			" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
			" ?12, ?13, ?14, ?15, ?16, ?8, ?17)");
	const struct deal_terms *terms = &deal->terms;

	deal->id = office_number(office, "deals");
	stmt_bind_int_at(stmt, 1, deal->id);
	stmt_bind_text_at(stmt, 2, deal->deal);
	stmt_bind_int_at(stmt, 3, deal->customer);
	stmt_bind_int_at(stmt, 4, deal->phone);
	stmt_bind_int_at(stmt, 5, deal->lead);
	stmt_bind_int_at(stmt, 6, terms->rep);
	stmt_bind_int_at(stmt, 7, terms->service_agent);
	stmt_bind_text_at(stmt, 8, terms->unit);
	stmt_bind_int_at(stmt, 9, terms->price);
	stmt_bind_int_at(stmt, 10, terms->pay_method);
	stmt_bind_int_at(stmt, 11, terms->down_payment);
	stmt_bind_int_at(stmt, 12, deal->fees[ITEM_FACILITY_FEE]);
	stmt_bind_int_at(stmt, 13, deal->fees[ITEM_MAINTENANCE_FUND]);
	stmt_bind_int_at(stmt, 14, deal->fees[ITEM_OTHER_FEES]);
	stmt_bind_int_at(stmt, 15, deal->subscribed_on);
	stmt_bind_int_at(stmt, 16, terms->handover);
	stmt_bind_int_at(stmt, 17, office->now);
	stmt_run(stmt);
}

static struct deal deal_of(const struct deal_record *input)
{
	return (struct deal){
		.deal = input->deal,
		.phone = input->phone,
		.lead = NONE,
		.subscribed_on = input->subscribed_on,
		.terms = { .unit = input->unit,
			   .price = input->price,
			   .rep = input->rep,
			   .pay_method = input->pay_method,
			   .down_payment = input->down_payment,
			   .service_agent = input->service_agent,
			   .handover = NONE },
		.fees = { [ITEM_HOUSE] = NONE,
			  [ITEM_FACILITY_FEE] = input->facility_fee,
			  [ITEM_MAINTENANCE_FUND] = input->maintenance_fund,
			  [ITEM_OTHER_FEES] = input->other_fees },
	};
}

static void entry_fill(struct deal_record *entry, const struct deal *deal,
		       const struct deal_record *input)
{
	*entry = *input;
	entry->lead = deal->lead;
	entry->rep = deal->terms.rep;
	entry->status = STATUS_SUBSCRIBED;
}

void deal_subscribe(struct office *office, const struct deal_record *input,
		    struct deal_record *entry, struct outcome *outcome)
{
	struct work work = { .office = office,
			     .input = input,
			     .outcome = outcome,
			     .deal = deal_of(input) };

	entry_fill(entry, &work.deal, input);
	if (!check_money(&work))
		return;
	/* Before the rep is asked for, whose lead it has made sold. */
	if (deal_by_code(office, input->deal) != NONE) {
		outcome_refuse(outcome, "already_recorded");
		return;
	}
	if (!find_people(&work))
		return;
	entry_fill(entry, &work.deal, input);
	if (deal_unit_is_taken(office, input->unit, NONE)) {
		outcome_refuse(outcome, "unit_taken");
		return;
	}
	insert(office, &work.deal);
	if (work.has_live)
		lead_sell(office, work.deal.customer, &work.live,
			  input->subscribed_on);
	claims_deals_changed(office);
	deal_settle(office, work.deal.id);
	outcome->id = work.deal.id;
}
