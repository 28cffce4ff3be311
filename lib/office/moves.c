#include "office/moves.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/die.h"
#include "office/events.h"
#include "office/lead_set.h"
#include "office/rulebook.h"
#include "rules/deadline.h"

struct move {
	int64_t lead, phone;
	const char *name;
	int64_t from, to; /* reps; NONE: the pool */
	int64_t rep;	  /* whose it is after all that is recorded */
	bool again;	  /* moved in this second before */
	bool is_last;	  /* nothing later is known of the lead */
};

struct moves {
	struct move *rows;
	int count, size;
	struct arena names;    /* of rows */
	struct lead_set leads; /* of rows */
	bool has_contact[KIND_COUNT];
	int64_t contact_by[KIND_COUNT];
};

static void moves_flush(struct office *office);
static void moves_free(struct office *office);
static const struct office_part moves_part = { moves_flush, moves_free };

static struct moves *moves_get(struct office *office)
{
	if (!office->moves) {
		office->moves = mem_new(sizeof(*office->moves));
		office_add_part(office, &moves_part);
	}
	return office->moves;
}

/* They are written. */
static void moves_forget(struct moves *moves)
{
	moves->count = 0;
	arena_free(&moves->names);
	lead_set_free(&moves->leads);
}

static void moves_free(struct office *office)
{
	moves_forget(office->moves);
	free(office->moves->rows);
	free(office->moves);
	office->moves = NULL;
}

void move_lead(struct office *office, const struct open_lead *row,
	       int64_t customer, const struct claim *claim, int64_t rep)
{
	struct moves *moves = moves_get(office);
	struct claim last = *claim;

	lead_pass_on(office, customer, &last, rep);
	if (moves->count == moves->size) {
		moves->size = moves->size * 2 + 16;
		moves->rows = mem_resize(moves->rows, (size_t)moves->size,
					 sizeof(*moves->rows));
	}
	moves->rows[moves->count++] =
		(struct move){ .lead = row->lead,
			       .phone = row->phone,
			       .name = arena_dup(&moves->names, row->name),
			       .from = claim->rep,
			       .to = rep,
			       .rep = last.rep,
			       .again = claim->since == office->now,
			       .is_last = row->count.last_at <= office->now };
	lead_set_add(&moves->leads, row->lead);
}

void moves_settle(struct office *office, int64_t lead)
{
	if (lead_set_has(&moves_get(office)->leads, lead))
		moves_flush(office);
}

static void event_drop_moves(struct office *office, int64_t lead)
{
	struct stmt *stmt = db_stmt(office->db,
				    "DELETE FROM event WHERE lead = ?1"
				    " AND at = ?2 AND kind IN (?3, ?4)");

	stmt_bind_int_at(stmt, 1, lead);
	stmt_bind_int_at(stmt, 2, office->now);
	stmt_bind_int_at(stmt, 3, EVENT_REASSIGNED);
	stmt_bind_int_at(stmt, 4, EVENT_TAKEN_BACK);
	stmt_run(stmt);
}

/* The row of open_lead, when nothing later is known of the lead. */
static void move_count(struct office *office, const struct move *move,
		       int64_t counts)
{
	struct open_lead row = { .lead = move->lead,
				 .phone = move->phone,
				 .name = move->name,
				 .rep = move->to };

	lead_count_init(&row.count, office->now);
	if (move->to != NONE) {
		row.count.kind = COUNT_REASSIGNED;
		row.count.at = office->now;
		row.count.counts = counts;
		row.count.made = 0;
	}
	open_lead_replace(office, &row);
}

/* The same when there is: its events say. */
static void move_again(struct office *office, const struct move *move)
{
	struct stmt *stmt = db_stmt(office->db, "UPDATE open_lead SET rep = ?2"
						" WHERE lead = ?1");

	stmt_bind_int_at(stmt, 1, move->lead);
	stmt_bind_int_at(stmt, 2, move->rep);
	stmt_run(stmt);
	events_refresh(office, move->lead);
}

static void move_write(struct office *office, const struct move *move,
		       int64_t counts)
{
	if (move->again)
		event_drop_moves(office, move->lead);
	if (move->to == NONE)
		event_add(office, move->lead, office->now, EVENT_TAKEN_BACK, 0,
			  move->from, NONE);
	else
		event_add(office, move->lead, office->now, EVENT_REASSIGNED, 0,
			  move->to, NONE);
	if (move->is_last)
		move_count(office, move, counts);
	else
		move_again(office, move);
}

static int by_lead(const void *a, const void *b)
{
	const struct move *x = a, *y = b;

	return (x->lead > y->lead) - (x->lead < y->lead);
}

static void moves_flush(struct office *office)
{
	struct moves *moves = office->moves;
	int64_t counts;

	if (!moves->count)
		return;
	counts = callback_counts_on(office_callback(office), office->today);
	array_sort(moves->rows, moves->count, sizeof(*moves->rows), by_lead);
	for (int i = 0; i < moves->count; i++)
		move_write(office, &moves->rows[i], counts);
	moves_forget(moves);
}

static const char *kind_field(const void *kind, const char *name, int64_t day)
{
	(void)name;
	(void)day;
	return kind_names[*(const enum kind *)kind];
}

static int64_t find_contact_by(struct office *office, enum kind kind)
{
	const struct duty_book *book = &office_callback(office)->duties;
	const struct deadline_event reassigned = { .name = "reassigned",
						   .at = office->now,
						   .timed = true };
	const struct deadline_facts facts = { .events = &reassigned,
					      .count = 1,
					      .planned = NONE,
					      .field = kind_field,
					      .subject = &kind };
	struct deadline_slots slots = { 0 };
	int64_t first = NONE;
	struct err err;

	if (!deadline_slots(book, SUBJECT_LEAD, &facts,
			    office_duty_calendar(office, book), office->today,
			    DEADLINE_TODO, &slots, &err))
		die(EX_CONFIG, "%s/callback.yaml: %s", office->rules_folder,
		    err.text);
	for (int i = 0; i < slots.count; i++)
		if (first == NONE || slots.slots[i].due_on < first)
			first = slots.slots[i].due_on;
	deadline_slots_free(&slots);
	return first;
}

int64_t moves_contact_by(struct office *office, enum kind kind)
{
	struct moves *moves = moves_get(office);

	if (!moves->has_contact[kind])
		moves->contact_by[kind] = find_contact_by(office, kind);
	moves->has_contact[kind] = true;
	return moves->contact_by[kind];
}
