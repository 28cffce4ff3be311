#include "cli/cell_parse.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"
#include "office/registers.h"
#include "rules/day.h"
#include "rules/number.h"
#include "rules/phone.h"

/* What a message quotes of a value: its first bytes, whole characters. */
#define QUOTED_MAX 60
struct quoted {
	char text[QUOTED_MAX + 4];
};

static struct quoted quote(const char *text)
{
	struct quoted quoted;
	size_t length = strlen(text);

	if (length > QUOTED_MAX) {
		length = QUOTED_MAX;
		while (length && (text[length] & 0xC0) == 0x80)
			length--;
		memcpy(quoted.text, text, length);
		memcpy(quoted.text + length, "...", 4);
	} else {
		memcpy(quoted.text, text, length + 1);
	}
	return quoted;
}

/* "'2026-02-30' is no day"; without the value where it is personal, but for a
 * phone that is none. */
static bool wrong(const struct field *field, const char *text, const char *what,
		  struct err *err)
{
	if (field->flags & FIELD_PERSONAL && field->type != FIELD_PHONE)
		return err_set(err, "%s", what);
	return err_set(err, _("'%s' %s"), quote(text).text, what);
}

/* meant: what it would be of those that are right, NULL: nobody knows. */
static bool is_no(const char *text, const char *what, const char *meant,
		  struct err *err)
{
	if (meant)
		return err_set(err, _("'%s' is no %s; did you mean '%s'?"),
			       quote(text).text, what, meant);
	return err_set(err, _("'%s' is no %s"), quote(text).text, what);
}

static bool parse_code(const struct field *field, const char *text,
		       struct err *err)
{
	return text_is_word(text) ||
	       wrong(field, text, _("is not one word"), err);
}

/* T5: no fact is dated on a later day than now's. */
static bool check_fact(struct office *office, const struct field *field,
		       int64_t day, struct err *err)
{
	char given[DAY_TEXT], today[DAY_TEXT];

	if (!(field->flags & FIELD_FACT) || day <= office->today)
		return true;
	day_format(day, given);
	day_format(office->today, today);
	return err_set(err, _("%s is later than today, %s"), given, today);
}

bool cell_is_day_alone(const char *text)
{
	return !strchr(text, ':');
}

static bool parse_time(struct office *office, const struct field *field,
		       const char *text, int64_t *time, struct err *err)
{
	struct time_parts parts;

	if (!time_parse(text, &parts))
		return wrong(field, text,
			     _("is not a time (write 2026-11-22 09:30)"), err);
	*time = parts.time;
	if (parts.has_zone) {
		office_tell_zone(office);
		*time = clock_from_universal(parts.time - parts.offset);
	}
	if (!check_fact(office, field, time_day(*time), err))
		return false;
	if (field->type == FIELD_TIME_END && !parts.has_clock) {
		*time += DAY_SECONDS - 1;
		if (*time > office->now)
			*time = office->now;
	}
	return true;
}

static bool parse_day(struct office *office, const struct field *field,
		      const char *text, int64_t *day, struct err *err)
{
	if (!day_parse(text, day))
		return wrong(field, text, _("is not a day (write 2026-11-22)"),
			     err);
	return check_fact(office, field, *day, err);
}

static bool parse_number(const struct field *field, const char *text,
			 int64_t *number, struct err *err)
{
	switch (field->type) {
	case FIELD_MONEY:
		return number_parse(text, 2, number) ||
		       wrong(field, text,
			     _("is not an amount of yuan (write 1234.50)"),
			     err);
	case FIELD_POINTS:
		return number_parse(text, 2, number) ||
		       wrong(field, text,
			     _("is not a number with at most two decimals"),
			     err);
	case FIELD_DECIMAL:
		return number_parse(text, 3, number) ||
		       wrong(field, text,
			     _("is not a number with at most three decimals"),
			     err);
	default:
		return number_parse(text, 0, number) ||
		       wrong(field, text, _("is not a whole number"), err);
	}
}

/* Its label in the language of messages is meant, or a near word; else all are
 * told. */
static bool no_choice(const struct field *field, const char *text,
		      struct err *err)
{
	const char *meant = intl_labelled("word", text, field->choices);
	struct buf words = BUF_INIT;
	int i;

	if (!meant)
		meant = text_nearest(text, field->choices);
	if (meant)
		return is_no(text, field->name, meant, err);
	for (i = 0; field->choices[i]; i++)
		buf_addf(&words, "%s%s", i ? ", " : "", field->choices[i]);
	err_set(err, _("'%s' is no %s (%s)"), quote(text).text, field->name,
		words.data);
	buf_free(&words);
	return false;
}

static bool parse_choice(const struct field *field, const char *text,
			 int64_t *choice, struct err *err)
{
	int i;

	for (i = 0; field->choices[i]; i++) {
		if (strcmp(field->choices[i], text) == 0) {
			*choice = i;
			return true;
		}
	}
	return no_choice(field, text, err);
}

/* What the codes of a register are, and whose; for a suggestion. */
struct listed {
	const char **codes, **names; /* NULL-ended; a name may be NULL too */
	int count;
};

static struct listed listed_new(int count)
{
	size_t size = (size_t)count + 1;

	return (struct listed){
		.codes = mem_new(size * sizeof(const char *)),
		.names = mem_new(size * sizeof(const char *)),
	};
}

static void listed_add(struct listed *all, const char *code, const char *name)
{
	all->codes[all->count] = code;
	all->names[all->count++] = name;
}

/* The code of the only one with this name, which is what lists have that
 * somebody else made; else NULL. */
static const char *code_of_name(const struct listed *all, const char *name)
{
	const char *found = NULL;

	for (int i = 0; i < all->count; i++) {
		if (!all->names[i] || strcmp(all->names[i], name) != 0)
			continue;
		if (found)
			return NULL;
		found = all->codes[i];
	}
	return found;
}

/* Frees all. */
static bool no_code(struct listed *all, const char *text, const char *what,
		    struct err *err)
{
	const char *meant = code_of_name(all, text);

	is_no(text, what, meant ? meant : text_nearest(text, all->codes), err);
	free(all->codes);
	free(all->names);
	return false;
}

static bool parse_staff(struct office *office, const struct field *field,
			const char *text, int64_t *id, struct err *err)
{
	const struct staff *staff;
	struct listed all;
	int count;

	if (field->type == FIELD_REP && strcmp(text, "auto") == 0) {
		*id = REP_AUTO;
		return true;
	}
	staff = staff_by_code(office, text);
	if (staff) {
		*id = staff->id;
		return true;
	}
	staff = staff_all(office, &count);
	all = listed_new(count);
	for (int i = 0; i < count; i++)
		listed_add(&all, staff[i].staff, staff[i].name);
	return no_code(&all, text, _("staff code"), err);
}

static bool parse_partner(struct office *office, const char *text, int64_t *id,
			  struct err *err)
{
	const struct partner *partner = partner_by_code(office, text);
	struct listed all;
	int count;

	if (partner) {
		*id = partner->id;
		return true;
	}
	partner = partner_all(office, &count);
	all = listed_new(count);
	for (int i = 0; i < count; i++)
		listed_add(&all, partner[i].partner, partner[i].name);
	return no_code(&all, text, _("partner code"), err);
}

static bool parse_int(struct office *office, const struct field *field,
		      const char *text, int64_t *value, struct err *err)
{
	switch (field->type) {
	case FIELD_PHONE:
		return phone_parse(text, value) ||
		       wrong(field, text, _("is not a phone number"), err);
	case FIELD_TIME:
	case FIELD_TIME_END: return parse_time(office, field, text, value, err);
	case FIELD_DAY: return parse_day(office, field, text, value, err);
	case FIELD_MONTH:
		return month_parse(text, value) ||
		       wrong(field, text, _("is not a month (write 2026-10)"),
			     err);
	case FIELD_YESNO:
	case FIELD_FLAG:
		return yesno_parse(text, value) ||
		       wrong(field, text, _("is neither yes nor no"), err);
	case FIELD_CHOICE: return parse_choice(field, text, value, err);
	case FIELD_STAFF:
	case FIELD_REP: return parse_staff(office, field, text, value, err);
	case FIELD_PARTNER: return parse_partner(office, text, value, err);
	case FIELD_HOLDER: bug("%s cannot be read", field->name);
	default: return parse_number(field, text, value, err);
	}
}

bool cell_parse(struct office *office, const struct field *field,
		const char *text, void *record, struct err *err)
{
	int64_t value = NONE;

	if (field->type == FIELD_CODE && !parse_code(field, text, err))
		return false;
	if (field_is_text(field)) {
		*field_text(field, record) = text;
		return true;
	}
	if (!parse_int(office, field, text, &value, err))
		return false;
	*field_int(field, record) = value;
	return true;
}
