/* penalty-log: what is proposed for those who broke a rule of conduct. */
#include "cli/command.h"
#include "office/penalties.h"

#define TEXT(member) FIELD_TEXT_AT(struct penalty, member)
#define INT(member) FIELD_INT_AT(struct penalty, member)

static const struct field fields[] = {
	{ "staff", FIELD_STAFF, INT(staff), FIELD_REQUIRED, N_("who did it"),
	  NULL, N_("CODE"), 0 },
	{ "article", FIELD_CODE, TEXT(article), FIELD_REQUIRED,
	  N_("which rule it breaks, by penalty.yaml"), NULL, N_("ARTICLE"), 0 },
	{ "on", FIELD_DAY, INT(on), FIELD_NOW | FIELD_FACT,
	  N_("the day on which he did it; default: today"), NULL, N_("DAY"),
	  0 },
	{ "cost", FIELD_MONEY, INT(cost), 0,
	  N_("what it cost, where the fine depends on it"), NULL, N_("YUAN"),
	  0 },
	{ "reported_by", FIELD_TEXT, TEXT(reported_by), FIELD_PRIVATE,
	  N_("who reported it"), NULL, N_("TEXT"), 0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN("penalty", FIELD_ID, INT(penalty)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_WORD("article", TEXT(article)),
	COLUMN("times", FIELD_NUMBER, INT(times)),
	COLUMN("fine", FIELD_MONEY, INT(fine)),
	COLUMN_CHOICE("sanction", INT(sanction), sanction_names),
	FIELD_END,
};

static const struct field audited[] = {
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_WORD("article", TEXT(article)),
	COLUMN("on", FIELD_DAY, INT(on)),
	COLUMN("cost", FIELD_MONEY, INT(cost)),
	COLUMN_FLAGS("reported_by", FIELD_TEXT, TEXT(reported_by),
		     FIELD_PRIVATE),
	COLUMN("times", FIELD_NUMBER, INT(times)),
	COLUMN("fine", FIELD_MONEY, INT(fine)),
	COLUMN_CHOICE("sanction", INT(sanction), sanction_names),
	FIELD_END,
};

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	struct penalty *penalty = entry;

	*penalty = *(const struct penalty *)input;
	if (!penalty_decide(office, penalty, outcome))
		return;
	penalty_insert(office, penalty);
	outcome->id = penalty->penalty;
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	penalty_find(office, where->id, entry);
}

static const struct recorder penalty_log = {
	.command = { .name = "penalty-log",
		     .summary = N_("record what breaks a rule of conduct, and "
				   "what is proposed for it") },
	.what = "penalties",
	.fields = fields,
	.input_size = sizeof(struct penalty),
	.columns = columns,
	.audited = audited,
	.entry_size = sizeof(struct penalty),
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&penalty_log, argc, argv);
}
