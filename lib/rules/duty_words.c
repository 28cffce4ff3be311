#include "rules/duty.h"

#include "rules/complaint_course.h"
#include "rules/deal.h"
#include "rules/file_course.h"
#include "rules/protection_rules.h"

const char *const subject_names[] = { "lead",	   "deal",   "complaint",
				      "milestone", "office", "file",
				      NULL };

static const char *const lead_events[] = { "visited", "reassigned",
					   "called_back", "sold",
					   /* taken back into the pool (Y5) */
					   "taken_back", "closed", "logged",
					   NULL };

static const char *const deal_events[] = { "subscribed", DEAL_EVENT_NAMES,
					   "paid_at_signing", /* D15 */
					   "logged", NULL };

static const char *const complaint_events[] = {
	STAGE_NAMES, "replied", /* K2: answered or resolved */
	"logged", NULL
};

static const char *const milestone_events[] = { "logged", NULL };
static const char *const office_events[] = { "first_signed", "logged", NULL };
static const char *const file_events[] = { FILE_EVENT_NAMES, "logged", NULL };

const char *const *duty_events(enum subject subject)
{
	static const char *const *const events[] = {
		lead_events,	  deal_events,	 complaint_events,
		milestone_events, office_events, file_events
	};

	return events[subject];
}

static const char *const answers[] = { "yes", "no", NULL };

static const struct duty_field lead_fields[] = {
	{ "kind", kind_names, false, false }, { NULL, NULL, false, false }
};
static const struct duty_field deal_fields[] = {
	{ "pay_method", pay_method_names, false, false },
	{ "amount", NULL, true, true },
	{ NULL, NULL, false, false },
};
static const struct duty_field complaint_fields[] = {
	{ "importance", importance_names, false, false },
	{ "category", category_names, false, false },
	{ "kind", complaint_kind_names, false, false },
	{ "valid", answers, false, false },
	{ NULL, NULL, false, false },
};
static const struct duty_field file_fields[] = {
	{ "class", NULL, false, false }, { NULL, NULL, false, false }
};
static const struct duty_field no_fields[] = { { NULL, NULL, false, false } };

const struct duty_field *duty_fields(enum subject subject)
{
	static const struct duty_field *const fields[] = {
		lead_fields, deal_fields, complaint_fields,
		no_fields,   no_fields,	  file_fields
	};

	return fields[subject];
}

const char *const *duty_milestones(enum subject subject)
{
	static const char *const all[] = { "opening", "handover", NULL };
	static const char *const none[] = { NULL };

	if (subject == SUBJECT_MILESTONE)
		return all;
	/* A deal has the day of its own handover. */
	return subject == SUBJECT_DEAL ? all + 1 : none;
}

const char *const *duty_default_stops(enum subject subject)
{
	/* A lead that was taken back ends its count too (C2). */
	static const char *const lead[] = { "sold", "closed", "taken_back",
					    NULL };
	static const char *const deal[] = { "voided", NULL };
	static const char *const complaint[] = { "closed", NULL };

	switch (subject) {
	case SUBJECT_LEAD: return lead;
	case SUBJECT_DEAL: return deal;
	case SUBJECT_COMPLAINT: return complaint;
	default: return NULL;
	}
}
