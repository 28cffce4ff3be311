/* The due list of leads: its slots are found without their events, and say how
 * often was called. */
#include "base/buf.h"
#include "cli/duelist.h"
#include "office/lead_duties.h"

#define KNOWN 64 /* calls made and asked for, whose words are kept */

struct work {
	struct office *office;
	struct duelist *list;
	const char *words[KNOWN][KNOWN]; /* by asked for, and made */
};

/* How often the customer is to be called by this slot's day; 0: once more, in
 * a period of its own. */
static int calls_asked(const struct deadline_slot *slot)
{
	const struct duty *duty = slot->duty;

	for (int i = 0; i < duty->steps_count; i++)
		if (slot->number <= duty->steps[i].count)
			return duty->steps[i].count;
	return duty->every.unit == UNIT_NONE ? 1 : 0;
}

static const char *word(struct office *office, int made, int asked)
{
	struct buf text = BUF_INIT;
	const char *copy;

	if (asked)
		buf_addf(&text, _("%d of %d calls"), made, asked);
	else
		buf_addf(&text, _("%d calls so far"), made);
	copy = arena_dup(&office->arena, text.data);
	buf_free(&text);
	return copy;
}

static const char *detail(struct work *work, const struct deadline_slot *slot)
{
	int made = slot->made, asked = calls_asked(slot);
	const char **known;

	if (slot->status > DEADLINE_OVERDUE)
		return NULL;
	if (made >= KNOWN || asked >= KNOWN)
		return word(work->office, made, asked);
	known = &work->words[asked][made];
	if (!*known)
		*known = word(work->office, made, asked);
	return *known;
}

static bool wants(void *to, const struct deadline_slot *slot, int64_t rep)
{
	const struct work *work = to;

	return duelist_wants(work->list, slot, rep);
}

static void add(void *to, const struct lead_duty *duty)
{
	struct work *work = to;
	const struct due due = { .slot = duty->slot,
				 .id = duty->lead,
				 .staff = duty->rep,
				 .customer = duty->name,
				 .phone = duty->phone,
				 .detail = detail(work, duty->slot) };

	duelist_add(work->list, &due);
}

int duelist_of_leads(struct office *office,
		     const struct duelist_options *options, struct rows *rows)
{
	static struct work work;
	const struct lead_duty_sink sink = { wants, add, &work };

	work.office = office;
	work.list = duelist_new(office, options,
				&office_callback(office)->duties);
	lead_duties(office, duelist_reach(work.list), &sink);
	return duelist_print(work.list, rows);
}
