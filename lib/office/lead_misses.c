#include "office/lead_misses.h"

#include "base/die.h"
#include "base/intl.h"
#include "office/lead_asked.h"
#include "office/lead_plan.h"
#include "office/lead_story.h"
#include "office/lead_who.h"
#include "office/rulebook.h"
#include "rules/day.h"

struct work {
	struct office *office;
	const struct calendar *calendar;
	const struct lead_duty_sink *sink;
	struct lead_plan *plan;
	int64_t first, last; /* days */
	int64_t highest;     /* number of a lead */
	struct buf days;     /* on which the running count was met */
	struct deadline_slots slots;
	struct lead_story story;
};

static void add_day(struct work *work, int64_t day)
{
	buf_add(&work->days, &day, sizeof(day));
}

/* Adds the misses of one count of a lead to work->slots. */
static void find_missed(struct work *work, int64_t lead,
			const struct lead_count *count, int64_t ended_on)
{
	const struct duty *const *duties;
	struct deadline_made made = {
		.since = time_day(count->at),
		.ended_on = ended_on,
		.days = (const int64_t *)(const void *)work->days.data,
		.count = (int)(work->days.length / sizeof(int64_t)),
	};
	struct err err;

	if (ended_on != NONE && ended_on <= work->first)
		return;
	duties = lead_plan_duties(work->plan, count);
	if (!duties)
		die(EX_CONFIG,
		    _("%s/callback.yaml: no version is in force on the day of"
		      " a visit"),
		    work->office->rules_folder);
	for (int i = 0; duties[i]; i++) {
		made.duty = duties[i];
		if (!lead_plan_chooses(work->office, duties, i, lead,
				       made.since))
			continue;
		if (!deadline_missed(&made, work->calendar, work->first,
				     work->last, &work->slots, &err))
			die(EX_CONFIG, "%s/callback.yaml: %s",
			    work->office->rules_folder, err.text);
	}
}

static void hand_over(struct work *work, const struct lead_who *who,
		      const struct deadline_slot *slot, int64_t rep)
{
	const struct lead_duty duty = {
		.slot = slot, .lead = who->lead, .phone = who->phone, .rep = rep
	};

	if (work->sink->wants(work->sink->to, slot, rep))
		work->sink->add(work->sink->to, &duty);
}

/* Hands over the slots that were found in a lead's events.  moved: it had more
 * than one rep. */
static void hand_over_all(struct work *work, int64_t lead, bool moved)
{
	struct office *office = work->office;
	struct lead_who who;

	if (!work->slots.count || !lead_who_find(office, lead, &who) ||
	    who.recorded_at > office->now)
		return;
	if (who.rep == NONE)
		who.rep = lead_who_rep(office, &who);
	if (moved)
		lead_story_read(&work->story, office, lead, office->now);
	for (int i = 0; i < work->slots.count; i++) {
		const struct deadline_slot *slot = &work->slots.slots[i];
		int64_t end = day_last_second(slot->due_on);

		hand_over(work, &who, slot,
			  moved ? lead_story_rep(&work->story, who.rep, end)
				: who.rep);
	}
}

/* What an event makes of the running count of a lead. */
static void take_event(struct work *work, struct lead_count *count,
		       const struct event *event)
{
	const struct lead_count before = *count;

	lead_count_add(work->office, count, event);
	if (event->kind == EVENT_CALLBACK) {
		if (count->made != before.made)
			add_day(work, time_day(event->at));
		return;
	}
	if (before.kind != NONE &&
	    (count->kind == NONE || count->kind != before.kind ||
	     count->at != before.at))
		find_missed(work, event->lead, &before, time_day(event->at));
	if (count->kind == NONE || count->made == 0)
		buf_clear(&work->days);
}

/* Run for a good part of all leads: reads no more than it needs. */
static void misses_of_lead(struct work *work, int64_t lead)
{
	struct stmt *stmt = db_stmt(work->office->db,
				    "SELECT at, kind, detail FROM event"
				    " WHERE lead = ?1 ORDER BY at, kind, id");
	struct event event = { .lead = lead };
	struct lead_count count;
	bool moved = false;

	stmt_bind_int_at(stmt, 1, lead);
	work->slots.count = 0;
	buf_clear(&work->days);
	lead_count_init(&count, NONE);
	while (stmt_next(stmt) &&
	       (event.at = stmt_time(stmt, 0)) <= work->office->now) {
		event.kind = stmt_int(stmt, 1);
		event.detail = stmt_int(stmt, 2);
		moved |= event_moves(&event);
		take_event(work, &count, &event);
	}
	stmt_end(stmt);
	if (count.kind != NONE)
		find_missed(work, lead, &count, NONE);
	hand_over_all(work, lead, moved);
}

/* A live lead to which nothing has happened since before the first day: of what
 * was done in its count only how often and when last counts. */
static void misses_of_row(struct work *work, const struct lead_who *who,
			  const struct lead_count *count)
{
	work->slots.count = 0;
	buf_clear(&work->days);
	if (count->kind == NONE)
		return;
	for (int64_t i = 0; i < count->made; i++)
		add_day(work, time_day(count->made_at));
	find_missed(work, who->lead, count, NONE);
	for (int i = 0; i < work->slots.count; i++)
		hand_over(work, who, &work->slots.slots[i], who->rep);
}

static void misses_of_live(struct work *work, struct lead_set *asked)
{
	struct stmt *stmt = db_stmt(work->office->db,
				    "SELECT lead, last_at, phone, rep,"
				    " count_kind, count_at, counts, made,"
				    " made_at FROM open_lead ORDER BY lead");

	while (stmt_next(stmt)) {
		struct lead_who who = { .lead = stmt_int(stmt, 0) };
		struct lead_count count = { .last_at = stmt_time(stmt, 1) };

		if (count.last_at >= work->first * DAY_SECONDS) {
			lead_ask(asked, work->highest, who.lead);
			continue;
		}
		who.phone = stmt_int(stmt, 2);
		who.rep = stmt_int(stmt, 3);
		count.kind = stmt_int(stmt, 4);
		count.at = stmt_time(stmt, 5);
		count.counts = stmt_int(stmt, 6);
		count.made = stmt_int(stmt, 7);
		count.made_at = stmt_time(stmt, 8);
		if (lead_count_is_current(work->office, &count))
			misses_of_row(work, &who, &count);
		else
			lead_ask(asked, work->highest, who.lead);
	}
}

static void misses_of_every(struct work *work)
{
	struct lead_set asked = LEAD_SET_INIT;

	misses_of_live(work, &asked);
	lead_ask_closed(work->office, &asked, work->highest,
			work->first * DAY_SECONDS);
	lead_asked_drop_later(work->office, &asked);
	/* By their numbers, so that events are read front to back. */
	for (int64_t lead = lead_set_next(&asked, 0); lead != NONE;
	     lead = lead_set_next(&asked, lead + 1))
		misses_of_lead(work, lead);
	lead_set_free(&asked);
}

void lead_misses(struct office *office, int64_t first, int64_t last,
		 const struct lead_duty_sink *sink)
{
	const struct duty_book *book = &office_callback(office)->duties;
	struct work work = { .office = office,
			     .calendar = office_duty_calendar(office, book),
			     .sink = sink,
			     .plan = lead_plan_new(office, book),
			     .first = first,
			     .last = last };
	struct stmt *stmt;

	if (!work.plan) {
		lead_duties(office, DEADLINE_ALL, sink);
		return;
	}
	stmt = db_stmt(office->db, "SELECT max(id) FROM lead");
	stmt_next(stmt);
	work.highest = stmt_int(stmt, 0);
	stmt_end(stmt);
	misses_of_every(&work);
	lead_story_free(&work.story);
	deadline_slots_free(&work.slots);
	buf_free(&work.days);
}
