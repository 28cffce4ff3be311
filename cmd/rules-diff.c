/* rules-diff: what other rules would change for the leads that are live. */
#include "base/die.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/rules_diff.h"

#define OUT(member) FIELD_INT_AT(struct rules_diff, member)
#define OUT_TEXT(member) FIELD_TEXT_AT(struct rules_diff, member)

static const struct field columns[] = {
	COLUMN_CHOICE("kind", OUT(kind), rules_diff_names),
	COLUMN("id", FIELD_ID, OUT(lead)),
	COLUMN_FLAGS("customer", FIELD_TEXT, OUT_TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN("rep", FIELD_STAFF, OUT(rep)),
	COLUMN("before", FIELD_CODE, OUT_TEXT(before)),
	COLUMN("after", FIELD_CODE, OUT_TEXT(after)),
	FIELD_END
};

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)options;
	if (!operands[0])
		die(EX_USAGE, _("no folder of rule files is named"));
	rules_diff(office, operands[0], rows_add_to, rows);
	return 0;
}

static const struct lister command_of_rules_diff = {
	.command = { .name = "rules-diff",
		     .summary = N_("tell what other rules would change"),
		     .operands = "DIR" },
	.columns = columns,
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&command_of_rules_diff, argc, argv);
}
