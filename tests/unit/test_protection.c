#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "claims_text.h"
#include "rules/day.h"
#include "rules/protection.h"
#include "shipped_rules.h"

static struct shipped_rules shipped;

static const struct protection_rules *rules_per(const struct table_case *row)
{
	return strcmp(table_cell(row, "per"), "customer") == 0
		       ? &shipped.per_customer
		       : &shipped.protection;
}

static void expect_day(const struct table_case *row, const char *column,
		       int64_t day)
{
	char text[DAY_TEXT] = "";

	if (day != NONE)
		day_format(day, text);
	table_expect(row, column, text);
}

static void expect_lead(const struct table_case *row, const char *column,
			const struct claim *claim)
{
	if (claim)
		table_expectf(row, column, "%d", (int)claim->lead);
	else
		table_expect(row, column, "");
}

static void attempts_case(const struct table_case *row)
{
	const struct protection_rules *rules = rules_per(row);
	struct asker asker = who_read(row, table_cell(row, "who"));
	struct claims_text text;

	claims_text_read(row, false, rules, &text);
	table_expectf(row, "attempts", "%d",
		      (int)protection_attempts(&text.standing, &asker, rules));
	table_expect(row, "exhausted",
		     protection_exhausted(&text.standing, &asker, rules, rules)
			     ? "yes"
			     : "");
}

static void p1_attempts(void **state)
{
	(void)state;
	table_run("P1", attempts_case);
}

/* A claim that goes live, of the kind of who. */
static struct claim claim_of(const struct table_case *row)
{
	struct asker asker = who_read(row, table_cell(row, "who"));

	return (struct claim){ .lead = 1,
			       .state = CLAIM_PENDING,
			       .kind = asker.kind,
			       .partner = asker.partner,
			       .rep = asker.rep,
			       .lapses_at = NONE };
}

static void start_case(const struct table_case *row)
{
	int64_t day = table_day(row, "day");
	struct claim claim = claim_of(row);

	claim_go_live(&claim, day * DAY_SECONDS, day,
		      table_number(row, "attempt"), &shipped.protection);
	assert_true(claim_is_live(&claim));
	assert_int_equal(claim.starts_on, day);
	expect_day(row, "until", claim.until_on);
	expect_day(row, "partner_until", claim.partner_until);
	table_expect(row, "protects",
		     claim_protects(&claim, table_day(row, "on")) ? "yes"
								  : "no");
}

static void p3_protection_starts(void **state)
{
	(void)state;
	table_run("P3", start_case);
}

static void renew_case(const struct table_case *row)
{
	int64_t day = table_day(row, "day");
	struct claim claim = claim_of(row);
	char cell[256], *rest = cell, *word;
	bool renewed = true;

	claim_go_live(&claim, day * DAY_SECONDS, day, 1, &shipped.protection);
	snprintf(cell, sizeof(cell), "%s", table_cell(row, "visits"));
	while ((word = strtok_r(NULL, " ", &rest))) {
		if (!day_parse(word, &day))
			fail_msg("%s: %s is no day", row->place, word);
		renewed = claim_renew(&claim, day * DAY_SECONDS + 36000,
				      &shipped.protection);
	}
	expect_day(row, "from", claim.starts_on);
	expect_day(row, "until", claim.until_on);
	table_expect(row, "renewed", renewed ? "yes" : "no");
}

static void p4_protection_is_renewed(void **state)
{
	(void)state;
	table_run("P4", renew_case);
}

static void partner_case(const struct table_case *row)
{
	struct protection_rules rules = shipped.protection;
	struct claims_text text;

	rules.kinds[KIND_CHANNEL].renew_visit = true;
	claims_text_read(row, false, &rules, &text);
	assert_true(claim_renew(text.claims, table_time(row, "at"), &rules));
	expect_day(row, "own", text.claims->partner_until);
	expect_day(row, "until", text.claims->until_on);
}

static void p4_a_partner_keeps_his_own(void **state)
{
	(void)state;
	table_run("P4_partner", partner_case);
}

/* What was never live, or is no more, is not renewed. */
static void p4_only_live_leads(void **state)
{
	static const enum claim_state states[] = { CLAIM_PENDING, CLAIM_SOLD,
						   CLAIM_CLOSED, CLAIM_REFUSED,
						   CLAIM_VISIT };

	(void)state;
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		struct claim claim = { .state = states[i],
				       .kind = KIND_ONSITE,
				       .attempt = 1,
				       .until_on = 10 };

		assert_false(claim_renew(&claim, 5 * DAY_SECONDS,
					 &shipped.protection));
		assert_int_equal(claim.until_on, 10);
	}
}

static void check_case(const struct table_case *row)
{
	const struct protection_rules *rules = rules_per(row);
	struct asker asker = who_read(row, table_cell(row, "who"));
	struct claims_text text;
	struct verdict verdict;

	claims_text_read(row, true, rules, &text);
	verdict = protection_check(&text.standing, &asker,
				   table_day(row, "day"), rules);
	table_expect(row, "status",
		     verdict.refusal ? refusal_names[verdict.refusal] : "free");
	expect_lead(row, "lead", verdict.blocker);
}

static void p6_only_live_leads_protect(void **state)
{
	(void)state;
	table_run("P6", check_case);
}

static void p7_is_he_free(void **state)
{
	(void)state;
	table_run("P7", check_case);
}

static void holder_case(const struct table_case *row)
{
	struct asker asker = who_read(row, table_cell(row, "who"));
	int64_t day = table_day(row, "day");
	const struct claim *claim;
	struct claims_text text;

	claims_text_read(row, false, &shipped.protection, &text);
	claim = &text.claims[0];
	table_expect(row, "holder", who_text(claim_holder(claim, day)));
	table_expect(row, "own",
		     claim_is_own(claim, &asker, day) ? "yes" : "no");
}

static void p8_holders(void **state)
{
	(void)state;
	table_run("P8", holder_case);
}

static void lapse_case(const struct table_case *row)
{
	struct claim claim = claim_of(row);
	char text[TIME_TEXT] = "";

	claim.since = table_time(row, "recorded_at");
	claim.lapses_at = claim_lapses_at(&claim, &shipped.protection);
	if (claim.lapses_at != NONE)
		time_format(claim.lapses_at, text);
	table_expect(row, "until", text);
	table_expect(row, "lapsed",
		     claim_lapsed(&claim, table_time(row, "at")) ? "yes"
								 : "no");
	claim.state = CLAIM_LIVE;
	assert_false(claim_lapsed(&claim, table_time(row, "at")));
}

static void r9_pending_leads_lapse(void **state)
{
	(void)state;
	table_run("R9", lapse_case);
}

/* visit_within in hours is real time, to the second. */
static void r9_hours(void **state)
{
	struct protection_rules rules = shipped.protection;
	struct claim claim = { .state = CLAIM_PENDING,
			       .kind = KIND_BROKERAGE,
			       .since = 100 };

	(void)state;
	rules.kinds[KIND_BROKERAGE].visit_within =
		(struct duration){ 2, UNIT_HOUR };
	claim.lapses_at = claim_lapses_at(&claim, &rules);
	assert_false(claim_lapsed(&claim, 7300));
	assert_true(claim_lapsed(&claim, 7301));
}

/* What was known at a time: of each lead its latest claim not after it. */
static void latest_case(const struct table_case *row)
{
	struct claim latest[CLAIMS_TEXT_MAX];
	struct claims_text text;
	char got[256] = "";
	int count;

	claims_text_read(row, false, &shipped.protection, &text);
	count = claim_latest(text.claims, text.standing.count,
			     table_time(row, "at"), latest);
	for (int i = 0; i < count; i++)
		snprintf(got + strlen(got), sizeof(got) - strlen(got),
			 "%s%d:%d", i ? " " : "", (int)latest[i].lead,
			 (int)latest[i].attempt);
	table_expect(row, "stands", got);
}

static void t5_what_stood_then(void **state)
{
	(void)state;
	table_run("T5_claims", latest_case);
}

static int load(void **state)
{
	(void)state;
	return shipped_rules_load(&shipped) ? 0 : -1;
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
		cmocka_unit_test(p1_attempts),
		cmocka_unit_test(p3_protection_starts),
		cmocka_unit_test(p4_protection_is_renewed),
		cmocka_unit_test(p4_a_partner_keeps_his_own),
		cmocka_unit_test(p4_only_live_leads),
		cmocka_unit_test(p6_only_live_leads_protect),
		cmocka_unit_test(p7_is_he_free),
		cmocka_unit_test(p8_holders),
		cmocka_unit_test(r9_pending_leads_lapse),
		cmocka_unit_test(r9_hours),
		cmocka_unit_test(t5_what_stood_then),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, load, unload);
}
