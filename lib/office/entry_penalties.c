/* Penalties as entries: listed, taken back, checked. */
#include "base/intl.h"
#include "office/entry.h"
#include "office/penalties.h"
#include "rules/number.h"

#define TEXT(member) FIELD_TEXT_AT(struct penalty, member)
#define INT(member) FIELD_INT_AT(struct penalty, member)

static const struct field columns[] = {
	COLUMN("penalty", FIELD_ID, INT(penalty)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_WORD("article", TEXT(article)),
	COLUMN("on", FIELD_DAY, INT(on)),
	COLUMN("cost", FIELD_MONEY, INT(cost)),
	COLUMN_FLAGS("reported_by", FIELD_TEXT, TEXT(reported_by),
		     FIELD_PRIVATE),
	FIELD_END,
};

static const struct field added[] = {
	COLUMN("times", FIELD_NUMBER, INT(times)),
	COLUMN("fine", FIELD_MONEY, INT(fine)),
	COLUMN_CHOICE("sanction", INT(sanction), sanction_names),
	FIELD_END,
};

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = penalties_all(office);
	struct penalty penalty = { .penalty = NONE };

	while (penalties_next(stmt, &penalty))
		each(to, penalty.penalty, &penalty);
}

extern const struct entry_kind entry_penalties;

/* It counts for nothing any more; fines already given stand. */
static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct penalty penalty = { .penalty = NONE };
	int64_t number;

	(void)approved_by;
	if (!number_parse(id, 0, &number) ||
	    !penalty_find(office, number, &penalty)) {
		outcome_invalid(outcome, _("id: there is no penalty '%s'"), id);
		return;
	}
	entry_take_back(office, &entry_penalties, number, &penalty);
	penalty_remove(office, number);
}

/* By what was decided then, whatever the rule file says now. */
static bool fines_hold(struct office *office, struct err *detail)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id, fine, base, cost_times, cost"
				    " FROM penalty ORDER BY id");
	bool holds = true;

	while (holds && stmt_next(stmt))
		if (stmt_int(stmt, 1) != penalty_fine(stmt_int(stmt, 2),
						      stmt_int(stmt, 3),
						      stmt_int(stmt, 4)))
			holds = err_set(detail,
					_("the fine of penalty %lld is not "
					  "what its record says"),
					(long long)stmt_int(stmt, 0));
	stmt_end(stmt);
	return holds;
}

static const struct entry_check checks[] = {
	{ "fines", fines_hold },
	{ NULL, NULL },
};

const struct entry_kind entry_penalties = {
	.what = "penalties",
	.words = "penalties",
	.size = sizeof(struct penalty),
	.columns = columns,
	.added = added,
	.own_time = "on",
	.list = list,
	.numbers = { "penalty_numbers", "SELECT max(id) FROM penalty" },
	.withdraw = withdraw,
	.checks = checks,
};
