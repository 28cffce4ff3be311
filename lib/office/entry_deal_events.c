/* The events of deals as entries: listed, taken back, checked. */
#include "base/intl.h"
#include "base/sorter.h"
#include "office/claims.h"
#include "office/deal_records.h"
#include "office/deal_settling.h"
#include "office/entry.h"
#include "office/lead_selling.h"
#include "office/milestone_register.h"
#include "rules/number.h"

#define TEXT(member) FIELD_TEXT_AT(struct deal_event_record, member)
#define INT(member) FIELD_INT_AT(struct deal_event_record, member)

static const struct field columns[] = {
	COLUMN("entry", FIELD_ID, INT(entry)),
	COLUMN("deal", FIELD_CODE, TEXT(deal)),
	COLUMN_CHOICE("event", INT(event), deal_event_names),
	COLUMN("on", FIELD_DAY, INT(on)),
	COLUMN("amount", FIELD_MONEY, INT(amount)),
	COLUMN_CHOICE("item", INT(item), deal_item_names),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN("identity_checked", FIELD_YESNO, INT(identity_checked)),
	COLUMN("approved_by", FIELD_TEXT, TEXT(approved_by)),
	COLUMN("unit", FIELD_TEXT, TEXT(unit)),
	COLUMN("price", FIELD_MONEY, INT(price)),
	COLUMN("rep", FIELD_STAFF, INT(rep)),
	COLUMN_CHOICE("pay_method", INT(pay_method), pay_method_names),
	COLUMN("down_payment", FIELD_MONEY, INT(down_payment)),
	COLUMN("service_agent", FIELD_STAFF, INT(service_agent)),
	COLUMN("handover", FIELD_CODE, TEXT(handover)),
	FIELD_END,
};

static struct deal_event_record record_of(struct office *office,
					  const struct deal *deal,
					  const struct deal_event *event)
{
	const struct deal_terms *terms = &event->terms;

	return (struct deal_event_record){
		.entry = event->entry,
		.deal = deal->deal,
		.event = event->kind,
		.on = event->on,
		.amount = event->amount,
		.item = event->item,
		.staff = event->staff,
		.identity_checked = event->identity_checked,
		.approved_by = event->approved_by,
		.unit = terms->unit,
		.price = terms->price,
		.rep = terms->rep,
		.pay_method = terms->pay_method,
		.down_payment = terms->down_payment,
		.service_agent = terms->service_agent,
		.handover = handover_code(office, terms->handover),
		.due_on = NONE,
	};
}

static const struct deal_event *find_entry(const struct deal *deal,
					   int64_t number)
{
	for (int i = 0; i < deal->count; i++)
		if (deal->events[i].entry == number)
			return &deal->events[i];
	return NULL;
}

void deal_event_load(struct office *office, const struct outcome *where,
		     struct deal_event_record *entry)
{
	struct deal_room room = { 0 };
	const struct deal *deal = deal_read(office, where->lead, &room);
	const struct deal_event *event = deal ? find_entry(deal, where->id)
					      : NULL;

	if (event) {
		*entry = record_of(office, deal, event);
		entry->deal = arena_dup(&office->arena, entry->deal);
		entry->unit = arena_dup(&office->arena, entry->unit);
		entry->approved_by = arena_dup(&office->arena,
					       entry->approved_by);
		deal_next(office, deal, entry);
	}
	deal_room_free(&room);
}

/* Where an event lies; they lie by deal, and are listed by number. */
struct place {
	int64_t entry, deal;
};

static int compare(const void *left, size_t left_size, const void *right,
		   size_t right_size)
{
	const struct place *a = left, *b = right;

	(void)left_size;
	(void)right_size;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

static void list_place(struct office *office, const struct place *place,
		       struct deal_room *room, entry_each *each, void *to)
{
	const struct deal_event *event;
	struct deal_event_record record;

	if (room->deal.id != place->deal)
		deal_read(office, place->deal, room);
	event = find_entry(&room->deal, place->entry);
	if (!event)
		return;
	record = record_of(office, &room->deal, event);
	each(to, record.entry, &record);
}

/* T5: what is dated later is not known yet. */
static void list(struct office *office, entry_each *each, void *to)
{
	struct sorter *sorter = sorter_new(compare);
	struct stmt *stmt = db_stmt(office->db, "SELECT id, deal"
						" FROM deal_event"
						" WHERE on_day <= ?1");
	struct deal_room room = { 0 };
	const void *found;
	size_t length;

	stmt_bind_int_at(stmt, 1, office->today);
	while (stmt_next(stmt)) {
		const struct place place = { stmt_int(stmt, 0),
					     stmt_int(stmt, 1) };

		sorter_add(sorter, &place, sizeof(place));
	}
	while ((found = sorter_next(sorter, &length)))
		list_place(office, found, &room, each, to);
	sorter_free(sorter);
	deal_room_free(&room);
}

extern const struct entry_kind entry_deal_events;

/* Whether more has been recorded of the deal, or has come of the event. */
static bool has_followers(struct office *office, const struct deal *deal,
			  const struct deal_event *event)
{
	struct deal_terms before;
	bool moves = event->kind == DEAL_VOIDED || event->terms.unit;

	for (int i = 0; i < deal->count; i++)
		if (deal->events[i].entry > event->entry)
			return true;
	if (!moves)
		return false;
	before = deal_terms_without(deal, event);
	if (deal_unit_is_taken(office, before.unit, deal->id))
		return true;
	/* D18: the lead is sold as it was. */
	return event->kind == DEAL_VOIDED && deal->lead != NONE &&
	       !lead_unrevive(office, deal->customer, deal->lead, deal->id);
}

static void remove_event(struct office *office, struct deal_room *room,
			 const struct deal_event *event)
{
	struct stmt *stmt = db_stmt(office->db,
				    "DELETE FROM deal_event WHERE deal = ?1"
				    " AND on_day = ?2 AND id = ?3");
	int64_t id = room->deal.id;

	stmt_bind_int_at(stmt, 1, id);
	stmt_bind_int_at(stmt, 2, event->on);
	stmt_bind_int_at(stmt, 3, event->entry);
	stmt_run(stmt);
	deal_derive(office, deal_read(office, id, room));
	claims_deals_changed(office);
	deal_settle(office, id);
}

static const struct deal_event *find_number(struct office *office,
					    const char *id,
					    struct deal_room *room)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT deal FROM deal_event"
						" WHERE id = ?1");
	int64_t number, deal = NONE;

	if (!number_parse(id, 0, &number))
		return NULL;
	stmt_bind_int_at(stmt, 1, number);
	if (stmt_next(stmt))
		deal = stmt_int(stmt, 0);
	stmt_end(stmt);
	if (deal == NONE || !deal_read(office, deal, room))
		return NULL;
	return find_entry(&room->deal, number);
}

/* The last that was recorded of a deal; the audit keeps what it said. */
static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct deal_room room = { 0 };
	const struct deal_event *event = find_number(office, id, &room);

	(void)approved_by;
	if (!event) {
		outcome_invalid(outcome, _("id: there is no event '%s'"), id);
	} else if (has_followers(office, &room.deal, event)) {
		outcome_refuse(outcome, "has_followers");
	} else {
		const struct deal_event_record record =
			record_of(office, &room.deal, event);

		entry_take_back(office, &entry_deal_events, event->entry,
				&record);
		remove_event(office, &room, event);
	}
	deal_room_free(&room);
}

const struct entry_kind entry_deal_events = {
	.what = "deal-events",
	.words = "deal-events",
	.size = sizeof(struct deal_event_record),
	.columns = columns,
	.own_time = "on",
	.list = list,
	.numbers = { "deal_event_numbers", "SELECT max(id) FROM deal_event" },
	.withdraw = withdraw,
};
