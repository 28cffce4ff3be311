#include "cli/duelist.h"

#include "base/die.h"
#include "office/care_duties.h"
#include "office/complaint_duties.h"
#include "office/deal_duties.h"
#include "office/files.h"
#include "office/rulebook.h"

struct filling {
	struct office *office;
	struct duelist *list;
};

static void add(void *to, const struct duty_found *found)
{
	struct filling *filling = to;
	const struct duty_subject *subject = found->subject;
	struct due due = { .slot = &found->slot,
			   .id = subject->id,
			   .code = subject->code,
			   .staff = found->staff,
			   .customer = subject->customer,
			   .phone = subject->phone };

	if (!duelist_wants(filling->list, &found->slot, found->staff))
		return;
	if (found->source->detail)
		due.detail = found->source->detail(filling->office, subject,
						   &found->slot);
	duelist_add(filling->list, &due);
}

const enum rule_kind duelist_kinds[] = { RULES_CALLBACK,  RULES_CONTRACT,
					 RULES_COMPLAINT, RULES_CARE,
					 RULES_FILE,	  RULE_KINDS };

/* Whose subjects the duties of a rule file are about, NULL-ended. */
static const struct duty_source *const *sources_of(enum rule_kind kind)
{
	static const struct duty_source *const contract[] = { &contract_duties,
							      NULL };
	static const struct duty_source *const complaint[] = {
		&complaint_duties, NULL
	};
	static const struct duty_source *const care[] = { &milestone_source,
							  &office_source,
							  &deal_duties, NULL };
	static const struct duty_source *const file[] = { &file_duties, NULL };

	switch (kind) {
	case RULES_CONTRACT: return contract;
	case RULES_COMPLAINT: return complaint;
	case RULES_CARE: return care;
	case RULES_FILE: return file;
	default: bug("no due list of rule file %d", (int)kind);
	}
}

int duelist_of(struct office *office, const struct duelist_options *options,
	       enum rule_kind kind, struct rows *rows)
{
	const struct duty_source *const *sources;
	const struct duty_book *book = office_duties(office, kind);
	struct filling filling = { .office = office };
	const struct duty_sink sink = { add, &filling };

	if (kind == RULES_CALLBACK)
		return duelist_of_leads(office, options, rows);
	filling.list = duelist_new(office, options, book);
	for (sources = sources_of(kind); *sources; sources++)
		duties_find(office, kind, book, *sources,
			    duelist_reach(filling.list), &sink);
	return duelist_print(filling.list, rows);
}

/* Of the one command that runs. */
static enum rule_kind listed;

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)operands;
	return duelist_of(office, options, listed, rows);
}

int duelist_main(const struct command *command, enum rule_kind kind, int argc,
		 char **argv)
{
	struct lister lister = { .command = *command,
				 .columns = duelist_columns,
				 .store = LISTER_STORE,
				 .list = list };

	lister.command.options = duelist_option_fields;
	lister.command.options_size = sizeof(struct duelist_options);
	listed = kind;
	return lister_main(&lister, argc, argv);
}
