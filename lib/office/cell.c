#include "office/cell.h"

#include "base/die.h"
#include "office/registers.h"
#include "rules/day.h"
#include "rules/number.h"
#include "rules/phone.h"

static const char *staff_text(struct office *office, int64_t id)
{
	const struct staff *staff = staff_by_id(office, id);

	return staff ? staff->staff : NULL;
}

static const char *partner_text(struct office *office, int64_t id)
{
	const struct partner *partner = partner_by_id(office, id);

	return partner ? partner->partner : NULL;
}

/* P8: a partner's id, or minus a rep's. */
static const char *holder_text(struct office *office, int64_t id)
{
	return id < 0 ? staff_text(office, -id) : partner_text(office, id);
}

/* NULL for what is no choice: the store is damaged. */
static const char *choice_text(const struct field *field, int64_t value)
{
	int64_t i;

	if (value < 0)
		return NULL;
	for (i = 0; i < value && field->choices[i]; i++)
		;
	return field->choices[i];
}

static const char *number_text(enum field_type type, int64_t value, char *space)
{
	switch (type) {
	case FIELD_MONEY:
	case FIELD_POINTS: number_format(value, 2, space); break;
	case FIELD_DECIMAL: number_format_short(value, 3, space); break;
	default: number_format(value, 0, space); break;
	}
	return space;
}

static const char *day_text(enum field_type type, int64_t value, char *space)
{
	switch (type) {
	case FIELD_DAY: day_format(value, space); break;
	case FIELD_MONTH: month_format(value, space); break;
	default: time_format(value, space); break;
	}
	return space;
}

static const char *value_text(struct office *office, const struct field *field,
			      int64_t value, char *space)
{
	switch (field->type) {
	case FIELD_PHONE: phone_format(value, space); return space;
	case FIELD_TIME:
	case FIELD_TIME_END:
	case FIELD_DAY:
	case FIELD_MONTH: return day_text(field->type, value, space);
	case FIELD_YESNO:
	case FIELD_FLAG: return value ? "yes" : "no";
	case FIELD_CHOICE: return choice_text(field, value);
	case FIELD_REP:
		if (value == REP_AUTO)
			return "auto";
		return staff_text(office, value);
	case FIELD_STAFF: return staff_text(office, value);
	case FIELD_PARTNER: return partner_text(office, value);
	case FIELD_HOLDER: return holder_text(office, value);
	default: return number_text(field->type, value, space);
	}
}

const char *cell_text(struct office *office, const struct field *field,
		      const void *record, char space[CELL_TEXT])
{
	const char *text;
	int64_t value;

	if (field_is_text(field)) {
		text = field_text_of(field, record);
		return text && *text ? text : NULL;
	}
	value = field_int_of(field, record);
	if (value == NONE)
		return NULL;
	if (value == CLEAR)
		return text_clear;
	return value_text(office, field, value, space);
}
