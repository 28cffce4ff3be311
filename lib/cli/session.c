#include "cli/session.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/exit.h"
#include "cli/paths.h"
#include "cli/screen.h"
#include "rules/number.h"

#define WAIT_SECONDS 10
#define WAIT_MAX 86400

/* The store of this process, for commands that open it themselves. */
static const char *store;
static bool store_is_default;
static int wait_seconds = WAIT_SECONDS;

const char *command_store(void)
{
	return store;
}

bool command_store_is_default(void)
{
	return store_is_default;
}

static enum format parse_format(const char *word)
{
	const char *nearest;
	int i;

	for (i = 0; output_formats[i]; i++) {
		if (strcmp(output_formats[i], word) == 0)
			return (enum format)i;
	}
	nearest = text_nearest(word, output_formats);
	if (nearest)
		usage_error(_("--format: there is no '%.64s'; did you mean "
			      "'%s'?"),
			    word, nearest);
	usage_error(_("--format: '%.64s' is none of csv, tsv, json, table"),
		    word);
}

static void read_wait(const char *text)
{
	int64_t seconds;

	if (!text)
		return;
	if (!number_parse(text, 0, &seconds) || seconds < 0 ||
	    seconds > WAIT_MAX)
		usage_error(_("--wait: '%.64s' is not a number of seconds"),
			    text);
	wait_seconds = (int)seconds;
}

void session_begin(struct session *session, int argc, char **argv)
{
	struct options *options = &session->options;

	cli_begin(options->command->name);
	if (options->command->prepare)
		options->command->prepare();
	options_parse(options, argc, argv);
	read_wait(options->shared.wait);
	if (!(options->taker & (TAKER_NO_STORE | TAKER_CONVERTER)))
		store = path_of_store(options->shared.db, &options->arena);
	store_is_default = !path_store_is_named(options->shared.db);
}

static enum format format_of(const struct shared *shared)
{
	if (shared->format) {
		enum format format = parse_format(shared->format);

		if (shared->excel && format != FORMAT_CSV)
			usage_error(_("--excel writes CSV, not %s"),
				    shared->format);
		return format;
	}
	if (shared->excel || shared->output || shared->quiet)
		return FORMAT_CSV;
	return isatty(STDOUT_FILENO) ? FORMAT_TABLE : FORMAT_CSV;
}

static void write_spool(void *to, const void *bytes, size_t length)
{
	spool_add(to, bytes, length);
}

void session_rows(struct session *session, const struct field *head,
		  const struct field *columns, bool waits)
{
	const struct shared *shared = &session->options.shared;
	struct rows *rows = &session->rows;

	rows->office = &session->office;
	rows->format = format_of(shared);
	rows->no_header = shared->no_header;
	rows->excel = shared->excel;
	rows->labels = shared->labels || shared->excel;
	rows->mask = shared->mask;
	rows->quiet = shared->quiet;
	rows->names = shared->columns;
	if (rows->format == FORMAT_TABLE && !shared->output) {
		rows->screen = screen_width();
		rows->colors = screen_has_colors();
	}
	rows_init(rows, head, columns);
	if (!rows->quiet)
		session->output = output_open(shared->output);
	if (waits) {
		session->spool = spool_new();
		rows->write = write_spool;
		rows->to = session->spool;
	} else {
		rows->write = output_add;
		rows->to = session->output;
	}
	if (shared->rows_encoding && !encoding_is_utf8(shared->rows_encoding)) {
		session->encoder = encoder_new(shared->rows_encoding,
					       rows->write, rows->to);
		rows->write = encoder_write;
		rows->to = session->encoder;
	}
}

static struct office_setup setup_of(const struct session *session)
{
	const struct shared *shared = &session->options.shared;
	const char *now = getenv("ANCHANG_NOW");
	struct office_setup setup = {
		.command = session->options.command->name,
		.store = store,
		.rules = path_of_rules(shared->rules),
		.wait_seconds = wait_seconds,
		.as_of = shared->as_of,
	};

	if (!setup.as_of && now && *now)
		setup.as_of = now;
	return setup;
}

static void open_office(struct session *session,
			const struct office_setup *setup)
{
	struct err err;

	if (!office_open(&session->office, setup, &err))
		usage_error("%s: %s",
			    session->options.shared.as_of ? "--as-of"
							  : "ANCHANG_NOW",
			    err.text);
	session->has_office = true;
}

void session_office(struct session *session, enum db_mode mode)
{
	struct office_setup setup = setup_of(session);

	setup.mode = mode;
	open_office(session, &setup);
}

void session_no_store(struct session *session)
{
	struct office_setup setup = setup_of(session);

	setup.without_store = true;
	if (setup.as_of) {
		open_office(session, &setup);
		return;
	}
	/* The clock's zone is in the rule files, which may be what is to be
	 * checked. */
	session->office.command = setup.command;
	session->office.rules_folder = setup.rules;
	session->office.now = NONE;
	session->office.today = NONE;
}

void session_clock(struct session *session)
{
	struct office_setup setup = setup_of(session);

	setup.without_store = true;
	open_office(session, &setup);
}

void session_document(struct session *session)
{
	const struct shared *shared = &session->options.shared;

	if (!shared->quiet)
		session->output = output_open(shared->output);
	session->spool = spool_new();
}

void session_commit(struct session *session)
{
	if (session->options.shared.dry_run)
		return;
	office_commit(&session->office);
	cli_committed();
}

void session_close(struct session *session)
{
	if (session->has_office)
		office_close(&session->office);
	session->has_office = false;
}

void session_show(struct session *session, bool show)
{
	if (session->spool) {
		if (show && session->output)
			spool_drain(session->spool, output_add,
				    session->output);
		spool_free(session->spool);
		session->spool = NULL;
	}
	if (session->output && show)
		output_finish(session->output);
	else if (session->output)
		output_abandon(session->output);
	session->output = NULL;
}

void session_end(struct session *session, int status)
{
	session_close(session);
	rows_free(&session->rows);
	encoder_free(session->encoder);
	arena_free(&session->options.arena);
	if (status != EX_OK && session->options.shared.quiet)
		cli_say_committed();
	cli_exit(status);
}
