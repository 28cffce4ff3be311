#include "office/score_rows.h"

#define OUT(member) FIELD_INT_AT(struct score_row, member)
#define OUT_TEXT(member) FIELD_TEXT_AT(struct score_row, member)

const struct field score_columns[] = {
	COLUMN("month", FIELD_MONTH, OUT(month)),
	COLUMN("rank", FIELD_NUMBER, OUT(rank)),
	COLUMN("rep", FIELD_STAFF, OUT(rep)),
	COLUMN_FLAGS("name", FIELD_TEXT, OUT_TEXT(name),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN("target", FIELD_MONEY, OUT(target)),
	COLUMN("sales", FIELD_MONEY, OUT(sales)),
	COLUMN("performance", FIELD_POINTS, OUT(performance)),
	COLUMN("missed_callbacks", FIELD_NUMBER, OUT(missed_callbacks)),
	COLUMN("callbacks", FIELD_POINTS, OUT(callbacks)),
	COLUMN("missed_collection", FIELD_NUMBER, OUT(missed_collection)),
	COLUMN("collection", FIELD_POINTS, OUT(collection)),
	COLUMN("exam_mark", FIELD_POINTS, OUT(exam_mark)),
	COLUMN("exam", FIELD_POINTS, OUT(exam)),
	COLUMN("conduct", FIELD_POINTS, OUT(conduct)),
	COLUMN("total", FIELD_POINTS, OUT(total)),
	COLUMN("last_place", FIELD_YESNO, OUT(last_place)),
	COLUMN_WORD("flags", OUT_TEXT(flags)),
	FIELD_END,
};

static const char *flags_of(const struct score_card *card)
{
	static const char *const flags[2][2] = {
		{ NULL, "waived" }, { "no_exam", "no_exam waived" }
	};

	return flags[card->no_exam][card->waiver_applied];
}

static struct score_row row_of(const struct scoring *scoring,
			       const struct scored *rep)
{
	const struct score_card *card = &rep->card;
	return (struct score_row){
		.month = scoring->month,
		.rank = rep->rank,
		.rep = rep->staff->id,
		.name = rep->staff->name,
		.target = score_share(rep->facts.target, rep->facts.scored),
		.sales = rep->facts.sales,
		.performance = card->points[SCORE_PERFORMANCE],
		.missed_callbacks = card->misses[SCORE_CALLBACKS],
		.callbacks = card->points[SCORE_CALLBACKS],
		.missed_collection = card->misses[SCORE_COLLECTION],
		.collection = card->points[SCORE_COLLECTION],
		.exam_mark = rep->facts.exam,
		.exam = card->points[SCORE_EXAM],
		.conduct = card->points[SCORE_CONDUCT],
		.total = rep->total,
		.last_place = rep->is_last,
		.flags = flags_of(card),
	};
}

void score_rows(const struct scoring *scoring,
		void (*each)(void *to, const void *row), void *to)
{
	for (int i = 0; i < scoring->count; i++) {
		const struct score_row row = row_of(scoring, &scoring->reps[i]);

		each(to, &row);
	}
}
