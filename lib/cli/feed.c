#include "cli/feed.h"

#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/exit.h"
#include "cli/header_map.h"

void feed_init(struct feed *feed, struct options *options, size_t size,
	       struct office *office)
{
	feed->encoding = options->shared.encoding;
	form_init(&feed->form, options->fields, options->more, size,
		  &options->arena);
	feed->form.office = office;
	feed->form.map = header_map_new(&options->arena, options->shared.map,
					&feed->form);
	run_init(&feed->run, &feed->form);
}

void feed_free(struct feed *feed)
{
	run_free(&feed->run);
}

void feed_complain(struct feed *feed, int64_t line, const char *what)
{
	feed->invalid++;
	if (!feed->file)
		cli_say("%s", what);
	else if (line)
		cli_say("%s:%lld: %s", feed->file, (long long)line, what);
	else
		cli_say("%s:%s", feed->file, what);
}

void feed_complain_item(struct feed *feed, const struct run_item *item)
{
	const struct problem *problem;

	for (problem = item->problems; problem; problem = problem->next)
		feed_complain(feed, item->line, problem->text);
}

static void hand_on(void *fed)
{
	struct feed *feed = fed;

	if (feed->run.count)
		feed->each(feed->to, &feed->run);
	run_reset(&feed->run);
}

static void open_file(struct feed *feed, const char *name)
{
	feed->file = name;
	feed->records = records_open(name, feed->encoding, &feed->form);
}

void feed_open(struct feed *feed, char *const names[])
{
	if (!names[0] && isatty(STDIN_FILENO))
		usage_error(_("standard input is a terminal: name a file, - "
			      "or a record"));
	open_file(feed, names[0] ? names[0] : "-");
}

/* False when the file cannot be read to its end: nothing after it counts. */
static bool feed_file(struct feed *feed)
{
	struct err err;
	bool is_whole = records_read(feed->records, &feed->run, hand_on, feed,
				     &err);

	hand_on(feed);
	if (!is_whole) {
		feed_complain(feed, 0, err.text);
		feed->is_broken = true;
	}
	records_close(feed->records);
	feed->records = NULL;
	return is_whole;
}

void feed_files(struct feed *feed, char *const names[])
{
	while (feed_file(feed) && names[0] && names[1])
		open_file(feed, *++names);
}

/* One cell that was given on the command line. */
static void set(struct feed *feed, int field, const char *text)
{
	size_t length = strlen(text);

	if (!text_is_utf8(text, length))
		usage_error(_("the value of '%s' is not UTF-8"),
			    form_field(&feed->form, field)->name);
	run_set(&feed->run, field,
		form_trim(arena_dup(&feed->run.texts, text), length));
}

void feed_options(struct feed *feed, const struct options *options)
{
	int i;

	run_begin(&feed->run);
	for (i = 0; i < feed->form.all; i++) {
		if (options->given[i])
			set(feed, i, options->given[i]);
	}
	run_end(&feed->run, 0);
	hand_on(feed);
}

void feed_made(struct feed *feed, const void *input)
{
	struct run *run = &feed->run;

	run_begin(run);
	memcpy(run_input(run, run->count), input, feed->form.size);
	run_end(run, 0);
	if (run_is_full(run))
		hand_on(feed);
}

void feed_end(struct feed *feed)
{
	hand_on(feed);
}

void feed_operands(struct feed *feed, char *const operands[])
{
	for (; *operands; operands++) {
		run_begin(&feed->run);
		set(feed, 0, *operands);
		run_end(&feed->run, 0);
	}
	hand_on(feed);
}
