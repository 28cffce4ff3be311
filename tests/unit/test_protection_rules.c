#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"
#include "rules/office_rules.h"
#include "rules/protection_rules.h"
#include "table.h"
#include "yaml_text.h"

static void add_duration(struct buf *buf, const char *name,
			 struct duration duration)
{
	static const char *const units[] = { "none",  "minutes",  "hours",
					     "days",  "workdays", "weeks",
					     "months" };

	if (duration.unit != UNIT_NONE)
		buf_addf(buf, " %s=%d %s", name, duration.count,
			 units[duration.unit]);
}

static void add_kind(struct buf *buf, const struct kind_rules *rules)
{
	for (int i = 0; i < rules->periods_count; i++)
		add_duration(buf, "period", rules->periods[i]);
	buf_add_text(buf, rules->repeat ? " repeat" : "");
	buf_add_text(buf, rules->starts_report ? " report" : "");
	buf_add_text(buf, rules->renew_visit ? " renew" : "");
	buf_add_text(buf, rules->registers_visit ? " visit" : "");
	add_duration(buf, "record", rules->record_within);
	add_duration(buf, "excused", rules->excused_within);
	buf_add_text(buf, rules->late_refuse ? " refuse" : "");
	buf_add_text(buf, rules->registers_ahead ? " ahead" : "");
	add_duration(buf, "ahead", rules->record_ahead);
	add_duration(buf, "come", rules->visit_within);
	buf_add_text(buf, rules->confirmation_form ? " form" : "");
	buf_add_text(buf, rules->identity_check ? " identity" : "");
	buf_add_text(buf, rules->listed_before_visit ? " listed" : "");
}

static enum kind kind_of(const char *name)
{
	int i = 0;

	while (strcmp(kind_names[i], name) != 0)
		i++;
	return (enum kind)i;
}

/* A file in which one kind is the case's and the others are as short as can
 * be; that kind's map begins in line 3 + its number, column 12. */
static void add_file(struct buf *buf, enum kind kind, const char *map)
{
	buf_add_text(buf, "- effective: 2000-01-01\n  kinds:\n");
	for (int i = 0; i < KIND_COUNT; i++)
		buf_addf(buf, "    %-11s%s\n",
			 (const char *[]){ "onsite:", "channel:", "brokerage:",
					   "referrer:", "ecommerce:" }[i],
			 i == (int)kind ? map
			 : i == KIND_ONSITE
				 ? "{periods: [1 day], record_within: 0 days}"
				 : "{periods: [1 day], starts: report}");
}

static void kind_case(const struct table_case *row)
{
	enum kind kind = kind_of(table_cell(row, "kind"));
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT, out = BUF_INIT, errors = BUF_INIT;
	struct protection_book book;
	struct err err = { "" };
	const struct node *root;

	add_file(&text, kind, table_cell(row, "map"));
	root = yaml_text_load(&arena, text.data, &err);
	if (root && protection_parse(&arena, root, &book, &err))
		add_kind(&out, &book.versions[0].kinds[kind]);
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "rules", out.data ? out.data + 1 : "");
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&text);
	buf_free(&out);
	buf_free(&errors);
	arena_free(&arena);
}

static void kinds(void **state)
{
	(void)state;
	table_run("protection_kinds", kind_case);
}

static void protection_case(const struct table_case *row)
{
	struct arena arena = ARENA_INIT;
	struct buf errors = BUF_INIT;
	struct protection_book book;
	struct err err = { "" };
	const struct node *root = yaml_text_load(&arena,
						 table_cell(row, "yaml"), &err);

	if (root)
		protection_parse(&arena, root, &book, &err);
	yaml_text_add_errors(&errors, root, &err);
	table_expect(row, "errors", errors.data ? errors.data : "");
	buf_free(&errors);
	arena_free(&arena);
}

static void protection_files(void **state)
{
	(void)state;
	table_run("protection_files", protection_case);
}

/* T6: which of the versions counts on a day; the office's file has the
 * shortest versions. */
static void version_case(const struct table_case *row)
{
	struct arena arena = ARENA_INIT;
	struct err err = { "" };
	const struct node *root = yaml_text_load(&arena,
						 table_cell(row, "yaml"), &err);
	const struct office_rules *rules = NULL;
	struct office_book book;
	struct buf out = BUF_INIT;

	if (root && office_parse(&arena, root, &book, &err)) {
		rules = office_rules_on(&book, table_day(row, "day"));
		buf_add_text(&out, "none");
	}
	if (rules) {
		buf_clear(&out);
		buf_addf(&out, "%s %d", rules->timezone,
			 (int)rules->closing_time);
	}
	table_expect(row, "rules", out.data ? out.data : "");
	table_expect(row, "error", err.text);
	buf_free(&out);
	arena_free(&arena);
}

static void office_versions(void **state)
{
	(void)state;
	table_run("T6_office", version_case);
}

static void protection_versions(void **state)
{
	static const char text[] = "- effective: 2026-07-01\n"
				   "  attempts_per: customer\n"
				   "  kinds: &\n"
				   "- effective: 2026-01-01\n"
				   "  attempts_per: partner\n"
				   "  kinds: &\n";
	static const char all[] =
		"{onsite: {periods: [1 day], record_within: 0 days},"
		" channel: {periods: [1 day], starts: report},"
		" brokerage: {periods: [1 day], starts: report},"
		" referrer: {periods: [1 day], starts: report},"
		" ecommerce: {periods: [1 day], starts: report}}";
	const int64_t first = day_from_civil(2026, 1, 1);
	const int64_t second = day_from_civil(2026, 7, 1);
	struct arena arena = ARENA_INIT;
	struct buf buf = BUF_INIT;
	struct protection_book book;
	struct err err = { "" };
	const struct node *root;

	(void)state;
	for (const char *c = text; *c; c++)
		buf_add(&buf, *c == '&' ? all : c,
			*c == '&' ? sizeof(all) - 1 : 1);
	root = yaml_text_load(&arena, buf.data, &err);
	assert_non_null(root);
	assert_true(protection_parse(&arena, root, &book, &err));
	assert_null(protection_rules_on(&book, first - 1));
	assert_false(protection_rules_on(&book, first)->per_customer);
	assert_false(protection_rules_on(&book, second - 1)->per_customer);
	assert_true(protection_rules_on(&book, second)->per_customer);
	buf_free(&buf);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds),
		cmocka_unit_test(protection_files),
		cmocka_unit_test(office_versions),
		cmocka_unit_test(protection_versions),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
