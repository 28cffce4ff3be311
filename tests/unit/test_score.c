/* The monthly score (M1-M10), by the rules as they are shipped; and over a
 * thousand random offices: what is taken off adds up to the total. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/value.h"
#include "rules/day.h"
#include "rules/duty.h"
#include "rules/number.h"
#include "rules/score.h"
#include "shipped_rules.h"
#include "table.h"

static struct arena arena;
static struct score_rules rules;

static int64_t decimal(const struct table_case *row, const char *column)
{
	const char *text = table_cell(row, column);
	int64_t number = NONE;

	if (*text && !number_parse(text, 2, &number))
		fail_msg("%s: '%s' is no number", row->place, text);
	return number;
}

static enum score_item item_of(const char *word)
{
	int item = 0;

	while (score_item_names[item] &&
	       strcmp(score_item_names[item], word) != 0)
		item++;
	assert_int_not_equal(item, SCORE_ITEMS);
	return (enum score_item)item;
}

static void expect_points(const struct table_case *row, const char *column,
			  int64_t points)
{
	char text[NUMBER_TEXT];

	number_format(points, 2, text);
	table_expect(row, column, text);
}

/* Words such as "callbacks:3 collection:5:waived": what each took. */
static void take_misses(const struct table_case *row, struct score_card *card,
			struct buf *took)
{
	char *copy = strdup(table_cell(row, "misses")), *rest = copy, *word;

	while ((word = strsep(&rest, " "))) {
		char *item = strsep(&word, ":"), *cost = strsep(&word, ":");
		char text[NUMBER_TEXT];

		if (!cost)
			continue;
		number_format_short(score_card_miss(card, item_of(item),
						    atoi(cost) * 100,
						    word != NULL),
				    2, text);
		buf_addf(took, "%s%s", took->length ? " " : "", text);
	}
	free(copy);
}

static struct score_facts facts_read(const struct table_case *row)
{
	struct score_facts facts = {
		.target = decimal(row, "target"),
		.scored = table_number(row, "scored"),
		.sales = decimal(row, "sales"),
		.exam = decimal(row, "exam"),
		.conduct = decimal(row, "conduct"),
	};
	char *copy = strdup(table_cell(row, "waived")), *rest = copy, *word;

	while ((word = strsep(&rest, " ")))
		if (*word)
			facts.waived[item_of(word)] = true;
	free(copy);
	return facts;
}

static void card_case(const struct table_case *row)
{
	const struct score_facts facts = facts_read(row);
	struct score_card card;
	struct buf took = BUF_INIT;
	int64_t cost;

	score_card_start(&card, &rules, &facts);
	take_misses(row, &card, &took);
	table_expect(row, "took", took.data ? took.data : "");
	expect_points(row, "performance", card.points[SCORE_PERFORMANCE]);
	expect_points(row, "callbacks", card.points[SCORE_CALLBACKS]);
	expect_points(row, "collection", card.points[SCORE_COLLECTION]);
	expect_points(row, "exam_points", card.points[SCORE_EXAM]);
	expect_points(row, "conduct_points", card.points[SCORE_CONDUCT]);
	expect_points(row, "total", score_card_total(&card));
	cost = card.misses[SCORE_CALLBACKS] + card.misses[SCORE_COLLECTION];
	table_expectf(row, "cost", "%lld", (long long)cost);
	table_expectf(row, "flags", "%s%s", card.no_exam ? "no_exam " : "",
		      card.waiver_applied ? "waived" : "");
	buf_free(&took);
}

static void cards(void **state)
{
	(void)state;
	table_run("M1", card_case);
	table_run("M3", card_case);
	table_run("M4", card_case);
	table_run("M5", card_case);
	table_run("M6", card_case);
	table_run("M7", card_case);
	table_run("M10", card_case);
}

static void share_case(const struct table_case *row)
{
	expect_points(row, "share",
		      score_share(decimal(row, "target"),
				  table_number(row, "scored")));
}

static void shares(void **state)
{
	(void)state;
	table_run("M3_share", share_case);
}

#define TOTALS_MAX 16

static void rank_case(const struct table_case *row)
{
	int64_t totals[TOTALS_MAX];
	char *copy = strdup(table_cell(row, "totals")), *rest = copy, *word;
	int places = (int)table_number(row, "places"), count = 0;
	struct buf ranks = BUF_INIT, last = BUF_INIT;

	while ((word = strsep(&rest, " ")))
		assert_true(number_parse(word, 2, &totals[count++]));
	for (int i = 0; i < count; i++) {
		buf_addf(&ranks, "%s%d", i ? " " : "",
			 score_rank(totals, count, totals[i]));
		buf_add_text(&last,
			     score_is_last(totals, count, totals[i], places)
				     ? "y"
				     : "-");
	}
	table_expect(row, "ranks", ranks.data);
	table_expect(row, "last", last.data);
	buf_free(&ranks);
	buf_free(&last);
	free(copy);
}

static void ranks(void **state)
{
	(void)state;
	table_run("M8", rank_case);
}

/* "callback lead 7 2026-10-01 2", "-" where nothing is said. */
static struct score_slot slot_read(const char *text, char *room)
{
	struct score_slot slot = { .number = NONE,
				   .since = NONE,
				   .slot = NONE };
	const char *subject, *word;

	strcpy(room, text);
	slot.duty = strsep(&room, " ");
	subject = strsep(&room, " ");
	while (strcmp(subject_names[slot.subject], subject) != 0)
		slot.subject++;
	word = strsep(&room, " ");
	if (strcmp(word, "-") != 0 && !number_parse(word, 0, &slot.number))
		slot.code = word;
	word = strsep(&room, " ");
	if (strcmp(word, "-") != 0)
		assert_true(day_parse(word, &slot.since));
	if (strcmp(room, "-") != 0)
		assert_true(number_parse(room, 0, &slot.slot));
	return slot;
}

static void slot_case(const struct table_case *row)
{
	char rooms[2][80];
	const struct score_slot waiver = slot_read(table_cell(row, "waiver"),
						   rooms[0]);
	const struct score_slot miss = slot_read(table_cell(row, "miss"),
						 rooms[1]);

	table_expect(row, "fits",
		     score_slot_fits(&waiver, &miss) ? "yes" : "no");
}

static void slots(void **state)
{
	(void)state;
	table_run("M7_misses", slot_case);
}

static uint64_t seed = 88172645463325252u;

static int64_t any(int64_t from, int64_t to)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return from + (int64_t)(seed % (uint64_t)(to - from + 1));
}

static struct score_facts any_facts(int64_t target, int64_t scored)
{
	struct score_facts facts = {
		.target = target,
		.scored = scored,
		.sales = any(0, 2) ? any(0, target * 2) : 0,
		.exam = any(0, 4) ? any(0, 10000) : NONE,
		.conduct = any(0, 2) ? NONE : any(0, 2000),
	};

	for (int i = 0; i < SCORE_ITEMS; i++)
		facts.waived[i] = any(0, 9) == 0;
	return facts;
}

/* One consultant: what each item starts from less what each miss took is what
 * is left, and the sum of that is the total; no item is below 0. */
static int64_t check_rep(int64_t target, int64_t scored)
{
	const struct score_facts facts = any_facts(target, scored);
	struct score_card card;
	int64_t explained[SCORE_ITEMS], sum = 0;

	score_card_start(&card, &rules, &facts);
	memcpy(explained, card.points, sizeof(explained));
	for (int64_t left = any(0, 12); left > 0; left--) {
		enum score_item item = any(0, 1) ? SCORE_CALLBACKS
						 : SCORE_COLLECTION;
		bool waived = any(0, 5) == 0;
		int64_t took = score_card_miss(&card, item, any(1, 700),
					       waived);

		assert_true(took >= 0);
		assert_true(took == 0 || (!waived && !facts.waived[item]));
		explained[item] -= took;
	}
	for (int i = 0; i < SCORE_ITEMS; i++) {
		assert_int_equal(explained[i], card.points[i]);
		assert_true(card.points[i] >= 0);
		sum += explained[i];
	}
	assert_int_equal(sum, score_card_total(&card));
	return sum;
}

static void random_offices(void **state)
{
	(void)state;
	for (int office = 0; office < 1000; office++) {
		int64_t totals[TOTALS_MAX];
		int64_t target = any(1, INT64_C(100000000000000));
		int count = (int)any(1, TOTALS_MAX), last = 0, best = 0;

		for (int i = 0; i < count; i++)
			totals[i] = check_rep(target, count);
		for (int i = 0; i < count; i++) {
			best += score_rank(totals, count, totals[i]) == 1;
			last += score_is_last(totals, count, totals[i], 1);
		}
		assert_true(best >= 1);
		assert_true(best + last <= count);
		assert_true(last > 0 || best == count);
	}
}

static int setup(void **state)
{
	struct score_book book;
	const struct node *file;
	struct err err;

	(void)state;
	file = shipped_file(&arena, "score.yaml", &err);
	if (!file || !score_parse(&arena, file, &book, &err))
		return -1;
	rules = book.versions[book.count - 1];
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cards),	  cmocka_unit_test(shares),
		cmocka_unit_test(ranks),	  cmocka_unit_test(slots),
		cmocka_unit_test(random_offices),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
