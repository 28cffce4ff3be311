#include "office/scores.h"

#include <string.h>

#include "base/intl.h"
#include "office/rulebook.h"
#include "office/stored.h"
#include "rules/day.h"

const char *const score_entry_names[] = { "target", "exam",	"mark",
					  "waiver", "proposal", "ruling",
					  NULL };

#define TEXT(member) FIELD_TEXT_AT(struct score_entry, member)
#define INT(member) FIELD_INT_AT(struct score_entry, member)

const struct field score_fields[] = {
	{ "entry", FIELD_CHOICE, INT(entry), FIELD_REQUIRED,
	  N_("what is recorded"), score_entry_names, N_("WHAT"), 0 },
	{ "month", FIELD_MONTH, INT(month), FIELD_REQUIRED,
	  N_("the month that it is about"), NULL, N_("YYYY-MM"), 0 },
	{ "staff", FIELD_STAFF, INT(staff), 0,
	  N_("the consultant whom it is about"), NULL, N_("CODE"), 0 },
	{ "item", FIELD_CHOICE, INT(item), 0,
	  N_("of a mark or a waiver: the item"), score_item_names, N_("ITEM"),
	  0 },
	{ "value", FIELD_POINTS, INT(value), 0,
	  N_("yuan of a target, mark of an exam, points of a mark"), NULL,
	  N_("NUMBER"), 0 },
	{ "duty", FIELD_CODE, TEXT(duty), 0,
	  N_("of a waiver of misses: the duty"), NULL, N_("NAME"), 0 },
	{ "subject", FIELD_CHOICE, INT(subject), 0,
	  N_("what that duty is about"), subject_names, N_("SUBJECT"), 0 },
	{ "id", FIELD_CODE, TEXT(id), 0,
	  N_("its number or code; default: all that fit"), NULL, N_("ID"), 0 },
	{ "since", FIELD_DAY, INT(since), 0,
	  N_("when the clock started; default: all that fit"), NULL, N_("DAY"),
	  0 },
	{ "slot", FIELD_NUMBER, INT(slot), 0,
	  N_("the number of the slot; default: all that fit"), NULL, N_("N"),
	  0 },
	{ "approved_by", FIELD_TEXT, TEXT(approved_by), 0,
	  N_("who approved it; required of a waiver"), NULL, N_("TEXT"), 0 },
	{ "document", FIELD_TEXT, TEXT(document), 0,
	  N_("the signed document; required of a waiver"), NULL, N_("TEXT"),
	  0 },
	FIELD_END,
};

/* As they stand in the table. */
static const struct field cells[] = {
	COLUMN("id", FIELD_ID, INT(score)),
	COLUMN_CHOSEN("entry", INT(entry), score_entry_names),
	COLUMN("month", FIELD_MONTH, INT(month)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_CHOICE("item", INT(item), score_item_names),
	COLUMN("value", FIELD_POINTS, INT(value)),
	COLUMN_WORD("duty", TEXT(duty)),
	COLUMN_CHOICE("subject", INT(subject), subject_names),
	COLUMN("subject_id", FIELD_CODE, TEXT(id)),
	COLUMN("since", FIELD_DAY, INT(since)),
	COLUMN("slot", FIELD_NUMBER, INT(slot)),
	COLUMN("approved_by", FIELD_TEXT, TEXT(approved_by)),
	COLUMN("document", FIELD_TEXT, TEXT(document)),
	FIELD_END,
};
#define CELLS \
	"id, entry, month, staff, item, value, duty, subject, subject_id," \
	" since, slot, approved_by, document"

const struct score_rules *score_rules_of(struct office *office, int64_t month)
{
	int64_t day = month_last_day(month);
	const struct score_rules *rules =
		score_rules_on(office_rules(office, RULES_SCORE), day);

	if (!rules)
		office_no_version(office, RULES_SCORE, day);
	return rules;
}

void score_entry_write(struct office *office, struct score_entry *entry)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"INSERT INTO score(" CELLS ", entered_at) VALUES(:id, :entry,"
		" :month, :staff, :item, :value, :duty, :subject, :subject_id,"
		" :since, :slot, :approved_by, :document, :entered_at)"
		" ON CONFLICT(month, id) DO UPDATE SET value = excluded.value,"
		" approved_by = excluded.approved_by,"
		" document = excluded.document,"
		" entered_at = excluded.entered_at");

	if (entry->score == NONE)
		entry->score = office_number(office, "scores");
	stored_bind(stmt, cells, entry);
	stmt_bind_int(stmt, ":entered_at", office->now);
	stmt_run(stmt);
}

bool score_entry_find(struct office *office, int64_t month, int64_t number,
		      struct score_entry *entry)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " FROM score"
				    " WHERE month = :month AND id = :id");

	stmt_bind_int(stmt, ":month", month);
	stmt_bind_int(stmt, ":id", number);
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, cells, entry);
	return true;
}

struct stmt *score_entries_of(struct office *office, int64_t month)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " FROM score"
				    " WHERE month = :month ORDER BY id");

	stmt_bind_int(stmt, ":month", month);
	return stmt;
}

struct stmt *score_entries_all(struct office *office)
{
	return db_stmt(office->db, "SELECT " CELLS " FROM score ORDER BY id");
}

bool score_entries_next(struct stmt *stmt, struct score_entry *entry)
{
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, cells, entry);
	return true;
}

static bool is_same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool is_same(const struct score_entry *a, const struct score_entry *b)
{
	return a->entry == b->entry && a->staff == b->staff &&
	       a->item == b->item && is_same_text(a->duty, b->duty) &&
	       a->subject == b->subject && is_same_text(a->id, b->id) &&
	       a->since == b->since && a->slot == b->slot;
}

int64_t score_entry_same(struct office *office, const struct score_entry *entry)
{
	struct stmt *stmt = score_entries_of(office, entry->month);
	struct score_entry other = { .score = NONE };
	int64_t number = NONE;

	while (number == NONE && score_entries_next(stmt, &other))
		if (is_same(&other, entry))
			number = other.score;
	stmt_end(stmt);
	return number;
}
