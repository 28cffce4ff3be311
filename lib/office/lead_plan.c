#include "office/lead_plan.h"

#include <string.h>

#include "base/text.h"
#include "office/registers.h"
#include "rules/day.h"
#include "rules/deadline.h"

/* By enum count_kind. */
static const char *const clocks[] = { "visited", "reassigned" };

struct lead_plan {
	const struct duty_book *book;
	/* of each version, by kind */
	struct {
		const struct duty **duties[2];
	} * versions;
};

static bool is_only(const char *const *words, const char *word)
{
	return words && words[0] && !words[1] && strcmp(words[0], word) == 0;
}

static bool has_duty(const struct duty_version *version, const char *name,
		     const char *clock)
{
	for (int i = 0; i < version->count; i++)
		if (strcmp(version->duties[i].name, name) == 0 &&
		    is_only(version->duties[i].after, clock))
			return true;
	return false;
}

static bool stops_with_lead(const struct duty *duty)
{
	return text_is_among("sold", duty->stops) &&
	       text_is_among("closed", duty->stops) &&
	       text_is_among("taken_back", duty->stops) && !duty->stops[3];
}

/* A name without a duty for one of the clocks would not end with that clock. */
static bool is_plain(const struct duty_version *version,
		     const struct duty *duty)
{
	return is_only(duty->done, "called_back") && stops_with_lead(duty) &&
	       duty->after && duty->after[0] && !duty->after[1] &&
	       has_duty(version, duty->name, clocks[COUNT_VISITED]) &&
	       has_duty(version, duty->name, clocks[COUNT_REASSIGNED]);
}

static const struct duty **duties_after(struct arena *arena,
					const struct duty_version *version,
					const char *clock)
{
	const struct duty **duties = arena_alloc(arena,
						 (size_t)(version->count + 1) *
							 sizeof(*duties));
	int count = 0;

	for (int i = 0; i < version->count; i++)
		if (is_only(version->duties[i].after, clock))
			duties[count++] = &version->duties[i];
	return duties;
}

struct lead_plan *lead_plan_new(struct office *office,
				const struct duty_book *book)
{
	struct arena *arena = &office->arena;
	struct lead_plan *plan = arena_alloc(arena, sizeof(*plan));

	plan->book = book;
	plan->versions = arena_alloc(arena, (size_t)book->count *
						    sizeof(*plan->versions));
	for (int v = 0; v < book->count; v++) {
		const struct duty_version *version = &book->versions[v];

		for (int i = 0; i < version->count; i++)
			if (!is_plain(version, &version->duties[i]))
				return NULL;
		for (int kind = 0; kind < 2; kind++)
			plan->versions[v].duties[kind] =
				duties_after(arena, version, clocks[kind]);
	}
	return plan;
}

const struct duty *const *lead_plan_duties(const struct lead_plan *plan,
					   const struct lead_count *count)
{
	const struct duty_version *version =
		duty_version_on(plan->book, time_day(count->at));

	return version ? plan->versions[version - plan->book->versions]
				 .duties[count->kind]
		       : NULL;
}

const char *lead_field(const void *of, const char *name, int64_t day)
{
	const struct lead_subject *subject = of;
	struct stmt *stmt = db_stmt(subject->office->db,
				    "SELECT partner FROM lead WHERE id = ?1");
	const struct partner *found;
	int64_t partner;

	(void)day;
	if (strcmp(name, "kind") != 0)
		return NULL;
	stmt_bind_int_at(stmt, 1, subject->lead);
	partner = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
	stmt_end(stmt);
	if (partner == NONE)
		return kind_names[KIND_ONSITE];
	found = partner_by_id(subject->office, partner);
	return found ? kind_names[found->kind] : NULL;
}

static bool applies(struct office *office, const struct duty *duty,
		    int64_t lead, int64_t day)
{
	const struct lead_subject subject = { office, lead };
	const struct deadline_facts facts = { .field = lead_field,
					      .subject = &subject };

	return !duty->when_count || deadline_applies(duty, &facts, day);
}

bool lead_plan_chooses(struct office *office, const struct duty *const *duties,
		       int index, int64_t lead, int64_t day)
{
	for (int i = 0; i < index; i++)
		if (strcmp(duties[i]->name, duties[index]->name) == 0 &&
		    applies(office, duties[i], lead, day))
			return false;
	return applies(office, duties[index], lead, day);
}
