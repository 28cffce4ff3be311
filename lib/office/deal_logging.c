/* deal-log: what happens to a deal after the subscription (D1-D20). */
#include "base/intl.h"
#include "office/claims.h"
#include "office/deal_duties.h"
#include "office/deal_records.h"
#include "office/deal_settling.h"
#include "office/lead_selling.h"
#include "office/milestone_register.h"
#include "office/registers.h"

#define TEXT(member) FIELD_TEXT_AT(struct deal_event_record, member)
#define INT(member) FIELD_INT_AT(struct deal_event_record, member)

const struct field deal_event_fields[] = {
	{ "deal", FIELD_CODE, TEXT(deal), FIELD_REQUIRED, N_("the deal's code"),
	  NULL, N_("CODE"), 0 },
	{ "event", FIELD_CHOICE, INT(event), FIELD_REQUIRED,
	  N_("what happened"), deal_event_names, N_("EVENT"), 0 },
	{ "on", FIELD_DAY, INT(on), FIELD_NOW | FIELD_FACT,
	  N_("the day of it; default: today"), NULL, N_("DAY"), 0 },
	{ "amount", FIELD_MONEY, INT(amount), 0,
	  N_("of a payment, refund, loan or difference of area"), NULL,
	  N_("YUAN"), 0 },
	{ "item", FIELD_CHOICE, INT(item), 0,
	  N_("what is paid or refunded; default: house"), deal_item_names,
	  N_("ITEM"), 0 },
	{ "staff", FIELD_STAFF, INT(staff), 0,
	  N_("who did it; the site manager who approves (D16)"), NULL,
	  N_("CODE"), 0 },
	{ "identity_checked", FIELD_YESNO, INT(identity_checked), 0,
	  N_("whether he who fetched the title proved who he is"), NULL,
	  N_("YES|NO"), 0 },
	{ "approved_by", FIELD_TEXT, TEXT(approved_by), 0,
	  N_("who approved a change, or a void after filing"), NULL, N_("TEXT"),
	  0 },
	{ "unit", FIELD_TEXT, TEXT(unit), 0, N_("changed: the new unit"), NULL,
	  N_("TEXT"), 0 },
	{ "price", FIELD_MONEY, INT(price), 0, N_("changed: the new price"),
	  NULL, N_("YUAN"), 0 },
	{ "rep", FIELD_STAFF, INT(rep), 0, N_("changed: the new rep"), NULL,
	  N_("CODE"), 0 },
	{ "pay_method", FIELD_CHOICE, INT(pay_method), 0,
	  N_("changed: how it is paid now"), pay_method_names, N_("METHOD"),
	  0 },
	{ "down_payment", FIELD_MONEY, INT(down_payment), 0,
	  N_("changed: what is paid down now"), NULL, N_("YUAN"), 0 },
	{ "service_agent", FIELD_STAFF, INT(service_agent), 0,
	  N_("changed: the new service agent"), NULL, N_("CODE"), 0 },
	{ "handover", FIELD_CODE, TEXT(handover), 0,
	  N_("changed: the milestone of its handover"), NULL, N_("CODE"), 0 },
	FIELD_END,
};

/* An event that is being recorded. */
struct work {
	struct office *office;
	const struct deal_event_record *input;
	struct outcome *outcome;
	struct deal_room room;
	const struct deal *deal; /* without the event */
	struct deal_event event;
};

static bool invalid(struct work *work, const char *column, const char *what)
{
	outcome_invalid(work->outcome, "%s: %s", column, what);
	return false;
}

/* The first of the terms that an event is given, or NULL. */
static const char *term_given(const struct deal_terms *terms)
{
	const struct {
		const char *column;
		bool given;
	} cells[] = {
		{ "unit", terms->unit },
		{ "price", terms->price != NONE },
		{ "rep", terms->rep != NONE },
		{ "pay_method", terms->pay_method != NONE },
		{ "down_payment", terms->down_payment != NONE },
		{ "service_agent", terms->service_agent != NONE },
		{ "handover", terms->handover != NONE },
	};

	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		if (cells[i].given)
			return cells[i].column;
	return NULL;
}

struct cell {
	const char *column;
	unsigned what;
	bool given, required;
	bool anywhere; /* other kinds of event may have it too */
};

static bool check_cell(struct work *work, const struct cell *cell)
{
	unsigned takes = deal_event_takes(work->event.kind);
	const char *name = deal_event_names[work->event.kind];

	if (takes & cell->what) {
		if (cell->given || !cell->required)
			return true;
		outcome_invalid(work->outcome, _("%s: required for %s"),
				cell->column, name);
		return false;
	}
	if (!cell->given || cell->anywhere)
		return true;
	outcome_invalid(work->outcome, _("%s: %s has none"), cell->column,
			name);
	return false;
}

/* What every event of its kind is given, and nothing that it has not. */
static bool check_cells(struct work *work)
{
	const struct deal_event *event = &work->event;
	const char *term = term_given(&event->terms);
	const struct cell cells[] = {
		{ "amount", DEAL_AMOUNT, event->amount != NONE, true, false },
		{ "item", DEAL_ITEM, event->item != NONE, false, false },
		{ "ref", DEAL_RECEIPT, work->input->head.ref, true, true },
		{ "staff", DEAL_MANAGER, event->staff != NONE, true, true },
		{ "approved_by", DEAL_APPROVER, event->approved_by, true,
		  true },
		{ term ? term : "event", DEAL_TERMS, term, false, false },
	};

	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		if (!check_cell(work, &cells[i]))
			return false;
	if (event->kind == DEAL_CHANGED && !term)
		return invalid(work, "event",
			       _("changed needs what it changes"));
	return true;
}

static bool check_values(struct work *work)
{
	const struct deal_event *event = &work->event;
	unsigned takes = deal_event_takes(event->kind);
	const struct deal_terms *terms = &event->terms;

	if (event->on < work->deal->subscribed_on)
		return invalid(work, "on", _("is earlier than the deal"));
	if ((takes & DEAL_AMOUNT) && !(takes & DEAL_SIGNED) &&
	    event->amount <= 0)
		return invalid(work, "amount", _("must be above 0"));
	if (terms->price != NONE && terms->price <= 0)
		return invalid(work, "price", _("must be above 0"));
	if (terms->down_payment != NONE && terms->down_payment < 0)
		return invalid(work, "down_payment", _("is below 0"));
	return rep_check(work->office, terms->rep, event->on, work->outcome);
}

/* Puts the event among the deal's, by day; it comes after those of its day. */
static void add_event(struct work *work)
{
	struct deal_room *room = &work->room;
	int at = room->deal.count;

	deal_room_reserve(room);
	while (at > 0 && room->events[at - 1].on > work->event.on) {
		room->events[at] = room->events[at - 1];
		at--;
	}
	room->events[at] = work->event;
	room->deal.count++;
}

/* Whether the terms hold from the day of a change on. */
static bool check_terms(struct work *work)
{
	for (int i = 0; i < work->deal->count; i++) {
		const struct deal_event *event = &work->deal->events[i];
		struct deal_terms terms = deal_terms_on(work->deal, event->on);

		if (event->kind != DEAL_CHANGED || event->on < work->event.on ||
		    deal_terms_hold(&terms))
			continue;
		return invalid(work, "down_payment",
			       pay_method_has_loan(terms.pay_method)
				       ? _("required with a loan, and not"
					   " above the price")
				       : _("only with a loan"));
	}
	return true;
}

static void insert(struct work *work)
{
	struct stmt *stmt = db_stmt(
		work->office->db,
		"INSERT INTO deal_event(deal, on_day, id, event, amount, item,"
		" staff, identity_checked, approved_by, unit, price, rep,"
		" pay_method, down_payment, service_agent, handover,"
		" entered_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
		" ?11, ?12, ?13, ?14, ?15, ?16, ?17)");
	const struct deal_event *event = &work->event;
	const struct deal_terms *terms = &event->terms;

	stmt_bind_int_at(stmt, 1, work->deal->id);
	stmt_bind_int_at(stmt, 2, event->on);
	stmt_bind_int_at(stmt, 3, event->entry);
	stmt_bind_int_at(stmt, 4, event->kind);
	stmt_bind_int_at(stmt, 5, event->amount);
	stmt_bind_int_at(stmt, 6, event->item);
	stmt_bind_int_at(stmt, 7, event->staff);
	stmt_bind_int_at(stmt, 8, event->identity_checked);
	stmt_bind_text_at(stmt, 9, event->approved_by);
	stmt_bind_text_at(stmt, 10, terms->unit);
	stmt_bind_int_at(stmt, 11, terms->price);
	stmt_bind_int_at(stmt, 12, terms->rep);
	stmt_bind_int_at(stmt, 13, terms->pay_method);
	stmt_bind_int_at(stmt, 14, terms->down_payment);
	stmt_bind_int_at(stmt, 15, terms->service_agent);
	stmt_bind_int_at(stmt, 16, terms->handover);
	stmt_bind_int_at(stmt, 17, work->office->now);
	stmt_run(stmt);
}

static bool event_begin(struct work *work)
{
	const struct deal_event_record *input = work->input;
	struct deal_event *event = &work->event;

	*event = (struct deal_event){
		.on = input->on,
		.kind = (enum deal_event_kind)input->event,
		.amount = input->amount,
		.item = input->item,
		.staff = input->staff,
		.identity_checked = input->identity_checked,
		.approved_by = input->approved_by,
		.terms = { .unit = input->unit,
			   .price = input->price,
			   .rep = input->rep,
			   .pay_method = input->pay_method,
			   .down_payment = input->down_payment,
			   .service_agent = input->service_agent },
	};
	if ((deal_event_takes(event->kind) & DEAL_ITEM) && event->item == NONE)
		event->item = ITEM_HOUSE;
	return handover_find(work->office, input->handover,
			     &event->terms.handover, work->outcome);
}

static bool is_site_manager(struct office *office, int64_t id)
{
	const struct staff *staff = staff_by_id(office, id);

	return staff && staff->role == ROLE_SITE_MANAGER;
}

static bool is_refused(struct work *work)
{
	const struct deal_event *event = &work->event;
	const struct deal_known known = {
		.is_manager = is_site_manager(work->office, event->staff),
		.is_unit_taken = event->terms.unit &&
				 deal_unit_is_taken(work->office,
						    event->terms.unit,
						    work->deal->id),
		.has_note = work->input->head.note,
	};
	enum deal_refusal refusal = deal_decide(work->deal, event, &known);

	if (refusal)
		outcome_refuse(work->outcome, deal_refusal_names[refusal]);
	return refusal;
}

void deal_next(struct office *office, const struct deal *deal,
	       struct deal_event_record *entry)
{
	struct deal known = deal_as_of(deal, office->today);
	struct deadline_slot slot;

	entry->next = NULL;
	entry->due_on = NONE;
	if (!deal_next_duty(office, &known, &slot))
		return;
	entry->next = slot.duty->name;
	entry->due_on = slot.due_on;
}

static void entry_fill(struct work *work, struct deal_event_record *entry)
{
	*entry = *work->input;
	entry->item = work->event.item;
	entry->entry = work->event.entry ? work->event.entry : NONE;
	deal_next(work->office, work->deal, entry);
}

static void record(struct work *work)
{
	struct office *office = work->office;

	work->event.entry = office_number(office, "deal-events");
	insert(work);
	for (int i = 0; i < work->room.deal.count; i++)
		if (!work->room.events[i].entry)
			work->room.events[i].entry = work->event.entry;
	deal_derive(office, work->deal);
	if (work->event.kind == DEAL_VOIDED && work->deal->lead != NONE)
		lead_revive(office, work->deal->customer, work->deal->lead,
			    work->deal->id, work->event.on);
	claims_deals_changed(office);
	deal_settle(office, work->deal->id);
	work->outcome->id = work->event.entry;
	work->outcome->lead = work->deal->id;
	work->outcome->at = work->event.on * DAY_SECONDS;
}

static bool find_deal(struct work *work)
{
	int64_t id = deal_by_code(work->office, work->input->deal);

	if (id != NONE)
		work->deal = deal_read(work->office, id, &work->room);
	if (work->deal)
		return true;
	outcome_invalid(work->outcome, _("deal: there is no deal '%s'"),
			work->input->deal);
	return false;
}

void deal_log(struct office *office, const struct deal_event_record *input,
	      struct deal_event_record *entry, struct outcome *outcome)
{
	struct work work = { .office = office,
			     .input = input,
			     .outcome = outcome };

	if (find_deal(&work) && event_begin(&work) && check_cells(&work) &&
	    check_values(&work)) {
		if (is_refused(&work)) {
			entry_fill(&work, entry);
		} else {
			add_event(&work);
			if (check_terms(&work)) {
				record(&work);
				entry_fill(&work, entry);
			}
		}
	}
	deal_room_free(&work.room);
}
