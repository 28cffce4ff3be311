/* The lister: options in, rows out. */
#include "cli/command.h"

#include "base/die.h"
#include "cli/rows_private.h"
#include "cli/session.h"

static unsigned taker_of(const struct lister *lister)
{
	switch (lister->store) {
	case LISTER_WRITES: return TAKER_WRITER;
	case LISTER_NO_STORE: return TAKER_NO_STORE;
	case LISTER_OWN_STORE: return TAKER_OWN_STORE;
	default: return TAKER_LISTER;
	}
}

static void begin(struct session *session, const struct lister *lister,
		  int argc, char **argv)
{
	struct options *options = &session->options;

	options->command = &lister->command;
	options->taker = taker_of(lister);
	options->prints = lister->columns;
	if (lister->columns)
		options->taker |= TAKER_ROWS;
	session_begin(session, argc, argv);
	if (options->operands_count > lister->operands_max)
		usage_error(_("too many operands: '%.64s'"),
			    options->operands[lister->operands_max]);
	if (lister->columns)
		session_rows(session, NULL, options_columns(options),
			     lister->store == LISTER_WRITES);
}

static void open_office(struct session *session, const struct lister *lister)
{
	if (lister->store == LISTER_STORE)
		session_office(session, DB_READ);
	else if (lister->store == LISTER_WRITES)
		session_office(session, DB_WRITE);
	else
		session_no_store(session);
}

int lister_main(const struct lister *lister, int argc, char **argv)
{
	static struct session session;
	int status;

	begin(&session, lister, argc, argv);
	open_office(&session, lister);
	status = lister->list(&session.office,
			      options_own(&session.options, &session.office),
			      session.options.operands, &session.rows);
	if (lister->columns)
		rows_finish(&session.rows);
	if (lister->store == LISTER_WRITES)
		session_commit(&session);
	session_close(&session);
	session_show(&session, true);
	session_end(&session, status);
}
