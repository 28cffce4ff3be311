/* lead-check-protection: is this customer free, and if not, whose (P7)? */
#include "cli/command.h"
#include "office/checking.h"
#include "office/claims.h"

struct input_phone {
	struct input head;
	int64_t phone, partner;
};

struct options {
	int64_t partner, explain;
};

#define OUT(member) FIELD_INT_AT(struct check_entry, member)
#define OUT_TEXT(member) FIELD_TEXT_AT(struct check_entry, member)

static const struct field fields[] = {
	{ "phone", FIELD_PHONE, FIELD_INT_AT(struct input_phone, phone),
	  FIELD_REQUIRED | FIELD_PERSONAL, N_("the customer's phone"), NULL,
	  N_("PHONE"), 0 },
	{ "partner", FIELD_PARTNER, FIELD_INT_AT(struct input_phone, partner),
	  0, N_("who asks; without one, the on-site team"), NULL, N_("CODE"),
	  0 },
	FIELD_END
};

static const struct field options[] = {
	{ "partner", FIELD_PARTNER, FIELD_INT_AT(struct options, partner), 0,
	  N_("who asks, for records that do not say"), NULL, N_("CODE"), 'p' },
	{ "explain", FIELD_FLAG, FIELD_INT_AT(struct options, explain), 0,
	  N_("add the columns rule and because"), NULL, NULL, 'e' },
	FIELD_END
};

#define COLUMNS \
	COLUMN_FLAGS("phone", FIELD_PHONE, OUT(phone), FIELD_PERSONAL), \
		COLUMN_CHOICE("status", OUT(status), check_status_names), \
		COLUMN("lead", FIELD_ID, OUT(lead)), \
		COLUMN_CHOICE("kind", OUT(kind), kind_names), \
		COLUMN("partner", FIELD_PARTNER, OUT(partner)), \
		COLUMN("rep", FIELD_STAFF, OUT(rep)), \
		COLUMN("attempt", FIELD_NUMBER, OUT(attempt)), \
		COLUMN("protected_from", FIELD_DAY, OUT(protected_from)), \
		COLUMN("protected_until", FIELD_DAY, OUT(protected_until)), \
		COLUMN("days_left", FIELD_NUMBER, OUT(days_left))

static const struct field columns[] = { COLUMNS, FIELD_END };

static const struct field columns_explained[] = {
	COLUMNS, COLUMN("rule", FIELD_CODE, OUT_TEXT(rule)),
	COLUMN("because", FIELD_TEXT, OUT_TEXT(because)), FIELD_END
};

static const struct view views[] = { { "--explain", columns_explained },
				     { NULL, NULL } };

/* Whether the claims of every customer are asked for: a partner may have used
 * his referrals up. */
static bool asks_for_claims(const struct options *own,
			    const void *const inputs[], int count)
{
	if (own->explain || own->partner != NONE)
		return true;
	for (int i = 0; i < count; i++) {
		const struct input_phone *phone = inputs[i];

		if (phone->partner != NONE)
			return true;
	}
	return false;
}

static void prefetch(struct office *office, const void *given,
		     const void *const inputs[], int count)
{
	if (asks_for_claims(given, inputs, count) ||
	    !checking_expect(office, count))
		claims_prefetch(office, inputs, count,
				offsetof(struct input_phone, phone));
	else
		claims_forget(office);
}

static bool answer(struct office *office, const void *given, const void *input,
		   void *entry)
{
	const struct options *own = given;
	const struct input_phone *phone = input;

	return checking_answer(office, phone->phone,
			       phone->partner != NONE ? phone->partner
						      : own->partner,
			       own->explain, entry);
}

static const struct query lead_check_protection = {
	.command = { .name = "lead-check-protection",
		     .summary = N_("tell whether customers are free, and if"
				   " not, whose they are"),
		     .operands = "[PHONE]...",
		     .options = options,
		     .options_size = sizeof(struct options),
		     .views = views },
	.fields = fields,
	.input_size = sizeof(struct input_phone),
	.columns = columns,
	.entry_size = sizeof(struct check_entry),
	.prefetch = prefetch,
	.answer = answer,
};

int main(int argc, char **argv)
{
	return query_main(&lead_check_protection, argc, argv);
}
