/* The entries for the score: listed, checked. */
#include "office/entry.h"
#include "office/scores.h"
#include "rules/duty.h"

#define TEXT(member) FIELD_TEXT_AT(struct score_entry, member)
#define INT(member) FIELD_INT_AT(struct score_entry, member)

static const struct field columns[] = {
	COLUMN("score", FIELD_ID, INT(score)),
	COLUMN_CHOICE("entry", INT(entry), score_entry_names),
	COLUMN("month", FIELD_MONTH, INT(month)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_CHOICE("item", INT(item), score_item_names),
	COLUMN("value", FIELD_POINTS, INT(value)),
	COLUMN_WORD("duty", TEXT(duty)),
	COLUMN_CHOICE("subject", INT(subject), subject_names),
	COLUMN("id", FIELD_CODE, TEXT(id)),
	COLUMN("since", FIELD_DAY, INT(since)),
	COLUMN("slot", FIELD_NUMBER, INT(slot)),
	COLUMN("approved_by", FIELD_TEXT, TEXT(approved_by)),
	COLUMN("document", FIELD_TEXT, TEXT(document)),
	FIELD_END,
};

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = score_entries_all(office);
	struct score_entry entry = { .score = NONE };

	while (score_entries_next(stmt, &entry))
		each(to, entry.score, &entry);
}

const struct entry_kind entry_scores = {
	.what = "scores",
	.words = "scores",
	.size = sizeof(struct score_entry),
	.columns = columns,
	.own_time = "month",
	.list = list,
	.numbers = { "score_numbers", "SELECT max(id) FROM score" },
};
