/* Deals as entries: listed, checked. */
#include "office/deal_records.h"
#include "office/entry.h"
#include "office/milestone_register.h"

#define TEXT(member) FIELD_TEXT_AT(struct deal_record, member)
#define INT(member) FIELD_INT_AT(struct deal_record, member)

static const struct field columns[] = {
	COLUMN("deal", FIELD_CODE, TEXT(deal)),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("rep", FIELD_STAFF, INT(rep)),
	COLUMN("service_agent", FIELD_STAFF, INT(service_agent)),
	COLUMN("unit", FIELD_TEXT, TEXT(unit)),
	COLUMN("price", FIELD_MONEY, INT(price)),
	COLUMN_CHOICE("pay_method", INT(pay_method), pay_method_names),
	COLUMN("down_payment", FIELD_MONEY, INT(down_payment)),
	COLUMN("facility_fee", FIELD_MONEY, INT(facility_fee)),
	COLUMN("maintenance_fund", FIELD_MONEY, INT(maintenance_fund)),
	COLUMN("other_fees", FIELD_MONEY, INT(other_fees)),
	COLUMN("subscribed_on", FIELD_DAY, INT(subscribed_on)),
	COLUMN("handover", FIELD_CODE, TEXT(handover)),
	FIELD_END,
};

static const struct field added[] = {
	COLUMN("lead", FIELD_ID, INT(lead)),
	COLUMN_CHOICE("status", INT(status), deal_status_names),
	FIELD_END,
};

static int64_t status_of(const struct deal *deal)
{
	if (deal_find_event(deal, DEAL_VOIDED))
		return STATUS_VOIDED;
	return deal_find_event(deal, DEAL_CONTRACT_SIGNED) ? STATUS_SIGNED
							   : STATUS_SUBSCRIBED;
}

static struct deal_record record_of(struct office *office,
				    const struct deal *deal)
{
	const struct deal_terms *terms = &deal->terms;

	return (struct deal_record){
		.deal = deal->deal,
		.phone = deal->phone,
		.rep = terms->rep,
		.service_agent = terms->service_agent,
		.unit = terms->unit,
		.price = terms->price,
		.pay_method = terms->pay_method,
		.down_payment = terms->down_payment,
		.facility_fee = deal->fees[ITEM_FACILITY_FEE],
		.maintenance_fund = deal->fees[ITEM_MAINTENANCE_FUND],
		.other_fees = deal->fees[ITEM_OTHER_FEES],
		.subscribed_on = deal->subscribed_on,
		.handover = handover_code(office, terms->handover),
		.lead = deal->lead,
		.status = status_of(deal),
	};
}

void deal_load(struct office *office, int64_t id, struct deal_record *entry)
{
	struct deal_room room = { 0 };
	const struct deal *deal = deal_read(office, id, &room);

	if (deal) {
		*entry = record_of(office, deal);
		entry->deal = arena_dup(&office->arena, entry->deal);
		entry->unit = arena_dup(&office->arena, entry->unit);
	}
	deal_room_free(&room);
}

struct listing {
	struct office *office;
	entry_each *each;
	void *to;
};

static void list_one(void *to, const struct deal *deal)
{
	const struct listing *listing = to;
	const struct deal_record record = record_of(listing->office, deal);

	listing->each(listing->to, deal->id, &record);
}

/* T5: as known now. */
static void list(struct office *office, entry_each *each, void *to)
{
	struct listing listing = { office, each, to };

	deals_each(office, office->today, list_one, &listing);
}

const struct entry_kind entry_deals = {
	.what = "deals",
	.words = "deals",
	.size = sizeof(struct deal_record),
	.columns = columns,
	.added = added,
	.own_time = "subscribed_on",
	.list = list,
	.numbers = { "deal_numbers", "SELECT max(id) FROM deal" },
	.checks = deal_checks,
};
