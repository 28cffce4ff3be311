#include "office/deal_settling.h"

#include "base/intl.h"
#include "office/deal_duties.h"
#include "office/rulebook.h"
#include "office/sequence.h"
#include "rules/day.h"

/* By which file a deal is settled. */
enum file { BY_CONTRACT, BY_CARE, FILES };

static const enum rule_kind kinds[FILES] = { RULES_CONTRACT, RULES_CARE };
static const char *const marks[FILES] = { "contract-rules", "care-rules" };

struct settling {
	struct {
		bool is_known;
		bool is_fresh; /* the store's days were found by these rules */
	} files[FILES];
	struct deal_room room;
	struct deal_facts facts;
	struct deadline_slots slots;
};

static void settling_free(struct office *office)
{
	deal_room_free(&office->settling->room);
	deal_facts_free(&office->settling->facts);
	deadline_slots_free(&office->settling->slots);
}

static const struct office_part settling_part = { NULL, settling_free };

static struct settling *settling_get(struct office *office)
{
	if (!office->settling) {
		office->settling = arena_alloc(&office->arena,
					       sizeof(*office->settling));
		office_add_part(office, &settling_part);
	}
	return office->settling;
}

static int64_t mark_of(struct office *office, enum file file)
{
	return office_rules_mark(office, kinds[file]);
}

static bool file_is_fresh(struct office *office, enum file file)
{
	struct settling *settling = settling_get(office);

	if (!settling->files[file].is_known) {
		settling->files[file].is_known = true;
		settling->files[file].is_fresh = sequence_last(office,
							       marks[file]) ==
						 mark_of(office, file);
	}
	return settling->files[file].is_fresh;
}

static bool is_fresh(struct office *office)
{
	bool fresh = file_is_fresh(office, BY_CONTRACT);

	return file_is_fresh(office, BY_CARE) && fresh;
}

/* From which day on nothing is left to do, or NONE: something is, or the rules
 * do not reach, which whoever asks is told. */
static int64_t settled_on(struct office *office, enum file file,
			  const struct deal *deal)
{
	struct settling *settling = settling_get(office);
	const struct duty_book *book = office_duties(office, kinds[file]);
	struct deadline_facts facts;
	struct err err;

	deal_facts_fill(office, &settling->facts, deal, &facts);
	settling->slots.count = 0;
	if (!deadline_slots(book, SUBJECT_DEAL, &facts,
			    office_duty_calendar(office, book), office->today,
			    DEADLINE_TODO, &settling->slots, &err) ||
	    settling->slots.count)
		return NONE;
	/* From the last that is recorded on nothing changes by itself. */
	return time_day(facts.events[facts.count - 1].at);
}

static void settle(struct office *office, const struct deal *deal)
{
	struct stmt *stmt;
	int64_t by_contract = settled_on(office, BY_CONTRACT, deal);
	int64_t by_care = settled_on(office, BY_CARE, deal);

	stmt = db_stmt(office->db, "UPDATE deal SET settled_on = ?2,"
				   " cared_on = ?3 WHERE id = ?1");
	stmt_bind_int_at(stmt, 1, deal->id);
	stmt_bind_int_at(stmt, 2, by_contract);
	stmt_bind_int_at(stmt, 3, by_care);
	stmt_run(stmt);
}

/* Deals are settled one by one while they are read by number: what is written
 * is no number. */
static void settle_each(void *to, const struct deal *deal)
{
	settle(to, deal);
}

void deal_settle(struct office *office, int64_t id)
{
	struct settling *settling = settling_get(office);
	const struct deal *deal;

	if (is_fresh(office)) {
		deal = deal_read(office, id, &settling->room);
		if (deal)
			settle(office, deal);
		return;
	}
	deals_each(office, ANY_DAY, settle_each, office);
	for (int i = 0; i < FILES; i++) {
		sequence_keep(office, marks[i], mark_of(office, (enum file)i));
		settling->files[i].is_fresh = true;
	}
}

void deals_unsettle(struct office *office)
{
	for (int i = 0; i < FILES; i++)
		sequence_keep(office, marks[i], 0);
}

/* A union, for each part has its index. */
static struct stmt *open_numbers(struct office *office, bool by_contract)
{
	return by_contract
		       ? db_stmt(office->db,
				 "SELECT id FROM deal WHERE settled_on IS NULL"
				 " UNION ALL"
				 " SELECT id FROM deal WHERE settled_on > ?1")
		       : db_stmt(office->db,
				 "SELECT id FROM deal WHERE settled_on IS NULL"
				 " UNION"
				 " SELECT id FROM deal WHERE settled_on > ?1"
				 " UNION"
				 " SELECT id FROM deal WHERE cared_on IS NULL"
				 " UNION"
				 " SELECT id FROM deal WHERE cared_on > ?1");
}

void deals_unsettled(struct office *office, bool by_contract, deal_each *each,
		     void *to)
{
	struct stmt *stmt;

	if (!(by_contract ? file_is_fresh(office, BY_CONTRACT)
			  : is_fresh(office))) {
		deals_each(office, office->today, each, to);
		return;
	}
	stmt = open_numbers(office, by_contract);
	stmt_bind_int_at(stmt, 1, office->today);
	deals_of(office, stmt, office->today, each, to);
}

struct checking_deals {
	struct office *office;
	struct err *detail;
	bool holds;
};

static void check_one(void *to, const struct deal *deal)
{
	struct checking_deals *checking = to;
	struct office *office = checking->office;
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT settled_on, cared_on FROM deal"
				    " WHERE id = ?1");
	int64_t stored[FILES];

	if (!checking->holds)
		return;
	stmt_bind_int_at(stmt, 1, deal->id);
	if (!stmt_next(stmt))
		return;
	for (int i = 0; i < FILES; i++)
		stored[i] = stmt_day(stmt, i);
	stmt_end(stmt);
	for (int i = 0; i < FILES; i++) {
		/* What is dated later than now cannot be judged now. */
		if (stored[i] == NONE || stored[i] > office->today ||
		    stored[i] == settled_on(office, (enum file)i, deal))
			continue;
		checking->holds = err_set(checking->detail,
					  _("deal %s is not settled as its"
					    " events say"),
					  deal->deal);
	}
}

bool deals_settled_hold(struct office *office, struct err *detail)
{
	struct checking_deals checking = { office, detail, true };

	if (is_fresh(office))
		deals_each(office, ANY_DAY, check_one, &checking);
	return checking.holds;
}
