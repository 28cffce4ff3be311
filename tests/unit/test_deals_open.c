/* What the due list of deals reads: the open ones, however many are settled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/db_private.h"
#include "office/deal_duties.h"
#include "office/deal_records.h"
#include "office/deal_settling.h"
#include "store_folder.h"

#define SUBSCRIBED INT64_C(20750) /* 2026-10-24 */

static struct office office;
static int made; /* deals so far */

static void office_begin(void)
{
	office = (struct office){ .command = "test",
				  .rules_folder = getenv("ANCHANG_RULES"),
				  .today = SUBSCRIBED + 30 };
	if (!office.rules_folder)
		office.rules_folder = "rules";
	office.now = office.today * DAY_SECONDS;
}

static int setup(void **state)
{
	assert_int_equal(store_folder_make(state), 0);
	office_begin();
	office.db = db_create(store_path, true);
	db_exec(office.db,
		"INSERT INTO staff(id, staff, name, role, ability)"
		" VALUES(1, 'z1', 'Z', 0, 1000), (2, 'm1', 'M', 1, 1000)");
	made = 0;
	return 0;
}

static int teardown(void **state)
{
	office_close(&office);
	unlink(store_path);
	assert_int_equal(store_folder_remove(state), 0);
	return 0;
}

static void log_event(const char *deal, enum deal_event_kind kind, int64_t day,
		      int64_t amount)
{
	struct deal_event_record input = { .deal = deal,
					   .event = kind,
					   .on = SUBSCRIBED + day,
					   .amount = amount,
					   .item = NONE,
					   .staff = 2,
					   .identity_checked = NONE,
					   .price = NONE,
					   .rep = NONE,
					   .pay_method = NONE,
					   .down_payment = NONE,
					   .service_agent = NONE };
	struct deal_event_record entry;
	struct outcome outcome = { .result = RESULT_OK };

	input.head.ref = amount == NONE ? NULL : "receipt";
	deal_log(&office, &input, &entry, &outcome);
	assert_int_equal(outcome.result, RESULT_OK);
}

static void subscribe(const char *deal)
{
	const struct deal_record input = { .deal = deal,
					   .phone = 17900000000 + made,
					   .rep = 1,
					   .service_agent = NONE,
					   .unit = deal,
					   .price = 100,
					   .pay_method = PAY_FULL,
					   .down_payment = NONE,
					   .facility_fee = NONE,
					   .maintenance_fund = NONE,
					   .other_fees = NONE,
					   .subscribed_on = SUBSCRIBED };
	struct deal_record entry;
	struct outcome outcome = { .result = RESULT_OK };

	deal_subscribe(&office, &input, &entry, &outcome);
	assert_int_equal(outcome.result, RESULT_OK);
}

static void make_deals(int count, bool settled)
{
	for (int i = 0; i < count; i++) {
		char deal[16];

		snprintf(deal, sizeof(deal), "d%d", ++made);
		subscribe(deal);
		log_event(deal, DEAL_CONTRACT_SIGNED, 1, NONE);
		log_event(deal, DEAL_PAYMENT, 1, 100);
		if (!settled)
			continue;
		log_event(deal, DEAL_CONTRACT_APPROVED, 2, NONE);
		log_event(deal, DEAL_CONTRACT_STAMPED, 2, NONE);
		log_event(deal, DEAL_FILED, 3, NONE);
		log_event(deal, DEAL_CUSTOMER_NOTIFIED, 4, NONE);
	}
}

static void count_one(void *to, const struct duty_subject *subject)
{
	(void)subject;
	++*(int *)to;
}

/* How many deals the list is handed; *steps: of SQLite's machine. */
static int list(enum deadline_reach reach, int *steps)
{
	sqlite3_stmt *stmt = NULL;
	int count = 0;

	while ((stmt = sqlite3_next_stmt(office.db->handle, stmt)))
		sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP, 1);
	contract_duties.list(&office, reach, count_one, &count);
	*steps = 0;
	while ((stmt = sqlite3_next_stmt(office.db->handle, stmt)))
		*steps += sqlite3_stmt_status(stmt, SQLITE_STMTSTATUS_VM_STEP,
					      0);
	return count;
}

static void closed_deals_cost_nothing(void **state)
{
	int before, after, more;

	(void)state;
	make_deals(20, false);
	make_deals(50, true);
	assert_int_equal(list(DEADLINE_TODO, &before), 20);
	assert_int_equal(list(DEADLINE_TODO, &before), 20);
	make_deals(50, true);
	assert_int_equal(list(DEADLINE_TODO, &after), 20);
	assert_int_equal(after, before);
	make_deals(20, false);
	assert_int_equal(list(DEADLINE_TODO, &more), 40);
	assert_true(more > after + after / 2);
	assert_int_equal(list(DEADLINE_ALL, &more), 140);
}

/* T5: a settled deal is open again when a day before is asked about. */
static void the_past_reads_what_was_open(void **state)
{
	int steps;

	(void)state;
	make_deals(3, true);
	office.today = SUBSCRIBED + 4;
	assert_int_equal(list(DEADLINE_TODO, &steps), 0);
	office.today = SUBSCRIBED + 3;
	assert_int_equal(list(DEADLINE_TODO, &steps), 3);
	office.today = SUBSCRIBED - 1;
	assert_int_equal(list(DEADLINE_TODO, &steps), 0);
}

/* The next command begins; sql: what happens before it. */
static void next_command(const char *sql)
{
	db_exec(office.db, sql);
	office_commit(&office);
	office_close(&office);
	office_begin();
	office.db = db_open(store_path, DB_WRITE, 1);
}

/* Found by other rules: all are read, until the next writer. */
static void other_rules_read_all(void **state)
{
	struct err err;
	int steps;

	(void)state;
	make_deals(3, true);
	next_command(
		"UPDATE sequence SET last = 1 WHERE what = 'contract-rules'");
	assert_int_equal(list(DEADLINE_TODO, &steps), 3);
	make_deals(1, false);
	assert_int_equal(list(DEADLINE_TODO, &steps), 1);
	deals_unsettle(&office);
	next_command("SELECT 1 WHERE 0");
	assert_int_equal(list(DEADLINE_TODO, &steps), 4);
	make_deals(1, true);
	assert_int_equal(list(DEADLINE_TODO, &steps), 1);
	assert_true(deals_settled_hold(&office, &err));
	db_exec(office.db, "UPDATE deal SET settled_on = subscribed_on"
			   " WHERE settled_on IS NULL");
	assert_false(deals_settled_hold(&office, &err));
	assert_string_equal(err.text,
			    "deal d4 is not settled as its events say");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(closed_deals_cost_nothing,
						setup, teardown),
		cmocka_unit_test_setup_teardown(the_past_reads_what_was_open,
						setup, teardown),
		cmocka_unit_test_setup_teardown(other_rules_read_all, setup,
						teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
