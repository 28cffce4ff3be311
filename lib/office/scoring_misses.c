/* The misses of a month (C6, D14, D17, M9). */
#include "office/deal_duties.h"
#include "office/lead_misses.h"
#include "office/rulebook.h"
#include "office/score_duties.h"
#include "office/scoring.h"
#include "rules/day.h"

struct work {
	const struct scoring *scoring;
	int64_t first; /* day of the month */
	enum score_item item;
	void (*each)(void *to, const struct score_miss *miss);
	void *to;
};

/* M9: its last day is one of the month and over.  D17: done late is missed. */
static bool is_miss(const struct work *work, const struct deadline_slot *slot)
{
	return slot->duty->points && slot->due_on >= work->first &&
	       slot->due_on <= work->scoring->over &&
	       (slot->done_on == NONE || slot->done_on > slot->due_on);
}

static const char *waived_by(const struct work *work, int64_t staff,
			     const struct score_slot *slot)
{
	const struct score_waiver *waiver = work->scoring->waivers;

	for (; waiver; waiver = waiver->next)
		if (waiver->staff == staff &&
		    score_slot_fits(&waiver->slot, slot))
			return waiver->approved_by;
	return NULL;
}

/* staff: C6, D14: the owner on the last day. */
static void hand_over(struct work *work, const struct deadline_slot *slot,
		      int64_t staff, int64_t number, const char *code)
{
	struct score_miss miss = {
		.rep = scoring_place(work->scoring, staff),
		.item = work->item,
		.cost = slot->duty->points * INT64_C(100),
		.slot = { .duty = slot->duty->name,
			  .subject = slot->duty->subject,
			  .number = number,
			  .code = code,
			  .since = slot->since,
			  .slot = slot->number },
		.due_on = slot->due_on,
	};

	if (miss.rep < 0)
		return;
	miss.waived_by = waived_by(work, staff, &miss.slot);
	work->each(work->to, &miss);
}

static bool wants(void *to, const struct deadline_slot *slot, int64_t rep)
{
	(void)rep;
	return is_miss(to, slot);
}

static void add_lead(void *to, const struct lead_duty *duty)
{
	hand_over(to, duty->slot, duty->rep, duty->lead, NULL);
}

static void add_deal(void *to, const struct duty_found *found)
{
	if (is_miss(to, &found->slot))
		hand_over(to, &found->slot, found->staff, found->subject->id,
			  found->subject->code);
}

static void find_misses(struct work *work)
{
	struct office *office = work->scoring->office;
	const struct lead_duty_sink leads = { wants, add_lead, work };
	const struct duty_sink deals = { add_deal, work };
	const struct score_source *source = score_sources;

	for (; source->item != SCORE_ITEMS; source++) {
		work->item = source->item;
		if (source->subject == SUBJECT_LEAD)
			lead_misses(office, work->first, work->scoring->over,
				    &leads);
		else
			duties_find(office, source->kind,
				    office_duties(office, source->kind),
				    &deal_duties, DEADLINE_ALL, &deals);
	}
}

void scoring_misses(const struct scoring *scoring,
		    void (*each)(void *to, const struct score_miss *miss),
		    void *to)
{
	struct office *office = scoring->office;
	struct work work = { .scoring = scoring,
			     .first = month_first_day(scoring->month),
			     .each = each,
			     .to = to };
	int64_t now = office->now, today = office->today;

	office->now = scoring->now;
	office->today = scoring->today;
	find_misses(&work);
	office->now = now;
	office->today = today;
}
