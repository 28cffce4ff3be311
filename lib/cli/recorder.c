/* The recorder: records in, one row each, all in one transaction. */
#include "cli/command.h"

#include <string.h>

#include "base/buf.h"
#include "base/die.h"
#include "cli/exit.h"
#include "cli/feed.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "office/audit.h"
#include "office/refs.h"

struct work {
	struct session session;
	struct feed feed;
	const struct recorder *recorder;
	void *entry, *blank;
	struct buf before, after;
	int64_t line; /* of the last record, from 1 */
	int64_t refused;
};

static void add_row(struct work *work, enum result result, const char *reason)
{
	const struct row_head head = { work->line, result_names[result],
				       reason };

	rows_add_headed(&work->session.rows, &head, work->entry);
}

static void clear_entry(struct work *work)
{
	memcpy(work->entry, work->blank, work->recorder->entry_size);
}

/* What the entry says now, for the audit. */
static void describe(struct work *work, struct buf *buf)
{
	const struct recorder *recorder = work->recorder;

	buf_clear(buf);
	audit_cells(&work->session.office, buf,
		    recorder->audited ? recorder->audited : recorder->columns,
		    work->entry);
}

static bool remember_before(struct work *work, const void *input)
{
	const struct recorder *recorder = work->recorder;
	struct office *office = &work->session.office;
	struct outcome where = { .id = NONE, .lead = NONE, .at = NONE };

	if (!recorder->find || !recorder->find(office, input, &where))
		return false;
	office_flush(office);
	recorder->load(office, &where, work->entry);
	describe(work, &work->before);
	clear_entry(work);
	return true;
}

static void keep_words(struct work *work, const struct input *input,
		       const struct outcome *outcome)
{
	struct office *office = &work->session.office;
	const char *what = work->recorder->what;

	if (input->ref)
		refs_add(office, what, input->ref, outcome);
	if (input->note)
		note_set(office, what, outcome->id, input->note);
}

static void audit(struct work *work, const struct input *input,
		  const struct outcome *outcome, bool had_before)
{
	describe(work, &work->after);
	if (input->note)
		buf_add_text(&work->after, " note=*");
	audit_change(&work->session.office, work->recorder->what, outcome->id,
		     had_before ? work->before.data : NULL, work->after.data);
}

static void take_outcome(struct work *work, const struct input *input,
			 const struct run_item *item, struct outcome *outcome,
			 bool had_before)
{
	bool is_kept = outcome->result == RESULT_OK ||
		       outcome->result == RESULT_UPDATED ||
		       (outcome->result == RESULT_REFUSED &&
			work->recorder->keeps_refused);

	if (outcome->result == RESULT_INVALID) {
		feed_complain(&work->feed, item->line, outcome->err.text);
		clear_entry(work);
	}
	if (outcome->result == RESULT_REFUSED)
		work->refused++;
	if (is_kept) {
		keep_words(work, input, outcome);
		audit(work, input, outcome, had_before);
	}
	add_row(work, outcome->result, outcome->reason);
}

static bool is_duplicate(struct work *work, const struct input *input,
			 struct outcome *outcome)
{
	struct office *office = &work->session.office;

	if (!input->ref ||
	    !refs_find(office, work->recorder->what, input->ref, outcome))
		return false;
	office_flush(office);
	work->recorder->load(office, outcome, work->entry);
	add_row(work, RESULT_DUPLICATE, NULL);
	return true;
}

static void record_one(struct work *work, const struct run_item *item,
		       const void *input)
{
	struct office *office = &work->session.office;
	struct outcome outcome;
	bool had_before;

	outcome.result = RESULT_OK;
	outcome.reason = NULL;
	outcome.err.text[0] = '\0';
	outcome.id = outcome.lead = outcome.at = NONE;
	if (is_duplicate(work, input, &outcome))
		return;
	had_before = remember_before(work, input);
	work->recorder->record(office, input, work->entry, &outcome);
	take_outcome(work, input, item, &outcome, had_before);
}

static void prefetch(struct work *work, struct run *run)
{
	const void **inputs;
	int count;

	if (!work->recorder->prefetch)
		return;
	count = run_valid(run, &inputs);
	if (count)
		work->recorder->prefetch(&work->session.office, inputs, count);
}

static void record_run(void *to, struct run *run)
{
	struct work *work = to;
	int i;

	prefetch(work, run);
	for (i = 0; i < run->count; i++) {
		const struct run_item *item = &run->items[i];

		progress_show(++work->line);
		clear_entry(work);
		if (!item->problems) {
			record_one(work, item, run_input(run, i));
			continue;
		}
		feed_complain_item(&work->feed, item);
		add_row(work, RESULT_INVALID, NULL);
	}
	office_flush(&work->session.office);
}

static void begin(struct work *work, const struct recorder *recorder, int argc,
		  char **argv)
{
	struct session *session = &work->session;
	struct options *options = &session->options;

	work->recorder = recorder;
	options->command = &recorder->command;
	options->taker = TAKER_RECORDER | TAKER_ROWS;
	options->fields = recorder->fields;
	options->more = form_ref_and_note;
	options->head = row_head_columns;
	options->prints = recorder->columns;
	session_begin(session, argc, argv);
	if (options->any_given && options->operands_count)
		usage_error(_("a record is given by options, or files are "
			      "named, not both"));
	work->feed.each = record_run;
	work->feed.to = work;
	feed_init(&work->feed, options, recorder->input_size, &session->office);
	work->entry = arena_alloc(&options->arena, recorder->entry_size);
	work->blank = arena_alloc(&options->arena, recorder->entry_size);
	form_clear(recorder->columns, work->blank);
	if (recorder->audited)
		form_clear(recorder->audited, work->blank);
	session_rows(session, row_head_columns, recorder->columns, true);
	rows_choose(&session->rows);
}

static void take_made(void *to, const void *input)
{
	feed_made(to, input);
}

/* Records that nobody gives, so that nothing is read. */
static void make_records(struct work *work)
{
	struct session *session = &work->session;

	work->recorder->make(&session->office,
			     options_own(&session->options, &session->office),
			     take_made, &work->feed);
	feed_end(&work->feed);
}

/* Whether the command makes its records; where it does not, its own options
 * have no meaning. */
static bool is_made(const struct work *work)
{
	const struct options *options = &work->session.options;
	const struct field *own = options->command->options;

	if (work->recorder->make && !options->any_given &&
	    !options->operands_count)
		return true;
	for (int i = 0; own && own[i].name; i++)
		if (options->own[i])
			usage_error(_("--%s goes with no record and no file"),
				    own[i].name);
	return false;
}

static void read_and_record(struct work *work)
{
	struct options *options = &work->session.options;
	bool makes = is_made(work);

	if (!makes && !options->any_given)
		feed_open(&work->feed, options->operands);
	session_office(&work->session, DB_WRITE);
	if (makes)
		make_records(work);
	else if (options->any_given)
		feed_options(&work->feed, options);
	else
		feed_files(&work->feed, options->operands);
	if (work->line != work->feed.run.total)
		bug("%lld records, %lld rows", (long long)work->feed.run.total,
		    (long long)work->line);
	rows_finish(&work->session.rows);
}

int recorder_main(const struct recorder *recorder, int argc, char **argv)
{
	static struct work work;
	bool is_kept;

	begin(&work, recorder, argc, argv);
	read_and_record(&work);
	is_kept = !work.feed.invalid ||
		  (work.session.options.shared.keep_going &&
		   !work.feed.is_broken);
	if (is_kept)
		session_commit(&work.session);
	if (recorder->scrubs && cli_has_committed())
		db_scrub(work.session.office.db);
	session_close(&work.session);
	session_show(&work.session, is_kept);
	feed_free(&work.feed);
	buf_free(&work.before);
	buf_free(&work.after);
	session_end(&work.session, work.feed.invalid ? EX_DATAERR
				   : work.refused    ? 1
						     : EX_OK);
}
