#include "office/deals.h"

#include <stdlib.h>

#include "base/die.h"
#include "base/intl.h"
#include "office/stored.h"

#define INT(member) FIELD_INT_AT(struct deal, member)
#define TERM(member) FIELD_INT_AT(struct deal, terms.member)
#define EVENT(member) FIELD_INT_AT(struct deal_event, member)
#define CHANGE(member) FIELD_INT_AT(struct deal_event, terms.member)

static const struct field deal_cells[] = {
	COLUMN("deal", FIELD_CODE, FIELD_TEXT_AT(struct deal, deal)),
	COLUMN("customer", FIELD_PHONE, INT(customer)),
	COLUMN("phone", FIELD_PHONE, INT(phone)),
	COLUMN("lead", FIELD_ID, INT(lead)),
	COLUMN("subscribed_on", FIELD_DAY, INT(subscribed_on)),
	COLUMN("unit", FIELD_TEXT, FIELD_TEXT_AT(struct deal, terms.unit)),
	COLUMN("price", FIELD_MONEY, TERM(price)),
	COLUMN("rep", FIELD_STAFF, TERM(rep)),
	COLUMN_CHOSEN("pay_method", TERM(pay_method), pay_method_names),
	COLUMN("down_payment", FIELD_MONEY, TERM(down_payment)),
	COLUMN("service_agent", FIELD_STAFF, TERM(service_agent)),
	COLUMN("handover", FIELD_ID, TERM(handover)),
	COLUMN("facility_fee", FIELD_MONEY, INT(fees[ITEM_FACILITY_FEE])),
	COLUMN("maintenance_fund", FIELD_MONEY,
	       INT(fees[ITEM_MAINTENANCE_FUND])),
	COLUMN("other_fees", FIELD_MONEY, INT(fees[ITEM_OTHER_FEES])),
	FIELD_END,
};

static const struct field event_cells[] = {
	COLUMN("id", FIELD_ID, EVENT(entry)),
	COLUMN("on_day", FIELD_DAY, EVENT(on)),
	COLUMN("amount", FIELD_MONEY, EVENT(amount)),
	COLUMN_CHOICE("item", EVENT(item), deal_item_names),
	COLUMN("staff", FIELD_STAFF, EVENT(staff)),
	COLUMN("identity_checked", FIELD_YESNO, EVENT(identity_checked)),
	COLUMN("approved_by", FIELD_TEXT,
	       FIELD_TEXT_AT(struct deal_event, approved_by)),
	COLUMN("unit", FIELD_TEXT,
	       FIELD_TEXT_AT(struct deal_event, terms.unit)),
	COLUMN("price", FIELD_MONEY, CHANGE(price)),
	COLUMN("rep", FIELD_STAFF, CHANGE(rep)),
	COLUMN_CHOICE("pay_method", CHANGE(pay_method), pay_method_names),
	COLUMN("down_payment", FIELD_MONEY, CHANGE(down_payment)),
	COLUMN("service_agent", FIELD_STAFF, CHANGE(service_agent)),
	COLUMN("handover", FIELD_ID, CHANGE(handover)),
	FIELD_END,
};

void deal_room_reserve(struct deal_room *room)
{
	if (room->deal.count < room->size)
		return;
	room->size = room->size * 2 + 16;
	room->events = mem_resize(room->events, (size_t)room->size,
				  sizeof(*room->events));
	room->deal.events = room->events;
}

static void read_events(struct office *office, struct deal_room *room)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"SELECT event, id, on_day, amount, item, staff,"
		" identity_checked, approved_by, unit, price, rep, pay_method,"
		" down_payment, service_agent, handover FROM deal_event"
		" WHERE deal = ?1 ORDER BY on_day, id");

	stmt_bind_int_at(stmt, 1, room->deal.id);
	while (stmt_next(stmt)) {
		int64_t kind = stmt_word(stmt, 0, deal_event_names);
		struct deal_event *event;

		deal_room_reserve(room);
		event = &room->events[room->deal.count++];
		stored_read(stmt, 1, event_cells, event);
		event->kind = (enum deal_event_kind)kind;
		event->approved_by = arena_dup(&room->texts,
					       event->approved_by);
		event->terms.unit = arena_dup(&room->texts, event->terms.unit);
	}
}

const struct deal *deal_read(struct office *office, int64_t id,
			     struct deal_room *room)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT deal, customer, phone, lead, subscribed_on,"
			" unit, price, rep, pay_method, down_payment,"
			" service_agent, handover, facility_fee,"
			" maintenance_fund, other_fees FROM deal"
			" WHERE id = ?1");
	struct deal *deal = &room->deal;

	stmt_bind_int_at(stmt, 1, id);
	if (!stmt_next(stmt))
		return NULL;
	arena_free(&room->texts);
	*deal = (struct deal){ .id = id, .events = room->events };
	deal->fees[ITEM_HOUSE] = NONE;
	stored_read(stmt, 0, deal_cells, deal);
	deal->deal = arena_dup(&room->texts, deal->deal);
	deal->terms.unit = arena_dup(&room->texts, deal->terms.unit);
	stmt_end(stmt);
	read_events(office, room);
	return deal;
}

void deal_room_free(struct deal_room *room)
{
	arena_free(&room->texts);
	free(room->events);
	*room = (struct deal_room){ 0 };
}

int64_t deal_by_code(struct office *office, const char *code)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id FROM deal WHERE deal = :deal");
	int64_t id;

	stmt_bind_text(stmt, ":deal", code);
	id = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
	stmt_end(stmt);
	return id;
}

const char *deal_code(struct office *office, int64_t id)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT deal FROM deal WHERE id = ?1");
	const char *code = NULL;

	stmt_bind_int_at(stmt, 1, id);
	if (stmt_next(stmt))
		code = arena_dup(&office->arena, stmt_text(stmt, 0));
	stmt_end(stmt);
	return code;
}

void deals_of(struct office *office, struct stmt *numbers, int64_t day,
	      deal_each *each, void *to)
{
	struct deal_room room = { 0 };

	while (stmt_next(numbers)) {
		const struct deal *deal =
			deal_read(office, stmt_int(numbers, 0), &room);
		struct deal known;

		if (!deal || deal->subscribed_on > day)
			continue;
		known = deal_as_of(deal, day);
		each(to, &known);
	}
	deal_room_free(&room);
}

void deals_each(struct office *office, int64_t day, deal_each *each, void *to)
{
	deals_of(office, db_stmt(office->db, "SELECT id FROM deal ORDER BY id"),
		 day, each, to);
}

void deals_of_customer(struct office *office, int64_t customer, int64_t day,
		       deal_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id FROM deal WHERE customer = ?1"
				    " ORDER BY id");

	stmt_bind_int_at(stmt, 1, customer);
	deals_of(office, stmt, day, each, to);
}

void deals_sold(struct office *office, enum sale sale, int64_t first,
		int64_t last, int64_t day, deal_each *each, void *to)
{
	struct stmt *stmt =
		sale == SALE_SIGNED
			? db_stmt(office->db,
				  "SELECT id FROM deal WHERE signed_on"
				  " BETWEEN ?1 AND ?2 AND"
				  " (voided_on IS NULL OR voided_on > ?3)"
				  " ORDER BY id")
			: db_stmt(office->db,
				  "SELECT id FROM deal WHERE subscribed_on"
				  " BETWEEN ?1 AND ?2 AND"
				  " (voided_on IS NULL OR voided_on > ?3)"
				  " ORDER BY id");

	stmt_bind_int_at(stmt, 1, first);
	stmt_bind_int_at(stmt, 2, last < day ? last : day);
	stmt_bind_int_at(stmt, 3, day);
	deals_of(office, stmt, day, each, to);
}

void deal_derive(struct office *office, const struct deal *deal)
{
	const struct deal_terms now = deal_terms_on(deal, INT64_MAX);
	struct stmt *stmt = db_stmt(office->db,
				    "UPDATE deal SET unit_now = ?2,"
				    " signed_on = ?3, voided_on = ?4"
				    " WHERE id = ?1");

	stmt_bind_int_at(stmt, 1, deal->id);
	stmt_bind_text_at(stmt, 2, now.unit);
	stmt_bind_int_at(stmt, 3, deal_day_of(deal, DEAL_CONTRACT_SIGNED));
	stmt_bind_int_at(stmt, 4, deal_day_of(deal, DEAL_VOIDED));
	stmt_run(stmt);
}

bool deal_unit_is_taken(struct office *office, const char *unit, int64_t except)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id FROM deal WHERE unit_now = ?1"
				    " AND voided_on IS NULL AND id <> ?2");
	bool taken;

	stmt_bind_text_at(stmt, 1, unit);
	stmt_bind_int_at(stmt, 2, except == NONE ? 0 : except);
	taken = stmt_next(stmt);
	stmt_end(stmt);
	return taken;
}
