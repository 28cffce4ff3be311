#include "rules/recycling.h"

#include "base/array.h"
#include "base/arena.h"
#include "base/value.h"
#include "rules/day.h"

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b; /* NONE is earlier than any time */
}

int64_t recycling_clock(const struct recycle_rules *rules,
			const struct recycling_facts *facts)
{
	int64_t clock = later(facts->visited_at, facts->reassigned_at);

	if (clock == NONE)
		clock = facts->recorded_at;
	if (rules->since_contact)
		clock = later(clock, facts->called_at);
	return time_day(clock);
}

static int64_t due_after(const struct recycle_rules *rules, int64_t day)
{
	return duration_add(rules->after, 1, day, NULL, NONE);
}

int64_t recycling_last_day(const struct recycle_rules *rules, int64_t run)
{
	/* Months differ: from there back, by trial. */
	int64_t day = duration_add(rules->after, -1, run, NULL, NONE);

	while (due_after(rules, day) >= run)
		day--;
	return day;
}

/* The active consultants as a heap, by whose turn it is. */
struct turns {
	struct recycling_rep *reps;
	int *places;
	int count;
};

__extension__ typedef __int128 wide;

/* Whether rep a is to get the next lead before rep b. */
static bool is_before(const struct turns *turns, int a, int b)
{
	const struct recycling_rep *x = &turns->reps[a], *y = &turns->reps[b];
	wide load_x = (wide)(x->leads + 1) * y->ability;
	wide load_y = (wide)(y->leads + 1) * x->ability;

	return load_x != load_y ? load_x < load_y : a < b;
}

/* The one of two places in the heap that is before the other. */
static int first_of(const struct turns *turns, int i, int k)
{
	if (k >= turns->count)
		return i;
	return is_before(turns, turns->places[k], turns->places[i]) ? k : i;
}

static void sink(struct turns *turns, int i)
{
	for (;;) {
		int first = first_of(turns, first_of(turns, i, 2 * i + 1),
				     2 * i + 2);
		int rep = turns->places[i];

		if (first == i)
			return;
		turns->places[i] = turns->places[first];
		turns->places[first] = rep;
		i = first;
	}
}

/* Whose turn it is, unless he is `from`: then whose it is without him. */
static int take_turn(struct turns *turns, int from)
{
	int i = 0, rep;

	if (turns->count && turns->places[0] == from)
		i = first_of(turns, 1, 2);
	if (i >= turns->count)
		return -1;
	rep = turns->places[i];
	turns->reps[rep].leads++;
	sink(turns, i);
	return rep;
}

static int by_clock(const void *a, const void *b)
{
	const struct recycling_lead *x = a, *y = b;
	int order = array_compare_int64(&x->clock, &y->clock);

	return order ? order : array_compare_int64(&x->lead, &y->lead);
}

void recycling_distribute(struct recycling_lead *leads, int count,
			  struct recycling_rep *reps, int reps_count)
{
	struct turns turns = { .reps = reps };
	struct arena room = { 0 };

	array_sort(leads, count, sizeof(*leads), by_clock);
	turns.places = arena_alloc(&room, ((size_t)reps_count + 1) *
						  sizeof(*turns.places));
	for (int i = 0; i < reps_count; i++)
		if (reps[i].is_active)
			turns.places[turns.count++] = i;
	for (int i = turns.count / 2; i >= 0; i--)
		sink(&turns, i);
	for (int i = 0; i < count; i++)
		leads[i].to = take_turn(&turns, leads[i].from);
	arena_free(&room);
}

void claim_reassign(struct claim *claim, int64_t at, int64_t rep,
		    const struct recycle_rules *rules)
{
	int64_t day = time_day(at);
	int64_t until = duration_add(rules->protects, 1, day, NULL, NONE);

	if (claim->until_on < day)
		claim->starts_on = day;
	claim->until_on = later(claim->until_on, until);
	claim->since = at;
	claim->state = CLAIM_REASSIGNED;
	claim->rep = rep;
}

void claim_take_back(struct claim *claim, int64_t at)
{
	int64_t day = time_day(at);

	if (claim->until_on > day)
		claim->until_on = later(day, claim->partner_until);
	claim->since = at;
	claim->state = CLAIM_REASSIGNED;
	claim->rep = NONE;
}

bool claim_is_pooled(const struct claim *claim)
{
	return claim->state == CLAIM_REASSIGNED && claim->rep == NONE;
}
