#include "office/cell.h"

#include <string.h>

#include "base/die.h"
#include "office/registers.h"
#include "rules/day.h"
#include "rules/number.h"
#include "rules/phone.h"

static int64_t int_of(const struct field *field, const void *record)
{
	int64_t value;

	memcpy(&value, (const char *)record + field->offset, sizeof(value));
	return value;
}

static const char *text_of(const struct field *field, const void *record)
{
	const char *text;

	memcpy(&text, (const char *)record + field->offset, sizeof(text));
	return text;
}

bool cell_is_empty(const struct field *field, const void *record)
{
	return field_is_text(field) ? text_of(field, record) == NULL
				    : int_of(field, record) == NONE;
}

static void add_number(struct buf *buf, int64_t value, int scale, bool is_short)
{
	char text[NUMBER_TEXT];
	size_t length = is_short ? number_format_short(value, scale, text)
				 : number_format(value, scale, text);

	buf_add(buf, text, length);
}

static void add_time(struct buf *buf, int64_t value)
{
	char text[TIME_TEXT];

	time_format(value, text);
	buf_add(buf, text, TIME_TEXT - 1);
}

static void add_day(struct buf *buf, int64_t value)
{
	char text[DAY_TEXT];

	day_format(value, text);
	buf_add(buf, text, DAY_TEXT - 1);
}

static void add_month(struct buf *buf, int64_t value)
{
	char text[MONTH_TEXT];

	month_format(value, text);
	buf_add(buf, text, MONTH_TEXT - 1);
}

static void add_phone(struct buf *buf, int64_t value)
{
	char text[PHONE_TEXT];

	buf_add(buf, text, phone_format(value, text));
}

static void add_staff(struct office *office, struct buf *buf, int64_t id)
{
	const struct staff *staff = staff_by_id(office, id);

	if (!staff)
		die(EX_PROTOCOL, "staff %lld is not there", (long long)id);
	buf_add_text(buf, staff->staff);
}

static void add_partner(struct office *office, struct buf *buf, int64_t id)
{
	const struct partner *partner = partner_by_id(office, id);

	if (!partner)
		die(EX_PROTOCOL, "partner %lld is not there", (long long)id);
	buf_add_text(buf, partner->partner);
}

static void add_choice(struct buf *buf, const struct field *field,
		       int64_t value)
{
	int64_t i;

	for (i = 0; i < value && field->choices[i]; i++)
		;
	if (i != value || !field->choices[i])
		die(EX_PROTOCOL, "damaged: %lld is no %s", (long long)value,
		    field->name);
	buf_add_text(buf, field->choices[i]);
}

/* The types that need the registers or the declaration. */
static void add_word(struct office *office, struct buf *buf,
		     const struct field *field, int64_t value)
{
	switch (field->type) {
	case FIELD_YESNO:
		buf_add_text(buf, value ? "yes" : "no");
		return;
	case FIELD_FLAG:
		if (value)
			buf_add_text(buf, "yes");
		return;
	case FIELD_CHOICE:
		add_choice(buf, field, value);
		return;
	case FIELD_PARTNER:
		add_partner(office, buf, value);
		return;
	case FIELD_REP:
		if (value == REP_AUTO) {
			buf_add_text(buf, "auto");
			return;
		}
		add_staff(office, buf, value);
		return;
	case FIELD_HOLDER:
		if (value > 0)
			add_partner(office, buf, value);
		else
			add_staff(office, buf, -value);
		return;
	default:
		add_staff(office, buf, value);
	}
}

static void add_int(struct office *office, struct buf *buf,
		    const struct field *field, int64_t value)
{
	switch (field->type) {
	case FIELD_NUMBER:
	case FIELD_ID:
		add_number(buf, value, 0, false);
		return;
	case FIELD_PHONE:
		add_phone(buf, value);
		return;
	case FIELD_TIME:
	case FIELD_TIME_END:
		add_time(buf, value);
		return;
	case FIELD_DAY:
		add_day(buf, value);
		return;
	case FIELD_MONTH:
		add_month(buf, value);
		return;
	case FIELD_MONEY:
	case FIELD_POINTS:
		add_number(buf, value, 2, false);
		return;
	case FIELD_DECIMAL:
		add_number(buf, value, 3, true);
		return;
	default:
		add_word(office, buf, field, value);
	}
}

void cell_add(struct office *office, struct buf *buf,
	      const struct field *field, const void *record)
{
	if (cell_is_empty(field, record))
		return;
	if (field_is_text(field))
		buf_add_text(buf, text_of(field, record));
	else
		add_int(office, buf, field, int_of(field, record));
}
