#include "office/registering.h"

#include "base/intl.h"
#include "office/claims.h"
#include "office/leads.h"
#include "office/registers.h"
#include "office/visits.h"
#include "rules/day.h"
#include "rules/registration.h"

/* What one record is about, looked up once. */
struct work {
	const struct registering_input *input;
	const struct partner *partner;	      /* NULL: the on-site team */
	const struct protection_rules *rules; /* of the day of recorded_at */
	const struct kind_rules *kind;
	struct registration registration;
	int64_t customer;
};

static void work_begin(struct office *office, struct work *work,
		       const struct registering_input *input)
{
	struct registration *registration = &work->registration;
	int64_t recorded_on = time_day(input->recorded_at);

	work->input = input;
	work->partner = NULL;
	registration->asker.kind = KIND_ONSITE;
	if (input->partner != NONE) {
		work->partner = partner_by_id(office, input->partner);
		registration->asker.kind = (enum kind)work->partner->kind;
	}
	work->rules = office_protection_on(office, recorded_on);
	work->kind = &work->rules->kinds[registration->asker.kind];
	work->customer = customer_of_phone(office, input->phone);
	registration->asker.partner = input->partner;
	registration->asker.rep = input->rep == REP_AUTO ? NONE : input->rep;
	registration->recorded_at = input->recorded_at;
	registration->visited_at = input->visited_at;
	registration->excused = input->excused_by != NONE;
	registration->ended_on = work->partner ? work->partner->ended_on : NONE;
	registration->closing_time = office_closing_time(office, recorded_on);
}

/* Words outcome and returns false when the record itself is wrong. */
static bool check_times(const struct work *work, bool recorded_at_is_day,
			struct outcome *outcome)
{
	const struct registering_input *input = work->input;
	const char *kind = kind_names[work->registration.asker.kind];

	if (work->kind->registers_visit && input->visited_at == NONE)
		outcome_invalid(outcome, _("visited_at: is required for %s"),
				kind);
	else if (!work->kind->registers_visit && input->visited_at != NONE)
		outcome_invalid(outcome, _("visited_at: is not for %s"), kind);
	else if (work->kind->registers_ahead && recorded_at_is_day)
		outcome_invalid(outcome,
				_("recorded_at: needs a time of day for %s"),
				kind);
	else if (input->visited_at != NONE &&
		 time_day(input->visited_at) > time_day(input->recorded_at))
		outcome_invalid(outcome,
				_("visited_at: is later than recorded_at"));
	else
		return true;
	return false;
}

static bool check_people(struct office *office, const struct work *work,
			 struct outcome *outcome)
{
	const struct registering_input *input = work->input;
	const struct staff *staff;

	if (!work->partner && input->rep == NONE) {
		outcome_invalid(outcome, _("rep: is required without partner"));
		return false;
	}
	if (!rep_check(office, input->rep,
		       registration_day(&work->registration), outcome))
		return false;
	if (input->excused_by != NONE) {
		staff = staff_by_id(office, input->excused_by);
		if (staff->role != ROLE_SALES_MANAGER) {
			outcome_invalid(outcome,
					_("excused_by: '%s' is no sales"
					  " manager"),
					staff->staff);
			return false;
		}
	}
	return true;
}

static void lead_begin(struct lead *lead, const struct work *work)
{
	const struct registering_input *input = work->input;

	*lead = (struct lead){ .lead = NONE,
			       .phone = input->phone,
			       .name = input->name,
			       .partner = input->partner,
			       .rep = work->registration.asker.rep,
			       .recorded_at = input->recorded_at,
			       .visited_at = input->visited_at,
			       .excused_by = input->excused_by,
			       .late = NONE,
			       .refusal = NONE,
			       .blocked_by = NONE,
			       .held_by = NONE };
	if (work->kind->registers_visit)
		lead->late = registration_is_late(&work->registration,
						  work->rules);
}

/* The customer's unregistered visit of that day with the lowest number above
 * that, or NONE. */
static int64_t visit_above(const struct standing *standing, int64_t day,
			   int64_t number)
{
	int64_t found = NONE;

	for (int i = 0; i < standing->count; i++) {
		const struct claim *claim = &standing->claims[i];

		if (claim->state == CLAIM_VISIT &&
		    time_day(claim->since) == day && -claim->lead > number &&
		    (found == NONE || -claim->lead < found))
			found = -claim->lead;
	}
	return found;
}

static void visit_give(struct office *office, int64_t number, int64_t lead)
{
	struct visit visit;

	if (!visit_find(office, number, &visit) ||
	    visit.state == VISIT_WAITING || visit.state == VISIT_INVALID)
		return;
	visit_detach(office, &visit);
	visit_attach(office, &visit, lead);
	visit_write(office, &visit);
}

/* The refused man's visits of the day go to the customer's live lead, if he
 * has one; they renew nothing. */
static void visits_leave(struct office *office, const struct work *work)
{
	int64_t lead, number = 0;
	struct standing standing;
	const struct claim *live;

	if (work->input->visited_at == NONE)
		return;
	standing = claims_standing(office, work->customer, NONE);
	live = standing_live(&standing);
	if (!live)
		return;
	lead = live->lead;
	while ((number = visit_above(&standing,
				     time_day(work->input->visited_at),
				     number)) != NONE) {
		visit_give(office, number, lead);
		standing = claims_standing(office, work->customer, NONE);
	}
}

static void lead_refuse(struct office *office, const struct work *work,
			const struct verdict *verdict, struct lead *lead,
			struct outcome *outcome)
{
	lead->refusal = verdict->refusal;
	if (verdict->blocker) {
		lead->blocked_by = verdict->blocker->lead;
		lead->held_by =
			claim_holder(verdict->blocker,
				     registration_day(&work->registration));
	}
	lead_insert(office, lead);
	visits_leave(office, work);
	outcome_refuse(outcome, refusal_names[verdict->refusal]);
}

static void claim_begin(struct claim *claim, const struct work *work)
{
	*claim = (struct claim){ .since = work->input->recorded_at,
				 .lead = NONE,
				 .state = CLAIM_PENDING,
				 .kind = work->registration.asker.kind,
				 .attempt = NONE,
				 .starts_on = NONE,
				 .until_on = NONE,
				 .partner_until = NONE,
				 .partner = work->input->partner,
				 .rep = work->registration.asker.rep,
				 .lapses_at = NONE };
}

/* False: an on-site lead finds nobody active. */
static bool lead_accept(struct office *office, const struct work *work,
			struct lead *lead, struct claim *claim)
{
	const struct registering_input *input = work->input;
	int64_t day = registration_day(&work->registration);
	bool visit = work->kind->registers_visit;
	struct lead_start start = { .since = input->recorded_at,
				    .day = day,
				    .rules = office_protection_on(office, day),
				    .counting = work->rules,
				    .takes_visits = visit,
				    .visited_at = visit ? input->visited_at
							: NONE };

	claim_begin(claim, work);
	if (!visit && !work->kind->starts_report) {
		lead_insert(office, lead);
		claim->lead = lead->lead;
		claim->lapses_at = claim_lapses_at(claim, work->rules);
		claims_put(office, work->customer, claim);
		return true;
	}
	if (visit && input->visited_at > start.since)
		start.since = input->visited_at;
	return lead_go_live(office, lead, work->customer, claim, &start);
}

static void entry_fill(struct lead_entry *entry, const struct lead *lead,
		       const struct claim *claim)
{
	*entry = (struct lead_entry){ .visit = NONE,
				      .lead = lead->lead,
				      .phone = lead->phone,
				      .status = LEAD_REFUSED,
				      .kind = KIND_ONSITE,
				      .partner = lead->partner,
				      .rep = lead->rep,
				      .attempt = NONE,
				      .protected_until = NONE,
				      .late = lead->late,
				      .blocked_by = lead->blocked_by,
				      .held_by = lead->held_by };
	if (!claim)
		return;
	entry->status = lead_status_of(claim->state);
	entry->rep = claim->rep;
	entry->attempt = claim->attempt;
	entry->protected_until = claim->until_on;
}

void registering_prefetch(struct office *office, const void *const inputs[],
			  int count)
{
	/* Every code was looked up in the registers when it was read. */
	if (count > 1)
		db_trust_references(office->db);
	claims_prefetch(office, inputs, count,
			offsetof(struct registering_input, phone));
}

void registering_record(struct office *office,
			const struct registering_input *input,
			bool recorded_at_is_day, struct lead_entry *entry,
			struct outcome *outcome)
{
	struct standing standing;
	struct verdict verdict;
	struct claim claim;
	struct lead lead;
	struct work work;

	work_begin(office, &work, input);
	if (!check_times(&work, recorded_at_is_day, outcome) ||
	    !check_people(office, &work, outcome))
		return;
	standing = claims_standing(office, work.customer, NONE);
	verdict = registration_decide(&work.registration, &standing,
				      work.rules);
	lead_begin(&lead, &work);
	if (verdict.refusal) {
		lead_refuse(office, &work, &verdict, &lead, outcome);
		entry_fill(entry, &lead, NULL);
	} else if (lead_accept(office, &work, &lead, &claim)) {
		entry_fill(entry, &lead, &claim);
	} else {
		outcome_invalid(outcome, _("rep: nobody is active that day"));
		return;
	}
	entry->kind = work.registration.asker.kind;
	outcome->id = lead.lead;
}

void registering_load(struct office *office, int64_t number,
		      struct lead_entry *entry)
{
	struct claim claim;
	struct lead lead;
	int64_t customer;
	bool stands;

	if (!lead_find(office, number, &lead))
		return;
	customer = customer_of_phone(office, lead.phone);
	stands = claims_lead(office, customer, number, &claim);
	entry_fill(entry, &lead, stands ? &claim : NULL);
	if (lead.partner != NONE)
		entry->kind = partner_by_id(office, lead.partner)->kind;
}
