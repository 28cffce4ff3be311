/* customer-stage: from one who may buy to an old owner (A11). */
#include "cli/command.h"
#include "office/stages.h"
#include "rules/owner_stage.h"

struct input_phone {
	struct input head;
	int64_t phone;
};

struct options {
	int64_t all;
};

#define INT(member) FIELD_INT_AT(struct stage_entry, member)

static const struct field fields[] = {
	{ "phone", FIELD_PHONE, FIELD_INT_AT(struct input_phone, phone),
	  FIELD_REQUIRED | FIELD_PERSONAL, N_("the customer's phone"), NULL,
	  N_("PHONE"), 0 },
	FIELD_END
};

static const struct field options[] = {
	{ "all", FIELD_FLAG, FIELD_INT_AT(struct options, all), 0,
	  N_("every customer, a family once"), NULL, NULL, 0 },
	FIELD_END
};

static const struct field columns[] = {
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN_FLAGS("name", FIELD_TEXT,
		     FIELD_TEXT_AT(struct stage_entry, name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN_CHOICE("stage", INT(stage), owner_stage_names),
	COLUMN("since", FIELD_DAY, INT(since)),
	COLUMN("deals", FIELD_NUMBER, INT(deals)),
	FIELD_END
};

struct asking {
	void (*each)(void *to, const void *input);
	void *to;
};

static void ask(void *to, int64_t phone)
{
	const struct asking *asking = to;
	const struct input_phone input = { .phone = phone };

	asking->each(asking->to, &input);
}

static void ask_all(struct office *office,
		    void (*each)(void *to, const void *input), void *to)
{
	struct asking asking = { each, to };

	stages_each(office, ask, &asking);
}

static bool answer(struct office *office, const void *given, const void *input,
		   void *entry)
{
	const struct input_phone *asked = input;

	(void)given;
	stage_answer(office, asked->phone, entry);
	return true;
}

static const struct query customer_stage = {
	.command = { .name = "customer-stage",
		     .summary = N_("tell what customers are to the office: may"
				   " buy, wait, settle in, live there"),
		     .operands = "[PHONE]...",
		     .options = options,
		     .options_size = sizeof(struct options) },
	.fields = fields,
	.input_size = sizeof(struct input_phone),
	.columns = columns,
	.entry_size = sizeof(struct stage_entry),
	.all = ask_all,
	.answer = answer,
};

int main(int argc, char **argv)
{
	return query_main(&customer_stage, argc, argv);
}
