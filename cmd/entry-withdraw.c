/* entry-withdraw: takes back an entry made by mistake. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "cli/command.h"
#include "office/entry.h"
#include "office/refs.h"

#define KINDS_MAX 64

struct withdrawal {
	struct input head;
	const char *what, *id, *approved_by;
};

/* store-list's words for what can be taken back. */
static const char *kinds[KINDS_MAX];

#define TEXT(member) FIELD_TEXT_AT(struct withdrawal, member)

static const struct field fields[] = {
	{ "what", FIELD_CODE, TEXT(what), FIELD_REQUIRED, N_("what it is"),
	  kinds, N_("WHAT"), 0 },
	{ "id", FIELD_CODE, TEXT(id), FIELD_REQUIRED,
	  N_("its number, as store-list shows it"), NULL, N_("NUMBER"), 0 },
	{ "approved_by", FIELD_TEXT, TEXT(approved_by), FIELD_REQUIRED,
	  N_("who approved it"), NULL, N_("TEXT"), 0 },
	FIELD_END,
};

static void name_kinds(void)
{
	int count = 0;

	for (int i = 0; entry_kinds[i]; i++) {
		if (entry_kinds[i]->withdraw && count < KINDS_MAX - 1)
			kinds[count++] = entry_kinds[i]->what;
	}
}

static const struct entry_kind *find_kind(const char *what,
					  struct outcome *outcome)
{
	const char *nearest;

	for (int i = 0; entry_kinds[i]; i++) {
		if (strcmp(entry_kinds[i]->what, what) == 0)
			return entry_kinds[i];
	}
	nearest = text_nearest(what, kinds);
	if (nearest)
		outcome_invalid(outcome,
				_("what: there is no '%s'; did you mean "
				  "'%s'?"),
				what, nearest);
	else
		outcome_invalid(outcome, _("what: there is no '%s'"), what);
	return NULL;
}

/* A withdrawal is kept beside the notes, under its number, so that its ref
 * finds it again. */
static void keep(struct office *office, const struct withdrawal *withdrawal,
		 int64_t number)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s %s %s", withdrawal->what, withdrawal->id,
		 withdrawal->approved_by);
	note_set(office, "withdrawn", number, text.data);
	buf_free(&text);
}

static void record(struct office *office, const void *input, void *entry,
		   struct outcome *outcome)
{
	struct withdrawal *withdrawal = entry;
	const struct entry_kind *kind;

	*withdrawal = *(const struct withdrawal *)input;
	kind = find_kind(withdrawal->what, outcome);
	if (!kind)
		return;
	if (!kind->withdraw) {
		outcome_invalid(outcome, _("what: %s cannot be withdrawn"),
				kind->what);
		return;
	}
	kind->withdraw(office, withdrawal->id, withdrawal->approved_by,
		       outcome);
	if (outcome->result == RESULT_INVALID ||
	    outcome->result == RESULT_REFUSED)
		return;
	outcome->id = office_number(office, "withdrawals");
	outcome->lead = NONE;
	outcome->at = NONE;
	keep(office, withdrawal, outcome->id);
}

static void load(struct office *office, const struct outcome *where,
		 void *entry)
{
	struct withdrawal *withdrawal = entry;
	const char *text = note_find(office, "withdrawn", where->id);
	char *copy = arena_dup(&office->arena, text ? text : "");

	withdrawal->what = strsep(&copy, " ");
	withdrawal->id = strsep(&copy, " ");
	withdrawal->approved_by = copy;
}

static const struct recorder entry_withdraw = {
	.command = { .name = "entry-withdraw",
		     .summary = N_("take back entries made by mistake"),
		     .prepare = name_kinds },
	.what = "withdrawals",
	.fields = fields,
	.input_size = sizeof(struct withdrawal),
	.columns = fields,
	.entry_size = sizeof(struct withdrawal),
	.record = record,
	.load = load,
};

int main(int argc, char **argv)
{
	return recorder_main(&entry_withdraw, argc, argv);
}
