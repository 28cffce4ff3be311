#include "office/lead_duties.h"

#include "base/die.h"
#include "base/intl.h"
#include "office/customers.h"
#include "office/lead_asked.h"
#include "office/lead_plan.h"
#include "office/lead_story.h"
#include "office/lead_who.h"
#include "office/rulebook.h"
#include "rules/day.h"

struct work {
	struct office *office;
	const struct duty_book *book;
	const struct calendar *calendar;
	const struct lead_duty_sink *sink;
	struct lead_plan *plan; /* NULL: open_lead does not say enough */
	bool has_customers;
	int64_t highest; /* number of a lead */
	struct lead_story story;
	struct deadline_slots slots;
};

__attribute__((noreturn)) static void die_rules(const struct work *work,
						const char *what)
{
	die(EX_CONFIG, "%s/callback.yaml: %s", work->office->rules_folder,
	    what);
}

static void add(struct work *work, const struct lead_who *who,
		const struct deadline_slot *slot, int64_t rep)
{
	struct lead_duty duty = { .slot = slot,
				  .lead = who->lead,
				  .phone = who->phone,
				  .rep = rep,
				  .name = who->name };
	const char *name = NULL;

	if (work->has_customers)
		name = customer_registered_name(work->office, who->phone);
	if (name)
		duty.name = name;
	work->sink->add(work->sink->to, &duty);
}

static void find_todo(struct work *work, const struct duty *duty,
		      const struct lead_count *count)
{
	const struct deadline_count running = { .since_at = count->at,
						.made = count->made,
						.last_at = count->made_at };
	struct deadline_slot slot;
	struct err err;

	switch (deadline_todo(duty, &running, work->calendar,
			      work->office->today, &slot, &err)) {
	case DEADLINE_ERROR: die_rules(work, err.text);
	case DEADLINE_FOUND: deadline_slots_add(&work->slots, &slot); break;
	default: break;
	}
}

/* What is to be done in a running count, into work->slots. */
static void slots_of_count(struct work *work, int64_t lead,
			   const struct lead_count *count)
{
	const struct duty *const *duties;

	work->slots.count = 0;
	if (count->kind == NONE)
		return;
	duties = lead_plan_duties(work->plan, count);
	if (!duties)
		die_rules(work, "no version is in force on the day of a visit");
	for (int i = 0; duties[i]; i++)
		if (lead_plan_chooses(work->office, duties, i, lead,
				      time_day(count->at)))
			find_todo(work, duties[i], count);
}

static void slots_of_story(struct work *work, int64_t lead,
			   enum deadline_reach reach)
{
	struct office *office = work->office;
	const struct lead_subject subject = { office, lead };
	struct deadline_facts facts = { .planned = NONE,
					.field = lead_field,
					.subject = &subject };
	struct err err;

	work->slots.count = 0;
	lead_story_facts(&work->story, office, office->now, &facts);
	if (!deadline_slots(work->book, SUBJECT_LEAD, &facts, work->calendar,
			    office->today, reach, &work->slots, &err))
		die_rules(work, err.text);
}

/* C6: who had the lead on the day, or has it now if that is to come. */
static int64_t rep_on(const struct work *work, const struct lead_who *who,
		      int64_t day)
{
	int64_t at = (day + 1) * DAY_SECONDS - 1;

	return lead_story_rep(&work->story, who->rep,
			      at < work->office->now ? at : work->office->now);
}

/* Hands over the slots that were found in a lead's events. */
static void add_story(struct work *work, int64_t lead)
{
	struct lead_who who;

	if (!work->slots.count || !lead_who_find(work->office, lead, &who) ||
	    who.recorded_at > work->office->now)
		return;
	if (who.rep == NONE)
		who.rep = lead_who_rep(work->office, &who);
	for (int i = 0; i < work->slots.count; i++) {
		const struct deadline_slot *slot = &work->slots.slots[i];
		int64_t rep = rep_on(work, &who, slot->due_on);

		if (work->sink->wants(work->sink->to, slot, rep))
			add(work, &who, slot, rep);
	}
}

static void todo_of_lead(struct work *work, int64_t lead)
{
	struct office *office = work->office;
	struct lead_count count;

	lead_story_clear(&work->story);
	if (!work->plan) {
		lead_story_read(&work->story, office, lead, office->now);
		slots_of_story(work, lead, DEADLINE_TODO);
	} else {
		bool moved = lead_count_read(office, lead, office->now, &count);

		slots_of_count(work, lead, &count);
		if (moved && work->slots.count)
			lead_story_read(&work->story, office, lead,
					office->now);
	}
	add_story(work, lead);
}

/* A row to which nothing happened later. */
static void todo_of_row(struct work *work, struct stmt *stmt,
			struct lead_set *asked)
{
	const struct lead_who who = { .lead = stmt_int(stmt, 0),
				      .phone = stmt_int(stmt, 1),
				      .name = stmt_text(stmt, 2),
				      .rep = stmt_int(stmt, 3) };
	const struct lead_count count = { .kind = stmt_int(stmt, 4),
					  .at = stmt_time(stmt, 5),
					  .counts = stmt_int(stmt, 6),
					  .made = stmt_int(stmt, 7),
					  .made_at = stmt_time(stmt, 8) };

	if (!lead_count_is_current(work->office, &count)) {
		lead_ask(asked, work->highest, who.lead);
		return;
	}
	slots_of_count(work, who.lead, &count);
	for (int i = 0; i < work->slots.count; i++) {
		const struct deadline_slot *slot = &work->slots.slots[i];

		if (work->sink->wants(work->sink->to, slot, who.rep))
			add(work, &who, slot, who.rep);
	}
}

static void todo_of_live(struct work *work, struct lead_set *asked)
{
	struct stmt *stmt = db_stmt(
		work->office->db,
		"SELECT lead, phone, name, rep, count_kind, count_at, counts,"
		" made, made_at, last_at FROM open_lead ORDER BY lead");

	while (stmt_next(stmt)) {
		if (!work->plan || stmt_time(stmt, 9) > work->office->now)
			lead_ask(asked, work->highest, stmt_int(stmt, 0));
		else
			todo_of_row(work, stmt, asked);
	}
}

static void todo_of_every(struct work *work)
{
	struct lead_set asked = LEAD_SET_INIT;

	work->plan = lead_plan_new(work->office, work->book);
	todo_of_live(work, &asked);
	lead_ask_closed(work->office, &asked, work->highest,
			work->office->now + 1);
	lead_asked_drop_later(work->office, &asked);
	/* By their numbers, so that events are read front to back. */
	for (int64_t lead = lead_set_next(&asked, 0); lead != NONE;
	     lead = lead_set_next(&asked, lead + 1))
		todo_of_lead(work, lead);
	lead_set_free(&asked);
}

static void all_of_story(struct work *work)
{
	int64_t lead;

	if (!work->story.count)
		return;
	lead = work->story.events[0].lead;
	slots_of_story(work, lead, DEADLINE_ALL);
	add_story(work, lead);
}

static void all_of_every(struct work *work)
{
	struct stmt *stmt = events_all(work->office);
	struct event event;

	while (events_next(stmt, &event)) {
		if (work->story.count &&
		    work->story.events[0].lead != event.lead) {
			all_of_story(work);
			lead_story_clear(&work->story);
		}
		lead_story_add(&work->story, &event);
	}
	all_of_story(work);
}

void lead_duties(struct office *office, enum deadline_reach reach,
		 const struct lead_duty_sink *sink)
{
	const struct duty_book *book = &office_callback(office)->duties;
	struct work work = { .office = office,
			     .book = book,
			     .calendar = office_duty_calendar(office, book),
			     .sink = sink };
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT EXISTS(SELECT 1 FROM customer),"
				    " (SELECT max(id) FROM lead)");

	stmt_next(stmt);
	work.has_customers = stmt_int(stmt, 0);
	work.highest = stmt_int(stmt, 1);
	stmt_end(stmt);
	if (reach == DEADLINE_ALL)
		all_of_every(&work);
	else
		todo_of_every(&work);
	lead_story_free(&work.story);
	deadline_slots_free(&work.slots);
}
