#include "office/stored.h"

#include <stdio.h>

#include "base/intl.h"
#include "office/sequence.h"

void stored_bind(struct stmt *stmt, const struct field *fields,
		 const void *record)
{
	for (const struct field *field = fields; field->name; field++) {
		char name[32];

		snprintf(name, sizeof(name), ":%s", field->name);
		if (field_is_text(field))
			stmt_bind_text(stmt, name,
				       field_text_of(field, record));
		else
			stmt_bind_int(stmt, name, field_int_of(field, record));
	}
}

static int64_t read_int(struct stmt *stmt, int column,
			const struct field *field)
{
	switch (field->type) {
	case FIELD_DAY: return stmt_day(stmt, column);
	case FIELD_MONTH: return stmt_month(stmt, column);
	case FIELD_TIME:
	case FIELD_TIME_END: return stmt_time(stmt, column);
	case FIELD_CHOICE:
		return field->flags & FIELD_REQUIRED
			       ? stmt_word(stmt, column, field->choices)
			       : stmt_choice(stmt, column, field->choices);
	default: return stmt_int(stmt, column);
	}
}

void stored_read(struct stmt *stmt, int column, const struct field *fields,
		 void *record)
{
	for (const struct field *field = fields; field->name; field++) {
		if (field_is_text(field))
			*field_text(field, record) = stmt_column_text(stmt,
								      column++);
		else
			*field_int(field, record) = read_int(stmt, column++,
							     field);
	}
}

bool stored_numbers_hold(struct office *office, const char *what,
			 const char *highest, struct err *detail)
{
	struct stmt *stmt = db_stmt_literal(office->db, highest);
	int64_t number = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
	int64_t last = sequence_last(office, what);

	stmt_end(stmt);
	return number == NONE || number <= last ||
	       err_set(detail, _("number %lld was never given out"),
		       (long long)number);
}
