#include "office/subjects.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"
#include "rules/day.h"
#include "rules/number.h"

#define OFFICE_ID "office"
#define OFFICE_NUMBER 0

/* By its code, for the subjects that have one; NULL for the others. */
static struct stmt *by_code(struct office *office, enum subject subject)
{
	switch (subject) {
	case SUBJECT_DEAL:
		return db_stmt(office->db,
			       "SELECT id FROM deal WHERE deal = :code");
	case SUBJECT_MILESTONE:
		return db_stmt(office->db, "SELECT id FROM milestone"
					   " WHERE milestone = :code");
	case SUBJECT_FILE:
		return db_stmt(office->db,
			       "SELECT id FROM file WHERE file = :code");
	default: return NULL;
	}
}

static struct stmt *all_codes(struct office *office, enum subject subject)
{
	switch (subject) {
	case SUBJECT_DEAL: return db_stmt(office->db, "SELECT deal FROM deal");
	case SUBJECT_MILESTONE:
		return db_stmt(office->db, "SELECT milestone FROM milestone");
	default: return db_stmt(office->db, "SELECT file FROM file");
	}
}

static struct stmt *by_number(struct office *office, enum subject subject)
{
	return subject == SUBJECT_LEAD
		       ? db_stmt(office->db, "SELECT id FROM lead"
					     " WHERE id = :number")
		       : db_stmt(office->db, "SELECT id FROM complaint"
					     " WHERE id = :number");
}

static bool no_subject(enum subject subject, const char *id,
		       const char *nearest, struct err *err)
{
	if (nearest)
		return err_set(err,
			       _("there is no %s '%.64s'; did you mean '%s'?"),
			       subject_names[subject], id, nearest);
	return err_set(err, _("there is no %s '%.64s'"), subject_names[subject],
		       id);
}

static bool no_code(struct office *office, enum subject subject, const char *id,
		    struct err *err)
{
	struct stmt *stmt = all_codes(office, subject);
	struct arena arena = ARENA_INIT;
	const char **codes = NULL;
	int count = 0, size = 0;

	for (;;) {
		if (count == size) {
			size = size * 2 + 64;
			codes = mem_resize(codes, (size_t)size, sizeof(*codes));
		}
		codes[count] = NULL;
		if (!stmt_next(stmt))
			break;
		codes[count++] = arena_dup(&arena, stmt_text(stmt, 0));
	}
	no_subject(subject, id, text_nearest(id, codes), err);
	arena_free(&arena);
	free(codes);
	return false;
}

bool subject_find(struct office *office, enum subject subject, const char *id,
		  int64_t *number, struct err *err)
{
	struct stmt *stmt = by_code(office, subject);
	bool found;

	if (subject == SUBJECT_OFFICE) {
		*number = OFFICE_NUMBER;
		return strcmp(id, OFFICE_ID) == 0 ||
		       no_subject(subject, id, OFFICE_ID, err);
	}
	if (stmt) {
		stmt_bind_text(stmt, ":code", id);
	} else {
		if (!number_parse(id, 0, number))
			return no_subject(subject, id, NULL, err);
		stmt = by_number(office, subject);
		stmt_bind_int(stmt, ":number", *number);
	}
	found = stmt_next(stmt);
	if (found)
		*number = stmt_int(stmt, 0);
	stmt_end(stmt);
	if (found)
		return true;
	return by_code(office, subject) ? no_code(office, subject, id, err)
					: no_subject(subject, id, NULL, err);
}

static struct stmt *code_of(struct office *office, enum subject subject)
{
	switch (subject) {
	case SUBJECT_DEAL:
		return db_stmt(office->db,
			       "SELECT deal FROM deal WHERE id = :number");
	case SUBJECT_MILESTONE:
		return db_stmt(office->db, "SELECT milestone FROM milestone"
					   " WHERE id = :number");
	default:
		return db_stmt(office->db,
			       "SELECT file FROM file WHERE id = :number");
	}
}

void subject_add_id(struct office *office, enum subject subject, int64_t number,
		    struct buf *id)
{
	char text[NUMBER_TEXT];
	struct stmt *stmt;

	if (subject == SUBJECT_OFFICE) {
		buf_add_text(id, OFFICE_ID);
		return;
	}
	if (subject == SUBJECT_LEAD || subject == SUBJECT_COMPLAINT) {
		number_format(number, 0, text);
		buf_add_text(id, text);
		return;
	}
	stmt = code_of(office, subject);
	stmt_bind_int(stmt, ":number", number);
	if (!stmt_next(stmt))
		die(EX_PROTOCOL, _("damaged: there is no %s of number %lld"),
		    subject_names[subject], (long long)number);
	buf_add_text(id, stmt_text(stmt, 0));
	stmt_end(stmt);
}

int64_t subject_began(struct office *office, enum subject subject,
		      int64_t number)
{
	struct stmt *stmt;
	int64_t day = NONE;

	if (subject == SUBJECT_DEAL)
		stmt = db_stmt(office->db, "SELECT subscribed_on FROM deal"
					   " WHERE id = :number");
	else if (subject == SUBJECT_COMPLAINT)
		stmt = db_stmt(office->db, "SELECT received_at FROM complaint"
					   " WHERE id = :number");
	else
		return NONE;
	stmt_bind_int(stmt, ":number", number);
	if (stmt_next(stmt))
		day = subject == SUBJECT_DEAL ? stmt_day(stmt, 0)
					      : time_day(stmt_time(stmt, 0));
	stmt_end(stmt);
	return day;
}
