#include "office/stages.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/die.h"
#include "office/claims.h"
#include "office/customers.h"
#include "office/deals.h"
#include "office/rulebook.h"
#include "rules/care_rules.h"
#include "rules/day.h"

/* When anyone of a customer's phones is first found in the store. */
struct first {
	int64_t customer; /* first, for the order */
	int64_t at;
};

struct stages {
	const struct owner_bounds *bounds;
	struct buf firsts; /* of struct first, by customer */
	bool has_firsts;
	struct buf deals; /* of struct owner_deal: room to work in */
};

static void stages_free(struct office *office)
{
	buf_free(&office->stages->firsts);
	buf_free(&office->stages->deals);
	free(office->stages);
	office->stages = NULL;
}

static struct stages *stages_get(struct office *office)
{
	static const struct office_part part = { NULL, stages_free };
	const struct care_book *book = office_rules(office, RULES_CARE);

	if (office->stages)
		return office->stages;
	office->stages = mem_new(sizeof(*office->stages));
	office_add_part(office, &part);
	office->stages->bounds = care_stages_on(book, office->today);
	if (!office->stages->bounds)
		office_no_version(office, RULES_CARE, office->today);
	return office->stages;
}

/* One sweep for as many customers as are asked about. */
static void read_firsts(struct office *office, struct stages *stages)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT coalesce(customer, found.phone), min(at) FROM ("
			"SELECT phone, recorded_at AS at FROM lead UNION ALL"
			" SELECT phone, arrived_at FROM visit UNION ALL"
			" SELECT phone, called_at FROM call UNION ALL"
			" SELECT phone, received_at FROM complaint UNION ALL"
			" SELECT phone, subscribed_on * 86400 FROM deal) found"
			" LEFT JOIN family ON family.phone = found.phone"
			" WHERE found.phone IS NOT NULL AND at <= :now"
			" GROUP BY 1 ORDER BY 1");

	stages->has_firsts = true;
	stmt_bind_int(stmt, ":now", office->now);
	while (stmt_next(stmt)) {
		const struct first first = { stmt_int(stmt, 0),
					     stmt_time(stmt, 1) };

		buf_add(&stages->firsts, &first, sizeof(first));
	}
}

/* The day of the first record of anyone of the family, or NONE. */
static int64_t first_day(struct office *office, int64_t customer)
{
	struct stages *stages = stages_get(office);
	const struct first *found = NULL;
	size_t count;

	if (!stages->has_firsts)
		read_firsts(office, stages);
	count = stages->firsts.length / sizeof(*found);
	if (count)
		found = bsearch(&customer, stages->firsts.data, count,
				sizeof(*found), array_compare_int64);
	return found ? time_day(found->at) : NONE;
}

static void add_deal(void *to, const struct deal *deal)
{
	const struct owner_deal owner = {
		.subscribed_on = deal->subscribed_on,
		.signed_on = deal_day_of(deal, DEAL_CONTRACT_SIGNED),
		.handed_over_on = deal_day_of(deal, DEAL_HANDED_OVER),
		.voided_on = deal_day_of(deal, DEAL_VOIDED),
	};

	buf_add(to, &owner, sizeof(owner));
}

void stage_answer(struct office *office, int64_t phone,
		  struct stage_entry *entry)
{
	struct stages *stages = stages_get(office);
	int64_t customer = customer_of_phone(office, phone);
	struct owner_standing standing;

	buf_clear(&stages->deals);
	deals_of_customer(office, customer, office->today, add_deal,
			  &stages->deals);
	standing = owner_stage_on((const void *)stages->deals.data,
				  (int)(stages->deals.length /
					sizeof(struct owner_deal)),
				  stages->bounds, office->today);
	*entry = (struct stage_entry){
		.phone = phone,
		.name = customer_name(office, phone, NONE),
		.stage = standing.stage,
		.since = standing.since,
		.deals = standing.deals,
	};
	if (standing.stage == STAGE_POTENTIAL)
		entry->since = first_day(office, customer);
}

void stages_each(struct office *office, void (*each)(void *to, int64_t phone),
		 void *to)
{
	struct stages *stages = stages_get(office);
	struct stmt *stmt = db_stmt(office->db, "SELECT phone FROM customer");
	struct buf customers = BUF_INIT;
	const struct first *firsts;
	int64_t *numbers;
	int count;

	read_firsts(office, stages);
	firsts = (const void *)stages->firsts.data;
	count = (int)(stages->firsts.length / sizeof(*firsts));
	for (int i = 0; i < count; i++)
		buf_add(&customers, &firsts[i].customer, sizeof(int64_t));
	while (stmt_next(stmt)) {
		int64_t customer = customer_of_phone(office, stmt_int(stmt, 0));

		buf_add(&customers, &customer, sizeof(customer));
	}
	numbers = (void *)customers.data;
	count = array_unique(numbers,
			     (int)(customers.length / sizeof(*numbers)));
	for (int i = 0; numbers && i < count; i++)
		each(to, numbers[i]);
	buf_free(&customers);
}
