/* penalty-month: what is proposed for whom in a month. */
#include "cli/command.h"
#include "cli/rows.h"
#include "office/penalties.h"
#include "office/registers.h"
#include "rules/day.h"

struct penalty_row {
	int64_t month, staff, count, fine;
	const char *name, *sanctions;
	unsigned sanction_bits;
};

#define OUT(member) FIELD_INT_AT(struct penalty_row, member)
#define OUT_TEXT(member) FIELD_TEXT_AT(struct penalty_row, member)

static const struct field columns[] = {
	COLUMN("month", FIELD_MONTH, OUT(month)),
	COLUMN("staff", FIELD_STAFF, OUT(staff)),
	COLUMN_FLAGS("name", FIELD_TEXT, OUT_TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN("count", FIELD_NUMBER, OUT(count)),
	COLUMN("fine", FIELD_MONEY, OUT(fine)),
	COLUMN_WORD("sanctions", OUT_TEXT(sanctions)),
	FIELD_END,
};

/* By the bits of the sanctions that are there. */
static const char *const sanctions[] = { NULL, "suspension", "dismissal",
					 "suspension dismissal" };

static void add(struct penalty_row *row, const struct penalty *penalty)
{
	row->count++;
	row->fine += penalty->fine;
	if (penalty->sanction != NONE)
		row->sanction_bits |= 1U << penalty->sanction;
}

/* The rows of all staff, by code, those without a penalty too. */
static struct penalty_row *sum(struct office *office, int64_t month)
{
	int count;
	const struct staff *staff = staff_all(office, &count);
	struct penalty_row *all = arena_alloc(&office->arena,
					      (size_t)count * sizeof(*all));
	struct penalty penalty = { .penalty = NONE };
	struct stmt *stmt = penalties_all(office);

	for (int i = 0; i < count; i++)
		all[i] = (struct penalty_row){ .month = month,
					       .staff = staff[i].id,
					       .name = staff[i].name };
	while (penalties_next(stmt, &penalty))
		if (month_of(penalty.on) == month)
			add(&all[staff_rank(office, penalty.staff)], &penalty);
	return all;
}

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	struct penalty_row *all = sum(office, command_month(operands[0]));
	int count;

	(void)options;
	staff_all(office, &count);
	for (int i = 0; i < count; i++) {
		all[i].sanctions = sanctions[all[i].sanction_bits];
		if (all[i].count)
			rows_add(rows, &all[i]);
	}
	return 0;
}

static const struct lister penalty_month = {
	.command = { .name = "penalty-month",
		     .summary = N_("sum up the penalties of a month"),
		     .operands = N_("MONTH") },
	.columns = columns,
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&penalty_month, argc, argv);
}
