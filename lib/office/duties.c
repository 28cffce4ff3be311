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

__attribute__((noreturn)) static void rules_fail(struct office *office,
						 enum rule_kind kind,
						 const struct err *err)
{
	die(EX_CONFIG, "%s/%s: %s", office->rules_folder,
	    rule_readers[kind].name, err->text);
}

static void each(void *to, const struct duty_subject *subject)
{
	struct work *work = to;
	struct err err;

	work->slots.count = 0;
	if (!deadline_slots(work->book, work->source->subject, &subject->facts,
			    work->calendar, work->office->today, work->reach,
			    &work->slots, &err))
		rules_fail(work->office, work->kind, &err);
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

void duties_slots(struct office *office, enum rule_kind kind,
		  const struct duty_book *book, enum subject subject,
		  const struct deadline_facts *facts, enum deadline_reach reach,
		  struct deadline_slots *slots)
{
	struct err err;

	if (!deadline_slots(book, subject, facts,
			    office_duty_calendar(office, book), office->today,
			    reach, slots, &err))
		rules_fail(office, kind, &err);
}

bool duties_next(struct office *office, enum rule_kind kind,
		 const struct duty_book *book, enum subject subject,
		 const struct deadline_facts *facts, struct deadline_slot *next)
{
	struct deadline_slots slots = { 0 };
	bool found = false;

	duties_slots(office, kind, book, subject, facts, DEADLINE_TODO, &slots);
	for (int i = 0; i < slots.count; i++) {
		if (found && slots.slots[i].due_on >= next->due_on)
			continue;
		*next = slots.slots[i];
		found = true;
	}
	deadline_slots_free(&slots);
	return found;
}
