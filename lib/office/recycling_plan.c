/* Which leads are due (Y1), and whose they become (Y2, Y7). */
#include <stdlib.h>

#include "base/die.h"
#include "office/claims.h"
#include "office/recycling_private.h"
#include "office/registers.h"

/* A plan that is being made. */
struct plan {
	struct office *office;
	int64_t staff;
	const struct recycle_rules *rules;
	int64_t last; /* a clock until then is due */
	struct recycling_rep *reps;
	int reps_count;
	struct recycling_lead *leads;
	int count, size;
};

static void plan_staff(struct plan *plan)
{
	const struct staff *staff = staff_all(plan->office, &plan->reps_count);

	plan->reps = mem_resize(NULL, (size_t)plan->reps_count + 1,
				sizeof(*plan->reps));
	for (int i = 0; i < plan->reps_count; i++)
		plan->reps[i] = (struct recycling_rep){
			.id = staff[i].id,
			.ability = staff[i].ability,
			.is_active = staff[i].role == ROLE_CONSULTANT &&
				     staff_is_active(&staff[i],
						     plan->office->today)
		};
}

static void plan_take(struct plan *plan, int64_t lead, int64_t clock, int from)
{
	if (plan->count == plan->size) {
		plan->size = plan->size * 2 + 64;
		plan->leads = mem_resize(plan->leads, (size_t)plan->size,
					 sizeof(*plan->leads));
	}
	plan->leads[plan->count++] = (struct recycling_lead){ lead, clock, from,
							      -1 };
}

/* The rep it was last taken from. */
static int64_t taken_from(struct office *office, int64_t customer, int64_t lead)
{
	struct claim_rows rows = claims_of(office, customer);
	int64_t rep = NONE;

	for (int i = 0; i < rows.count; i++)
		if (rows.rows[i].lead == lead && rows.rows[i].rep != NONE &&
		    rows.rows[i].since <= office->now)
			rep = rows.rows[i].rep;
	return rep;
}

/* Takes the lead, or leaves it with its rep. */
static void plan_row(struct plan *plan, const struct open_lead *row,
		     bool is_pooled, int64_t from)
{
	struct recycling_facts facts;
	int64_t clock;
	int rank = staff_rank(plan->office, from);
	bool is_due, runs = recycling_is_running(plan->office, row);

	recycling_facts_of_row(plan->office, row, &facts);
	clock = recycling_clock(plan->rules, &facts);
	if (plan->staff == NONE)
		is_due = is_pooled || clock <= plan->last;
	else
		is_due = !is_pooled && from == plan->staff;
	if (is_due) {
		plan_take(plan, row->lead, clock, rank);
		if (!runs)
			recycling_keep_facts(plan->office, row->lead, &facts);
	} else if (rank >= 0 && !is_pooled) {
		plan->reps[rank].leads++;
	}
}

/* A row that does not say whether it is in the pool, or how the lead stood by
 * now. */
static void plan_unclear(struct plan *plan, const struct open_lead *row)
{
	struct office *office = plan->office;
	int64_t customer = customer_of_phone(office, row->phone);
	struct claim claim;

	if (recycling_claim_now(office, customer, row->lead, &claim))
		plan_row(plan, row, claim_is_pooled(&claim),
			 taken_from(office, customer, row->lead));
	claims_forget(office);
}

static void plan_leads(struct plan *plan)
{
	struct stmt *stmt = open_leads_from(plan->office, 0);
	struct open_lead row;

	while (open_leads_next(stmt, &row)) {
		if (row.rep == NONE || row.count.last_at > plan->office->now)
			plan_unclear(plan, &row);
		else
			plan_row(plan, &row, false, row.rep);
	}
}

void recycling_plan(struct office *office, int64_t staff,
		    void (*each)(void *to, const void *input), void *to)
{
	struct plan plan = { .office = office, .staff = staff };

	plan.rules = office_recycle_on(office, office->today);
	plan.last = recycling_last_day(plan.rules, office->today);
	plan_staff(&plan);
	plan_leads(&plan);
	recycling_distribute(plan.leads, plan.count, plan.reps,
			     plan.reps_count);
	for (int i = 0; i < plan.count; i++) {
		const struct recycling_lead *lead = &plan.leads[i];
		const struct recycling_input input = {
			.lead = lead->lead,
			.to_rep = lead->to < 0 ? NONE : plan.reps[lead->to].id
		};

		each(to, &input);
	}
	free(plan.leads);
	free(plan.reps);
}
