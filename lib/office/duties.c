#include "office/duties.h"

#include "base/die.h"
#include "office/rulebook.h"

struct work {
	struct office *office;
	enum rule_kind kind;
	const struct duty_book *book;
	const struct calendar *calendar;
	const struct duty_source *source;
	enum deadline_reach reach;
	const struct duty_sink *sink;
	struct deadline_slots slots;
};

static int64_t owner_on(const struct work *work,
			const struct duty_subject *subject,
			const struct deadline_slot *slot)
{
	int64_t today = work->office->today;
	int64_t day = slot->due_on < today ? slot->due_on : today;

	if (!work->source->owner)
		return NONE;
	return work->source->owner(work->office, subject, slot->duty->owner,
				   day);
}

static void each(void *to, const struct duty_subject *subject)
{
	struct work *work = to;
	struct err err;

	work->slots.count = 0;
	if (!deadline_slots(work->book, work->source->subject, &subject->facts,
			    work->calendar, work->office->today, work->reach,
			    &work->slots, &err))
		die(EX_CONFIG, "%s/%s: %s", work->office->rules_folder,
		    rule_readers[work->kind].name, err.text);
	for (int i = 0; i < work->slots.count; i++) {
		const struct deadline_slot *slot = &work->slots.slots[i];
		const struct duty_found found = {
			.source = work->source,
			.subject = subject,
			.slot = *slot,
			.staff = owner_on(work, subject, slot),
		};

		work->sink->add(work->sink->to, &found);
	}
}

void duties_find(struct office *office, enum rule_kind kind,
		 const struct duty_book *book, const struct duty_source *source,
		 enum deadline_reach reach, const struct duty_sink *sink)
{
	struct work work = { .office = office,
			     .kind = kind,
			     .book = book,
			     .calendar = office_duty_calendar(office, book),
			     .source = source,
			     .reach = reach,
			     .sink = sink };

	source->list(office, reach, each, &work);
	deadline_slots_free(&work.slots);
}
