#include "office/events.h"

#include "base/die.h"
#include "base/intl.h"
#include "rules/day.h"

void event_add(struct office *office, int64_t lead, int64_t at,
	       enum event_kind kind, int64_t id, int64_t staff, int64_t detail)
{
	struct stmt *stmt =
		db_insert(office->db,
			  "INSERT INTO event(lead, at, kind, id, staff, detail)"
			  " VALUES(?1, ?2, ?3, ?4, ?5, ?6)");

	stmt_bind_int_at(stmt, 1, lead);
	stmt_bind_int_at(stmt, 2, at);
	stmt_bind_int_at(stmt, 3, kind);
	stmt_bind_int_at(stmt, 4, id);
	stmt_bind_int_at(stmt, 5, staff);
	stmt_bind_int_at(stmt, 6, detail);
	stmt_run(stmt);
}

void event_remove(struct office *office, int64_t lead, int64_t at,
		  enum event_kind kind, int64_t id)
{
	struct stmt *stmt = db_stmt(office->db,
				    "DELETE FROM event WHERE lead = ?1"
				    " AND at = ?2 AND kind = ?3 AND id = ?4");

	stmt_bind_int_at(stmt, 1, lead);
	stmt_bind_int_at(stmt, 2, at);
	stmt_bind_int_at(stmt, 3, kind);
	stmt_bind_int_at(stmt, 4, id);
	stmt_run(stmt);
	if (db_changes(office->db) != 1)
		bug("no event %lld of lead %lld to remove", (long long)id,
		    (long long)lead);
}

struct stmt *events_of(struct office *office, int64_t lead, int64_t until)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT lead, at, kind, id, staff, detail FROM event"
			" WHERE lead = ?1 AND at <= ?2 ORDER BY at, kind, id");

	stmt_bind_int_at(stmt, 1, lead);
	stmt_bind_int_at(stmt, 2, until == NONE ? INT64_MAX : until);
	return stmt;
}

struct stmt *events_all(struct office *office)
{
	return db_stmt(office->db,
		       "SELECT lead, at, kind, id, staff, detail FROM event"
		       " ORDER BY lead, at, kind, id");
}

bool events_next(struct stmt *stmt, struct event *event)
{
	if (!stmt_next(stmt))
		return false;
	event->lead = stmt_int(stmt, 0);
	event->at = stmt_time(stmt, 1);
	event->kind = stmt_int(stmt, 2);
	event->id = stmt_int(stmt, 3);
	event->staff = stmt_int(stmt, 4);
	event->detail = stmt_int(stmt, 5);
	return true;
}

void lead_count_init(struct lead_count *count, int64_t recorded_at)
{
	*count = (struct lead_count){ .kind = NONE,
				      .at = NONE,
				      .counts = NONE,
				      .made = NONE,
				      .made_at = NONE,
				      .last_at = recorded_at };
}

static void count_stop(struct lead_count *count)
{
	int64_t last_at = count->last_at;
	bool ended = count->ended;

	lead_count_init(count, last_at);
	count->ended = ended;
}

static void count_start(struct lead_count *count, enum count_kind kind,
			int64_t at, int64_t counts)
{
	count->kind = kind;
	count->at = at;
	count->counts = counts;
	count->made = 0;
	count->made_at = NONE;
}

bool lead_count_starts(const struct lead_count *count,
		       const struct event *event)
{
	return !count->ended &&
	       (event->kind == EVENT_REASSIGNED ||
		(event->kind == EVENT_VISIT && event->detail != VISIT_EARLY));
}

/* counts: what counts in a count that starts with this event. */
static void count_add(struct lead_count *count, const struct event *event,
		      int64_t counts)
{
	if (event->at > count->last_at)
		count->last_at = event->at;
	switch (event->kind) {
	case EVENT_CALLBACK: lead_count_call(count, event); break;
	case EVENT_ENDED:
		count_stop(count);
		count->ended = true;
		break;
	case EVENT_TAKEN_BACK: count_stop(count); break;
	case EVENT_REVIVED: count->ended = false; break;
	default:
		if (lead_count_starts(count, event))
			count_start(count,
				    event->kind == EVENT_VISIT
					    ? COUNT_VISITED
					    : COUNT_REASSIGNED,
				    event->at, counts);
	}
}

void lead_count_add(struct office *office, struct lead_count *count,
		    const struct event *event)
{
	int64_t counts = NONE;

	if (lead_count_starts(count, event))
		counts = callback_counts_on(office_callback(office),
					    time_day(event->at));
	count_add(count, event, counts);
}

bool lead_count_is_current(struct office *office,
			   const struct lead_count *count)
{
	if (count->kind != COUNT_VISITED && count->kind != COUNT_REASSIGNED)
		return count->kind == NONE;
	return count->counts ==
	       callback_counts_on(office_callback(office), time_day(count->at));
}

bool event_moves(const struct event *event)
{
	return event->kind == EVENT_REASSIGNED ||
	       event->kind == EVENT_TAKEN_BACK;
}

bool event_counts(const struct event *call, int64_t counts)
{
	return counts != NONE && call->detail >= 0 && call->detail < 32 &&
	       (counts >> call->detail & 1);
}

bool event_is_contact(struct office *office, const struct event *event,
		      const struct lead_count *count)
{
	if (event->kind != EVENT_CALLBACK)
		return false;
	if (count->kind != NONE)
		return event_counts(event, count->counts);
	return event_counts(event, callback_counts_on(office_callback(office),
						      time_day(event->at)));
}

void lead_count_call(struct lead_count *count, const struct event *call)
{
	if (call->at > count->last_at)
		count->last_at = call->at;
	if (count->kind == NONE || call->at <= count->at ||
	    !event_counts(call, count->counts))
		return;
	count->made++;
	if (call->at > count->made_at)
		count->made_at = call->at;
}

/* Run for most leads of the store when a day long past is asked about: reads no
 * more than it needs, and compares no more of the key than the lead. */
bool lead_count_read(struct office *office, int64_t lead, int64_t until,
		     struct lead_count *count)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT at, kind, detail FROM event"
				    " WHERE lead = ?1 ORDER BY at, kind, id");
	struct event event = { .lead = lead };
	bool moved = false;

	stmt_bind_int_at(stmt, 1, lead);
	lead_count_init(count, NONE);
	while (stmt_next(stmt) && (event.at = stmt_time(stmt, 0)) <= until) {
		event.kind = stmt_int(stmt, 1);
		event.detail = stmt_int(stmt, 2);
		moved |= event_moves(&event);
		lead_count_add(office, count, &event);
	}
	stmt_end(stmt);
	return moved;
}

/* Writes it to the lead's row of open_lead. */
static void count_write(struct office *office, int64_t lead,
			const struct lead_count *count)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"UPDATE open_lead SET count_kind = ?2, count_at = ?3,"
			" counts = ?4, made = ?5, made_at = ?6, last_at = ?7"
			" WHERE lead = ?1");

	stmt_bind_int_at(stmt, 1, lead);
	stmt_bind_int_at(stmt, 2, count->kind);
	stmt_bind_int_at(stmt, 3, count->at);
	stmt_bind_int_at(stmt, 4, count->counts);
	stmt_bind_int_at(stmt, 5, count->made);
	stmt_bind_int_at(stmt, 6, count->made_at);
	stmt_bind_int_at(stmt, 7, count->last_at);
	stmt_run(stmt);
}

void events_refresh(struct office *office, int64_t lead)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT lead.recorded_at FROM open_lead"
				    " JOIN lead ON lead.id = open_lead.lead"
				    " WHERE open_lead.lead = ?1");
	struct lead_count count;
	struct event event;
	bool is_live;

	stmt_bind_int_at(stmt, 1, lead);
	is_live = stmt_next(stmt);
	if (is_live)
		lead_count_init(&count, stmt_int(stmt, 0));
	stmt_end(stmt);
	if (!is_live)
		return;
	stmt = events_of(office, lead, NONE);
	while (events_next(stmt, &event))
		lead_count_add(office, &count, &event);
	count_write(office, lead, &count);
}

static bool is_same(const struct lead_count *a, const struct lead_count *b)
{
	return a->kind == b->kind && a->at == b->at && a->made == b->made &&
	       a->made_at == b->made_at && a->last_at == b->last_at;
}

bool events_check(struct office *office, struct err *detail)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT open_lead.lead, recorded_at, count_kind,"
			" count_at, counts, made, made_at, last_at"
			" FROM open_lead JOIN lead ON lead.id = open_lead.lead"
			" ORDER BY open_lead.lead");
	bool holds = true;

	while (holds && stmt_next(stmt)) {
		int64_t lead = stmt_int(stmt, 0);
		struct lead_count stored = { .kind = stmt_int(stmt, 2),
					     .at = stmt_time(stmt, 3),
					     .counts = stmt_int(stmt, 4),
					     .made = stmt_int(stmt, 5),
					     .made_at = stmt_time(stmt, 6),
					     .last_at = stmt_time(stmt, 7) };
		struct lead_count count;
		struct stmt *events = events_of(office, lead, NONE);
		struct event event;

		/* Counted by what counted then: the rules may be newer. */
		lead_count_init(&count, stmt_int(stmt, 1));
		while (events_next(events, &event))
			count_add(&count, &event, stored.counts);
		if (!is_same(&stored, &count) || count.ended)
			holds = err_set(detail,
					_("lead %lld is not in open_lead as its"
					  " events say"),
					(long long)lead);
	}
	stmt_end(stmt);
	return holds;
}
