#include "office/penalties.h"

#include "base/intl.h"
#include "base/text.h"
#include "office/rulebook.h"
#include "office/stored.h"

#define ARTICLES_MAX 256
#define FINE_MAX INT64_C(999999999999999)

#define TEXT(member) FIELD_TEXT_AT(struct penalty, member)
#define INT(member) FIELD_INT_AT(struct penalty, member)

/* As they stand in the table. */
static const struct field cells[] = {
	COLUMN("id", FIELD_ID, INT(penalty)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN("article", FIELD_CODE, TEXT(article)),
	COLUMN("on_day", FIELD_DAY, INT(on)),
	COLUMN("cost", FIELD_MONEY, INT(cost)),
	COLUMN("reported_by", FIELD_TEXT, TEXT(reported_by)),
	COLUMN("times", FIELD_NUMBER, INT(times)),
	COLUMN("fine", FIELD_MONEY, INT(fine)),
	COLUMN_CHOICE("sanction", INT(sanction), sanction_names),
	COLUMN("base", FIELD_MONEY, INT(base)),
	COLUMN("cost_times", FIELD_NUMBER, INT(cost_times)),
	FIELD_END,
};
#define CELLS \
	"id, staff, article, on_day, cost, reported_by, times, fine," \
	" sanction, base, cost_times"

static const struct penalty_version *version_on(struct office *office,
						int64_t day)
{
	const struct penalty_version *version =
		penalty_version_on(office_rules(office, RULES_PENALTY), day);

	if (!version)
		office_no_version(office, RULES_PENALTY, day);
	return version;
}

/* In order of recording: those that are there already. */
static int64_t count_times(struct office *office,
			   const struct penalty_version *version,
			   const struct penalty_rule *rule,
			   const struct penalty *penalty)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT article, on_day FROM penalty"
				    " WHERE staff = :staff");
	int64_t times = 1;

	stmt_bind_int(stmt, ":staff", penalty->staff);
	while (stmt_next(stmt))
		times += penalty_counts(version, rule, penalty->on,
					stmt_text(stmt, 0), stmt_day(stmt, 1));
	return times;
}

static void unknown_article(const struct penalty_version *version,
			    const char *article, struct outcome *outcome)
{
	const char *names[ARTICLES_MAX] = { NULL };
	const char *nearest;
	int count = 0;

	for (int i = 0; i < version->count; i++)
		for (const char *const *word = version->rules[i].articles;
		     *word && count < ARTICLES_MAX - 1; word++)
			names[count++] = *word;
	nearest = text_nearest(article, names);
	if (nearest)
		outcome_invalid(outcome,
				_("article: there is no '%s'; did you mean "
				  "'%s'?"),
				article, nearest);
	else
		outcome_invalid(outcome, _("article: there is no '%s'"),
				article);
}

static bool check_cost(const struct penalty_time *time,
		       const struct penalty *penalty, struct outcome *outcome)
{
	if (penalty->cost == NONE) {
		if (!time->cost)
			return true;
		outcome_invalid(outcome,
				_("cost: is missing: the fine for %s is %lld "
				  "times that"),
				penalty->article, (long long)time->cost);
		return false;
	}
	if (!time->cost)
		outcome_invalid(outcome,
				_("cost: the fine for %s does not depend on "
				  "it"),
				penalty->article);
	else if (penalty->cost <= 0)
		outcome_invalid(outcome, _("cost: must be more than 0"));
	else if (penalty_fine(time->fine, time->cost, penalty->cost) > FINE_MAX)
		outcome_invalid(outcome, _("cost: is too much"));
	else
		return true;
	return false;
}

bool penalty_decide(struct office *office, struct penalty *penalty,
		    struct outcome *outcome)
{
	const struct penalty_version *version = version_on(office, penalty->on);
	const struct penalty_rule *rule = penalty_rule_of(version,
							  penalty->article);
	const struct penalty_time *time;

	if (!rule) {
		unknown_article(version, penalty->article, outcome);
		return false;
	}
	penalty->times = count_times(office, version, rule, penalty);
	time = penalty_time_of(rule, penalty->times);
	if (!check_cost(time, penalty, outcome))
		return false;
	penalty->base = time->fine;
	penalty->cost_times = time->cost;
	penalty->fine = penalty_fine(time->fine, time->cost, penalty->cost);
	penalty->sanction = time->sanction;
	return true;
}

void penalty_insert(struct office *office, struct penalty *penalty)
{
	struct stmt *stmt = db_stmt(
		office->db,
		"INSERT INTO penalty(" CELLS ", entered_at) VALUES(:id, :staff,"
		" :article, :on_day, :cost, :reported_by, :times, :fine,"
		" :sanction, :base, :cost_times, :entered_at)");

	penalty->penalty = office_number(office, "penalties");
	stored_bind(stmt, cells, penalty);
	stmt_bind_int(stmt, ":entered_at", office->now);
	stmt_run(stmt);
}

bool penalty_find(struct office *office, int64_t number,
		  struct penalty *penalty)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT " CELLS " FROM penalty"
						" WHERE id = :id");

	stmt_bind_int(stmt, ":id", number);
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, cells, penalty);
	return true;
}

void penalty_remove(struct office *office, int64_t number)
{
	struct stmt *stmt = db_stmt(office->db,
				    "DELETE FROM penalty WHERE id = :id");

	stmt_bind_int(stmt, ":id", number);
	stmt_run(stmt);
}

struct stmt *penalties_all(struct office *office)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " FROM penalty"
				    " WHERE on_day <= :today ORDER BY id");

	stmt_bind_int(stmt, ":today", office->today);
	return stmt;
}

bool penalties_next(struct stmt *stmt, struct penalty *penalty)
{
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, cells, penalty);
	return true;
}
