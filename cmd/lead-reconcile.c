/* lead-reconcile: what does not fit together on a day (R8). */
#include "base/die.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/reconciling.h"
#include "rules/day.h"

#define OUT(member) FIELD_INT_AT(struct reconcile_row, member)
#define OUT_TEXT(member) FIELD_TEXT_AT(struct reconcile_row, member)

static const struct field columns[] = {
	{ "kind", FIELD_CHOICE, OUT(kind), 0, NULL, reconcile_kind_names, NULL,
	  0 },
	{ "lead", FIELD_ID, OUT(lead), 0, NULL, NULL, NULL, 0 },
	{ "visit", FIELD_ID, OUT(visit), 0, NULL, NULL, NULL, 0 },
	{ "phone", FIELD_PHONE, OUT(phone), FIELD_PERSONAL, NULL, NULL, NULL,
	  0 },
	{ "name", FIELD_TEXT, OUT_TEXT(name), FIELD_PERSONAL | FIELD_NAME,
	  NULL, NULL, NULL, 0 },
	{ "partner", FIELD_PARTNER, OUT(partner), 0, NULL, NULL, NULL, 0 },
	{ "rep", FIELD_STAFF, OUT(rep), 0, NULL, NULL, NULL, 0 },
	{ "at", FIELD_TIME, OUT(at), 0, NULL, NULL, NULL, 0 },
	{ "detail", FIELD_TEXT, OUT_TEXT(detail), 0, NULL, NULL, NULL, 0 },
	{ NULL, 0, 0, 0, NULL, NULL, NULL, 0 }
};

static void print(void *rows, const void *row)
{
	rows_add(rows, row);
}

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	int64_t day = office->today;

	(void)options;
	if (operands[0] && !day_parse(operands[0], &day))
		die(EX_USAGE, _("'%s' is not a day"), operands[0]);
	reconcile(office, day, print, rows);
	return 0;
}

static const struct lister lead_reconcile = {
	.command = { .name = "lead-reconcile",
		     .summary = N_("list what does not reconcile on a day"),
		     .operands = "[DAY]" },
	.columns = columns,
	.entry_size = sizeof(struct reconcile_row),
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&lead_reconcile, argc, argv);
}
