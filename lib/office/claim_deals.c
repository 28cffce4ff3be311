#include "office/claim_deals.h"

#include <stdlib.h>

#include "base/die.h"
#include "rules/day.h"

static void add(struct claim_deals *deals, const struct deal_days *deal)
{
	if (deals->count == deals->size) {
		deals->size = deals->size * 2 + 16;
		deals->all = mem_resize(deals->all, (size_t)deals->size,
					sizeof(*deals->all));
		deals->known = mem_resize(deals->known, (size_t)deals->size,
					  sizeof(*deals->known));
	}
	deals->all[deals->count++] = *deal;
}

int claim_deals_read(struct office *office, struct claim_deals *deals,
		     int64_t customer)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT id, lead, subscribed_on, signed_on, voided_on"
			" FROM deal WHERE customer = ?1 ORDER BY id");
	int first = deals->count;

	stmt_bind_int_at(stmt, 1, customer);
	while (stmt_next(stmt)) {
		const struct deal_days deal = {
			.deal = stmt_int(stmt, 0),
			.lead = stmt_int(stmt, 1),
			.subscribed_on = stmt_day(stmt, 2),
			.signed_on = stmt_day(stmt, 3),
			.voided_on = stmt_day(stmt, 4)
		};

		add(deals, &deal);
	}
	return deals->count - first;
}

void claim_deals_stand(struct claim_deals *deals, int first, int count,
		       int64_t at, struct standing *standing)
{
	int64_t day = at == NONE ? INT64_MAX : time_day(at);

	standing->deals = deals->known;
	standing->deals_count = 0;
	for (int i = first; i < first + count; i++) {
		struct deal_days deal = deals->all[i];

		if (deal.subscribed_on > day)
			continue;
		if (deal.signed_on > day)
			deal.signed_on = NONE;
		if (deal.voided_on > day)
			deal.voided_on = NONE;
		deals->known[standing->deals_count++] = deal;
	}
}

void claim_deals_free(struct claim_deals *deals)
{
	free(deals->all);
	free(deals->known);
}
