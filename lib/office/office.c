#include "office/office.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "office/sequence.h"
#include "rules/day.h"

/* The last numbers that were given out, by kind of entry. */
#define NUMBERS_MAX 16

struct numbers {
	struct {
		const char *what;
		int64_t last;
		bool changed;
	} kinds[NUMBERS_MAX];
	int count;
};

/* T5: a day alone is its last second. */
static bool tell_time(struct office *office, const char *as_of, struct err *err)
{
	struct time_parts parts;

	if (!as_of) {
		office_tell_zone(office);
		office->now = clock_now();
	} else if (!time_parse(as_of, &parts)) {
		return err_set(err, _("'%s' is not a time"), as_of);
	} else if (!parts.has_clock) {
		office->now = parts.time + DAY_SECONDS - 1;
	} else if (parts.has_zone) {
		office_tell_zone(office);
		office->now = clock_from_universal(parts.time - parts.offset);
	} else {
		office->now = parts.time;
	}
	office->today = time_day(office->now);
	return true;
}

bool office_open(struct office *office, const struct office_setup *setup,
		 struct err *err)
{
	memset(office, 0, sizeof(*office));
	office->command = setup->command;
	office->rules_folder = setup->rules;
	if (!tell_time(office, setup->as_of, err))
		return false;
	if (!setup->without_store)
		office->db = db_open(setup->store, setup->mode,
				     setup->wait_seconds);
	return true;
}

void office_add_part(struct office *office, const struct office_part *part)
{
	int i;

	for (i = 0; i < office->parts_count; i++) {
		if (office->parts[i] == part)
			return;
	}
	if (office->parts_count == OFFICE_PARTS_MAX)
		bug("too many parts of an office");
	office->parts[office->parts_count++] = part;
}

void office_flush(struct office *office)
{
	int i;

	for (i = 0; i < office->parts_count; i++) {
		if (office->parts[i]->flush)
			office->parts[i]->flush(office);
	}
}

void office_commit(struct office *office)
{
	office->is_committing = true;
	office_flush(office);
	db_commit(office->db);
}

void office_close(struct office *office)
{
	int i;

	for (i = office->parts_count - 1; i >= 0; i--) {
		if (office->parts[i]->free)
			office->parts[i]->free(office);
	}
	db_close(office->db);
	arena_free(&office->arena);
	memset(office, 0, sizeof(*office));
}

static void numbers_flush(struct office *office)
{
	struct numbers *numbers = office->numbers;
	int i;

	for (i = 0; i < numbers->count; i++) {
		if (numbers->kinds[i].changed)
			sequence_keep(office, numbers->kinds[i].what,
				      numbers->kinds[i].last);
		numbers->kinds[i].changed = false;
	}
}

static const struct office_part numbers_part = { numbers_flush, NULL };

static int find_numbers(struct office *office, const char *what)
{
	struct numbers *numbers = office->numbers;
	int i;

	for (i = 0; i < numbers->count; i++) {
		if (strcmp(numbers->kinds[i].what, what) == 0)
			return i;
	}
	if (i == NUMBERS_MAX)
		bug("too many kinds of numbers");
	numbers->kinds[i].what = arena_dup(&office->arena, what);
	numbers->kinds[i].last = sequence_last(office, what);
	if (numbers->kinds[i].last < 0)
		die(EX_PROTOCOL, _("damaged: the last number of %s is %lld"),
		    what, (long long)numbers->kinds[i].last);
	numbers->count++;
	return i;
}

/* The last one given out, which the caller will change. */
static int64_t *last_number(struct office *office, const char *what)
{
	int i;

	if (!office->numbers) {
		office->numbers = arena_alloc(&office->arena,
					      sizeof(*office->numbers));
		office_add_part(office, &numbers_part);
	}
	i = find_numbers(office, what);
	office->numbers->kinds[i].changed = true;
	return &office->numbers->kinds[i].last;
}

int64_t office_number(struct office *office, const char *what)
{
	return ++*last_number(office, what);
}

bool office_take_number(struct office *office, const char *what, int64_t number)
{
	int64_t *last = last_number(office, what);

	if (number <= *last)
		return false;
	*last = number;
	return true;
}

void outcome_refuse(struct outcome *outcome, const char *reason)
{
	outcome->result = RESULT_REFUSED;
	outcome->reason = reason;
}

void outcome_invalid(struct outcome *outcome, const char *format, ...)
{
	va_list arguments;

	outcome->result = RESULT_INVALID;
	va_start(arguments, format);
	vsnprintf(outcome->err.text, sizeof(outcome->err.text), format,
		  arguments);
	va_end(arguments);
}
