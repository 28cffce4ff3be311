#include "cli/duelist.h"

struct filling {
	struct office *office;
	struct duelist *list;
};

static void add(void *to, const struct duty_found *found)
{
	struct filling *filling = to;
	const struct duty_subject *subject = found->subject;
	struct due due = { .slot = found->slot,
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

int duelist_of(struct office *office, const struct duelist_options *options,
	       enum rule_kind kind, const struct duty_book *book,
	       const struct duty_source *const sources[], struct rows *rows)
{
	struct filling filling = { office, duelist_new(office, options, book) };
	const struct duty_sink sink = { add, &filling };

	for (; *sources; sources++)
		duties_find(office, kind, book, *sources,
			    duelist_reach(filling.list), &sink);
	return duelist_print(filling.list, rows);
}
