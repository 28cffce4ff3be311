#include "office/arrivals.h"

#include "base/intl.h"
#include "office/audit.h"
#include "office/claims.h"
#include "office/judging.h"
#include "office/leads.h"
#include "office/registers.h"
#include "office/visits.h"
#include "rules/day.h"
#include "rules/registration.h"

const char *const arrival_status_names[] = {
	"pending", "live", "sold", "closed", "refused", "unregistered", NULL
};
#define UNREGISTERED 5

/* V3: his rep if active, else the consultant whose turn it is. */
static int64_t receiver_find(struct office *office,
			     const struct arrival_input *input,
			     const struct standing *standing)
{
	int64_t day = time_day(input->arrived_at);
	const struct claim *claim = standing_live(standing);
	const struct staff *staff;

	if (input->receiver != REP_AUTO)
		return input->receiver;
	if (!claim && input->partner != NONE)
		claim = arrival_claim(standing, input->partner,
				      input->arrived_at);
	staff = claim ? staff_by_id(office, claim->rep) : NULL;
	if (!staff || !staff_is_active(staff, day))
		staff = staff_next_in_turn(office, day);
	return staff ? staff->id : NONE;
}

static bool is_site_manager(struct office *office, const char *code)
{
	const struct staff *staff = code ? staff_by_code(office, code) : NULL;

	return staff && staff->role == ROLE_SITE_MANAGER;
}

/* The cells that are given replace those that were there. */
static void cells_replace(struct visit *visit,
			  const struct arrival_input *input)
{
	if (input->left_at != NONE)
		visit->left_at = input->left_at;
	if (input->id_checked != NONE)
		visit->id_checked = input->id_checked;
	if (input->form_no)
		visit->form_no = input->form_no;
	if (input->greeter != NONE)
		visit->greeter = input->greeter;
	if (input->name)
		visit->name = input->name;
	/* With a reason he signs off, or is refused. */
	if (input->approved_by && input->invalid == NONE)
		visit->approved_by = input->approved_by;
}

/* V5: signs the visit off, if a site manager says so. */
static bool sign(struct office *office, const struct arrival_input *input,
		 struct visit *visit)
{
	if (input->invalid == NONE ||
	    !is_site_manager(office, input->approved_by))
		return false;
	visit->state = VISIT_INVALID;
	visit->invalid = input->invalid;
	visit->approved_by = input->approved_by;
	return true;
}

/* V5: a visit that nobody can be asked about is logged, nobody's, no turn. */
static void record_nobody(struct office *office,
			  const struct arrival_input *input,
			  struct visit *visit, struct outcome *outcome)
{
	const struct standing nothing = { NULL, 0, NULL, 0 };

	visit->receiver = receiver_find(office, input, &nothing);
	if (!sign(office, input, visit) && input->invalid != NONE) {
		visit->refusal = REFUSAL_NOT_APPROVED;
		outcome_refuse(outcome, refusal_names[REFUSAL_NOT_APPROVED]);
	} else if (input->invalid == NONE) {
		outcome->reason = refusal_names[REFUSAL_UNREGISTERED];
	}
	visit_insert(office, visit);
}

static void record_new(struct office *office, const struct arrival_input *input,
		       struct visit *visit, struct outcome *outcome)
{
	int64_t customer = customer_of_phone(office, input->phone);
	struct standing standing = claims_standing(office, customer, NONE);
	int64_t receiver = receiver_find(office, input, &standing);
	bool signed_off = sign(office, input, visit);

	if (receiver != NONE)
		visit_receive(office, visit, receiver,
			      !signed_off && visit_is_turn(office, customer,
							   input->arrived_at));
	visit_insert(office, visit);
	visit_attach(office, visit, NONE);
	if (signed_off)
		return;
	if (input->invalid != NONE) {
		judging_refuse(office, visit, customer, REFUSAL_NOT_APPROVED,
			       outcome);
		visit->state = VISIT_PLAIN;
		visit->partner = NONE;
	} else {
		judging_decide(office, visit, outcome);
	}
	visit_write(office, visit);
}

/* V5: the visit counts for nothing from now on, nor does a lead that it had
 * confirmed. */
static void sign_off(struct office *office, const struct arrival_input *input,
		     struct visit *visit)
{
	int64_t customer = customer_of_phone(office, visit->phone);
	bool confirmed = judging_confirmed(office, visit);
	int64_t lead = visit->lead;
	struct claim claim;

	judging_take_back(office, visit);
	visit_attach(office, visit, NONE);
	if (visit->state != VISIT_DECIDED)
		visit->refusal = NONE;
	sign(office, input, visit);
	if (!confirmed || !claims_lead(office, customer, lead, &claim) ||
	    !claim_is_live(&claim))
		return;
	visit->claim = lead;
	lead_end(office, customer, &claim, CLAIM_CLOSED, office->now, 0,
		 CLOSING_INVALID);
	audit_change(office, "leads", lead, "status=live",
		     "status=closed reason=invalid");
}

static void receiver_replace(struct office *office, struct visit *visit,
			     const struct arrival_input *input)
{
	int64_t customer = customer_of_phone(office, visit->phone);
	struct standing standing;
	int64_t receiver;
	bool is_turn;

	if (input->receiver == NONE ||
	    (input->receiver == REP_AUTO && visit->receiver != NONE))
		return;
	standing = claims_standing(office, customer, NONE);
	receiver = receiver_find(office, input, &standing);
	if (receiver == NONE || receiver == visit->receiver)
		return;
	/* The lead that this visit has made live was not live before. */
	is_turn = visit->receiver != NONE
			  ? visit->turn == 1
			  : visit->state != VISIT_INVALID &&
				    visit_is_turn(office, customer,
						  visit->arrived_at - 1);
	visit_leave_turn(office, visit);
	visit_receive(office, visit, receiver, is_turn);
}

static void record_more(struct office *office,
			const struct arrival_input *input, struct visit *visit,
			struct outcome *outcome)
{
	bool partner_added = input->partner != NONE && visit->partner == NONE;

	if (input->invalid != NONE &&
	    !is_site_manager(office, input->approved_by)) {
		outcome_refuse(outcome, refusal_names[REFUSAL_NOT_APPROVED]);
		return;
	}
	outcome->result = RESULT_UPDATED;
	cells_replace(visit, input);
	receiver_replace(office, visit, input);
	if (input->invalid != NONE) {
		if (visit->state != VISIT_INVALID)
			sign_off(office, input, visit);
	} else if (visit->state == VISIT_WAITING ||
		   (visit->state == VISIT_PLAIN && partner_added)) {
		if (partner_added)
			visit->partner = input->partner;
		judging_decide_again(office, visit, outcome);
	}
	visit_write(office, visit);
}

/* The lead that a row speaks of: the one claimed, else the one it belongs
 * to. */
static void entry_fill(struct office *office, const struct visit *visit,
		       struct lead_entry *entry)
{
	int64_t lead = visit->claim != NONE ? visit->claim : visit->lead;

	if (lead != NONE) {
		registering_load(office, lead, entry);
	} else {
		*entry = (struct lead_entry){ .lead = NONE,
					      .status = UNREGISTERED,
					      .kind = NONE,
					      .partner = visit->partner,
					      .rep = NONE,
					      .attempt = NONE,
					      .protected_until = NONE };
		if (visit->partner != NONE)
			entry->kind =
				partner_by_id(office, visit->partner)->kind;
	}
	entry->visit = visit->visit;
	entry->phone = visit->phone;
	entry->blocked_by = visit->blocked_by;
	entry->held_by = visit->held_by;
	if (entry->rep == NONE)
		entry->rep = visit->receiver;
}

static bool check(const struct arrival_input *input, bool arrived_at_is_day,
		  struct outcome *outcome)
{
	if (input->partner != NONE && input->phone == NONE)
		outcome_invalid(outcome, _("phone: is required with partner"));
	else if (input->partner != NONE && arrived_at_is_day)
		outcome_invalid(outcome, _("arrived_at: needs a time of day"
					   " with partner"));
	else if (input->left_at != NONE &&
		 time_day(input->left_at) < time_day(input->arrived_at))
		outcome_invalid(outcome,
				_("left_at: is earlier than arrived_at"));
	else
		return true;
	return false;
}

int64_t arrival_find(struct office *office, const struct arrival_input *input)
{
	if (input->phone == NONE)
		return NONE;
	return visit_at(office, input->phone, input->arrived_at);
}

void arrival_record(struct office *office, const struct arrival_input *input,
		    bool arrived_at_is_day, struct lead_entry *entry,
		    struct outcome *outcome)
{
	struct visit visit;
	int64_t number;

	if (!check(input, arrived_at_is_day, outcome))
		return;
	number = arrival_find(office, input);
	if (number != NONE) {
		visit_find(office, number, &visit);
		record_more(office, input, &visit, outcome);
	} else {
		visit_init(&visit, input->phone, input->arrived_at);
		visit.partner = input->partner;
		cells_replace(&visit, input);
		if (input->phone == NONE)
			record_nobody(office, input, &visit, outcome);
		else
			record_new(office, input, &visit, outcome);
	}
	entry_fill(office, &visit, entry);
	outcome->id = visit.visit;
}

void arrival_load(struct office *office, int64_t number,
		  struct lead_entry *entry)
{
	struct visit visit;

	if (visit_find(office, number, &visit))
		entry_fill(office, &visit, entry);
}
