/* Deals: what is paid (D15), what is refused (D16, D18, D19), the terms of a
 * day (D20). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/value.h"
#include "deal_text.h"
#include "rules/day.h"
#include "rules/duty.h"
#include "rules/number.h"
#include "table.h"

static void add_money(struct buf *out, const char *name, const char *between,
		      int64_t money)
{
	char text[NUMBER_TEXT];

	if (money == NONE)
		return;
	number_format(money, 2, text);
	buf_addf(out, "%s%s%s", name, between, text);
}

static void paid_case(const struct table_case *row)
{
	struct deal_text text;
	struct buf out = BUF_INIT;
	int64_t left[ITEM_COUNT], paid_on;
	char day[DAY_TEXT] = "";
	bool any;

	deal_text_read(&text, table_cell(row, "deal"),
		       table_cell(row, "events"));
	paid_on = deal_paid_on(&text.deal);
	if (paid_on != NONE)
		day_format(paid_on, day);
	table_expect(row, "paid_on", day);
	any = deal_outstanding(&text.deal, table_day(row, "day"), left);
	for (int i = 0; i < ITEM_COUNT; i++) {
		if (!left[i])
			continue;
		if (out.length)
			buf_add_text(&out, ", ");
		add_money(&out, deal_item_names[i], " ", left[i]);
	}
	assert_int_equal(any, out.length > 0);
	table_expect(row, "outstanding", out.data ? out.data : "");
	buf_free(&out);
}

static void test_D15(void **state)
{
	(void)state;
	table_run("D15", paid_case);
}

static void decide_case(const struct table_case *row)
{
	const char *known = table_cell(row, "known");
	const struct deal_known facts = {
		.is_manager = strstr(known, "manager"),
		.is_unit_taken = strstr(known, "taken"),
		.has_note = strstr(known, "note"),
	};
	struct deal_text text;
	struct deal_event event;

	deal_text_read(&text, "subscribed=2026-11-01 price=1000",
		       table_cell(row, "events"));
	deal_text_event(&text, table_cell(row, "event"), &event);
	table_expect(
		row, "refused",
		deal_refusal_names[deal_decide(&text.deal, &event, &facts)]);
}

static void test_D16(void **state)
{
	(void)state;
	table_run("D16", decide_case);
}

static void terms_case(const struct table_case *row)
{
	struct buf out = BUF_INIT;
	struct deal_text text;
	struct deal_terms terms;

	deal_text_read(&text, table_cell(row, "deal"),
		       table_cell(row, "events"));
	terms = deal_terms_on(&text.deal, table_day(row, "day"));
	buf_addf(&out, "unit=%s", terms.unit);
	add_money(&out, " price", "=", terms.price);
	buf_addf(&out, " rep=%d pay_method=%s", (int)terms.rep,
		 pay_method_names[terms.pay_method]);
	add_money(&out, " down_payment", "=", terms.down_payment);
	if (terms.service_agent != NONE)
		buf_addf(&out, " service_agent=%d", (int)terms.service_agent);
	if (terms.handover != NONE)
		buf_addf(&out, " handover=%d", (int)terms.handover);
	table_expect(row, "terms", out.data);
	table_expect(row, "holds", deal_terms_hold(&terms) ? "yes" : "no");
	buf_free(&out);
}

static void test_D20(void **state)
{
	(void)state;
	table_run("D20", terms_case);
}

/* D20: a change that is taken back leaves what the others say. */
static void test_without(void **state)
{
	struct deal_terms terms;
	struct deal_text text;

	(void)state;
	deal_text_read(&text, "subscribed=2026-11-01 price=1000",
		       "changed 2026-11-05 unit=1-102 price=900;"
		       " payment 2026-11-05 5; changed 2026-11-06 unit=1-103");
	terms = deal_terms_without(&text.deal, &text.events[0]);
	assert_string_equal(terms.unit, "1-103");
	assert_int_equal(terms.price, 100000);
	terms = deal_terms_without(&text.deal, &text.events[2]);
	assert_string_equal(terms.unit, "1-102");
	assert_int_equal(terms.price, 90000);
}

/* T5: what is dated later is cut off, and nothing else. */
static void test_as_of(void **state)
{
	struct deal_text text;

	(void)state;
	deal_text_read(&text, "subscribed=2026-11-01 price=1000",
		       "payment 2026-11-03 5; contract_signed 2026-11-04");
	for (int64_t day = text.events[0].on - 1; day < text.events[1].on + 2;
	     day++) {
		struct deal known = deal_as_of(&text.deal, day);

		assert_int_equal(known.count,
				 (day >= text.events[0].on) +
					 (day >= text.events[1].on));
	}
}

static bool is_named(const char *const *names, const char *name)
{
	while (*names && strcmp(*names, name) != 0)
		names++;
	return *names;
}

/* Rule files can name every event of a deal. */
static void test_names(void **state)
{
	(void)state;
	for (int i = 0; i < DEAL_EVENTS; i++)
		assert_true(is_named(duty_events(SUBJECT_DEAL),
				     deal_event_names[i]));
	assert_null(deal_event_names[DEAL_EVENTS]);
	assert_null(deal_item_names[ITEM_COUNT]);
	assert_null(deal_refusal_names[DEAL_REFUSALS]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_D15),   cmocka_unit_test(test_D16),
		cmocka_unit_test(test_D20),   cmocka_unit_test(test_without),
		cmocka_unit_test(test_as_of), cmocka_unit_test(test_names),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
