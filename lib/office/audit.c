#include "office/audit.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "office/cell.h"
#include "office/sequence.h"
#include "rules/number.h"

/* A row holds this many bytes of lines at most, unless one line is longer. */
#define ROW_MAX 65536

struct audit {
	struct buf lines;
	struct buf hashed; /* what a row's hash is made of */
	int64_t seq;
	char hash[HASH_TEXT]; /* of the last row; "" before the first */
	char *user;
};

static void audit_free(struct office *office)
{
	buf_free(&office->audit->lines);
	buf_free(&office->audit->hashed);
	free(office->audit->user);
	free(office->audit);
	office->audit = NULL;
}

static void audit_flush(struct office *office);
static const struct office_part audit_part = { audit_flush, audit_free };

/* Not from the environment, which says what the user likes. */
static char *user_name(void)
{
	const struct passwd *user;
	char number[24];

	errno = 0;
	user = getpwuid(getuid());
	if (user)
		return mem_dup(user->pw_name);
	/* Whoever has no name is known by number; but the same one always. */
	if (errno == ENOMEM)
		die(EX_OSERR, _("out of memory"));
	if (errno == EIO || errno == EINTR || errno == EMFILE ||
	    errno == ENFILE)
		die(EX_IOERR, _("the users' names cannot be read: %s"),
		    strerror(errno));
	snprintf(number, sizeof(number), "%lu", (unsigned long)getuid());
	return mem_dup(number);
}

bool audit_head(struct office *office, int64_t *seq, const char **hash)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT seq, hash FROM audit"
			" WHERE seq = (SELECT max(seq) FROM audit)");

	if (!stmt_next(stmt))
		return false;
	*seq = stmt_int(stmt, 0);
	*hash = stmt_text(stmt, 1);
	return true;
}

static struct audit *audit_of(struct office *office)
{
	struct audit *audit = office->audit;
	const char *hash;

	if (audit)
		return audit;
	audit = mem_new(sizeof(*audit));
	if (audit_head(office, &audit->seq, &hash))
		snprintf(audit->hash, sizeof(audit->hash), "%s", hash);
	audit->user = user_name();
	office->audit = audit;
	office_add_part(office, &audit_part);
	return audit;
}

void audit_hash_row(struct buf *buf, const char *before,
		    const struct audit_row *row, char hash[HASH_TEXT])
{
	buf_clear(buf);
	buf_addf(buf, "%lld\n%lld\n%lld\n%s\n%s\n", (long long)row->seq,
		 (long long)row->at, (long long)row->as_of, row->user,
		 row->command);
	buf_add_text(buf, row->changes);
	hash_chain(before, buf->data, buf->length, hash);
}

/* Makes a row of the lines that were gathered. */
static void audit_flush(struct office *office)
{
	struct audit *audit = office->audit;
	struct audit_row row;
	struct stmt *stmt;

	if (audit->lines.length == 0)
		return;
	row = (struct audit_row){ .seq = ++audit->seq,
				  .at = clock_universal(),
				  .as_of = office->now,
				  .user = audit->user,
				  .command = office->command,
				  .changes = audit->lines.data };
	audit_hash_row(&audit->hashed, audit->hash, &row, audit->hash);
	stmt = db_stmt(office->db,
		       "INSERT INTO audit(seq, at, as_of, user, command,"
		       " changes, hash) VALUES(:seq, :at, :as_of, :user,"
		       " :command, :changes, :hash)");
	stmt_bind_int(stmt, ":seq", row.seq);
	stmt_bind_int(stmt, ":at", row.at);
	stmt_bind_int(stmt, ":as_of", row.as_of);
	stmt_bind_text(stmt, ":user", row.user);
	stmt_bind_text(stmt, ":command", row.command);
	stmt_bind_text(stmt, ":changes", row.changes);
	stmt_bind_text(stmt, ":hash", audit->hash);
	stmt_run(stmt);
	/* Apart from the rows, so that one cut off at the end is missed. */
	sequence_keep(office, "audit", row.seq);
	buf_clear(&audit->lines);
}

/* A line is four parts with tabs between, so that neither a tab nor a line end
 * may be in one. */
static void add_part(struct buf *buf, const char *text, char end)
{
	size_t length;

	while (text && *text) {
		length = strcspn(text, "\t\n\\");
		buf_add(buf, text, length);
		text += length;
		if (*text == '\0')
			break;
		buf_add_text(buf, *text == '\t'	  ? "\\t"
				  : *text == '\n' ? "\\n"
						  : "\\\\");
		text++;
	}
	buf_add_char(buf, end);
}

void audit_change(struct office *office, const char *what, int64_t id,
		  const char *before, const char *after)
{
	struct audit *audit = audit_of(office);
	size_t start = audit->lines.length;
	char number[NUMBER_TEXT];

	number_format(id, 0, number);
	add_part(&audit->lines, what, '\t');
	add_part(&audit->lines, number, '\t');
	add_part(&audit->lines, before, '\t');
	add_part(&audit->lines, after, '\n');
	if (audit->lines.length > ROW_MAX && start > 0) {
		struct buf line = BUF_INIT;

		buf_add(&line, audit->lines.data + start,
			audit->lines.length - start);
		audit->lines.length = start;
		audit->lines.data[start] = '\0';
		audit_flush(office);
		buf_add(&audit->lines, line.data, line.length);
		buf_free(&line);
	}
}

/* A value that has a blank in it, or is written with quotes, is quoted. */
static void add_value(struct buf *buf, const char *value)
{
	size_t length = strcspn(value, " \"");
	const char *c;

	if (value[length] == '\0') {
		buf_add(buf, value, length);
		return;
	}
	buf_add_char(buf, '"');
	for (c = value; *c; c++) {
		if (*c == '"')
			buf_add_char(buf, '"');
		buf_add_char(buf, *c);
	}
	buf_add_char(buf, '"');
}

/* What the audit tells of a cell; NULL: it is empty. */
static const char *told(struct office *office, const struct field *field,
			const void *record, char space[CELL_TEXT])
{
	bool hides = field->flags &
		     (FIELD_PERSONAL | FIELD_NAME | FIELD_PRIVATE);
	const char *value;

	/* Of a million phones no text is made that is not told. */
	if (hides && field->type == FIELD_PHONE)
		return field_int_of(field, record) == NONE ? NULL : "*";
	value = cell_text(office, field, record, space);
	return value && hides ? "*" : value;
}

void audit_cells(struct office *office, struct buf *buf,
		 const struct field *fields, const void *record)
{
	const struct field *field;
	const size_t start = buf->length;

	for (field = fields; field->name; field++) {
		char space[CELL_TEXT];
		const char *value = told(office, field, record, space);

		if (!value)
			continue;
		if (buf->length > start)
			buf_add_char(buf, ' ');
		buf_add_text(buf, field->name);
		buf_add_char(buf, '=');
		add_value(buf, value);
	}
}
