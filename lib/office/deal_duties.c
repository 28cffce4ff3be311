#include "office/deal_duties.h"

#include <string.h>

#include "base/buf.h"
#include "base/intl.h"
#include "office/care.h"
#include "office/customers.h"
#include "office/deal_settling.h"
#include "office/milestone_register.h"
#include "office/rulebook.h"
#include "rules/number.h"

static int deal_facts_count(const struct deal_facts *room)
{
	return (int)(room->events.length / sizeof(struct deadline_event));
}

/* Puts an event among the others, behind those of its day. */
static void add(struct deal_facts *room, const char *name, int64_t day,
		const char *amount)
{
	const struct deadline_event event = { .name = name,
					      .at = day * DAY_SECONDS,
					      .amount = amount };
	struct deadline_event *events;
	int at = deal_facts_count(room);

	buf_add(&room->events, &event, sizeof(event));
	events = (struct deadline_event *)(void *)room->events.data;
	for (; at > 0 && events[at - 1].at > event.at; at--)
		events[at] = events[at - 1];
	events[at] = event;
}

static const char *amount_text(struct deal_facts *room, int64_t amount)
{
	char text[NUMBER_TEXT];

	if (amount == NONE)
		return NULL;
	number_format(amount, 2, text);
	return arena_dup(&room->texts, text);
}

/* The events of a deal, and the day on which it was paid (D15): that is found
 * at the day's end, but what a void ends it ends too (D18). */
static void add_events(struct deal_facts *room, const struct deal *deal)
{
	int64_t paid_on = deal_paid_on(deal);

	add(room, "subscribed", deal->subscribed_on, NULL);
	for (int i = 0; i < deal->count; i++) {
		const struct deal_event *event = &deal->events[i];

		if (event->kind == DEAL_VOIDED && event->on == paid_on) {
			add(room, "paid_at_signing", paid_on, NULL);
			paid_on = NONE;
		}
		add(room, deal_event_names[event->kind], event->on,
		    amount_text(room, event->amount));
	}
	if (paid_on != NONE)
		add(room, "paid_at_signing", paid_on, NULL);
}

/* D20: the field of a deal as on a day. */
static const char *field(const void *subject, const char *name, int64_t day)
{
	const struct deal_terms terms = deal_terms_on(subject, day);

	(void)name;
	return pay_method_names[terms.pay_method];
}

void deal_facts_fill(struct office *office, struct deal_facts *room,
		     const struct deal *deal, struct deadline_facts *facts)
{
	const struct deal_terms terms = deal_terms_on(deal, ANY_DAY);
	struct milestone_record handover;

	arena_free(&room->texts);
	buf_clear(&room->events);
	add_events(room, deal);
	care_events(office, SUBJECT_DEAL, deal->id, &room->events);
	*facts = (struct deadline_facts){
		.events = (struct deadline_event *)(void *)room->events.data,
		.count = deal_facts_count(room),
		.planned = NONE,
		.field = field,
		.subject = deal,
	};
	if (terms.handover == NONE ||
	    !milestone_by_id(office, terms.handover, &handover))
		return;
	facts->planned = handover.planned_on;
	facts->plan = milestone_kind_names[MILESTONE_HANDOVER];
}

void deal_facts_free(struct deal_facts *room)
{
	buf_free(&room->events);
	arena_free(&room->texts);
	*room = (struct deal_facts){ 0 };
}

bool deal_next_duty(struct office *office, const struct deal *deal,
		    struct deadline_slot *slot)
{
	struct deal_facts room = { 0 };
	struct deadline_facts facts;
	bool found;

	deal_facts_fill(office, &room, deal, &facts);
	found = duties_next(office, RULES_CONTRACT,
			    office_duties(office, RULES_CONTRACT), SUBJECT_DEAL,
			    &facts, slot);
	deal_facts_free(&room);
	return found;
}

struct work {
	struct office *office;
	duty_each *each;
	void *to;
	struct deal_facts room;
};

static void hand_over(void *to, const struct deal *deal)
{
	struct work *work = to;
	struct duty_subject subject = { .id = NONE,
					.code = deal->deal,
					.customer = customer_name(work->office,
								  deal->phone,
								  deal->lead),
					.phone = deal->phone,
					.own = deal };

	deal_facts_fill(work->office, &work->room, deal, &subject.facts);
	work->each(work->to, &subject);
}

static void list(struct office *office, enum deadline_reach reach,
		 bool by_contract, duty_each *each, void *to)
{
	struct work work = { .office = office, .each = each, .to = to };

	if (reach == DEADLINE_ALL)
		deals_each(office, office->today, hand_over, &work);
	else
		deals_unsettled(office, by_contract, hand_over, &work);
	deal_facts_free(&work.room);
}

static void list_any(struct office *office, enum deadline_reach reach,
		     duty_each *each, void *to)
{
	list(office, reach, false, each, to);
}

static void list_contract(struct office *office, enum deadline_reach reach,
			  duty_each *each, void *to)
{
	list(office, reach, true, each, to);
}

/* D14, D20 */
static int64_t owner(struct office *office, const struct duty_subject *subject,
		     enum owner owner, int64_t day)
{
	const struct deal_terms terms = deal_terms_on(subject->own, day);

	(void)office;
	if (owner == OWNER_AGENT && terms.service_agent != NONE)
		return terms.service_agent;
	return terms.rep;
}

static bool has_happened(const struct deadline_facts *facts, const char *name)
{
	for (int i = 0; i < facts->count; i++)
		if (strcmp(facts->events[i].name, name) == 0)
			return true;
	return false;
}

/* "house 120000.00, maintenance_fund 8000.00" */
static void add_outstanding(struct buf *text, const struct deal *deal,
			    int64_t day)
{
	int64_t left[ITEM_COUNT];

	deal_outstanding(deal, day, left);
	for (int i = 0; i < ITEM_COUNT; i++) {
		char amount[NUMBER_TEXT];

		if (!left[i])
			continue;
		number_format(left[i], 2, amount);
		buf_addf(text, "%s%s %s", text->length ? _(", ") : "",
			 intl_label("word", deal_item_names[i]), amount);
	}
}

/* "waiting for mortgage_docs, bank_booked" */
static void add_missing(struct buf *text, const struct duty *duty,
			const struct deadline_facts *facts)
{
	bool any = false;

	for (const char *const *done = duty->done; *done; done++) {
		if (strcmp(*done, "paid_at_signing") == 0 ||
		    strcmp(*done, "logged") == 0 || has_happened(facts, *done))
			continue;
		if (any)
			buf_add_text(text, _(", "));
		else
			buf_addf(text, "%s%s ", text->length ? _("; ") : "",
				 _("waiting for"));
		buf_add_text(text, intl_label("word", *done));
		any = true;
	}
}

/* What is outstanding of a slot that is open. */
static const char *detail(struct office *office,
			  const struct duty_subject *subject,
			  const struct deadline_slot *slot)
{
	struct buf text = BUF_INIT;
	const char *copy = NULL;

	if (slot->status > DEADLINE_OVERDUE)
		return NULL;
	if (duty_is_done_by(slot->duty, "paid_at_signing"))
		add_outstanding(&text, subject->own, office->today);
	add_missing(&text, slot->duty, &subject->facts);
	if (text.length)
		copy = arena_dup(&office->arena, text.data);
	buf_free(&text);
	return copy;
}

const struct duty_source contract_duties = {
	.subject = SUBJECT_DEAL,
	.list = list_contract,
	.owner = owner,
	.detail = detail,
};

const struct duty_source deal_duties = {
	.subject = SUBJECT_DEAL,
	.list = list_any,
	.owner = owner,
	.detail = detail,
};
