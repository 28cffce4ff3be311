#include "office/care.h"

#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "office/deal_settling.h"
#include "office/rulebook.h"
#include "office/subjects.h"
#include "rules/day.h"

#define SLOT_MAX 1000
#define DUTIES_MAX 64

const char *const satisfaction_names[] = { "satisfied", "fair", "dissatisfied",
					   NULL };

/* The duties of one name about one subject, over all files and versions. */
struct found {
	bool is_there, is_logged; /* is_logged: an entry does it */
	int64_t slots;		  /* the most that one of them has */
};

static int64_t slots_of(const struct duty *duty)
{
	if (duty->every.unit != UNIT_NONE)
		return SLOT_MAX;
	return duty->steps ? duty->steps[duty->steps_count - 1].count : 1;
}

static void look_at(const struct duty *duty, struct found *found)
{
	found->is_there = true;
	if (!duty_is_done_by(duty, "logged"))
		return;
	found->is_logged = true;
	if (slots_of(duty) > found->slots)
		found->slots = slots_of(duty);
}

/* Hands each duty about a subject to each. */
static void each_duty(struct office *office, int64_t subject,
		      void (*each)(void *to, const struct duty *duty), void *to)
{
	for (int kind = 0; kind < RULE_KINDS; kind++) {
		const struct duty_book *book =
			office_duties(office, (enum rule_kind)kind);

		for (int v = 0; book && v < book->count; v++)
			for (int d = 0; d < book->versions[v].count; d++)
				if (book->versions[v].duties[d].subject ==
				    (enum subject)subject)
					each(to, &book->versions[v].duties[d]);
	}
}

struct search {
	const char *name;
	struct found found;
	const char *names[DUTIES_MAX + 1]; /* that an entry does */
	int count;
};

static void search(void *to, const struct duty *duty)
{
	struct search *wanted = to;

	if (strcmp(duty->name, wanted->name) == 0)
		look_at(duty, &wanted->found);
	if (duty_is_done_by(duty, "logged") && wanted->count < DUTIES_MAX)
		wanted->names[wanted->count++] = duty->name;
}

static bool check_duty(struct office *office, const struct care *care,
		       struct outcome *outcome)
{
	struct search wanted = { .name = care->duty };
	const char *subject = subject_names[care->subject], *nearest;

	each_duty(office, care->subject, search, &wanted);
	nearest = text_nearest(care->duty, wanted.names);
	if (wanted.found.is_logged && care->slot != NONE &&
	    (care->slot < 1 || care->slot > wanted.found.slots))
		outcome_invalid(outcome, _("slot: %s has no slot %lld"),
				care->duty, (long long)care->slot);
	else if (wanted.found.is_there && !wanted.found.is_logged)
		outcome_invalid(outcome,
				_("duty: %s is not done by an entry of"
				  " care-log"),
				care->duty);
	else if (!wanted.found.is_there && nearest)
		outcome_invalid(outcome,
				_("duty: a %s has no duty '%.64s'; did you"
				  " mean '%s'?"),
				subject, care->duty, nearest);
	else if (!wanted.found.is_there)
		outcome_invalid(outcome, _("duty: a %s has no duty '%.64s'"),
				subject, care->duty);
	return outcome->result == RESULT_OK;
}

static bool check_subject(struct office *office, struct care *care,
			  struct outcome *outcome)
{
	enum subject subject = (enum subject)care->subject;
	char on[DAY_TEXT], began_on[DAY_TEXT];
	struct err err;
	int64_t began;

	if (!subject_find(office, subject, care->id, &care->number, &err)) {
		outcome_invalid(outcome, "id: %s", err.text);
		return false;
	}
	began = subject_began(office, subject, care->number);
	if (began == NONE || care->on >= began)
		return true;
	day_format(care->on, on);
	day_format(began, began_on);
	outcome_invalid(outcome, _("on: %s is before the %s began, on %s"), on,
			subject_names[subject], began_on);
	return false;
}

void care_record(struct office *office, const struct care *given,
		 struct care *care, struct outcome *outcome)
{
	*care = *given;
	care->care = NONE;
	if (!check_duty(office, care, outcome) ||
	    !check_subject(office, care, outcome))
		return;
	care_insert(office, care);
	if (care->subject == SUBJECT_DEAL)
		deal_settle(office, care->number);
	outcome->id = care->care;
	outcome->lead = care->number;
	outcome->at = care->on * DAY_SECONDS;
}

static int count_of(const struct buf *events)
{
	return (int)(events->length / sizeof(struct deadline_event));
}

/* Behind all that is not later. */
static void add_in_order(struct buf *buf, const struct deadline_event *event)
{
	struct deadline_event *events;
	int place = count_of(buf);

	buf_add(buf, event, sizeof(*event));
	events = (void *)buf->data;
	for (; place > 0 && events[place - 1].at > event->at; place--)
		events[place] = events[place - 1];
	events[place] = *event;
}

int care_events(struct office *office, enum subject subject, int64_t number,
		struct buf *events)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT on_day, duty, slot FROM care"
				    " WHERE subject = ?1 AND subject_id = ?2"
				    " AND on_day <= ?3 ORDER BY on_day, id");

	stmt_bind_int_at(stmt, 1, subject);
	stmt_bind_int_at(stmt, 2, number);
	stmt_bind_int_at(stmt, 3, office->today);
	while (stmt_next(stmt)) {
		int64_t slot = stmt_int(stmt, 2);
		const struct deadline_event event = {
			.name = "logged",
			.at = day_last_second(stmt_day(stmt, 0)),
			.duty = arena_dup(&office->arena, stmt_text(stmt, 1)),
			.slot = slot == NONE ? 0 : (int)slot,
		};

		add_in_order(events, &event);
	}
	return count_of(events);
}

struct care_contacts care_contacts(struct office *office, int64_t from,
				   int64_t to)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT count(*), count(*) FILTER"
			" (WHERE satisfaction = :dissatisfied) FROM care"
			" WHERE subject IN (:lead, :deal, :complaint)"
			" AND on_day BETWEEN :from AND :to");
	struct care_contacts contacts = { 0, 0 };

	stmt_bind_int(stmt, ":dissatisfied", DISSATISFIED);
	stmt_bind_int(stmt, ":lead", SUBJECT_LEAD);
	stmt_bind_int(stmt, ":deal", SUBJECT_DEAL);
	stmt_bind_int(stmt, ":complaint", SUBJECT_COMPLAINT);
	stmt_bind_int(stmt, ":from", from);
	stmt_bind_int(stmt, ":to", to < office->today ? to : office->today);
	if (stmt_next(stmt))
		contacts = (struct care_contacts){ stmt_int(stmt, 0),
						   stmt_int(stmt, 1) };
	stmt_end(stmt);
	return contacts;
}
