#include "office/scoring.h"

#include <string.h>

#include "base/array.h"
#include "base/die.h"
#include "base/intl.h"
#include "office/deals.h"
#include "rules/day.h"
#include "rules/number.h"

/* M9: the end of the month's last day, or now if that is earlier. */
static void set_moment(struct scoring *scoring)
{
	int64_t last = month_last_day(scoring->month);
	int64_t end = day_last_second(last);

	scoring->now = scoring->office->now;
	scoring->today = scoring->office->today;
	scoring->over = scoring->today - 1;
	if (scoring->now < end)
		return;
	scoring->now = end;
	scoring->today = scoring->over = last;
}

static void find_reps(struct scoring *scoring)
{
	struct arena *arena = &scoring->office->arena;
	int count;
	const struct staff *staff = staff_all(scoring->office, &count);

	scoring->reps = arena_alloc(arena,
				    (size_t)count * sizeof(*scoring->reps));
	scoring->places = arena_alloc(arena,
				      (size_t)count * sizeof(*scoring->places));
	for (int i = 0; i < count; i++) {
		scoring->places[i] = -1;
		/* M2, M9: by the days of the month that have come. */
		if (!staff_is_consultant(&staff[i],
					 month_first_day(scoring->month),
					 scoring->today))
			continue;
		scoring->places[i] = scoring->count;
		scoring->reps[scoring->count++] = (struct scored){
			.staff = &staff[i],
			.facts = { .exam = NONE, .conduct = NONE },
		};
	}
}

int scoring_place(const struct scoring *scoring, int64_t staff)
{
	int rank = staff_rank(scoring->office, staff);

	return rank < 0 ? -1 : scoring->places[rank];
}

static void add_waiver(struct scoring *scoring, const struct score_entry *entry)
{
	struct arena *arena = &scoring->office->arena;
	struct score_waiver *waiver = arena_alloc(arena, sizeof(*waiver));

	*waiver = (struct score_waiver){
		.staff = entry->staff,
		.slot = { .duty = arena_dup(arena, entry->duty),
			  .subject = entry->subject,
			  .number = NONE,
			  .since = entry->since,
			  .slot = entry->slot },
		.approved_by = arena_dup(arena, entry->approved_by),
		.next = scoring->waivers,
	};
	if (entry->id && (entry->subject != SUBJECT_LEAD ||
			  !number_parse(entry->id, 0, &waiver->slot.number)))
		waiver->slot.code = arena_dup(arena, entry->id);
	scoring->waivers = waiver;
}

static void add_entry(struct scoring *scoring, struct scored *rep,
		      const struct score_entry *entry)
{
	switch (entry->entry) {
	case ENTRY_EXAM: rep->facts.exam = entry->value; break;
	case ENTRY_MARK: rep->facts.conduct = entry->value; break;
	case ENTRY_WAIVER:
		if (entry->duty) {
			add_waiver(scoring, entry);
			break;
		}
		if (entry->item == NONE)
			die(EX_PROTOCOL,
			    _("damaged: entry %lld for the score waives"
			      " nothing"),
			    (long long)entry->score);
		rep->facts.waived[entry->item] = true;
		rep->waived_by[entry->item] = arena_dup(&scoring->office->arena,
							entry->approved_by);
		break;
	default: break;
	}
}

/* What was entered of the month, whenever that was (M9); its target. */
static int64_t read_entries(struct scoring *scoring)
{
	struct stmt *stmt = score_entries_of(scoring->office, scoring->month);
	struct score_entry entry = { .score = NONE };
	int64_t target = NONE;

	while (score_entries_next(stmt, &entry)) {
		int place = scoring_place(scoring, entry.staff);

		if (entry.entry == ENTRY_TARGET)
			target = entry.value;
		else if (place >= 0)
			add_entry(scoring, &scoring->reps[place], &entry);
	}
	return target;
}

__attribute__((noreturn)) static void die_no_target(int64_t month)
{
	char text[MONTH_TEXT];

	month_format(month, text);
	die(EX_DATAERR,
	    _("%s has no target; record it with: score-log --entry target"
	      " --month %s --value YUAN"),
	    text, text);
}

/* M3, D20: by the terms of the day that is judged. */
static void add_sale(void *to, const struct deal *deal)
{
	const struct scoring *scoring = to;
	const struct deal_terms terms = deal_terms_on(deal, scoring->today);
	int place = scoring_place(scoring, terms.rep);

	if (place >= 0)
		scoring->reps[place].facts.sales += terms.price;
}

static void read_sales(struct scoring *scoring)
{
	enum sale sale = scoring->rules->counts_subscribed ? SALE_SUBSCRIBED
							   : SALE_SIGNED;
	int64_t first = month_first_day(scoring->month);
	int64_t last = month_last_day(scoring->month);

	deals_sold(scoring->office, sale, first, last, scoring->today, add_sale,
		   scoring);
}

static void start_cards(struct scoring *scoring, int64_t target)
{
	for (int i = 0; i < scoring->count; i++) {
		struct scored *rep = &scoring->reps[i];

		rep->facts.target = target;
		rep->facts.scored = scoring->count;
		score_card_start(&rep->card, scoring->rules, &rep->facts);
	}
}

static void take_miss(void *to, const struct score_miss *miss)
{
	const struct scoring *scoring = to;

	score_card_miss(&scoring->reps[miss->rep].card, miss->item, miss->cost,
			miss->waived_by != NULL);
}

/* Best first; what is equal stays by code. */
static int compare(const void *left, const void *right)
{
	const struct scored *a = left, *b = right;

	if (a->total != b->total)
		return a->total < b->total ? 1 : -1;
	return strcmp(a->staff->staff, b->staff->staff);
}

/* M8 */
static void rank_reps(struct scoring *scoring)
{
	int64_t *totals = arena_alloc(&scoring->office->arena,
				      (size_t)scoring->count * sizeof(*totals));

	for (int i = 0; i < scoring->count; i++)
		totals[i] = scoring->reps[i].total = score_card_total(
			&scoring->reps[i].card);
	for (int i = 0; i < scoring->count; i++) {
		struct scored *rep = &scoring->reps[i];

		rep->rank = score_rank(totals, scoring->count, rep->total);
		rep->is_last = score_is_last(totals, scoring->count, rep->total,
					     scoring->rules->last_place);
	}
	array_sort(scoring->reps, scoring->count, sizeof(*scoring->reps),
		   compare);
	for (int i = 0; i < scoring->count; i++)
		scoring->places[staff_rank(scoring->office,
					   scoring->reps[i].staff->id)] = i;
}

void scoring_find(struct scoring *scoring, struct office *office, int64_t month)
{
	int64_t target;

	*scoring = (struct scoring){ .office = office,
				     .month = month,
				     .rules = score_rules_of(office, month) };
	set_moment(scoring);
	find_reps(scoring);
	target = read_entries(scoring);
	if (target == NONE)
		die_no_target(month);
	read_sales(scoring);
	start_cards(scoring, target);
	scoring_misses(scoring, take_miss, scoring);
	rank_reps(scoring);
}
