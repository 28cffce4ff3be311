#include "office/visits.h"

#include "base/arena.h"
#include "office/claims.h"
#include "office/events.h"
#include "office/registers.h"
#include "rules/day.h"

const char *const visit_invalid_names[] = { "gift", "impostor", NULL };

void visit_init(struct visit *visit, int64_t phone, int64_t arrived_at)
{
	*visit = (struct visit){ .visit = NONE,
				 .phone = phone,
				 .arrived_at = arrived_at,
				 .lead = NONE,
				 .claim = NONE,
				 .state = VISIT_PLAIN,
				 .partner = NONE,
				 .receiver = NONE,
				 .turn = NONE,
				 .left_at = NONE,
				 .id_checked = NONE,
				 .greeter = NONE,
				 .invalid = NONE,
				 .refusal = NONE,
				 .blocked_by = NONE,
				 .held_by = NONE,
				 .entered_at = NONE };
}

static void visit_bind(struct stmt *stmt, const struct visit *visit)
{
	stmt_bind_int_at(stmt, 1, visit->visit);
	stmt_bind_int_at(stmt, 2, visit->phone);
	stmt_bind_int_at(stmt, 3, visit->arrived_at);
	stmt_bind_int_at(stmt, 4, visit->lead);
	stmt_bind_int_at(stmt, 5, visit->claim);
	stmt_bind_int_at(stmt, 6, visit->state);
	stmt_bind_int_at(stmt, 7, visit->partner);
	stmt_bind_int_at(stmt, 8, visit->receiver);
	stmt_bind_int_at(stmt, 9, visit->turn);
	stmt_bind_int_at(stmt, 10, visit->left_at);
	stmt_bind_int_at(stmt, 11, visit->id_checked);
	stmt_bind_text_at(stmt, 12, visit->form_no);
	stmt_bind_int_at(stmt, 13, visit->greeter);
	stmt_bind_text_at(stmt, 14, visit->name);
	stmt_bind_int_at(stmt, 15, visit->invalid);
	stmt_bind_text_at(stmt, 16, visit->approved_by);
	stmt_bind_int_at(stmt, 17, visit->refusal);
	stmt_bind_int_at(stmt, 18, visit->blocked_by);
	stmt_bind_int_at(stmt, 19, visit->held_by);
	stmt_bind_int_at(stmt, 20, visit->entered_at);
}

void visit_insert(struct office *office, struct visit *visit)
{
	struct stmt *stmt = db_insert(
		office->db,
		"INSERT INTO visit(id, phone, arrived_at, lead, claim, state,"
		" partner, receiver, turn, left_at, id_checked, form_no,"
		" greeter, name, invalid, approved_by, reason, blocked_by,"
		" held_by, entered_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
		" ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)");

	visit->visit = office_number(office, "visits");
	visit->entered_at = office->now;
	visit_bind(stmt, visit);
	stmt_run(stmt);
}

void visit_write(struct office *office, const struct visit *visit)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"UPDATE visit SET phone = ?2, arrived_at = ?3, lead = ?4,"
		" claim = ?5, state = ?6, partner = ?7, receiver = ?8,"
		" turn = ?9, left_at = ?10, id_checked = ?11, form_no = ?12,"
		" greeter = ?13, name = ?14, invalid = ?15,"
		" approved_by = ?16, reason = ?17, blocked_by = ?18,"
		" held_by = ?19, entered_at = ?20 WHERE id = ?1");

	visit_bind(stmt, visit);
	stmt_run(stmt);
}

static void visit_from(struct office *office, struct stmt *stmt,
		       struct visit *visit)
{
	struct arena *arena = &office->arena;

	*visit = (struct visit){
		.visit = stmt_int(stmt, 0),
		.phone = stmt_int(stmt, 1),
		.arrived_at = stmt_time(stmt, 2),
		.lead = stmt_int(stmt, 3),
		.claim = stmt_int(stmt, 4),
		.state = stmt_int(stmt, 5),
		.partner = stmt_int(stmt, 6),
		.receiver = stmt_int(stmt, 7),
		.turn = stmt_int(stmt, 8),
		.left_at = stmt_time(stmt, 9),
		.id_checked = stmt_int(stmt, 10),
		.greeter = stmt_int(stmt, 12),
		.invalid = stmt_choice(stmt, 14, visit_invalid_names),
		.refusal = stmt_choice(stmt, 16, refusal_names),
		.blocked_by = stmt_int(stmt, 17),
		.held_by = stmt_int(stmt, 18),
		.entered_at = stmt_time(stmt, 19)
	};
	visit->form_no = arena_dup(arena, stmt_column_text(stmt, 11));
	visit->name = arena_dup(arena, stmt_column_text(stmt, 13));
	visit->approved_by = arena_dup(arena, stmt_column_text(stmt, 15));
}

bool visit_find(struct office *office, int64_t number, struct visit *visit)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT id, phone, arrived_at, lead, claim, state, partner,"
		" receiver, turn, left_at, id_checked, form_no, greeter, name,"
		" invalid, approved_by, reason, blocked_by, held_by,"
		" entered_at FROM visit WHERE id = ?1");

	stmt_bind_int_at(stmt, 1, number);
	if (!stmt_next(stmt))
		return false;
	visit_from(office, stmt, visit);
	stmt_end(stmt);
	return true;
}

/* The visit of a lead at that second with this phone, or NONE. */
static int64_t visit_of_lead_at(struct office *office, int64_t lead,
				int64_t phone, int64_t at)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT visit.id FROM event JOIN visit ON visit.id = event.id"
		" WHERE event.lead = :lead AND event.at = :at"
		" AND event.kind = :kind AND visit.phone = :phone");
	int64_t number = NONE;

	stmt_bind_int(stmt, ":lead", lead);
	stmt_bind_int(stmt, ":at", at);
	stmt_bind_int(stmt, ":kind", EVENT_VISIT);
	stmt_bind_int(stmt, ":phone", phone);
	if (stmt_next(stmt))
		number = stmt_int(stmt, 0);
	stmt_end(stmt);
	return number;
}

bool visit_that_refused(struct office *office, int64_t lead,
			struct visit *visit)
{
	struct stmt *stmt = events_of(office, lead, office->now);
	int64_t number = NONE;
	struct event event;

	while (events_next(stmt, &event))
		if (event.kind == EVENT_ENDED && event.detail == NONE)
			number = event.id;
	return number > 0 && visit_find(office, number, visit) &&
	       visit->refusal != NONE;
}

int64_t visit_at(struct office *office, int64_t phone, int64_t arrived_at)
{
	struct claim_rows rows = claims_of(office,
					   customer_of_phone(office, phone));

	for (int i = 0; i < rows.count; i++) {
		const struct claim *row = &rows.rows[i];
		struct visit visit;
		int64_t number;

		if (row->state == CLAIM_VISIT) {
			if (row->since == arrived_at &&
			    visit_find(office, -row->lead, &visit) &&
			    visit.phone == phone)
				return visit.visit;
			continue;
		}
		number = visit_of_lead_at(office, row->lead, phone, arrived_at);
		if (number != NONE)
			return number;
	}
	return NONE;
}

/* C3: whether a visit came before the day on which its lead was live first. */
static bool is_early(struct office *office, const struct visit *visit,
		     int64_t customer)
{
	struct claim claim;

	return claims_first_live(office, customer, visit->lead, &claim) &&
	       time_day(visit->arrived_at) < claim.starts_on;
}

void visit_attach(struct office *office, struct visit *visit, int64_t lead)
{
	int64_t customer;
	struct claim nobodys = { .since = visit->arrived_at,
				 .lead = -visit->visit,
				 .state = CLAIM_VISIT,
				 .attempt = NONE,
				 .starts_on = NONE,
				 .until_on = NONE,
				 .partner_until = NONE,
				 .partner = NONE,
				 .rep = NONE };

	visit->lead = lead;
	if (visit->phone == NONE)
		return;
	customer = customer_of_phone(office, visit->phone);
	if (lead == NONE) {
		claims_put(office, customer, &nobodys);
		return;
	}
	event_add(office, lead, visit->arrived_at, EVENT_VISIT, visit->visit,
		  NONE, is_early(office, visit, customer) ? VISIT_EARLY : NONE);
	events_refresh(office, lead);
}

void visit_detach(struct office *office, struct visit *visit)
{
	int64_t lead = visit->lead;

	visit->lead = NONE;
	if (visit->phone == NONE)
		return;
	if (lead == NONE) {
		claims_remove(office, customer_of_phone(office, visit->phone),
			      visit->arrived_at, -visit->visit);
		return;
	}
	event_remove(office, lead, visit->arrived_at, EVENT_VISIT,
		     visit->visit);
	events_refresh(office, lead);
}

int visits_of_lead(struct office *office, int64_t lead, int64_t day,
		   struct buf *numbers)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT id FROM event WHERE lead = :lead AND at >= :from"
		" AND at <= :to AND kind = :kind ORDER BY at, id");
	int count = 0;

	stmt_bind_int(stmt, ":lead", lead);
	stmt_bind_int(stmt, ":from", day * DAY_SECONDS);
	stmt_bind_int(stmt, ":to", day_last_second(day));
	stmt_bind_int(stmt, ":kind", EVENT_VISIT);
	for (; stmt_next(stmt); count++) {
		int64_t number = stmt_int(stmt, 0);

		if (numbers)
			buf_add(numbers, &number, sizeof(number));
	}
	return count;
}

bool visit_is_turn(struct office *office, int64_t customer, int64_t arrived_at)
{
	struct standing standing = claims_standing(office, customer,
						   arrived_at);

	return !standing_live(&standing);
}

void visit_receive(struct office *office, struct visit *visit, int64_t receiver,
		   bool is_turn)
{
	visit->receiver = receiver;
	visit->turn = is_turn ? 1 : NONE;
	if (is_turn)
		staff_took_turn(office, receiver, visit->arrived_at);
}

void visit_leave_turn(struct office *office, struct visit *visit)
{
	struct stmt *stmt;
	int64_t last = NONE;

	if (visit->turn != 1)
		return;
	visit->turn = NONE;
	visit_write(office, visit);
	stmt = db_stmt(office->db, "SELECT max(arrived_at) FROM visit"
				   " WHERE receiver = :staff AND turn = 1");
	stmt_bind_int(stmt, ":staff", visit->receiver);
	if (stmt_next(stmt))
		last = stmt_int(stmt, 0);
	stmt_end(stmt);
	staff_set_turn(office, visit->receiver, last);
}
