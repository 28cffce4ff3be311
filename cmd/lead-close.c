/* lead-close: ends leads that came to nothing (P6). */
#include "cli/command.h"
#include "office/claims.h"
#include "office/leads.h"
#include "office/registers.h"
#include "rules/day.h"

struct closing_input {
	struct input head;
	int64_t lead, reason, closed_at;
	const char *approved_by;
};

struct closing_entry {
	int64_t lead, status, reason;
	const char *approved_by;
};

#define IN(member) FIELD_INT_AT(struct closing_input, member)
#define OUT(member) FIELD_INT_AT(struct closing_entry, member)

static const struct field fields[] = {
	{ "lead", FIELD_ID, IN(lead), FIELD_REQUIRED, N_("the lead's number"),
	  NULL, N_("NUMBER"), 0 },
	{ "reason", FIELD_CHOICE, IN(reason), FIELD_REQUIRED,
	  N_("why it came to nothing"), closing_names_given, N_("WHY"), 0 },
	{ "closed_at", FIELD_TIME, IN(closed_at), FIELD_NOW | FIELD_FACT,
	  N_("when; default: now"), NULL, N_("TIME"), 0 },
	{ "approved_by", FIELD_CODE,
	  FIELD_TEXT_AT(struct closing_input, approved_by), 0,
	  N_("the site or sales manager, for a partner's live lead"), NULL,
	  N_("CODE"), 0 },
	FIELD_END
};

static const struct field columns[] = {
	COLUMN("lead", FIELD_ID, OUT(lead)),
	COLUMN_CHOICE("status", OUT(status), lead_status_names), FIELD_END
};

/* Why, and who agreed, is to be found where a dispute is settled. */
static const struct field audited[] = {
	COLUMN("lead", FIELD_ID, OUT(lead)),
	COLUMN_CHOICE("status", OUT(status), lead_status_names),
	COLUMN_CHOICE("reason", OUT(reason), closing_names_given),
	COLUMN("approved_by", FIELD_CODE,
	       FIELD_TEXT_AT(struct closing_entry, approved_by)),
	FIELD_END
};

static bool is_manager(struct office *office, const char *code)
{
	const struct staff *staff = code ? staff_by_code(office, code) : NULL;

	return staff && (staff->role == ROLE_SITE_MANAGER ||
			 staff->role == ROLE_SALES_MANAGER);
}

static void record(struct office *office, const void *record, void *shown,
		   struct outcome *outcome)
{
	const struct closing_input *input = record;
	struct closing_entry *entry = shown;
	struct claim claim = { .state = CLAIM_REFUSED, .partner = NONE };
	struct lead lead;
	int64_t customer;

	if (!lead_find(office, input->lead, &lead)) {
		outcome_invalid(outcome, _("lead: there is no lead %lld"),
				(long long)input->lead);
		return;
	}
	if (time_day(input->closed_at) < time_day(lead.recorded_at)) {
		outcome_invalid(outcome,
				_("closed_at: is earlier than the lead"));
		return;
	}
	customer = customer_of_phone(office, lead.phone);
	claims_lead(office, customer, input->lead, &claim);
	outcome->id = entry->lead = input->lead;
	entry->status = lead_status_of(claim.state);
	if (claim.state != CLAIM_PENDING && !claim_is_live(&claim)) {
		outcome_refuse(outcome, "not_open");
	} else if (claim_is_live(&claim) && claim.partner != NONE &&
		   !is_manager(office, input->approved_by)) {
		outcome_refuse(outcome, "needs_approver");
	} else {
		lead_end(office, customer, &claim, CLAIM_CLOSED,
			 input->closed_at, 0, input->reason);
		entry->status = LEAD_CLOSED;
		entry->reason = input->reason;
		entry->approved_by = input->approved_by;
	}
}

static void load(struct office *office, const struct outcome *where,
		 void *shown)
{
	struct closing_entry *entry = shown;
	struct claim claim = { .state = CLAIM_REFUSED };
	struct lead lead;

	entry->lead = where->id;
	if (lead_find(office, where->id, &lead))
		claims_lead(office, customer_of_phone(office, lead.phone),
			    where->id, &claim);
	entry->status = lead_status_of(claim.state);
}

static bool find(struct office *office, const void *record,
		 struct outcome *where)
{
	struct lead lead;

	where->id = ((const struct closing_input *)record)->lead;
	return lead_find(office, where->id, &lead);
}

static const struct recorder lead_close = {
	.command = { .name = "lead-close",
		     .summary = N_("close leads that came to nothing") },
	.what = "closings",
	.fields = fields,
	.input_size = sizeof(struct closing_input),
	.columns = columns,
	.audited = audited,
	.entry_size = sizeof(struct closing_entry),
	.find = find,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&lead_close, argc, argv);
}
