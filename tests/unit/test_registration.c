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
#include "rules/registration.h"
#include "shipped_rules.h"

static struct shipped_rules shipped;

static const struct protection_rules *rules_per(const struct table_case *row)
{
	return strcmp(table_cell(row, "per"), "customer") == 0
		       ? &shipped.per_customer
		       : &shipped.protection;
}

static bool is_yes(const struct table_case *row, const char *column)
{
	return strcmp(table_cell(row, column), "yes") == 0;
}

static void expect_verdict(const struct table_case *row,
			   const struct verdict *verdict)
{
	table_expect(row, "reason", refusal_names[verdict->refusal]);
	if (verdict->blocker)
		table_expectf(row, "blocked_by", "%d",
			      (int)verdict->blocker->lead);
	else
		table_expect(row, "blocked_by", "");
}

static struct registration registration_read(const struct table_case *row)
{
	return (struct registration){
		.asker = who_read(row, table_cell(row, "who")),
		.recorded_at = table_time(row, "recorded_at"),
		.visited_at = table_time(row, "visited_at"),
		.ended_on = NONE,
		.closing_time = shipped.closing_time
	};
}

static void late_case(const struct table_case *row)
{
	struct registration registration = registration_read(row);
	const struct standing nothing = { NULL, 0, NULL, 0 };
	struct verdict verdict;

	registration.excused = is_yes(row, "excused");
	table_expect(row, "late",
		     registration_is_late(&registration, &shipped.protection)
			     ? "yes"
			     : "no");
	verdict = registration_decide(&registration, &nothing,
				      &shipped.protection);
	table_expect(row, "reason", refusal_names[verdict.refusal]);
}

static void r2_in_time(void **state)
{
	(void)state;
	table_run("R2", late_case);
}

/* No excuse helps where none is provided for; hours are real time. */
static void r2_other_rules(void **state)
{
	struct protection_rules rules = shipped.protection;
	struct registration registration = {
		.asker = { KIND_CHANNEL, 11, NONE },
		.visited_at = 36000,
		.recorded_at = DAY_SECONDS + 36000,
		.excused = true,
		.ended_on = NONE,
		.closing_time = shipped.closing_time
	};

	(void)state;
	assert_false(registration_is_late(&registration, &rules));
	rules.kinds[KIND_CHANNEL].excused_within.unit = UNIT_NONE;
	assert_true(registration_is_late(&registration, &rules));
	rules.kinds[KIND_CHANNEL].record_within =
		(struct duration){ 24, UNIT_HOUR };
	assert_false(registration_is_late(&registration, &rules));
	registration.recorded_at++;
	assert_true(registration_is_late(&registration, &rules));
}

static void registration_case(const struct table_case *row)
{
	struct registration registration = registration_read(row);
	const struct protection_rules *rules = rules_per(row);
	struct claims_text text;
	struct verdict verdict;

	registration.ended_on = table_day(row, "ended_on");
	claims_text_read(row, true, rules, &text);
	verdict = registration_decide(&registration, &text.standing, rules);
	expect_verdict(row, &verdict);
}

static void r1_who_registers_what(void **state)
{
	(void)state;
	table_run("R1", registration_case);
}

static void r5_registrations(void **state)
{
	(void)state;
	table_run("R5", registration_case);
}

static void p2_own_and_others(void **state)
{
	(void)state;
	table_run("P2", registration_case);
}

static void p5_in_a_deal(void **state)
{
	(void)state;
	table_run("P5", registration_case);
}

/* The pending lead that the arrival is about is the first claim. */
static void arrival_case(const struct table_case *row)
{
	struct claims_text text;
	struct arrival arrival = { .arrived_at = table_time(row, "arrived_at"),
				   .has_form = is_yes(row, "form"),
				   .id_checked = is_yes(row, "id_checked"),
				   .listed_on = table_day(row, "listed_on") };
	struct verdict verdict;

	claims_text_read(row, true, &shipped.protection, &text);
	arrival.notice = arrival.arrived_at - text.claims[0].since;
	if (arrival.listed_on == NONE)
		arrival.listed_on = 0;
	verdict = arrival_decide(&text.claims[0], &arrival, &text.standing,
				 &shipped.protection, &shipped.protection);
	expect_verdict(row, &verdict);
}

static void r3_brokerages(void **state)
{
	(void)state;
	table_run("R3", arrival_case);
}

static void r4_referrers(void **state)
{
	(void)state;
	table_run("R4", arrival_case);
}

static void r5_arrivals(void **state)
{
	(void)state;
	table_run("R5_arrival", arrival_case);
}

/* R3: record_ahead in days looks at the days alone; where a later version asks
 * for none (T6), no notice is short. */
static void r3_days_ahead(void **state)
{
	struct protection_rules rules = shipped.protection;
	const struct claim pending = { .state = CLAIM_PENDING,
				       .kind = KIND_BROKERAGE,
				       .partner = 21,
				       .since = DAY_SECONDS + 80000,
				       .lapses_at = NONE };
	const struct standing standing = { &pending, 1, NULL, 0 };
	struct arrival arrival = { .has_form = true };

	(void)state;
	rules.kinds[KIND_BROKERAGE].record_ahead =
		(struct duration){ 1, UNIT_DAY };
	arrival.arrived_at = 2 * DAY_SECONDS;
	assert_int_equal(arrival_decide(&pending, &arrival, &standing, &rules,
					&rules)
				 .refusal,
			 REFUSAL_NONE);
	arrival.arrived_at = 2 * DAY_SECONDS - 1;
	assert_int_equal(arrival_decide(&pending, &arrival, &standing, &rules,
					&rules)
				 .refusal,
			 REFUSAL_SHORT_NOTICE);
	rules.kinds[KIND_BROKERAGE].registers_ahead = false;
	assert_int_equal(arrival_decide(&pending, &arrival, &standing, &rules,
					&rules)
				 .refusal,
			 REFUSAL_NONE);
}

/* T6: attempts are counted as when it was registered; how many there are, and
 * what the visit must bring, is as on the visit's day. */
static void t6_arrivals(void **state)
{
	struct protection_rules one = shipped.protection;
	struct protection_rules counted = shipped.per_customer;
	const struct claim claims[] = { { .lead = 1,
					  .state = CLAIM_PENDING,
					  .kind = KIND_BROKERAGE,
					  .partner = 21,
					  .attempt = NONE,
					  .lapses_at = NONE },
					{ .lead = 2,
					  .state = CLAIM_CLOSED,
					  .kind = KIND_BROKERAGE,
					  .partner = 22,
					  .attempt = 1,
					  .lapses_at = NONE } };
	const struct standing standing = { claims, 2, NULL, 0 };
	struct arrival arrival = { .arrived_at = 7200, .notice = 7200 };

	(void)state;
	one.kinds[KIND_BROKERAGE].periods_count = 1;
	one.kinds[KIND_BROKERAGE].confirmation_form = false;
	assert_int_equal(arrival_decide(claims, &arrival, &standing, &one,
					&counted)
				 .refusal,
			 REFUSAL_EXHAUSTED);
	assert_int_equal(arrival_decide(claims, &arrival, &standing, &one,
					&shipped.protection)
				 .refusal,
			 REFUSAL_NONE);
	assert_int_equal(arrival_decide(claims, &arrival, &standing, &counted,
					&counted)
				 .refusal,
			 REFUSAL_NO_FORM);
}

static void belongs_case(const struct table_case *row)
{
	struct asker asker = who_read(row, table_cell(row, "who"));
	const struct claim *claim;
	struct claims_text text;

	claims_text_read(row, false, &shipped.protection, &text);
	claim = arrival_claim(&text.standing, asker.partner,
			      table_time(row, "arrived_at"));
	if (claim)
		table_expectf(row, "lead", "%d", (int)claim->lead);
	else
		table_expect(row, "lead", "");
}

static void v2_whose_the_arrival_is(void **state)
{
	(void)state;
	table_run("V2", belongs_case);
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
		cmocka_unit_test(r1_who_registers_what),
		cmocka_unit_test(r2_in_time),
		cmocka_unit_test(r2_other_rules),
		cmocka_unit_test(r3_brokerages),
		cmocka_unit_test(r3_days_ahead),
		cmocka_unit_test(r4_referrers),
		cmocka_unit_test(r5_registrations),
		cmocka_unit_test(r5_arrivals),
		cmocka_unit_test(t6_arrivals),
		cmocka_unit_test(p2_own_and_others),
		cmocka_unit_test(p5_in_a_deal),
		cmocka_unit_test(v2_whose_the_arrival_is),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, load, unload);
}
