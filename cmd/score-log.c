/* score-log: what people enter for the monthly score (M3, M6-M8). */
#include "cli/command.h"
#include "office/scores.h"
#include "rules/day.h"

#define INT(member) FIELD_INT_AT(struct score_entry, member)

static const struct field columns[] = {
	COLUMN_CHOICE("entry", INT(entry), score_entry_names),
	COLUMN("month", FIELD_MONTH, INT(month)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_CHOICE("item", INT(item), score_item_names),
	COLUMN("value", FIELD_POINTS, INT(value)),
	FIELD_END,
};

/* An entry lies in its month. */
static void set_where(struct outcome *where, const struct score_entry *entry)
{
	where->id = entry->score;
	where->at = month_first_day(entry->month) * DAY_SECONDS;
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	score_entry_find(office, month_of(time_day(where->at)), where->id,
			 entry);
}

/* The entry that this one replaces, if it is a sound one. */
static bool find(struct office *office, const void *input,
		 struct outcome *where)
{
	struct score_entry entry = *(const struct score_entry *)input;
	struct outcome ignored = { .result = RESULT_OK };

	if (!score_entry_check(office, &entry, &ignored))
		return false;
	entry.score = score_entry_same(office, &entry);
	set_where(where, &entry);
	return entry.score != NONE;
}

static void record(struct office *office, const void *input, void *shown,
		   struct outcome *outcome)
{
	struct score_entry *entry = shown;

	*entry = *(const struct score_entry *)input;
	if (!score_entry_check(office, entry, outcome))
		return;
	entry->score = score_entry_same(office, entry);
	if (entry->score != NONE)
		outcome->result = RESULT_UPDATED;
	score_entry_write(office, entry);
	set_where(outcome, entry);
}

static const struct recorder score_log = {
	.command = { .name = "score-log",
		     .summary = N_("record targets, marks and waivers for the "
				   "monthly score") },
	.what = "scores",
	.fields = score_fields,
	.input_size = sizeof(struct score_entry),
	.columns = columns,
	.audited = score_fields,
	.entry_size = sizeof(struct score_entry),
	.find = find,
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&score_log, argc, argv);
}
