/* The entries of the register of staff. */
#include <string.h>

#include "base/intl.h"
#include "office/entry.h"
#include "office/registers.h"
#include "office/staff_register.h"

#define TEXT(member) FIELD_TEXT_AT(struct staff_record, member)
#define INT(member) FIELD_INT_AT(struct staff_record, member)

#define ABILITY_USUAL 1000

static const struct field fields[] = {
	{ "staff", FIELD_CODE, TEXT(staff), FIELD_REQUIRED | FIELD_KEY,
	  N_("the code by which everybody knows him"), NULL, N_("CODE"), 0 },
	{ "name", FIELD_TEXT, TEXT(name),
	  FIELD_REQUIRED | FIELD_PERSONAL | FIELD_NAME, N_("his name"), NULL,
	  N_("NAME"), 0 },
	{ "role", FIELD_CHOICE, INT(role), FIELD_REQUIRED, N_("what he does"),
	  role_names, N_("ROLE"), 0 },
	{ "ability", FIELD_DECIMAL, INT(ability), 0,
	  N_("his share of leads handed out, more than 0; default: 1"), NULL,
	  N_("NUMBER"), 0 },
	{ "joined_on", FIELD_DAY, INT(joined_on), 0,
	  N_("his first day on the staff"), NULL, N_("DAY"), 0 },
	{ "left_on", FIELD_DAY, INT(left_on), 0,
	  N_("his last day on the staff"), NULL, N_("DAY"), 0 },
	{ "away_from", FIELD_DAY, INT(away_from), 0,
	  N_("the first day of an absence"), NULL, N_("DAY"), 0 },
	{ "away_until", FIELD_DAY, INT(away_until), 0,
	  N_("the last day of an absence"), NULL, N_("DAY"), 0 },
	FIELD_END,
};

static const struct field columns[] = {
	COLUMN("staff", FIELD_CODE, TEXT(staff)),
	COLUMN_FLAGS("name", FIELD_TEXT, TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN_CHOICE("role", INT(role), role_names),
	COLUMN("ability", FIELD_DECIMAL, INT(ability)),
	COLUMN("joined_on", FIELD_DAY, INT(joined_on)),
	COLUMN("left_on", FIELD_DAY, INT(left_on)),
	COLUMN("away_from", FIELD_DAY, INT(away_from)),
	COLUMN("away_until", FIELD_DAY, INT(away_until)),
	FIELD_END,
};

static const struct registry_order orders[] = {
	{ "joined_on", "left_on" },
	{ "away_from", "away_until" },
	{ NULL, NULL },
};

static bool decide(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	struct staff_record *staff = entry;

	(void)office;
	(void)input;
	if (staff->ability == NONE)
		staff->ability = ABILITY_USUAL;
	if (staff->ability <= 0) {
		outcome_invalid(outcome, _("ability: must be more than 0"));
		return false;
	}
	/* Where a rep is asked for, this is no code. */
	if (strcmp(staff->staff, "auto") == 0) {
		outcome_invalid(outcome, _("staff: 'auto' cannot be a code"));
		return false;
	}
	return true;
}

#define CELLS \
	"staff, name, role, ability, joined_on, left_on, away_from," \
	" away_until"

const struct registry staff_registry = {
	.what = "staff",
	.fields = fields,
	.size = sizeof(struct staff_record),
	.orders = orders,
	.sql = { .find = "SELECT id FROM staff WHERE staff = :staff",
		 .load = "SELECT " CELLS " FROM staff WHERE id = :id",
		 .list = "SELECT " CELLS ", id FROM staff ORDER BY staff",
		 .write = "INSERT INTO staff(id, " CELLS ")"
			  " VALUES(:id, :staff, :name, :role, :ability,"
			  " :joined_on, :left_on, :away_from, :away_until)"
			  " ON CONFLICT(id) DO UPDATE SET"
			  " name = excluded.name, role = excluded.role,"
			  " ability = excluded.ability,"
			  " joined_on = excluded.joined_on,"
			  " left_on = excluded.left_on,"
			  " away_from = excluded.away_from,"
			  " away_until = excluded.away_until" },
	.decide = decide,
};

static void list(struct office *office, entry_each *each, void *to)
{
	struct staff_record record;

	registry_list(office, &staff_registry, &record, each, to);
}

const struct entry_kind entry_staff = {
	.what = "staff",
	.words = "staff",
	.size = sizeof(struct staff_record),
	.columns = columns,
	.own_time = "joined_on",
	.list = list,
	.numbers = { "staff_numbers", "SELECT max(id) FROM staff" },
};
