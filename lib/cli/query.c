/* The query: records or operands in, answers out, nothing written. */
#include "cli/command.h"

#include <string.h>

#include "base/die.h"
#include "cli/feed.h"
#include "cli/progress.h"
#include "cli/session.h"

struct work {
	struct session session;
	struct feed feed;
	const struct query *query;
	void *options;
	void *entry, *blank;
	int64_t count; /* of records */
	bool is_no;    /* an answer was */
};

static void prefetch(struct work *work, struct run *run)
{
	const void **inputs;
	int count;

	if (!work->query->prefetch)
		return;
	count = run_valid(run, &inputs);
	if (count)
		work->query->prefetch(&work->session.office, work->options,
				      inputs, count);
}

static void answer_one(void *to, const void *input)
{
	struct work *work = to;
	const struct query *query = work->query;

	memcpy(work->entry, work->blank, query->entry_size);
	if (!query->answer(&work->session.office, work->options, input,
			   work->entry))
		work->is_no = true;
	rows_add(&work->session.rows, work->entry);
}

static void answer_run(void *to, struct run *run)
{
	struct work *work = to;
	int i;

	prefetch(work, run);
	for (i = 0; i < run->count; i++) {
		progress_show(++work->count);
		if (run->items[i].problems) {
			feed_complain_item(&work->feed, &run->items[i]);
			continue;
		}
		answer_one(work, run_input(run, i));
	}
}

static void begin(struct work *work, const struct query *query, int argc,
		  char **argv)
{
	struct session *session = &work->session;
	struct options *options = &session->options;

	work->query = query;
	options->command = &query->command;
	options->taker = TAKER_QUERY | TAKER_ROWS;
	options->columns = query->fields;
	options->prints = query->columns;
	session_begin(session, argc, argv);
	options->fields = query->fields;
	work->feed.each = answer_run;
	work->feed.to = work;
	feed_init(&work->feed, options, query->input_size, &session->office);
	work->entry = arena_alloc(&options->arena, query->entry_size);
	work->blank = arena_alloc(&options->arena, query->entry_size);
	form_clear(query->columns, work->blank);
	session_rows(session, NULL, options_columns(options),
		     !options->shared.keep_going);
}

/* "-" alone is standard input, as for all that read records. */
static bool has_operands(const struct options *options)
{
	return options->operands_count &&
	       (options->operands_count > 1 ||
		strcmp(options->operands[0], "-") != 0);
}

static void read_and_answer(struct work *work)
{
	struct session *session = &work->session;
	struct options *options = &session->options;
	bool all = work->query->all && options_has(options, "all");
	bool given = has_operands(options);

	if (all && options->operands_count)
		usage_error(_("all are asked about, or those that are named,"
			      " not both"));
	if (!all && !given)
		feed_open(&work->feed, options->operands);
	session_office(session, DB_READ);
	work->options = options_own(options, &session->office);
	rows_choose(&session->rows);
	if (all)
		work->query->all(&session->office, answer_one, work);
	else if (given)
		feed_operands(&work->feed, options->operands);
	else
		feed_files(&work->feed, options->operands);
	if (work->count != work->feed.run.total)
		bug("%lld records, %lld answers",
		    (long long)work->feed.run.total, (long long)work->count);
	rows_finish(&session->rows);
}

int query_main(const struct query *query, int argc, char **argv)
{
	static struct work work;
	bool is_shown;

	begin(&work, query, argc, argv);
	read_and_answer(&work);
	is_shown = !work.feed.invalid || work.session.options.shared.keep_going;
	session_close(&work.session);
	session_show(&work.session, is_shown);
	feed_free(&work.feed);
	session_end(&work.session, work.feed.invalid ? EX_DATAERR
				   : work.is_no	     ? 1
						     : EX_OK);
}
