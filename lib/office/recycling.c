#include "office/recycling_private.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/die.h"
#include "office/claims.h"
#include "office/moves.h"

/* Live leads, as they are before the run that was read ahead. */
struct ahead {
	struct open_lead row;
	struct recycling_facts facts;
	bool is_taken; /* asked for once: who did may have moved it since */
};

/* What events say of a lead whose row says too little. */
struct planned {
	int64_t lead;
	struct recycling_facts facts;
};

struct recycling_ahead {
	struct ahead *leads; /* by number */
	int count, size;
	struct arena names;
	struct planned *planned; /* by number: as the plan found them */
	int planned_count, planned_size;
};

static void ahead_free(struct office *office);
static const struct office_part ahead_part = { NULL, ahead_free };

static struct recycling_ahead *ahead_get(struct office *office)
{
	if (!office->recycling) {
		office->recycling = mem_new(sizeof(*office->recycling));
		office_add_part(office, &ahead_part);
	}
	return office->recycling;
}

static void ahead_free(struct office *office)
{
	arena_free(&office->recycling->names);
	free(office->recycling->leads);
	free(office->recycling->planned);
	free(office->recycling);
	office->recycling = NULL;
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

bool recycling_is_running(const struct office *office,
			  const struct open_lead *row)
{
	return row->count.kind != NONE && row->count.last_at <= office->now;
}

void recycling_facts_of_row(struct office *office, const struct open_lead *row,
			    struct recycling_facts *facts)
{
	bool visited = row->count.kind == COUNT_VISITED;

	if (!recycling_is_running(office, row)) {
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

bool recycling_claim_now(struct office *office, int64_t customer, int64_t lead,
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

/* The one of an array by number whose first member is that number, or NULL. */
static void *find(int64_t number, const void *array, int count, size_t size)
{
	if (!count)
		return NULL;
	return bsearch(&number, array, (size_t)count, size,
		       array_compare_int64);
}

void recycling_keep_facts(struct office *office, int64_t lead,
			  const struct recycling_facts *facts)
{
	struct recycling_ahead *ahead = ahead_get(office);

	if (ahead->planned_count == ahead->planned_size) {
		ahead->planned_size = ahead->planned_size * 2 + 64;
		ahead->planned = mem_resize(ahead->planned,
					    (size_t)ahead->planned_size,
					    sizeof(*ahead->planned));
	}
	ahead->planned[ahead->planned_count++] = (struct planned){ lead,
								   *facts };
}

/* What is to be told of a row: its last visit, too, whatever its count. */
static void facts_to_tell(struct office *office, const struct open_lead *row,
			  struct recycling_facts *facts)
{
	const struct recycling_ahead *ahead = ahead_get(office);
	const struct planned *planned;

	if (row->count.kind == COUNT_VISITED) {
		recycling_facts_of_row(office, row, facts);
		return;
	}
	planned = find(row->lead, ahead->planned, ahead->planned_count,
		       sizeof(*planned));
	if (planned && !recycling_is_running(office, row))
		*facts = planned->facts;
	else
		facts_of_events(office, row->lead, facts);
}

/* What was read ahead of a lead, once; NULL: nothing. */
static const struct ahead *ahead_take(struct office *office, int64_t lead)
{
	const struct recycling_ahead *ahead = ahead_get(office);
	struct ahead *found = find(lead, ahead->leads, ahead->count,
				   sizeof(*found));

	if (!found || found->is_taken)
		return NULL;
	found->is_taken = true;
	return found;
}

/* The row of a live lead and its facts. */
static bool read_lead(struct office *office, int64_t lead,
		      struct recycling *recycling)
{
	const struct ahead *ahead = ahead_take(office, lead);

	if (ahead) {
		recycling->row = ahead->row;
		recycling->facts = ahead->facts;
		return true;
	}
	moves_settle(office, lead);
	if (!open_lead_find(office, lead, &recycling->row))
		return false;
	facts_to_tell(office, &recycling->row, &recycling->facts);
	return true;
}

bool recycling_find(struct office *office, int64_t lead,
		    struct recycling *recycling)
{
	if (!read_lead(office, lead, recycling))
		return false;
	recycling->customer = customer_of_phone(office, recycling->row.phone);
	if (!recycling_claim_now(office, recycling->customer, lead,
				 &recycling->claim))
		return false;
	recycling->clock = recycling_clock(office_recycle_on(office,
							     office->today),
					   &recycling->facts);
	return true;
}

static void keep_ahead(void *to, const struct open_lead *row)
{
	struct office *office = to;
	struct recycling_ahead *ahead = office->recycling;
	struct ahead *lead = &ahead->leads[ahead->count++];

	*lead = (struct ahead){ .row = *row };
	lead->row.name = arena_dup(&ahead->names, row->name);
	facts_to_tell(office, row, &lead->facts);
}

static void read_ahead(struct office *office, const int64_t *leads, int count)
{
	struct recycling_ahead *ahead = ahead_get(office);

	ahead->count = 0;
	arena_free(&ahead->names);
	if (count > ahead->size) {
		ahead->size = count;
		ahead->leads = mem_resize(ahead->leads, (size_t)count,
					  sizeof(*ahead->leads));
	}
	open_leads_each(office, leads, count, keep_ahead, office);
}

void recycling_prefetch(struct office *office, const void *const inputs[],
			int count)
{
	int64_t *leads = mem_resize(NULL, (size_t)count, sizeof(*leads));
	const void **records = mem_resize(NULL, (size_t)count,
					  sizeof(*records));
	struct recycling_ahead *ahead;

	for (int i = 0; i < count; i++)
		leads[i] = ((const struct recycling_input *)inputs[i])->lead;
	count = array_unique(leads, count);
	read_ahead(office, leads, count);
	ahead = office->recycling;
	for (int i = 0; i < ahead->count; i++)
		records[i] = &ahead->leads[i].row;
	claims_prefetch(office, records, ahead->count,
			offsetof(struct open_lead, phone));
	free(records);
	free(leads);
}
