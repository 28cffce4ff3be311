#include "office/complaint_stats.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "office/complaint_duties.h"
#include "office/rulebook.h"
#include "rules/day.h"

#define INT(member) FIELD_INT_AT(struct complaint_stats, member)
#define TEXT(member) FIELD_TEXT_AT(struct complaint_stats, member)

#define OF_WHAT \
	COLUMN("month", FIELD_MONTH, INT(month)), \
		COLUMN_WORD("category", TEXT(category))
#define COUNTS \
	COLUMN("received", FIELD_NUMBER, INT(received)), \
		COLUMN("valid", FIELD_NUMBER, INT(valid)), \
		COLUMN("answered_in_time", FIELD_NUMBER, \
		       INT(answered_in_time)), \
		COLUMN("answered_late", FIELD_NUMBER, INT(answered_late)), \
		COLUMN("unanswered", FIELD_NUMBER, INT(unanswered)), \
		COLUMN("resolved", FIELD_NUMBER, INT(resolved)), \
		COLUMN("open", FIELD_NUMBER, INT(open)), \
		COLUMN("mean_days", FIELD_POINTS, INT(mean_days)), \
		COLUMN("max_days", FIELD_POINTS, INT(max_days))

const struct field complaint_stats_columns[] = { OF_WHAT, COUNTS, FIELD_END };
const struct field complaint_cause_columns[] = {
	OF_WHAT, COLUMN("cause", FIELD_TEXT, TEXT(cause)), COUNTS, FIELD_END
};

struct work {
	struct office *office;
	int64_t month;
	bool by_cause;
	struct buf rows; /* of struct complaint_stats */
	int count;
	struct complaint_facts facts;
	struct deadline_slots slots;
};

static struct complaint_stats *row_at(const struct work *work, int i)
{
	return (struct complaint_stats *)(void *)work->rows.data + i;
}

static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static struct complaint_stats *row_of(struct work *work, const char *category,
				      const char *cause)
{
	const struct complaint_stats blank = { .month = work->month,
					       .category = category,
					       .cause = cause };

	for (int i = 0; i < work->count; i++)
		if (row_at(work, i)->category == category &&
		    is_same(row_at(work, i)->cause, cause))
			return row_at(work, i);
	buf_add(&work->rows, &blank, sizeof(blank));
	return row_at(work, work->count++);
}

/* K2: whether the duty `answer` was done in time.  Where the rules have no such
 * duty an answer is in time. */
static int64_t *answer_of(struct work *work, struct complaint_stats *row)
{
	const struct complaint_course *course = &work->facts.course;

	work->slots.count = 0;
	duties_slots(work->office, RULES_COMPLAINT,
		     office_duties(work->office, RULES_COMPLAINT),
		     SUBJECT_COMPLAINT, &work->facts.facts, DEADLINE_ALL,
		     &work->slots);
	for (int i = 0; i < work->slots.count; i++) {
		const struct deadline_slot *slot = &work->slots.slots[i];

		if (strcmp(slot->duty->name, "answer") != 0)
			continue;
		if (slot->status == DEADLINE_DONE)
			return &row->answered_in_time;
		return slot->status == DEADLINE_LATE ? &row->answered_late
						     : &row->unanswered;
	}
	return course->days[STAGE_ANSWERED] != NONE ||
			       course->days[STAGE_RESOLVED] != NONE
		       ? &row->answered_in_time
		       : &row->unanswered;
}

static void count(struct work *work, const struct complaint *complaint,
		  const struct complaint_story *story,
		  struct complaint_stats *row)
{
	const struct complaint_course *course = &work->facts.course;

	row->received++;
	row->valid += complaint_is_valid(course);
	++*answer_of(work, row);
	row->open += course->days[STAGE_CLOSED] == NONE;
	for (int i = 0; i < story->count; i++) {
		int64_t seconds = story->events[i].at - complaint->at;

		if (story->events[i].event != STAGE_RESOLVED)
			continue;
		/* A day alone is its first second. */
		if (seconds < 0)
			seconds = 0;
		row->resolved++;
		row->seconds += seconds;
		if (seconds > row->most)
			row->most = seconds;
	}
}

static const char *cause_of(const struct complaint_story *story)
{
	for (int i = 0; i < story->count; i++)
		if (story->events[i].event == STAGE_INVESTIGATED)
			return story->events[i].cause;
	return NULL;
}

static void count_all(struct work *work)
{
	struct stmt *stmt = db_stmt(work->office->db,
				    "SELECT id FROM complaint WHERE received_at"
				    " BETWEEN :from AND :to");
	int64_t to = day_last_second(month_last_day(work->month));
	int64_t now = work->office->now;

	stmt_bind_int(stmt, ":from",
		      month_first_day(work->month) * DAY_SECONDS);
	stmt_bind_int(stmt, ":to", to < now ? to : now);
	while (stmt_next(stmt)) {
		struct complaint complaint;
		struct complaint_story story;
		const char *category;

		complaint_find(work->office, stmt_int(stmt, 0), &complaint);
		complaint_story_read(work->office, complaint.complaint, now,
				     &story);
		complaint_facts_fill(work->office, &complaint, &story,
				     &work->facts);
		category = category_names[complaint.category];
		count(work, &complaint, &story,
		      row_of(work, category,
			     work->by_cause ? cause_of(&story) : NULL));
	}
}

/* Place of a category in the order of the contract. */
static int place(const char *category)
{
	int i = 0;

	while (category_names[i] && category_names[i] != category)
		i++;
	return i;
}

static int compare(const void *left, const void *right)
{
	const struct complaint_stats *a = left, *b = right;
	int order = place(a->category) - place(b->category);

	if (order)
		return order;
	if (!a->cause || !b->cause)
		return (a->cause != NULL) - (b->cause != NULL);
	return strcmp(a->cause, b->cause);
}

static void add_to(struct complaint_stats *total,
		   const struct complaint_stats *row)
{
	total->received += row->received;
	total->valid += row->valid;
	total->answered_in_time += row->answered_in_time;
	total->answered_late += row->answered_late;
	total->unanswered += row->unanswered;
	total->resolved += row->resolved;
	total->open += row->open;
	total->seconds += row->seconds;
	if (row->most > total->most)
		total->most = row->most;
}

static void set_days(struct complaint_stats *row)
{
	row->mean_days = row->max_days = NONE;
	if (!row->resolved)
		return;
	row->mean_days = complaint_mean_days(row->seconds, row->resolved);
	row->max_days = complaint_mean_days(row->most, 1);
}

void complaint_stats(struct office *office, int64_t month, bool by_cause,
		     void (*each)(void *to, const void *row), void *to)
{
	struct work work = { .office = office,
			     .month = month,
			     .by_cause = by_cause };
	struct complaint_stats total = { .month = month, .category = "total" };

	/* All categories, also those that nobody complained about. */
	for (int i = 0; !by_cause && category_names[i]; i++)
		row_of(&work, category_names[i], NULL);
	count_all(&work);
	array_sort(work.rows.data, work.count, sizeof(total), compare);
	for (int i = 0; i < work.count; i++) {
		add_to(&total, row_at(&work, i));
		set_days(row_at(&work, i));
		each(to, row_at(&work, i));
	}
	set_days(&total);
	if (!by_cause)
		each(to, &total);
	buf_free(&work.rows);
	complaint_facts_free(&work.facts);
	deadline_slots_free(&work.slots);
}
