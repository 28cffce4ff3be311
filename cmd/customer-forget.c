/* customer-forget: removes a person's data, keeps what was counted. */
#include "cli/command.h"
#include "office/forgetting.h"
#include "office/registers.h"
#include "rules/phone.h"

struct forgetting {
	struct input head;
	int64_t phone, approved_by;
	int64_t forgotten_as, entries;
};

#define INT(member) FIELD_INT_AT(struct forgetting, member)

static const struct field fields[] = {
	{ "phone", FIELD_PHONE, INT(phone), FIELD_REQUIRED | FIELD_PERSONAL,
	  N_("who is to be forgotten"), NULL, N_("PHONE"), 0 },
	{ "approved_by", FIELD_STAFF, INT(approved_by), FIELD_REQUIRED,
	  N_("the department manager"), NULL, N_("CODE"), 0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("approved_by", FIELD_STAFF, INT(approved_by)),
	COLUMN("forgotten_as", FIELD_PHONE, INT(forgotten_as)),
	COLUMN("entries", FIELD_NUMBER, INT(entries)),
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	struct forgetting *forgetting = entry;
	const struct staff *staff;

	*forgetting = *(const struct forgetting *)input;
	forgetting->forgotten_as = forgetting->entries = NONE;
	staff = staff_by_id(office, forgetting->approved_by);
	if (staff->role != ROLE_DEPARTMENT_MANAGER) {
		outcome_invalid(outcome,
				_("approved_by: %s is no department manager"),
				staff->staff);
		return;
	}
	switch (forget_judge(office, forgetting->phone)) {
	case FORGET_HAS_DEAL: outcome_refuse(outcome, "has_deal"); return;
	case FORGET_PROTECTED: outcome_refuse(outcome, "protected"); return;
	case FORGET_MAY: break;
	}
	outcome->id = forget(office, forgetting->phone, &forgetting->entries);
	if (forgetting->entries > 0)
		forgetting->forgotten_as = PHONE_FORGOTTEN + outcome->id;
}

/* Of one who is forgotten only the number is known. */
static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	(void)office;
	((struct forgetting *)entry)->forgotten_as = PHONE_FORGOTTEN +
						     where->id;
}

static const struct recorder customer_forget = {
	.command = { .name = "customer-forget",
		     .summary = N_("remove a person's data, keep what was"
				   " counted") },
	.what = "forgotten",
	.fields = fields,
	.input_size = sizeof(struct forgetting),
	.columns = columns,
	.entry_size = sizeof(struct forgetting),
	.scrubs = true,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&customer_forget, argc, argv);
}
