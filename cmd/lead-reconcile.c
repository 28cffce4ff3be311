/* lead-reconcile: what does not fit together on a day (R8). */
#include "base/die.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/reconciling.h"
#include "rules/day.h"

#define OUT(member) FIELD_INT_AT(struct reconcile_row, member)
#define OUT_TEXT(member) FIELD_TEXT_AT(struct reconcile_row, member)

static const struct field columns[] = {
	COLUMN_CHOICE("kind", OUT(kind), reconcile_kind_names),
	COLUMN("lead", FIELD_ID, OUT(lead)),
	COLUMN("visit", FIELD_ID, OUT(visit)),
	COLUMN_FLAGS("phone", FIELD_PHONE, OUT(phone), FIELD_PERSONAL),
	COLUMN_FLAGS("name", FIELD_TEXT, OUT_TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN("partner", FIELD_PARTNER, OUT(partner)),
	COLUMN("rep", FIELD_STAFF, OUT(rep)),
	COLUMN("at", FIELD_TIME, OUT(at)),
	COLUMN("detail", FIELD_TEXT, OUT_TEXT(detail)),
	FIELD_END
};

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	int64_t day = office->today;

	(void)options;
	if (operands[0] && !day_parse(operands[0], &day))
		die(EX_USAGE, _("'%s' is not a day"), operands[0]);
	reconcile(office, day, rows_add_to, rows);
	return 0;
}

static const struct lister lead_reconcile = {
	.command = { .name = "lead-reconcile",
		     .summary = N_("list what does not reconcile on a day"),
		     .operands = "[DAY]" },
	.columns = columns,
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&lead_reconcile, argc, argv);
}
