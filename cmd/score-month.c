/* score-month: the scores of a month, and what they are made of (M1-M10). */
#include <string.h>

#include "base/buf.h"
#include "base/sorter.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/score_rows.h"
#include "rules/duty.h"
#include "rules/number.h"

struct options {
	int64_t explain;
};

static const struct field options[] = {
	{ "explain", FIELD_FLAG, FIELD_INT_AT(struct options, explain), 0,
	  N_("each item with what it starts from, each miss with what it took"),
	  NULL, NULL, 0 },
	FIELD_END,
};

struct explain_row {
	int64_t month, rep, item, points, subject, since, slot, due_on;
	const char *duty, *id, *waived_by;
};

#define WHY(member) FIELD_INT_AT(struct explain_row, member)
#define WHY_TEXT(member) FIELD_TEXT_AT(struct explain_row, member)

static const struct field explain_columns[] = {
	COLUMN("month", FIELD_MONTH, WHY(month)),
	COLUMN("rep", FIELD_STAFF, WHY(rep)),
	COLUMN_CHOICE("item", WHY(item), score_item_names),
	COLUMN("points", FIELD_POINTS, WHY(points)),
	COLUMN_WORD("duty", WHY_TEXT(duty)),
	COLUMN_CHOICE("subject", WHY(subject), subject_names),
	COLUMN("id", FIELD_CODE, WHY_TEXT(id)),
	COLUMN("since", FIELD_DAY, WHY(since)),
	COLUMN("slot", FIELD_NUMBER, WHY(slot)),
	COLUMN("due_on", FIELD_DAY, WHY(due_on)),
	COLUMN("waived_by", FIELD_TEXT, WHY_TEXT(waived_by)),
	FIELD_END,
};

static const struct view views[] = { { "--explain", explain_columns },
				     { NULL, NULL } };

/* One miss, to be sorted: best consultant first, then by item, last day, duty,
 * number or code, slot. */
struct record {
	struct score_miss miss; /* its code lies behind */
	char code[];
};

static int compare_int(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare(const void *left, size_t left_size, const void *right,
		   size_t right_size)
{
	const struct record *a = left, *b = right;
	const struct score_slot *slot = &a->miss.slot, *other = &b->miss.slot;
	int order = compare_int(a->miss.rep, b->miss.rep);

	(void)left_size;
	(void)right_size;
	if (!order)
		order = compare_int(a->miss.item, b->miss.item);
	if (!order)
		order = compare_int(a->miss.due_on, b->miss.due_on);
	if (!order)
		order = strcmp(slot->duty, other->duty);
	if (!order)
		order = compare_int(slot->number, other->number);
	if (!order)
		order = strcmp(a->code, b->code);
	if (!order)
		order = compare_int(slot->slot, other->slot);
	return order ? order : compare_int(slot->since, other->since);
}

static void gather(void *to, const struct score_miss *miss)
{
	const struct record record = { .miss = *miss };
	const char *code = miss->slot.code ? miss->slot.code : "";
	struct buf buf = BUF_INIT;

	buf_add(&buf, &record, sizeof(record));
	buf_add(&buf, code, strlen(code) + 1);
	sorter_add(to, buf.data, buf.length);
	buf_free(&buf);
}

static void print_items(const struct scoring *scoring, const struct scored *rep,
			const struct score_card *card, struct rows *rows)
{
	for (int i = 0; i < SCORE_ITEMS; i++) {
		const struct explain_row row = { .month = scoring->month,
						 .rep = rep->staff->id,
						 .item = i,
						 .points = card->points[i],
						 .subject = NONE,
						 .since = NONE,
						 .slot = NONE,
						 .due_on = NONE,
						 .waived_by =
							 rep->waived_by[i] };

		rows_add(rows, &row);
	}
}

static void print_miss(const struct scoring *scoring,
		       const struct record *record, int64_t took,
		       struct rows *rows)
{
	const struct score_miss *miss = &record->miss;
	char id[NUMBER_TEXT];
	struct explain_row row = {
		.month = scoring->month,
		.rep = scoring->reps[miss->rep].staff->id,
		.item = miss->item,
		.points = -took,
		.duty = miss->slot.duty,
		.subject = miss->slot.subject,
		.id = record->code,
		.since = miss->slot.since,
		.slot = miss->slot.slot,
		.due_on = miss->due_on,
		.waived_by = miss->waived_by,
	};

	if (miss->slot.number != NONE) {
		number_format(miss->slot.number, 0, id);
		row.id = id;
	}
	rows_add(rows, &row);
}

/* The same cards, filled once more, a row for each step. */
static void explain(const struct scoring *scoring, struct rows *rows)
{
	struct sorter *sorter = sorter_new(compare);
	const struct record *record;
	size_t size;

	scoring_misses(scoring, gather, sorter);
	record = sorter_next(sorter, &size);
	for (int i = 0; i < scoring->count; i++) {
		const struct scored *rep = &scoring->reps[i];
		struct score_card card;

		score_card_start(&card, scoring->rules, &rep->facts);
		print_items(scoring, rep, &card, rows);
		for (; record && record->miss.rep == i;
		     record = sorter_next(sorter, &size)) {
			const struct score_miss *miss = &record->miss;

			print_miss(scoring, record,
				   score_card_miss(&card, miss->item,
						   miss->cost,
						   miss->waived_by != NULL),
				   rows);
		}
	}
	sorter_free(sorter);
}

static int list(struct office *office, const void *wanted,
		char *const operands[], struct rows *rows)
{
	struct scoring scoring;

	scoring_find(&scoring, office, command_month(operands[0]));
	if (((const struct options *)wanted)->explain == 1) {
		explain(&scoring, rows);
		return 0;
	}
	score_rows(&scoring, rows_add_to, rows);
	return 0;
}

static const struct lister score_month = {
	.command = { .name = "score-month",
		     .summary = N_("score the consultants of a month"),
		     .operands = N_("MONTH"),
		     .options = options,
		     .options_size = sizeof(struct options),
		     .views = views },
	.columns = score_columns,
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&score_month, argc, argv);
}
