/* The converter: records in, a document out, without a store. */
#include "cli/command.h"

#include "base/die.h"
#include "cli/feed.h"
#include "cli/progress.h"
#include "cli/session.h"

struct work {
	struct session session;
	struct feed feed;
	const struct converter *converter;
	void *options;
	struct buf document;
	int64_t count; /* of records */
};

static void hand_over(struct work *work)
{
	spool_add(work->session.spool, work->document.data,
		  work->document.length);
	buf_clear(&work->document);
}

static void convert_run(void *to, struct run *run)
{
	struct work *work = to;

	for (int i = 0; i < run->count; i++) {
		progress_show(++work->count);
		if (run->items[i].problems)
			feed_complain_item(&work->feed, &run->items[i]);
		else
			work->converter->convert(&work->session.office,
						 work->options,
						 run_input(run, i),
						 &work->document);
		if (work->document.length)
			hand_over(work);
	}
}

static void begin(struct work *work, const struct converter *converter,
		  int argc, char **argv)
{
	struct session *session = &work->session;
	struct options *options = &session->options;

	work->converter = converter;
	options->command = &converter->command;
	options->taker = TAKER_CONVERTER;
	options->columns = converter->fields;
	session_begin(session, argc, argv);
	options->fields = converter->fields;
	work->feed.each = convert_run;
	work->feed.to = work;
	feed_init(&work->feed, options, converter->input_size,
		  &session->office);
	work->feed.form.passes_headers = true;
	session_document(session);
}

static void read_and_convert(struct work *work)
{
	struct session *session = &work->session;
	struct options *options = &session->options;
	const struct converter *converter = work->converter;

	feed_open(&work->feed, options->operands);
	session_clock(session);
	work->options = options_own(options, &session->office);
	converter->begin(&session->office, work->options, &work->document);
	hand_over(work);
	feed_files(&work->feed, options->operands);
	converter->end(&session->office, work->options, &work->document);
	hand_over(work);
	if (work->count != work->feed.run.total)
		bug("%lld records, %lld converted",
		    (long long)work->feed.run.total, (long long)work->count);
}

int converter_main(const struct converter *converter, int argc, char **argv)
{
	static struct work work;
	bool is_shown;

	begin(&work, converter, argc, argv);
	read_and_convert(&work);
	is_shown = !work.feed.invalid ||
		   (work.session.options.shared.keep_going &&
		    !work.feed.is_broken);
	session_show(&work.session, is_shown);
	feed_free(&work.feed);
	buf_free(&work.document);
	session_end(&work.session, work.feed.invalid ? EX_DATAERR : EX_OK);
}
