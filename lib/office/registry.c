#include "office/registry.h"

#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "office/registers.h"
#include "office/stored.h"

bool registry_find(struct office *office, const struct registry *registry,
		   const void *record, struct outcome *where)
{
	const struct field key[] = { registry->fields[0], FIELD_END };
	struct stmt *stmt;

	if (registry->find)
		return registry->find(office, record, where);
	stmt = db_stmt_literal(office->db, registry->sql.find);
	stored_bind(stmt, key, record);
	where->id = stmt_next(stmt) ? stmt_int(stmt, 0) : NONE;
	stmt_end(stmt);
	return where->id != NONE;
}

void registry_load(struct office *office, const struct registry *registry,
		   const struct outcome *where, void *record)
{
	struct stmt *stmt;

	if (registry->load) {
		registry->load(office, where, record);
		return;
	}
	stmt = db_stmt_literal(office->db, registry->sql.load);
	stmt_bind_int(stmt, ":id", where->id);
	/* The row stays readable until the statement is used again. */
	if (stmt_next(stmt))
		stored_read(stmt, 0, registry->fields, record);
}

/* Writes the entry: a new one when where->id is NONE, which it sets. */
static void write(struct office *office, const struct registry *registry,
		  const void *entry, struct outcome *where)
{
	struct stmt *stmt;

	if (registry->write) {
		registry->write(office, entry, where);
		return;
	}
	if (where->id == NONE)
		where->id = office_number(office, registry->what);
	stmt = db_stmt_literal(office->db, registry->sql.write);
	stmt_bind_int(stmt, ":id", where->id);
	stored_bind(stmt, registry->fields, entry);
	stmt_run(stmt);
	registers_forget(office);
}

static int fields_count(const struct field *fields)
{
	int count = 0;

	while (fields[count].name)
		count++;
	return count;
}

void registry_list(struct office *office, const struct registry *registry,
		   void *record, entry_each *each, void *to)
{
	struct stmt *stmt = db_stmt_literal(office->db, registry->sql.list);
	int id = fields_count(registry->fields);

	while (stmt_next(stmt)) {
		memset(record, 0, registry->size);
		stored_read(stmt, 0, registry->fields, record);
		each(to, stmt_int(stmt, id), record);
	}
}

static bool is_empty(const struct field *field, const void *record)
{
	return field_is_text(field) ? field_text_of(field, record) == NULL
				    : field_int_of(field, record) == NONE;
}

static bool is_clear(const struct field *field, const void *record)
{
	return field_is_text(field) ? field_text_of(field, record) == text_clear
				    : field_int_of(field, record) == CLEAR;
}

static void set_empty(const struct field *field, void *record)
{
	if (field_is_text(field))
		*field_text(field, record) = NULL;
	else
		*field_int(field, record) = NONE;
}

static void copy(const struct field *field, const void *from, void *to)
{
	if (field_is_text(field))
		*field_text(field, to) = field_text_of(field, from);
	else
		*field_int(field, to) = field_int_of(field, from);
}

static void merge(const struct field *fields, const void *input, void *entry)
{
	const struct field *field;

	for (field = fields; field->name; field++) {
		if (is_clear(field, input))
			set_empty(field, entry);
		else if (!is_empty(field, input))
			copy(field, input, entry);
	}
}

static bool has_required(const struct field *fields, const void *entry,
			 struct outcome *outcome)
{
	const struct field *field;

	for (field = fields; field->name; field++) {
		if (!(field->flags & FIELD_REQUIRED) || !is_empty(field, entry))
			continue;
		outcome_invalid(outcome, _("%s: required for a new entry"),
				field->name);
		return false;
	}
	return true;
}

static const struct field *find_field(const struct field *fields,
				      const char *name)
{
	while (fields->name && strcmp(fields->name, name) != 0)
		fields++;
	if (!fields->name)
		bug("no field %s", name);
	return fields;
}

static bool in_order(const struct registry *registry, const void *entry,
		     struct outcome *outcome)
{
	const struct registry_order *order = registry->orders;

	for (; order && order->first; order++) {
		int64_t first = field_int_of(find_field(registry->fields,
							order->first),
					     entry);
		int64_t last = field_int_of(find_field(registry->fields,
						       order->last),
					    entry);

		if (first == NONE || last == NONE || first <= last)
			continue;
		outcome_invalid(outcome, _("%s: before %s"), order->last,
				order->first);
		return false;
	}
	return true;
}

void registry_record(struct office *office, const struct registry *registry,
		     const void *input, void *entry, struct outcome *outcome)
{
	struct outcome where = { .id = NONE, .lead = NONE, .at = NONE };
	const struct field *field;
	bool exists = registry_find(office, registry, input, &where);

	memset(entry, 0, registry->size);
	for (field = registry->fields; field->name; field++)
		set_empty(field, entry);
	if (exists)
		registry_load(office, registry, &where, entry);
	merge(registry->fields, input, entry);
	if (!has_required(registry->fields, entry, outcome) ||
	    !in_order(registry, entry, outcome))
		return;
	if (registry->decide &&
	    !registry->decide(office, input, entry, outcome))
		return;
	write(office, registry, entry, &where);
	outcome->result = exists ? RESULT_UPDATED : RESULT_OK;
	outcome->id = where.id;
	outcome->lead = where.lead;
	outcome->at = where.at;
}
