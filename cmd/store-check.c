/* store-check: proves that the store is sound (section 4 of the contract). */
#include <string.h>

#include "base/die.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/audit.h"
#include "office/store.h"
#include "office/stored.h"

struct options {
	int64_t head;
	const char *since;
};

static const struct field options[] = {
	{ "head", FIELD_FLAG, FIELD_INT_AT(struct options, head), 0,
	  N_("only the last row of the audit: keep its hash elsewhere"), NULL,
	  NULL, 0 },
	{ "since", FIELD_CODE, FIELD_TEXT_AT(struct options, since), 0,
	  N_("also prove that the audit still has the row with this hash"),
	  NULL, N_("HASH"), 0 },
	FIELD_END,
};

enum { CHECK_OK, CHECK_FAILED };
static const char *const check_result_names[] = { "ok", "failed", NULL };

struct finding {
	const char *check;
	int64_t result;
	const char *detail;
};

static const struct field columns[] = {
	COLUMN_WORD("check", FIELD_TEXT_AT(struct finding, check)),
	COLUMN_CHOICE("result", FIELD_INT_AT(struct finding, result),
		      check_result_names),
	COLUMN("detail", FIELD_TEXT, FIELD_TEXT_AT(struct finding, detail)),
	FIELD_END,
};

struct head {
	int64_t audit;
	const char *hash;
};

static const struct field head_columns[] = {
	COLUMN("audit", FIELD_ID, FIELD_INT_AT(struct head, audit)),
	COLUMN("hash", FIELD_CODE, FIELD_TEXT_AT(struct head, hash)),
	FIELD_END,
};

static const struct view views[] = { { "--head", head_columns },
				     { NULL, NULL } };

static int print_head(struct office *office, struct rows *rows)
{
	struct head head;

	if (audit_head(office, &head.audit, &head.hash))
		rows_add(rows, &head);
	return 0;
}

/* Prints what a check found; true when it holds. */
static bool report(struct rows *rows, const char *check, bool holds,
		   const struct err *err)
{
	struct finding finding = { .check = check,
				   .result = holds ? CHECK_OK : CHECK_FAILED,
				   .detail = holds ? NULL : err->text };

	rows_add(rows, &finding);
	return holds;
}

/* True when all of these checks hold. */
static bool check_all(struct office *office, const struct entry_check *checks,
		      struct rows *rows)
{
	const struct entry_check *check;
	bool sound = true;
	struct err err;

	for (check = checks; check && check->name; check++) {
		if (!report(rows, check->name, check->holds(office, &err),
			    &err))
			sound = false;
	}
	return sound;
}

static bool check_numbers(struct office *office, const struct entry_kind *kind,
			  struct rows *rows)
{
	const struct entry_numbers *numbers = &kind->numbers;
	struct err err;

	return !numbers->check ||
	       report(rows, numbers->check,
		      stored_numbers_hold(office, kind->what, numbers->highest,
					  &err),
		      &err);
}

static int list(struct office *office, const void *given,
		char *const operands[], struct rows *rows)
{
	const struct options *wanted = given;
	const struct entry_kind *const *kind;
	bool sound = true;
	struct err err;

	(void)operands;
	if (wanted->since &&
	    strspn(wanted->since, "0123456789abcdef") != HASH_TEXT - 1)
		die(EX_USAGE, _("--since: '%s' is no hash of the audit"),
		    wanted->since);
	if (wanted->head)
		return print_head(office, rows);
	/* What follows would read in a store that cannot be read. */
	if (!check_all(office, store_checks, rows))
		return 1;
	for (kind = entry_kinds; *kind; kind++) {
		sound &= check_numbers(office, *kind, rows);
		sound &= check_all(office, (*kind)->checks, rows);
	}
	if (wanted->since &&
	    !report(rows, "audit_since",
		    audit_holds(office, wanted->since, &err), &err))
		sound = false;
	return sound ? 0 : 1;
}

static const struct lister store_check = {
	.command = { .name = "store-check",
		     .summary = N_("prove that the store is sound"),
		     .options = options,
		     .options_size = sizeof(struct options),
		     .views = views },
	.columns = columns,
	.store = LISTER_STORE,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&store_check, argc, argv);
}
