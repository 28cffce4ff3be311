#include "office/rules_diff.h"

#include "office/claims.h"
#include "office/customers.h"
#include "office/events.h"
#include "office/recycling.h"
#include "office/rulebook.h"
#include "office/visits.h"
#include "rules/day.h"

const char *const rules_diff_names[] = { "protection", "recycling", NULL };

/* Claims of so many leads are held at a time. */
#define LEADS_AT_ONCE 4096

struct work {
	struct office *office;
	struct rulebook *ours, *theirs;
	void (*each)(void *to, const void *row);
	void *to;
};

/* The newest version counts for every day, where it is not in force yet. */
static int64_t day_of_version(const struct office *office, int64_t newest,
			      int64_t day)
{
	return newest > office->today ? newest : day;
}

static const struct protection_rules *protection_on(struct office *office,
						    int64_t day)
{
	const struct protection_book *book = office_protection(office);
	int64_t newest = book->versions[book->count - 1].effective;

	return office_protection_on(office,
				    day_of_version(office, newest, day));
}

static const struct recycle_rules *recycle_on(struct office *office,
					      int64_t day)
{
	const struct recycle_book *book = office_rules(office, RULES_RECYCLE);
	int64_t newest = book->versions[book->count - 1].effective;

	return office_recycle_on(office, day_of_version(office, newest, day));
}

/* P4: a refused arrival renews nothing. */
static void visit_again(struct office *office, struct claim *claim,
			const struct event *event)
{
	const struct protection_rules *rules =
		protection_on(office, time_day(event->at));
	struct visit visit;

	if (rules->kinds[claim->kind].renew_visit &&
	    visit_find(office, event->id, &visit) && visit.refusal == NONE)
		claim_renew(claim, event->at, rules);
}

/* The last day of a lead's protection by the rules that office has. */
static int64_t protected_until(struct office *office, struct claim claim)
{
	struct stmt *stmt = events_of(office, claim.lead, office->now);
	struct event event;

	claim_go_live(&claim, claim.since, claim.starts_on, claim.attempt,
		      protection_on(office, claim.starts_on));
	while (events_next(stmt, &event)) {
		if (event.kind == EVENT_VISIT)
			visit_again(office, &claim, &event);
		else if (event.kind == EVENT_REASSIGNED)
			claim_reassign(&claim, event.at, event.staff,
				       recycle_on(office, time_day(event.at)));
		else if (event.kind == EVENT_TAKEN_BACK)
			claim_take_back(&claim, event.at);
	}
	return claim.until_on;
}

static void hand_over(struct work *work, enum rules_diff_kind kind,
		      const struct recycling *lead, const char *before,
		      const char *after)
{
	struct office *office = work->office;
	const struct rules_diff row = {
		.kind = kind,
		.lead = lead->row.lead,
		.rep = lead->claim.rep,
		.name = customer_name(office, lead->row.phone, lead->row.lead),
		.before = before,
		.after = after
	};

	work->each(work->to, &row);
}

static void compare_protection(struct work *work, const struct recycling *lead)
{
	struct office *office = work->office;
	struct claim first = lead->claim;
	int64_t before, after;
	char before_text[DAY_TEXT], after_text[DAY_TEXT];

	claims_first_live(office, lead->customer, lead->row.lead, &first);
	before = protected_until(office, first);
	office->rules = work->theirs;
	after = protected_until(office, first);
	office->rules = work->ours;
	if (before == after ||
	    (before < office->today && after < office->today))
		return;
	day_format(before, before_text);
	day_format(after, after_text);
	hand_over(work, DIFF_PROTECTION, lead, before_text, after_text);
}

static bool is_due(struct office *office, const struct recycling *lead)
{
	const struct recycle_rules *rules = recycle_on(office, office->today);

	return claim_is_pooled(&lead->claim) ||
	       recycling_clock(rules, &lead->facts) <=
		       recycling_last_day(rules, office->today);
}

static void compare_recycling(struct work *work, const struct recycling *lead)
{
	struct office *office = work->office;
	bool before = is_due(office, lead), after;

	office->rules = work->theirs;
	after = is_due(office, lead);
	office->rules = work->ours;
	if (before != after)
		hand_over(work, DIFF_RECYCLING, lead, before ? "due" : NULL,
			  after ? "due" : NULL);
}

/* They are wrong even where no lead asks for them. */
static void read_theirs(struct work *work)
{
	struct office *office = work->office;

	office->rules = work->theirs;
	office_protection(office);
	office_rules(office, RULES_RECYCLE);
	office->rules = work->ours;
}

void rules_diff(struct office *office, const char *folder,
		void (*each)(void *to, const void *row), void *to)
{
	struct work work = { .office = office,
			     .theirs = rulebook_new(&office->arena, folder),
			     .each = each,
			     .to = to };
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT lead FROM open_lead ORDER BY lead");
	struct recycling lead;
	int held = 0;

	recycle_on(office, office->today);
	work.ours = office->rules;
	read_theirs(&work);
	while (stmt_next(stmt)) {
		if (++held % LEADS_AT_ONCE == 0)
			claims_forget(office);
		if (!recycling_find(office, stmt_int(stmt, 0), &lead))
			continue;
		compare_protection(&work, &lead);
		compare_recycling(&work, &lead);
	}
}
