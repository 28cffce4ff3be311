#include "office/registers.h"

#include "base/die.h"
#include "base/intl.h"
#include "office/codes.h"

const char *const role_names[] = {
	"consultant",
	"site_manager",
	"sales_manager",
	"department_manager",
	"sales_administrator",
	"channel_specialist",
	"channel_assistant",
	"channel_head",
	"service_agent",
	"service_supervisor",
	"greeter",
	"finance",
	NULL,
};

/* Rows by code, and their places by id: what ids there are is small. */
struct registers {
	struct codes staff_codes, partner_codes;
	struct staff *staff;
	int staff_count;
	int *staff_places;
	int64_t staff_last;
	struct partner *partners;
	int partners_count;
	int *partner_places;
	int64_t partner_last;
	bool staff_read, partners_read, turns_changed;
};

/* Beyond this a store is damaged, not big. */
#define ID_MAX 1000000

static void registers_flush(struct office *office);
static const struct office_part registers_part = { registers_flush, NULL };

static struct registers *registers_of(struct office *office)
{
	if (!office->registers) {
		office->registers = arena_alloc(&office->arena,
						sizeof(*office->registers));
		office_add_part(office, &registers_part);
	}
	return office->registers;
}

static int64_t count_rows(struct stmt *stmt, int64_t *last)
{
	int64_t count;

	if (!stmt_next(stmt))
		bug("no count");
	count = stmt_int(stmt, 0);
	*last = count > 0 ? stmt_int(stmt, 1) : 0;
	stmt_end(stmt);
	if (*last > ID_MAX)
		die(EX_PROTOCOL, _("damaged: a register's id is %lld"),
		    (long long)*last);
	return count;
}

static const char *text_of(struct office *office, struct stmt *stmt, int column)
{
	return arena_dup(&office->arena, stmt_text(stmt, column));
}

static void add_staff(struct office *office, struct stmt *stmt)
{
	struct registers *registers = office->registers;
	int place = registers->staff_count++;
	struct staff *staff = &registers->staff[place];

	staff->id = stmt_int(stmt, 0);
	staff->staff = text_of(office, stmt, 1);
	staff->name = text_of(office, stmt, 2);
	staff->role = stmt_int(stmt, 3);
	staff->ability = stmt_int(stmt, 4);
	staff->joined_on = stmt_day(stmt, 5);
	staff->left_on = stmt_day(stmt, 6);
	staff->away_from = stmt_day(stmt, 7);
	staff->away_until = stmt_day(stmt, 8);
	staff->last_turn = stmt_time(stmt, 9);
	if (staff->id < 1 || staff->id > registers->staff_last)
		die(EX_PROTOCOL, _("damaged: the register of staff"));
	registers->staff_places[staff->id] = place + 1;
	codes_add(&registers->staff_codes, staff->staff);
}

static struct registers *with_staff(struct office *office)
{
	struct registers *registers = registers_of(office);
	struct stmt *stmt;
	int64_t count;

	if (registers->staff_read)
		return registers;
	count = count_rows(db_stmt(office->db,
				   "SELECT count(*), max(id) FROM staff"),
			   &registers->staff_last);
	registers->staff = arena_alloc(&office->arena,
				       ((size_t)count + 1) *
					       sizeof(*registers->staff));
	registers->staff_places =
		arena_alloc(&office->arena,
			    ((size_t)registers->staff_last + 1) * sizeof(int));
	registers->staff_count = 0;
	codes_begin(&registers->staff_codes, &office->arena, (int)count);
	stmt = db_stmt(office->db,
		       "SELECT id, staff, name, role, ability, joined_on,"
		       " left_on, away_from, away_until, last_turn"
		       " FROM staff ORDER BY staff");
	while (registers->staff_count < count && stmt_next(stmt))
		add_staff(office, stmt);
	stmt_end(stmt);
	registers->staff_read = true;
	return registers;
}

static void add_partner(struct office *office, struct stmt *stmt)
{
	struct registers *registers = office->registers;
	int place = registers->partners_count++;
	struct partner *partner = &registers->partners[place];

	partner->id = stmt_int(stmt, 0);
	partner->partner = text_of(office, stmt, 1);
	partner->kind = stmt_int(stmt, 2);
	partner->name = text_of(office, stmt, 3);
	partner->phone = stmt_int(stmt, 4);
	partner->id_no = arena_dup(&office->arena, stmt_column_text(stmt, 5));
	partner->listed_on = stmt_day(stmt, 6);
	partner->ended_on = stmt_day(stmt, 7);
	if (partner->id < 1 || partner->id > registers->partner_last ||
	    partner->kind <= KIND_ONSITE || partner->kind >= KIND_COUNT)
		die(EX_PROTOCOL, _("damaged: the register of partners"));
	registers->partner_places[partner->id] = place + 1;
	codes_add(&registers->partner_codes, partner->partner);
}

static struct registers *with_partners(struct office *office)
{
	struct registers *registers = registers_of(office);
	struct stmt *stmt;
	int64_t count;

	if (registers->partners_read)
		return registers;
	count = count_rows(db_stmt(office->db,
				   "SELECT count(*), max(id) FROM partner"),
			   &registers->partner_last);
	registers->partners = arena_alloc(&office->arena,
					  ((size_t)count + 1) *
						  sizeof(*registers->partners));
	registers->partner_places =
		arena_alloc(&office->arena, ((size_t)registers->partner_last +
					     1) * sizeof(int));
	registers->partners_count = 0;
	codes_begin(&registers->partner_codes, &office->arena, (int)count);
	stmt = db_stmt(office->db,
		       "SELECT id, partner, kind, name, phone, id_no,"
		       " listed_on, ended_on FROM partner ORDER BY partner");
	while (registers->partners_count < count && stmt_next(stmt))
		add_partner(office, stmt);
	stmt_end(stmt);
	registers->partners_read = true;
	return registers;
}

const struct staff *staff_by_code(struct office *office, const char *code)
{
	struct registers *registers = with_staff(office);
	int place = codes_find(&registers->staff_codes, code);

	return place < 0 ? NULL : &registers->staff[place];
}

static struct staff *find_staff(struct office *office, int64_t id)
{
	struct registers *registers = with_staff(office);
	int place;

	if (id < 0)
		return NULL;
	place = id <= registers->staff_last ? registers->staff_places[id] : 0;
	if (!place)
		die(EX_PROTOCOL, _("damaged: nobody of the staff is %lld"),
		    (long long)id);
	return &registers->staff[place - 1];
}

const struct staff *staff_by_id(struct office *office, int64_t id)
{
	return find_staff(office, id);
}

const struct partner *partner_by_code(struct office *office, const char *code)
{
	struct registers *registers = with_partners(office);
	int place = codes_find(&registers->partner_codes, code);

	return place < 0 ? NULL : &registers->partners[place];
}

const struct partner *partner_by_id(struct office *office, int64_t id)
{
	struct registers *registers = with_partners(office);
	int place;

	if (id == NONE)
		return NULL;
	place = id > 0 && id <= registers->partner_last
			? registers->partner_places[id]
			: 0;
	if (!place)
		die(EX_PROTOCOL, _("damaged: no partner is %lld"),
		    (long long)id);
	return &registers->partners[place - 1];
}

const struct staff *staff_all(struct office *office, int *count)
{
	struct registers *registers = with_staff(office);

	*count = registers->staff_count;
	return registers->staff;
}

const struct partner *partner_all(struct office *office, int *count)
{
	struct registers *registers = with_partners(office);

	*count = registers->partners_count;
	return registers->partners;
}

int staff_rank(struct office *office, int64_t id)
{
	struct staff *staff = find_staff(office, id);

	return staff ? (int)(staff - office->registers->staff) : -1;
}

static bool is_employed(const struct staff *staff, int64_t first, int64_t last)
{
	return (staff->joined_on == NONE || staff->joined_on <= last) &&
	       (staff->left_on == NONE || staff->left_on >= first);
}

bool staff_is_consultant(const struct staff *staff, int64_t first, int64_t last)
{
	return staff->role == ROLE_CONSULTANT &&
	       is_employed(staff, first, last);
}

bool rep_check(struct office *office, int64_t rep, int64_t day,
	       struct outcome *outcome)
{
	const struct staff *staff = staff_by_id(office, rep);

	if (!staff || staff_is_consultant(staff, day, day))
		return true;
	outcome_invalid(outcome,
			_("rep: '%s' is no consultant on the staff that day"),
			staff->staff);
	return false;
}

static bool is_away(const struct staff *staff, int64_t day)
{
	if (staff->away_from == NONE && staff->away_until == NONE)
		return false;
	return (staff->away_from == NONE || staff->away_from <= day) &&
	       (staff->away_until == NONE || staff->away_until >= day);
}

bool staff_is_active(const struct staff *staff, int64_t day)
{
	return is_employed(staff, day, day) && !is_away(staff, day);
}

const struct staff *staff_next_in_turn(struct office *office, int64_t day)
{
	struct registers *registers = with_staff(office);
	const struct staff *next = NULL;
	int i;

	for (i = 0; i < registers->staff_count; i++) {
		const struct staff *staff = &registers->staff[i];

		if (staff->role != ROLE_CONSULTANT ||
		    !staff_is_active(staff, day))
			continue;
		/* NONE, never, is before every time. */
		if (!next || staff->last_turn < next->last_turn)
			next = staff;
	}
	return next;
}

void staff_set_turn(struct office *office, int64_t id, int64_t at)
{
	struct staff *staff = find_staff(office, id);

	if (!staff)
		bug("a turn of nobody");
	staff->last_turn = at;
	staff->turn_changed = true;
	office->registers->turns_changed = true;
}

void staff_took_turn(struct office *office, int64_t id, int64_t at)
{
	const struct staff *staff = find_staff(office, id);

	/* NONE, never, is before every time. */
	if (!staff || staff->last_turn < at)
		staff_set_turn(office, id, at);
}

void registers_forget(struct office *office)
{
	if (!office->registers)
		return;
	registers_flush(office);
	office->registers->staff_read = false;
	office->registers->partners_read = false;
}

/* Writes the turns that were changed. */
static void registers_flush(struct office *office)
{
	struct registers *registers = office->registers;
	int i;

	if (!registers->turns_changed)
		return;
	for (i = 0; i < registers->staff_count; i++) {
		struct staff *staff = &registers->staff[i];
		struct stmt *stmt;

		if (!staff->turn_changed)
			continue;
		stmt = db_stmt(office->db, "UPDATE staff SET last_turn = :at"
					   " WHERE id = :id");
		stmt_bind_int(stmt, ":at", staff->last_turn);
		stmt_bind_int(stmt, ":id", staff->id);
		stmt_run(stmt);
		staff->turn_changed = false;
	}
	registers->turns_changed = false;
}
