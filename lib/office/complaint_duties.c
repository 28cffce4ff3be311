#include "office/complaint_duties.h"

#include <string.h>

#include "base/intl.h"
#include "office/care.h"
#include "office/customers.h"
#include "office/rulebook.h"
#include "rules/day.h"
#include "rules/duty_book.h"

static const char *word(const char *const names[], int64_t choice)
{
	return choice == NONE ? NULL : names[choice];
}

/* A line of `when`: only `valid` is not known from the first day on. */
static const char *field(const void *subject, const char *name, int64_t day)
{
	const struct complaint_facts *facts = subject;
	const struct complaint *complaint = facts->complaint;
	int64_t judged_on = facts->course.days[STAGE_JUDGED];

	if (strcmp(name, "importance") == 0)
		return word(importance_names, complaint->importance);
	if (strcmp(name, "category") == 0)
		return word(category_names, complaint->category);
	if (strcmp(name, "kind") == 0)
		return word(complaint_kind_names, complaint->kind);
	if (judged_on == NONE || judged_on > day)
		return NULL;
	return complaint_is_valid(&facts->course) ? "yes" : "no";
}

/* Behind those of the same time, so that the order of recording is kept. */
static void add(struct complaint_facts *facts, const char *name, int64_t at)
{
	const struct deadline_event event = { .name = name,
					      .at = at,
					      .timed = true };
	struct deadline_event *events;
	int i = facts->facts.count++;

	buf_add(&facts->events, &event, sizeof(event));
	events = (struct deadline_event *)(void *)facts->events.data;
	for (; i > 0 && events[i - 1].at > at; i--)
		events[i] = events[i - 1];
	events[i] = event;
}

static void add_stage(struct complaint_facts *facts,
		      const struct complaint_event *event)
{
	enum stage stage = (enum stage)event->event;
	unsigned passed_over = complaint_take(&facts->course, stage,
					      time_day(event->at),
					      event->valid == 1);

	for (int before = 0; before < STAGES; before++)
		if (passed_over >> before & 1)
			add(facts, stage_names[before], event->at);
	add(facts, stage_names[stage], event->at);
	if (stage_replies(stage))
		add(facts, "replied", event->at);
}

void complaint_facts_fill(struct office *office,
			  const struct complaint *complaint,
			  const struct complaint_story *story,
			  struct complaint_facts *facts)
{
	facts->complaint = complaint;
	facts->facts = (struct deadline_facts){ .planned = NONE,
						.field = field,
						.subject = facts };
	complaint_course_init(&facts->course);
	buf_clear(&facts->events);
	for (int i = 0; i < story->count; i++)
		add_stage(facts, &story->events[i]);
	facts->facts.count = care_events(office, SUBJECT_COMPLAINT,
					 complaint->complaint, &facts->events);
	facts->facts.events = (const void *)facts->events.data;
}

void complaint_facts_free(struct complaint_facts *facts)
{
	buf_free(&facts->events);
}

const char *complaint_next(struct office *office,
			   const struct complaint *complaint, int64_t *due_on)
{
	struct complaint_facts facts = { 0 };
	struct complaint_story story;
	struct deadline_slot slot;
	bool found;

	complaint_story_read(office, complaint->complaint,
			     day_last_second(office->today), &story);
	complaint_facts_fill(office, complaint, &story, &facts);
	found = duties_next(office, RULES_COMPLAINT,
			    office_duties(office, RULES_COMPLAINT),
			    SUBJECT_COMPLAINT, &facts.facts, &slot);
	complaint_facts_free(&facts);
	*due_on = found ? slot.due_on : NONE;
	return found ? slot.duty->name : NULL;
}

/* Those that can have something to do: without duties that outlive the closing,
 * the open ones. */
static struct stmt *choose(struct office *office, enum deadline_reach reach)
{
	struct stmt *stmt;

	if (reach == DEADLINE_ALL ||
	    duty_book_outlives(office_duties(office, RULES_COMPLAINT),
			       SUBJECT_COMPLAINT, stage_names[STAGE_CLOSED]))
		stmt = db_stmt(office->db, "SELECT id FROM complaint"
					   " WHERE received_at <= :now");
	else
		stmt = db_stmt(office->db,
			       "SELECT id FROM complaint"
			       " WHERE received_at <= :now AND"
			       " (closed_at IS NULL OR closed_at > :now)");
	stmt_bind_int(stmt, ":now", office->now);
	return stmt;
}

static void list(struct office *office, enum deadline_reach reach,
		 duty_each *each, void *to)
{
	struct stmt *stmt = choose(office, reach);
	struct complaint_facts facts = { 0 };

	while (stmt_next(stmt)) {
		struct complaint complaint = { 0 };
		struct complaint_story story;
		struct duty_subject subject = { .own = &facts };

		complaint_find(office, stmt_int(stmt, 0), &complaint);
		complaint_story_read(office, complaint.complaint, office->now,
				     &story);
		complaint_facts_fill(office, &complaint, &story, &facts);
		subject.id = complaint.complaint;
		subject.phone = complaint.phone;
		subject.customer = customer_name(office, complaint.phone, NONE);
		if (!subject.customer)
			subject.customer = complaint.name;
		subject.facts = facts.facts;
		each(to, &subject);
	}
	complaint_facts_free(&facts);
}

static int64_t owner(struct office *office, const struct duty_subject *subject,
		     enum owner who, int64_t day)
{
	const struct complaint_facts *facts = subject->own;

	(void)office;
	(void)who;
	(void)day;
	return facts->complaint->staff;
}

/* What it is about: "quality repair, importance A". */
static const char *detail(struct office *office,
			  const struct duty_subject *subject,
			  const struct deadline_slot *slot)
{
	const struct complaint_facts *facts = subject->own;
	const struct complaint *complaint = facts->complaint;
	struct buf text = BUF_INIT;
	const char *copy;

	(void)slot;
	buf_addf(&text, _("%s %s"),
		 intl_label("word", category_names[complaint->category]),
		 intl_label("word", complaint_kind_names[complaint->kind]));
	if (complaint->importance != NONE)
		buf_addf(&text, _(", importance %s"),
			 importance_names[complaint->importance]);
	copy = arena_dup(&office->arena, text.data);
	buf_free(&text);
	return copy;
}

const struct duty_source complaint_duties = {
	.subject = SUBJECT_COMPLAINT,
	.list = list,
	.owner = owner,
	.detail = detail,
};
