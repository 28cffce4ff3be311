#include "cli/form.h"

#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "cli/cell_parse.h"
#include "rules/day.h"

const struct field form_ref_and_note[] = {
	{ "ref", FIELD_TEXT, FIELD_TEXT_AT(struct input, ref), 0,
	  N_("your own id of the record: twice recorded is once"), NULL, NULL,
	  0 },
	{ "note", FIELD_TEXT, FIELD_TEXT_AT(struct input, note), FIELD_PRIVATE,
	  N_("anything to be kept with the entry"), NULL, NULL, 0 },
	{ NULL, FIELD_TEXT, 0, 0, NULL, NULL, NULL, 0 },
};

static int count_of(const struct field *fields)
{
	int count = 0;

	while (fields && fields[count].name)
		count++;
	return count;
}

void form_clear(const struct field *fields, void *record)
{
	for (; fields->name; fields++) {
		if (!field_is_text(fields) && fields->type != FIELD_FLAG)
			*field_int(fields, record) = NONE;
	}
}

void form_init(struct form *form, const struct field *fields,
	       const struct field *more, size_t size, struct arena *arena)
{
	int i;

	memset(form, 0, sizeof(*form));
	form->fields = fields;
	form->more = more;
	form->size = size;
	form->count = count_of(fields);
	form->all = form->count + count_of(more);
	if (form->all > FORM_MAX)
		bug("a record of %d fields", form->all);
	for (i = 0; i < form->count; i++) {
		if (fields[i].flags & FIELD_KEY)
			form->is_register = true;
		if (fields[i].flags & FIELD_NOW)
			form->has_defaults = true;
	}
	form->blank = arena_alloc(arena, size);
	form_clear(fields, form->blank);
}

const struct field *form_field(const struct form *form, int number)
{
	return number < form->count ? &form->fields[number]
				    : &form->more[number - form->count];
}

int form_find(const struct form *form, const char *name)
{
	int i;

	for (i = 0; i < form->all; i++) {
		if (strcmp(form_field(form, i)->name, name) == 0)
			return i;
	}
	return -1;
}

bool form_is_required(const struct form *form, int number)
{
	unsigned flags = form_field(form, number)->flags;

	if (form->is_register)
		return flags & FIELD_KEY;
	return flags & FIELD_REQUIRED;
}

static bool clear_cell(const struct field *field, void *record, struct err *err)
{
	if (field->flags & FIELD_REQUIRED)
		return err_set(err, _("%s: it cannot be cleared"), field->name);
	if (field_is_text(field))
		*field_text(field, record) = text_clear;
	else
		*field_int(field, record) = CLEAR;
	return true;
}

/* A ref is nobody's to clear: there "-" is a text. */
static bool clears(const struct form *form, int number, const char *text)
{
	return form->is_register && text[0] == '-' && !text[1] &&
	       !(form_field(form, number)->flags & FIELD_KEY) &&
	       number != form->count + FORM_REF;
}

bool form_set(const struct form *form, void *record, int number,
	      const char *text, struct arena *arena, struct err *err)
{
	const struct field *field = form_field(form, number);

	if (!text || !*text)
		return true;
	if (clears(form, number, text))
		return clear_cell(field, record, err);
	if (field_is_text(field))
		text = arena_dup(arena, text);
	if (!cell_parse(form->office, field, text, record, err))
		return err_place(err, "%s", field->name);
	if (field->type == FIELD_TIME && cell_is_day_alone(text))
		((struct input *)record)->day_only |= INT64_C(1) << number;
	return true;
}

static bool is_given(const struct field *field, const void *record)
{
	return field_is_text(field) ? field_text_of(field, record) != NULL
				    : field_int_of(field, record) != NONE;
}

int form_missing(const struct form *form, const void *record, int number)
{
	for (; number < form->count; number++) {
		if (form_is_required(form, number) &&
		    !is_given(&form->fields[number], record))
			return number;
	}
	return -1;
}

static int64_t now_of(const struct office *office, enum field_type type)
{
	switch (type) {
	case FIELD_DAY: return office->today;
	case FIELD_MONTH: return month_of(office->today);
	default: return office->now;
	}
}

void form_default(const struct form *form, void *record)
{
	int i;

	for (i = 0; form->has_defaults && i < form->count; i++) {
		const struct field *field = &form->fields[i];

		if (field->flags & FIELD_NOW && !is_given(field, record))
			*field_int(field, record) = now_of(form->office,
							   field->type);
	}
}

/* Length of the blank that text begins with, 0 when it begins with none.  What
 * nobody sees counts as one: a number copied from a list of contacts has it
 * around (U+202A, U+202C), a file glued together U+FEFF. */
static size_t blank_at(const char *text)
{
	const unsigned char *c = (const unsigned char *)text;

	if (c[0] < 0x80)
		return c[0] == ' ' || (c[0] >= '\t' && c[0] <= '\r');
	if (c[0] == 0xC2)
		return c[1] == 0xA0 ? 2 : 0;
	if (c[0] == 0xE2 && c[1] == 0x80) /* U+2000 to 200F, 2028 to 202F */
		return (c[2] >= 0x80 && c[2] <= 0x8F) ||
				       (c[2] >= 0xA8 && c[2] <= 0xAF)
			       ? 3
			       : 0;
	if (c[0] == 0xE2 && c[1] == 0x81) /* U+205F to 206F */
		return c[2] >= 0x9F && c[2] <= 0xAF ? 3 : 0;
	if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
		return 3;
	return strncmp(text, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

static size_t blank_before(const char *text, size_t length)
{
	size_t size;

	for (size = 1; size <= 3 && size <= length; size++) {
		if (blank_at(text + length - size) == size)
			return size;
	}
	return 0;
}

/* ASCII, and no blank. */
static bool is_plain(char c)
{
	return c > ' ';
}

char *form_trim(char *text, size_t length)
{
	char *end = text + length;
	size_t size;

	if (length && is_plain(text[0]) && is_plain(end[-1])) {
		*end = '\0';
		return text;
	}
	while (text < end && (size = blank_at(text)) > 0)
		text += size;
	while (text < end &&
	       (size = blank_before(text, (size_t)(end - text))) > 0)
		end -= size;
	*end = '\0';
	return text;
}
