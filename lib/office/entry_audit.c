/* The audit as a list, one row a change, and the proof of its chain. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "office/audit.h"
#include "office/entry.h"
#include "office/sequence.h"

struct audit_entry {
	int64_t audit, at, as_of;
	const char *user, *command, *what, *id, *before, *after, *hash;
};

#define TEXT(member) FIELD_TEXT_AT(struct audit_entry, member)
#define INT(member) FIELD_INT_AT(struct audit_entry, member)

static const struct field columns[] = {
	COLUMN("audit", FIELD_ID, INT(audit)),
	COLUMN("at", FIELD_TIME, INT(at)),
	COLUMN("as_of", FIELD_TIME, INT(as_of)),
	COLUMN("user", FIELD_CODE, TEXT(user)),
	COLUMN("command", FIELD_CODE, TEXT(command)),
	COLUMN_WORD("what", TEXT(what)),
	COLUMN("id", FIELD_CODE, TEXT(id)),
	COLUMN("before", FIELD_TEXT, TEXT(before)),
	COLUMN("after", FIELD_TEXT, TEXT(after)),
	COLUMN("hash", FIELD_CODE, TEXT(hash)),
	FIELD_END,
};

/* Cuts the next part of a line off, and reads it as it was before it was put
 * into one; NULL when it is empty. */
static char *cut_part(char **line)
{
	char *part = *line, *from = part, *to = part;

	for (; *from && *from != '\t' && *from != '\n'; from++) {
		if (*from == '\\' && from[1]) {
			from++;
			*to++ = (char)(*from == 't'   ? '\t'
				       : *from == 'n' ? '\n'
						      : *from);
		} else {
			*to++ = *from;
		}
	}
	*line = *from ? from + 1 : from;
	*to = '\0';
	return to > part ? part : NULL;
}

static void read_row(struct stmt *stmt, struct audit_row *row)
{
	row->seq = stmt_int(stmt, 0);
	row->at = stmt_time(stmt, 1);
	row->as_of = stmt_time(stmt, 2);
	row->user = stmt_text(stmt, 3);
	row->command = stmt_text(stmt, 4);
	row->changes = stmt_text(stmt, 5);
	row->hash = stmt_text(stmt, 6);
}

static struct stmt *rows_by_seq(struct office *office)
{
	return db_stmt(office->db, "SELECT seq, at, as_of, user, command,"
				   " changes, hash FROM audit ORDER BY seq");
}

static void list(struct office *office, entry_each *each, void *to)
{
	struct stmt *stmt = rows_by_seq(office);

	office_tell_zone(office);
	while (stmt_next(stmt)) {
		struct audit_entry entry;
		struct audit_row row;
		char *changes, *line;

		read_row(stmt, &row);
		changes = mem_dup(row.changes);
		entry = (struct audit_entry){ .audit = row.seq,
					      .at = clock_from_universal(
						      row.at),
					      .as_of = row.as_of,
					      .user = row.user,
					      .command = row.command,
					      .hash = row.hash };
		for (line = changes; *line;) {
			entry.what = cut_part(&line);
			entry.id = cut_part(&line);
			entry.before = cut_part(&line);
			entry.after = cut_part(&line);
			each(to, NONE, &entry);
		}
		free(changes);
	}
}

bool audit_holds(struct office *office, const char *since, struct err *detail)
{
	struct stmt *stmt = rows_by_seq(office);
	struct buf buf = BUF_INIT;
	char hash[HASH_TEXT] = "";
	bool holds = true, found = !since;
	int64_t seq = 0;

	while (holds && stmt_next(stmt)) {
		struct audit_row row;

		read_row(stmt, &row);
		seq++;
		audit_hash_row(&buf, hash, &row, hash);
		if (row.seq != seq)
			holds = err_set(detail, _("row %lld is missing"),
					(long long)seq);
		else if (strcmp(hash, row.hash) != 0)
			holds = err_set(detail, _("row %lld was altered"),
					(long long)seq);
		if (since && strcmp(since, row.hash) == 0)
			found = true;
	}
	stmt_end(stmt);
	buf_free(&buf);
	if (!holds)
		return false;
	/* The number of the last row that was ever written. */
	if (seq != sequence_last(office, "audit"))
		return err_set(detail, _("row %lld is missing"),
			       (long long)seq + 1);
	if (!found)
		return err_set(detail, _("that hash is in no row"));
	return true;
}

static bool chain_holds(struct office *office, struct err *detail)
{
	return audit_holds(office, NULL, detail);
}

static const struct entry_check checks[] = {
	{ "audit_chain", chain_holds },
	{ NULL, NULL },
};

const struct entry_kind entry_audit = {
	.what = "audit",
	.size = sizeof(struct audit_entry),
	.columns = columns,
	.own_time = "at",
	.list = list,
	.checks = checks,
};
