/* care-due: what the care calendar asks for, by when (A1-A10). */
#include "cli/command.h"
#include "cli/duelist.h"
#include "office/care_duties.h"
#include "office/deal_duties.h"
#include "office/rulebook.h"

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	static const struct duty_source *const sources[] = {
		&milestone_source, &office_source, &deal_duties, NULL
	};

	(void)operands;
	return duelist_of(office, options, RULES_CARE,
			  office_duties(office, RULES_CARE), sources, rows);
}

static const struct lister care_due = {
	.command = { .name = "care-due",
		     .summary = N_("list what the care calendar asks for, by"
				   " when"),
		     .options = duelist_option_fields,
		     .options_size = sizeof(struct duelist_options) },
	.columns = duelist_columns,
	.entry_size = sizeof(struct duelist_row),
	.store = LISTER_STORE,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&care_due, argc, argv);
}
