/* What the shapes share: options, office, rows and where they go. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "base/spool.h"
#include "cli/encoding.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/rows_private.h"

struct session {
	struct options options;
	struct office office;
	bool has_office;
	struct rows rows;
	struct output *output;
	struct spool *spool;	 /* of rows that wait for the commit, or NULL */
	struct encoder *encoder; /* of rows that are not UTF-8, or NULL */
};

/* Begins the command and reads its options; of session only the first members
 * of options are set, as options_parse says. */
void session_begin(struct session *session, int argc, char **argv);

/* Makes ready for rows: where they go, how they look; waits: not before
 * session_show.  Dies with 64 or 73. */
void session_rows(struct session *session, const struct field *head,
		  const struct field *columns, bool waits);

/* Opens the store and tells the time. */
void session_office(struct session *session, enum db_mode mode);
/* The same without a store, and without a time unless one is named. */
void session_no_store(struct session *session);
/* Without a store, but with the time. */
void session_clock(struct session *session);

/* Makes ready for a document: where it goes once session_show says so; it is
 * gathered in session->spool. */
void session_document(struct session *session);

/* Commits, or with --dry-run rolls back. */
void session_commit(struct session *session);
/* Lets go of the office; what is not committed is rolled back. */
void session_close(struct session *session);
/* Writes out the rows that waited, and closes the output.  Nothing is shown
 * when show is false. */
void session_show(struct session *session, bool show);
/* Frees, and ends the command with this status. */
__attribute__((noreturn)) void session_end(struct session *session, int status);

#endif
