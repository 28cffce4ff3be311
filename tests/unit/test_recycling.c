#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/value.h"
#include "claims_text.h"
#include "rules/day.h"
#include "rules/recycling.h"
#include "shipped_rules.h"
#include "yaml_text.h"

#define LEADS_MAX 16
#define REPS_MAX 8

static struct shipped_rules shipped;

/* The shipped rules, with after and since as the line says. */
static struct recycle_rules rules_read(const struct table_case *row)
{
	struct recycle_rules rules = shipped.recycle;
	const char *after = table_cell(row, "after");

	if (*after && !duration_parse(after, &rules.after))
		fail_msg("%s: %s is no duration", row->place, after);
	rules.since_contact = *table_cell(row, "contact");
	return rules;
}

static void clock_case(const struct table_case *row)
{
	struct recycle_rules rules = rules_read(row);
	struct recycling_facts facts = {
		.recorded_at = table_time(row, "recorded"),
		.visited_at = table_time(row, "visited"),
		.reassigned_at = table_time(row, "reassigned"),
		.called_at = table_time(row, "called")
	};
	int64_t clock = recycling_clock(&rules, &facts);
	int64_t last = recycling_last_day(&rules, table_day(row, "run"));
	char text[DAY_TEXT];

	day_format(clock, text);
	table_expect(row, "clock", text);
	table_expect(row, "due", clock <= last ? "yes" : "no");
}

static void y1_what_is_due(void **state)
{
	(void)state;
	table_run("Y1", clock_case);
}

/* Whatever is due on a day was due if its clock had been earlier, and is due
 * later: for every day of five years. */
static void y1_no_gaps(void **state)
{
	static const struct duration afters[] = { { 0, UNIT_DAY },
						  { 90, UNIT_DAY },
						  { 2, UNIT_WEEK },
						  { 1, UNIT_MONTH },
						  { 3, UNIT_MONTH } };
	struct recycle_rules rules = { 0 };
	int64_t first = day_from_civil(2023, 1, 1);

	(void)state;
	for (size_t i = 0; i < sizeof(afters) / sizeof(afters[0]); i++) {
		rules.after = afters[i];
		for (int64_t run = first; run < first + 1830; run++) {
			int64_t last = recycling_last_day(&rules, run);

			assert_true(duration_add(rules.after, 1, last, NULL,
						 NONE) < run);
			assert_false(duration_add(rules.after, 1, last + 1,
						  NULL, NONE) < run);
		}
	}
}

struct plan_text {
	struct recycling_rep reps[REPS_MAX];
	int reps_count;
	struct recycling_lead leads[LEADS_MAX];
	int leads_count;
};

/* "z1 3" with ability=THOUSANDTHS and away. */
static void rep_read(const struct table_case *row, char *text,
		     struct plan_text *plan)
{
	struct recycling_rep *rep = &plan->reps[plan->reps_count++];
	char *code = strtok_r(text, " ", &text);
	char *leads = strtok_r(NULL, " ", &text), *word;

	if (!code || !leads || code[1] - '0' != plan->reps_count)
		fail_msg("%s: reps are z1, z2 ... with their leads",
			 row->place);
	*rep = (struct recycling_rep){ .id = code[1] - '0',
				       .ability = 1000,
				       .leads = atoi(leads),
				       .is_active = true };
	while ((word = strtok_r(NULL, " ", &text))) {
		if (strcmp(word, "away") == 0)
			rep->is_active = false;
		else
			rep->ability = atoi(word + strlen("ability="));
	}
}

/* "5 2026-08-01 z1", or - for a lead that nobody had. */
static void lead_read(const struct table_case *row, char *text,
		      struct plan_text *plan)
{
	struct recycling_lead *lead = &plan->leads[plan->leads_count++];
	char *number = strtok_r(text, " ", &text);
	char *clock = strtok_r(NULL, " ", &text);
	char *from = strtok_r(NULL, " ", &text);
	int64_t day;

	if (!number || !clock || !from || !day_parse(clock, &day))
		fail_msg("%s: a lead is NUMBER CLOCK REP", row->place);
	*lead = (struct recycling_lead){ .lead = atoi(number),
					 .clock = day,
					 .from = *from == '-' ? -1
							      : from[1] - '1' };
}

static void plan_read(const struct table_case *row, struct plan_text *plan)
{
	char cell[1024], *rest = cell, *item;

	*plan = (struct plan_text){ .reps_count = 0 };
	snprintf(cell, sizeof(cell), "%s", table_cell(row, "reps"));
	while ((item = strtok_r(NULL, ";", &rest)))
		rep_read(row, item, plan);
	snprintf(cell, sizeof(cell), "%s", table_cell(row, "leads"));
	rest = cell;
	while ((item = strtok_r(NULL, ";", &rest)))
		lead_read(row, item, plan);
}

static void expect_plan(const struct table_case *row, struct plan_text *plan)
{
	struct buf text = BUF_INIT;

	recycling_distribute(plan->leads, plan->leads_count, plan->reps,
			     plan->reps_count);
	for (int i = 0; i < plan->leads_count; i++) {
		const struct recycling_lead *lead = &plan->leads[i];

		buf_addf(&text, "%s%d:", i ? " " : "", (int)lead->lead);
		if (lead->to < 0)
			buf_add_text(&text, "-");
		else
			buf_addf(&text, "z%d", lead->to + 1);
	}
	table_expect(row, "plan", text.data ? text.data : "");
	buf_free(&text);
}

static void plan_case(const struct table_case *row)
{
	struct plan_text plan, reversed;

	plan_read(row, &plan);
	reversed = plan;
	for (int i = 0; i < plan.leads_count; i++)
		reversed.leads[i] = plan.leads[plan.leads_count - 1 - i];
	expect_plan(row, &plan);
	expect_plan(row, &reversed);
}

static void y2_to_whom(void **state)
{
	(void)state;
	table_run("Y2", plan_case);
}

/* The same by looking at every rep for every lead. */
static int plain_choice(const struct recycling_rep *reps, int count, int from)
{
	int best = -1;

	for (int i = 0; i < count; i++) {
		if (!reps[i].is_active || i == from)
			continue;
		if (best < 0 ||
		    (reps[i].leads + 1) * reps[best].ability <
			    (reps[best].leads + 1) * reps[i].ability)
			best = i;
	}
	return best;
}

static unsigned seed = 1;

static int chance(int below)
{
	seed = seed * 1103515245u + 12345u;
	return (int)(seed >> 16) % below;
}

static void y2_like_a_plain_search(void **state)
{
	struct recycling_rep reps[REPS_MAX], plain[REPS_MAX];
	struct recycling_lead leads[LEADS_MAX];

	(void)state;
	for (int round = 0; round < 2000; round++) {
		int reps_count = chance(REPS_MAX + 1),
		    count = chance(LEADS_MAX);

		for (int i = 0; i < reps_count; i++)
			reps[i] = (struct recycling_rep){
				.id = i + 1,
				.ability = 500 * (1 + chance(6)),
				.leads = chance(6),
				.is_active = chance(5) > 0
			};
		memcpy(plain, reps, sizeof(reps));
		for (int i = 0; i < count; i++)
			leads[i] = (struct recycling_lead){
				.lead = i + 1,
				.clock = chance(4),
				.from = chance(reps_count + 1) - 1
			};
		recycling_distribute(leads, count, reps, reps_count);
		for (int i = 0; i < count; i++) {
			int to = plain_choice(plain, reps_count, leads[i].from);

			assert_int_equal(leads[i].to, to);
			if (to >= 0)
				plain[to].leads++;
		}
	}
}

/* 10,000 leads over 50 consultants of equal ability: nobody has one more than
 * another at the end. */
static void y2_balanced(void **state)
{
	enum { REPS = 50, LEADS = 10000 };
	static struct recycling_rep reps[REPS];
	static struct recycling_lead leads[LEADS];
	int64_t least = INT64_MAX, most = 0;

	(void)state;
	for (int i = 0; i < REPS; i++)
		reps[i] = (struct recycling_rep){ .id = i + 1,
						  .ability = 1000,
						  .leads = chance(150),
						  .is_active = true };
	for (int i = 0; i < LEADS; i++)
		leads[i] = (struct recycling_lead){ .lead = i + 1,
						    .clock = chance(1000),
						    .from = chance(REPS) };
	recycling_distribute(leads, LEADS, reps, REPS);
	for (int i = 0; i < REPS; i++) {
		least = reps[i].leads < least ? reps[i].leads : least;
		most = reps[i].leads > most ? reps[i].leads : most;
	}
	assert_true(most - least <= 1);
}

/* What a number may be, no sum of leads and abilities is too great for. */
static void y2_great_numbers(void **state)
{
	struct recycling_rep reps[] = {
		{ 1, INT64_C(999999999999999), INT64_C(1000000000), true },
		{ 2, INT64_C(999999999999998), INT64_C(1000000000), true },
	};
	struct recycling_lead lead = { 1, 0, -1, -1 };

	(void)state;
	recycling_distribute(&lead, 1, reps, 2);
	assert_int_equal(lead.to, 0);
}

static void claim_case(const struct table_case *row)
{
	int64_t at = table_time(row, "at");
	const char *to = table_cell(row, "to");
	struct claims_text text;
	struct claim *claim = text.claims;
	char day[DAY_TEXT];

	claims_text_read(row, false, &shipped.protection, &text);
	if (*to)
		claim_reassign(claim, at, who_read(row, to).rep,
			       &shipped.recycle);
	else
		claim_take_back(claim, at);
	assert_true(claim->since == at && claim_is_live(claim));
	assert_int_equal(claim_is_pooled(claim), !*to);
	day_format(claim->starts_on, day);
	table_expect(row, "from", day);
	day_format(claim->until_on, day);
	table_expect(row, "until", day);
	table_expect(row, "holder",
		     who_text(claim_holder(claim, time_day(at))));
}

static void y5_into_the_pool(void **state)
{
	(void)state;
	table_run("Y5", claim_case);
}

static void y6_protects(void **state)
{
	(void)state;
	table_run("Y6", claim_case);
}

static void file_case(const struct table_case *row)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT, errors = BUF_INIT;
	const struct recycle_rules *rules;
	struct recycle_book book;
	struct err err = { "" };
	const struct node *root = yaml_text_load(&arena,
						 table_cell(row, "yaml"), &err);

	if (root && recycle_parse(&arena, root, &book, &err)) {
		rules = recycle_rules_on(&book, table_day(row, "day"));
		if (rules)
			buf_addf(&out, "%d %s %d", rules->after.count,
				 rules->since_contact ? "contact" : "visit",
				 rules->protects.count);
	}
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "rules", out.data ? out.data : "");
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&out);
	buf_free(&errors);
	arena_free(&arena);
}

static void files(void **state)
{
	(void)state;
	table_run("recycle_rules", file_case);
}

static int load(void **state)
{
	(void)state;
	return shipped_rules_load(&shipped) ? 0 : 1;
}

static int unload(void **state)
{
	(void)state;
	shipped_rules_free(&shipped);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(y1_what_is_due),
		cmocka_unit_test(y1_no_gaps),
		cmocka_unit_test(y2_to_whom),
		cmocka_unit_test(y2_like_a_plain_search),
		cmocka_unit_test(y2_balanced),
		cmocka_unit_test(y2_great_numbers),
		cmocka_unit_test(y5_into_the_pool),
		cmocka_unit_test(y6_protects),
		cmocka_unit_test(files),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, load, unload);
}
