#include "office/arrivals.h"

#include "base/clock.h"
#include "base/die.h"
#include "office/audit.h"
#include "office/claims.h"
#include "office/leads.h"
#include "office/registers.h"
#include "office/visits.h"
#include "rules/day.h"
#include "rules/registration.h"

const char *const arrival_status_names[] = { "pending", "live",
					     "sold",    "closed",
					     "refused", "unregistered",
					     NULL };
#define UNREGISTERED 5

/* The customer's live lead, or NONE. */
static int64_t live_lead(struct office *office, int64_t customer)
{
	struct standing standing = claims_standing(office, customer, NONE);
	const struct claim *live = standing_live(&standing);

	return live ? live->lead : NONE;
}

/* Gives a visit that was nobody's to a lead. */
static void visit_move(struct office *office, struct visit *visit,
		       int64_t lead)
{
	visit_detach(office, visit);
	visit_attach(office, visit, lead);
}

/* R5: a refused arrival still is a visit of the customer; it renews nothing. */
static void visit_refuse(struct office *office, struct visit *visit,
			 int64_t customer, enum refusal refusal,
			 struct outcome *outcome)
{
	int64_t lead = live_lead(office, customer);

	visit->state = VISIT_DECIDED;
	visit->refusal = refusal;
	if (lead != NONE)
		visit_move(office, visit, lead);
	outcome_refuse(outcome, refusal_names[refusal]);
}

/* V2: he who comes alone stays with his live lead. */
static void decide_alone(struct office *office, struct visit *visit,
			 int64_t customer, struct outcome *outcome)
{
	int64_t lead = live_lead(office, customer);

	if (lead == NONE) {
		outcome->reason = refusal_names[REFUSAL_UNREGISTERED];
		return;
	}
	visit_move(office, visit, lead);
	lead_renew(office, customer, lead, visit->arrived_at);
}

static void decide_without_lead(struct office *office, struct visit *visit,
				int64_t customer, struct outcome *outcome)
{
	const struct partner *partner = partner_by_id(office, visit->partner);
	const struct protection_rules *rules =
		office_protection_on(office, time_day(visit->arrived_at));

	/* R2: a channel registers after the visit, the same day. */
	if (rules->kinds[partner->kind].registers_visit)
		outcome->reason = refusal_names[REFUSAL_UNREGISTERED];
	else
		visit_refuse(office, visit, customer, REFUSAL_NOT_REGISTERED,
			     outcome);
}

static void go_live(struct office *office, struct visit *visit,
		    int64_t customer, struct claim *claim)
{
	int64_t day = time_day(visit->arrived_at);
	struct lead_start start = {
		.since = visit->arrived_at > claim->since ? visit->arrived_at :
							    claim->since,
		.day = day,
		.rules = office_protection_on(office, day),
		.counting = office_protection_on(office,
						 time_day(claim->since)),
		.takes_visits = true,
		.visited_at = NONE
	};
	struct lead lead;

	visit->state = VISIT_DECIDED;
	visit_write(office, visit);
	if (!lead_find(office, claim->lead, &lead) ||
	    !lead_go_live(office, &lead, customer, claim, &start))
		bug("lead %lld cannot go live", (long long)claim->lead);
	visit_find(office, visit->visit, visit);
}

/* R3-R5: a pending lead meets its customer. */
static void decide_pending(struct office *office, struct visit *visit,
			   int64_t customer, struct claim *claim,
			   struct outcome *outcome)
{
	struct arrival arrival = {
		.arrived_at = visit->arrived_at,
		.notice = clock_elapsed(claim->since, visit->arrived_at),
		.has_form = visit->form_no != NULL,
		.id_checked = visit->id_checked == 1,
		.listed_on = partner_by_id(office, visit->partner)->listed_on
	};
	int64_t day = time_day(visit->arrived_at);
	struct standing standing = claims_standing(office, customer, NONE);
	struct verdict verdict = arrival_decide(
		claim, &arrival, &standing, office_protection_on(office, day),
		office_protection_on(office, time_day(claim->since)));

	if (verdict.refusal == REFUSAL_NO_FORM ||
	    verdict.refusal == REFUSAL_ID_UNCHECKED) {
		visit->state = VISIT_WAITING;
		visit->refusal = verdict.refusal;
		outcome->reason = refusal_names[verdict.refusal];
		return;
	}
	visit->refusal = NONE;
	if (!verdict.refusal) {
		go_live(office, visit, customer, claim);
		return;
	}
	if (verdict.blocker) {
		visit->blocked_by = verdict.blocker->lead;
		visit->held_by = claim_holder(verdict.blocker, day);
	}
	lead_end(office, customer, claim, CLAIM_REFUSED, visit->arrived_at,
		 visit->visit, NONE);
	visit_refuse(office, visit, customer, verdict.refusal, outcome);
}

/* Decides to which lead a visit belongs that is nobody's yet, and what becomes
 * of its claim. */
static void decide(struct office *office, struct visit *visit,
		   struct outcome *outcome)
{
	int64_t customer = customer_of_phone(office, visit->phone);
	struct standing standing = claims_standing(office, customer, NONE);
	const struct claim *found;
	struct claim claim;

	if (visit->partner == NONE) {
		decide_alone(office, visit, customer, outcome);
		return;
	}
	found = arrival_claim(&standing, visit->partner, visit->arrived_at);
	if (!found) {
		decide_without_lead(office, visit, customer, outcome);
		return;
	}
	claim = *found;
	visit->claim = claim.lead;
	if (claim_lapsed(&claim, visit->arrived_at)) {
		lead_end(office, customer, &claim, CLAIM_REFUSED,
			 visit->arrived_at, visit->visit, NONE);
		visit_refuse(office, visit, customer, REFUSAL_LAPSED, outcome);
	} else if (claim.state == CLAIM_PENDING) {
		decide_pending(office, visit, customer, &claim, outcome);
	} else {
		visit->state = VISIT_DECIDED;
		visit_move(office, visit, claim.lead);
		lead_renew(office, customer, claim.lead, visit->arrived_at);
	}
}

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
}

/* A visit that nobody can be asked about: it is logged, and nobody's. */
static void record_nobody(struct office *office,
			  const struct arrival_input *input,
			  struct visit *visit, struct outcome *outcome)
{
	visit->receiver = input->receiver == REP_AUTO ? NONE :
							input->receiver;
	visit_insert(office, visit);
	outcome->reason = refusal_names[REFUSAL_UNREGISTERED];
}

static void record_new(struct office *office,
		       const struct arrival_input *input, struct visit *visit,
		       struct outcome *outcome)
{
	int64_t customer = customer_of_phone(office, input->phone);
	struct standing standing = claims_standing(office, customer, NONE);
	bool is_turn = !standing_live(&standing);
	bool signed_off = input->invalid != NONE &&
			  is_site_manager(office, input->approved_by);
	int64_t receiver = receiver_find(office, input, &standing);

	if (signed_off) {
		visit->state = VISIT_INVALID;
		visit->invalid = input->invalid;
		visit->approved_by = input->approved_by;
	}
	if (receiver != NONE)
		visit_receive(office, visit, receiver, is_turn && !signed_off);
	visit_insert(office, visit);
	visit_attach(office, visit, NONE);
	if (signed_off)
		return;
	if (input->invalid != NONE) {
		visit_refuse(office, visit, customer, REFUSAL_NOT_APPROVED,
			     outcome);
		visit->state = VISIT_PLAIN;
		visit->partner = NONE;
	} else {
		decide(office, visit, outcome);
	}
	visit_write(office, visit);
}

/* Whether a lead stands on this visit alone (V5). */
static bool visit_confirmed(struct office *office, const struct visit *visit)
{
	int64_t day = time_day(visit->arrived_at), numbers[2];
	struct claim_rows rows;

	if (visit->lead == NONE)
		return false;
	rows = claims_of(office, customer_of_phone(office, visit->phone));
	for (int i = 0; i < rows.count; i++) {
		if (rows.rows[i].lead != visit->lead ||
		    rows.rows[i].starts_on == NONE)
			continue;
		return rows.rows[i].starts_on == day &&
		       (visit->claim == visit->lead ||
			visits_of_lead(office, visit->lead, day, numbers, 2) <
				2);
	}
	return false;
}

/* V5: the visit counts for nothing from now on, nor does a lead that it had
 * confirmed. */
static void sign_off(struct office *office, const struct arrival_input *input,
		     struct visit *visit)
{
	int64_t customer = customer_of_phone(office, visit->phone);
	bool confirmed = visit_confirmed(office, visit);
	int64_t lead = visit->lead;
	struct claim claim;

	if (lead != NONE && !confirmed)
		lead_unrenew(office, customer, lead, visit->arrived_at);
	visit_leave_turn(office, visit);
	visit_detach(office, visit);
	visit_attach(office, visit, NONE);
	visit->state = VISIT_INVALID;
	visit->invalid = input->invalid;
	visit->approved_by = input->approved_by;
	if (!confirmed || !claims_lead(office, customer, lead, &claim) ||
	    !claim_is_live(&claim))
		return;
	visit->claim = lead;
	lead_end(office, customer, &claim, CLAIM_CLOSED, office->now, 0,
		 CLOSING_INVALID);
	audit_change(office, "leads", lead, "status=live",
		     "status=closed reason=invalid");
}

/* Brings a visit whose claim is not decided back to nobody, and decides it
 * with what is known by now. */
static void decide_again(struct office *office, struct visit *visit,
			 struct outcome *outcome)
{
	int64_t customer = customer_of_phone(office, visit->phone);
	int64_t lead = visit->lead;

	if (lead != NONE) {
		lead_unrenew(office, customer, lead, visit->arrived_at);
		visit_detach(office, visit);
		visit_attach(office, visit, NONE);
	}
	visit->state = VISIT_PLAIN;
	visit->refusal = NONE;
	decide(office, visit, outcome);
}

static void receiver_replace(struct office *office, struct visit *visit,
			     const struct arrival_input *input)
{
	bool was_turn = visit->turn == 1;
	int64_t receiver = input->receiver;

	if (receiver == NONE || receiver == visit->receiver ||
	    (receiver == REP_AUTO && visit->receiver != NONE))
		return;
	if (receiver == REP_AUTO) {
		struct standing standing = claims_standing(
			office, customer_of_phone(office, visit->phone), NONE);

		was_turn = !standing_live(&standing);
		receiver = receiver_find(office, input, &standing);
		if (receiver == NONE)
			return;
	}
	visit_leave_turn(office, visit);
	visit_receive(office, visit, receiver, was_turn);
}

static void record_more(struct office *office,
			const struct arrival_input *input, struct visit *visit,
			struct outcome *outcome)
{
	bool partner_added = input->partner != NONE &&
			     visit->partner == NONE;

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
		decide_again(office, visit, outcome);
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
		outcome_invalid(outcome, "phone: is required with partner");
	else if (input->partner != NONE && arrived_at_is_day)
		outcome_invalid(outcome, "arrived_at: needs a time of day"
					 " with partner");
	else if (input->left_at != NONE &&
		 time_day(input->left_at) < time_day(input->arrived_at))
		outcome_invalid(outcome,
				"left_at: is earlier than arrived_at");
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
