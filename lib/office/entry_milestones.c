/* The entries of the register of milestones. */
#include "base/intl.h"
#include "office/deal_settling.h"
#include "office/entry.h"
#include "office/milestone_register.h"
#include "office/stored.h"

#define TEXT(member) FIELD_TEXT_AT(struct milestone_record, member)
#define INT(member) FIELD_INT_AT(struct milestone_record, member)

const char *const milestone_kind_names[] = { "opening", "handover", NULL };

static const struct field fields[] = {
	{ "milestone", FIELD_CODE, TEXT(milestone), FIELD_REQUIRED | FIELD_KEY,
	  N_("the code by which everybody knows it"), NULL, N_("CODE"), 0 },
	{ "kind", FIELD_CHOICE, INT(kind), FIELD_REQUIRED,
	  N_("the opening of sales, or a handover"), milestone_kind_names,
	  N_("KIND"), 0 },
	{ "planned_on", FIELD_DAY, INT(planned_on), FIELD_REQUIRED,
	  N_("the day for which it is planned"), NULL, N_("DAY"), 0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN("milestone", FIELD_CODE, TEXT(milestone)),
	COLUMN_CHOICE("kind", INT(kind), milestone_kind_names),
	COLUMN("planned_on", FIELD_DAY, INT(planned_on)),
	FIELD_END,
};

/* Its number, by its code; NONE: there is none. */
static int64_t milestone_by_code(struct office *office, const char *code)
{
	const struct milestone_record record = { .milestone = code };
	struct outcome where = { .id = NONE };

	registry_find(office, &milestone_registry, &record, &where);
	return where.id;
}

/* Whether a deal is or was to be handed over at it. */
static bool has_deals(struct office *office, int64_t id)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT EXISTS(SELECT 1 FROM deal WHERE handover = ?1)"
			" OR EXISTS(SELECT 1 FROM deal_event"
			" WHERE handover = ?1)");
	bool has;

	stmt_bind_int_at(stmt, 1, id);
	has = stmt_next(stmt) && stmt_int(stmt, 0);
	stmt_end(stmt);
	return has;
}

/* A planned day moves what is to be done by it; deals that name it keep it a
 * handover. */
static bool decide(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	const struct milestone_record *milestone = entry;
	int64_t id = milestone_by_code(office, milestone->milestone);

	(void)input;
	if (id == NONE)
		return true;
	if (milestone->kind != MILESTONE_HANDOVER && has_deals(office, id)) {
		outcome_invalid(outcome,
				_("kind: deals have their handover at '%s'"),
				milestone->milestone);
		return false;
	}
	deals_unsettle(office);
	return true;
}

#define CELLS "milestone, kind, planned_on"

const struct registry milestone_registry = {
	.what = "milestones",
	.fields = fields,
	.size = sizeof(struct milestone_record),
	.decide = decide,
	.sql = { .find = "SELECT id FROM milestone WHERE milestone ="
			 " :milestone",
		 .load = "SELECT " CELLS " FROM milestone WHERE id = :id",
		 .list = "SELECT " CELLS ", id FROM milestone"
			 " ORDER BY milestone",
		 .write = "INSERT INTO milestone(id, milestone, kind,"
			  " planned_on) VALUES(:id, :milestone, :kind,"
			  " :planned_on) ON CONFLICT(id) DO UPDATE SET"
			  " kind = excluded.kind,"
			  " planned_on = excluded.planned_on" },
};

bool milestone_by_id(struct office *office, int64_t id,
		     struct milestone_record *milestone)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT " CELLS " FROM milestone"
				    " WHERE id = ?1");

	stmt_bind_int_at(stmt, 1, id);
	if (!stmt_next(stmt))
		return false;
	stored_read(stmt, 0, fields, milestone);
	return true;
}

bool handover_find(struct office *office, const char *code, int64_t *id,
		   struct outcome *outcome)
{
	struct milestone_record found;

	*id = code ? milestone_by_code(office, code) : NONE;
	if (!code)
		return true;
	if (*id == NONE)
		outcome_invalid(outcome, _("handover: there is no '%s'"), code);
	else if (milestone_by_id(office, *id, &found) &&
		 found.kind == MILESTONE_HANDOVER)
		return true;
	else
		outcome_invalid(outcome, _("handover: '%s' is no handover"),
				code);
	return false;
}

const char *handover_code(struct office *office, int64_t id)
{
	struct milestone_record found;

	if (id == NONE || !milestone_by_id(office, id, &found))
		return NULL;
	return arena_dup(&office->arena, found.milestone);
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct milestone_record record;

	registry_list(office, &milestone_registry, &record, each, to);
}

const struct entry_kind entry_milestones = {
	.what = "milestones",
	.words = "milestones",
	.size = sizeof(struct milestone_record),
	.columns = columns,
	.own_time = "planned_on",
	.list = list,
	.numbers = { "milestone_numbers", "SELECT max(id) FROM milestone" },
};
