#include "office/recycling.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/die.h"
#include "office/claims.h"
#include "office/events.h"
#include "office/leads.h"
#include "office/moves.h"
#include "office/registers.h"
#include "rules/day.h"
#include "rules/recycling.h"

/* A row of open_lead. */
struct row {
	int64_t lead, phone, rep;
	const char *name;
	struct lead_count count;
};

static bool row_next(struct stmt *stmt, struct row *row)
{
	if (!stmt_next(stmt))
		return false;
	*row = (struct row){ .lead = stmt_int(stmt, 0),
			     .phone = stmt_int(stmt, 1),
			     .name = stmt_text(stmt, 2),
			     .rep = stmt_int(stmt, 3),
			     .count = { .kind = stmt_int(stmt, 4),
					.at = stmt_time(stmt, 5),
					.made_at = stmt_time(stmt, 6),
					.last_at = stmt_time(stmt, 7) } };
	return true;
}

static void facts_of_events(struct office *office, int64_t lead,
			    struct recycling_facts *facts)
{
	struct lead_count count;
	struct event event;
	struct stmt *stmt;
	struct lead registered;

	*facts = (struct recycling_facts){ .recorded_at = NONE,
					   .visited_at = NONE,
					   .reassigned_at = NONE,
					   .called_at = NONE };
	lead_count_init(&count, NONE);
	stmt = events_of(office, lead, office->now);
	while (events_next(stmt, &event)) {
		if (event.kind == EVENT_VISIT)
			facts->visited_at = event.at;
		else if (event.kind == EVENT_REASSIGNED)
			facts->reassigned_at = event.at;
		else if (event_is_contact(office, &event, &count))
			facts->called_at = event.at;
		lead_count_add(office, &count, &event);
	}
	if (lead_find(office, lead, &registered))
		facts->recorded_at = registered.recorded_at;
}

/* Whether the row says all that is known of its clock by now. */
static bool is_running(const struct office *office, const struct row *row)
{
	return row->count.kind != NONE && row->count.last_at <= office->now;
}

static void facts_of_row(struct office *office, const struct row *row,
			 struct recycling_facts *facts)
{
	bool visited = row->count.kind == COUNT_VISITED;

	if (!is_running(office, row)) {
		facts_of_events(office, row->lead, facts);
		return;
	}
	*facts = (struct recycling_facts){
		.recorded_at = NONE,
		.visited_at = visited ? row->count.at : NONE,
		.reassigned_at = visited ? NONE : row->count.at,
		.called_at = row->count.made_at
	};
}

/* Whether the lead was closed or sold later than now, live again or not. */
static bool has_ended_since(struct office *office, int64_t customer,
			    int64_t lead)
{
	struct claim_rows rows = claims_of(office, customer);

	for (int i = 0; i < rows.count; i++)
		if (rows.rows[i].lead == lead &&
		    rows.rows[i].since > office->now &&
		    !claim_is_live(&rows.rows[i]))
			return true;
	return false;
}

/* The claim of a lead at office->now; false: it was not live then, or has
 * ended since. */
static bool claim_now(struct office *office, int64_t customer, int64_t lead,
		      struct claim *claim)
{
	struct standing standing = claims_standing(office, customer,
						   office->now);
	const struct claim *live = standing_live(&standing);

	if (!live || live->lead != lead)
		return false;
	*claim = *live;
	return !has_ended_since(office, customer, lead);
}

bool recycling_find(struct office *office, int64_t lead,
		    struct recycling *recycling)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT lead, phone, name, rep, count_kind,"
				    " count_at, made_at, last_at FROM open_lead"
				    " WHERE lead = ?1");
	struct recycling_facts *facts = &recycling->facts;
	struct row row;

	moves_settle(office, lead);
	stmt_bind_int_at(stmt, 1, lead);
	if (!row_next(stmt, &row))
		return false;
	*recycling = (struct recycling){
		.lead = lead,
		.phone = row.phone,
		.customer = customer_of_phone(office, row.phone),
		.name = row.name
	};
	if (!claim_now(office, recycling->customer, lead, &recycling->claim))
		return false;
	if (row.count.kind == COUNT_VISITED)
		facts_of_row(office, &row, facts);
	else
		facts_of_events(office, lead, facts);
	recycling->clock = recycling_clock(office_recycle_on(office,
							     office->today),
					   facts);
	return true;
}

struct place {
	int64_t lead, phone;
};

static int by_number(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return (x->lead > y->lead) - (x->lead < y->lead);
}

/* In the order of numbers, as open_lead lies. */
static void find_phones(struct office *office, struct place *places, int count)
{
	array_sort(places, count, sizeof(*places), by_number);
	for (int i = 0; i < count; i++) {
		struct stmt *stmt = db_stmt(office->db,
					    "SELECT phone FROM open_lead"
					    " WHERE lead = ?1");

		stmt_bind_int_at(stmt, 1, places[i].lead);
		places[i].phone = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
		stmt_end(stmt);
	}
}

void recycling_prefetch(struct office *office, const void *const inputs[],
			int count)
{
	struct place *places = mem_resize(NULL, (size_t)count, sizeof(*places));
	const void **records = mem_resize(NULL, (size_t)count,
					  sizeof(*records));

	for (int i = 0; i < count; i++) {
		const struct recycling_input *input = inputs[i];

		places[i].lead = input->lead;
		records[i] = &places[i];
	}
	find_phones(office, places, count);
	claims_prefetch(office, records, count, offsetof(struct place, phone));
	free(records);
	free(places);
}

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
static void plan_row(struct plan *plan, const struct row *row, bool is_pooled,
		     int64_t from)
{
	struct recycling_facts facts;
	int64_t clock;
	int rank = staff_rank(plan->office, from);
	bool is_due;

	facts_of_row(plan->office, row, &facts);
	clock = recycling_clock(plan->rules, &facts);
	if (plan->staff == NONE)
		is_due = is_pooled || clock <= plan->last;
	else
		is_due = !is_pooled && from == plan->staff;
	if (is_due)
		plan_take(plan, row->lead, clock, rank);
	else if (rank >= 0 && !is_pooled)
		plan->reps[rank].leads++;
}

/* A row that does not say whether it is in the pool, or how the lead stood by
 * now. */
static void plan_unclear(struct plan *plan, const struct row *row)
{
	struct office *office = plan->office;
	int64_t customer = customer_of_phone(office, row->phone);
	struct claim claim;

	if (claim_now(office, customer, row->lead, &claim))
		plan_row(plan, row, claim_is_pooled(&claim),
			 taken_from(office, customer, row->lead));
	claims_forget(office);
}

static void plan_leads(struct plan *plan)
{
	struct stmt *stmt = db_stmt(plan->office->db,
				    "SELECT lead, phone, name, rep, count_kind,"
				    " count_at, made_at, last_at FROM open_lead"
				    " ORDER BY lead");
	struct row row;

	while (row_next(stmt, &row)) {
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
