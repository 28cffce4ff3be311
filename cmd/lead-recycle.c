/* lead-recycle: takes back leads that came to nothing, and hands them out
 * (Y1-Y7). */
#include "cli/command.h"
#include "office/leads.h"
#include "office/moves.h"
#include "office/recycling.h"
#include "office/registers.h"
#include "rules/day.h"
#include "rules/recycling.h"

struct options {
	int64_t staff;
};

struct recycling_entry {
	int64_t lead, phone;
	const char *name;
	int64_t from_rep, to_rep, last_visit_on, clock_from, recycled_on;
	int64_t contact_by;
};

#define IN(member) FIELD_INT_AT(struct recycling_input, member)
#define OUT(member) FIELD_INT_AT(struct recycling_entry, member)

static const struct field options[] = {
	{ "staff", FIELD_STAFF, FIELD_INT_AT(struct options, staff), 0,
	  N_("hand out all live leads of this rep instead of what is due"),
	  NULL, N_("CODE"), 's' },
	FIELD_END
};

static const struct field fields[] = {
	{ "lead", FIELD_ID, IN(lead), FIELD_REQUIRED,
	  N_("the number of a live lead"), NULL, N_("NUMBER"), 0 },
	{ "to_rep", FIELD_STAFF, IN(to_rep), 0,
	  N_("the consultant who gets it; without one, the pool"), NULL,
	  N_("CODE"), 0 },
	FIELD_END
};

static const struct field columns[] = {
	COLUMN("lead", FIELD_ID, OUT(lead)),
	COLUMN_FLAGS("phone", FIELD_PHONE, OUT(phone), FIELD_PERSONAL),
	COLUMN_FLAGS("name", FIELD_TEXT,
		     FIELD_TEXT_AT(struct recycling_entry, name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN("from_rep", FIELD_STAFF, OUT(from_rep)),
	COLUMN("to_rep", FIELD_STAFF, OUT(to_rep)),
	COLUMN("last_visit_on", FIELD_DAY, OUT(last_visit_on)),
	COLUMN("clock_from", FIELD_DAY, OUT(clock_from)),
	COLUMN("recycled_on", FIELD_DAY, OUT(recycled_on)),
	COLUMN("contact_by", FIELD_DAY, OUT(contact_by)),
	FIELD_END
};

static const struct field audited[] = {
	COLUMN("from_rep", FIELD_STAFF, OUT(from_rep)),
	COLUMN("to_rep", FIELD_STAFF, OUT(to_rep)), FIELD_END
};

static void describe(const struct recycling *found,
		     struct recycling_entry *entry)
{
	entry->phone = found->row.phone;
	entry->name = found->row.name;
	if (found->facts.visited_at != NONE)
		entry->last_visit_on = time_day(found->facts.visited_at);
	entry->clock_from = found->clock;
}

/* Whether the lead can go where it is to go. */
static bool check(struct office *office, const struct recycling_input *input,
		  struct recycling *found, struct recycling_entry *entry,
		  struct outcome *outcome)
{
	const struct staff *to = staff_by_id(office, input->to_rep);
	struct lead lead;

	if (to && to->role != ROLE_CONSULTANT) {
		outcome_invalid(outcome, _("to_rep: '%.64s' is no consultant"),
				to->staff);
		return false;
	}
	if (!recycling_find(office, input->lead, found)) {
		if (lead_find(office, input->lead, &lead))
			outcome_refuse(outcome, "not_live");
		else
			outcome_invalid(outcome,
					_("lead: there is no lead %lld"),
					(long long)input->lead);
		return false;
	}
	describe(found, entry);
	entry->from_rep = found->claim.rep;
	if (to && !staff_is_active(to, office->today))
		outcome_refuse(outcome, "inactive");
	else if (to && to->id == found->claim.rep)
		outcome_refuse(outcome, "same_rep");
	return outcome->result == RESULT_OK;
}

static void record(struct office *office, const void *record, void *shown,
		   struct outcome *outcome)
{
	const struct recycling_input *input = record;
	struct recycling_entry *entry = shown;
	struct recycling found;

	entry->lead = outcome->id = input->lead;
	entry->to_rep = input->to_rep;
	if (!check(office, input, &found, entry, outcome))
		return;
	entry->recycled_on = office->today;
	if (input->to_rep != NONE)
		entry->contact_by = moves_contact_by(office, found.claim.kind);
	if (input->to_rep != NONE || !claim_is_pooled(&found.claim))
		move_lead(office, &found.row, found.customer, &found.claim,
			  input->to_rep);
}

/* A lead that was handed on, as it is now. */
static void load(struct office *office, const struct outcome *where,
		 void *shown)
{
	struct recycling_entry *entry = shown;
	struct recycling found;

	entry->lead = where->id;
	if (!recycling_find(office, where->id, &found))
		return;
	describe(&found, entry);
	entry->to_rep = found.claim.rep;
}

static void plan(struct office *office, const void *given,
		 void (*each)(void *to, const void *input), void *to)
{
	const struct options *own = given;

	recycling_plan(office, own->staff, each, to);
}

static const struct recorder lead_recycle = {
	.command = { .name = "lead-recycle",
		     .summary = N_("take back leads that came to nothing, and"
				   " hand them out"),
		     .operands = "[PLAN]",
		     .options = options,
		     .options_size = sizeof(struct options) },
	.what = "recyclings",
	.fields = fields,
	.input_size = sizeof(struct recycling_input),
	.columns = columns,
	.audited = audited,
	.entry_size = sizeof(struct recycling_entry),
	.make = plan,
	.prefetch = recycling_prefetch,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&lead_recycle, argc, argv);
}
