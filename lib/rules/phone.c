#include "rules/phone.h"

#include <string.h>

#include "base/digits.h"

#define MOBILE_DIGITS 11
#define MOBILE_FIRST INT64_C(13000000000)
#define MOBILE_LAST INT64_C(19999999999)
/* The longest that anything can be: 0086, 0, area code and number. */
#define DIGITS_MAX 16
#define FOREIGN_MIN 7
#define FOREIGN_MAX 15
#define FORGOTTEN_DIGITS 8

/* What is left of a number as typed. */
struct digits {
	char text[DIGITS_MAX + 1];
	int count;
	bool plus;
};

/* The characters beyond ASCII that people's keyboards and spreadsheets put for
 * those that are tolerated; all have three bytes. */
static const struct wide {
	char bytes[4];
	char plain;
} wide[] = {
	{ "\uff0b", '+' }, { "\uff0d", '-' }, { "\uff08", '(' },
	{ "\uff09", ')' }, { "\u3000", ' ' }, { "", '\0' },
};

/* The next character as ASCII; one that no number holds is a '?'. */
static char next_plain(const char **text)
{
	const char *at = *text;

	if ((unsigned char)*at < 0x80) {
		*text = at + 1;
		return *at;
	}
	if (strncmp(at, "\u00a0", 2) == 0) { /* a blank, which never breaks */
		*text = at + 2;
		return ' ';
	}
	if (!at[1] || !at[2])
		return '?';
	*text = at + 3;
	/* U+FF10 to U+FF19 */
	if (at[0] == '\xef' && at[1] == '\xbc' && at[2] >= '\x90' &&
	    at[2] <= '\x99')
		return (char)('0' + (at[2] - '\x90'));
	for (int i = 0; wide[i].plain; i++)
		if (memcmp(at, wide[i].bytes, 3) == 0)
			return wide[i].plain;
	return '?';
}

/* digits: none so far. */
static bool read_digits(const char *text, struct digits *digits)
{
	while (*text) {
		char c = next_plain(&text);

		if (c >= '0' && c <= '9') {
			if (digits->count == DIGITS_MAX)
				return false;
			digits->text[digits->count++] = c;
		} else if (c == '+') {
			if (digits->plus || digits->count > 0)
				return false;
			digits->plus = true;
		} else if (!strchr(" -()", c)) {
			return false;
		}
	}
	return true;
}

static int64_t to_number(const char *digits)
{
	int64_t number = 0;

	while (*digits)
		number = number * 10 + (*digits++ - '0');
	return number;
}

static bool is_mobile(int64_t number)
{
	return number >= MOBILE_FIRST && number <= MOBILE_LAST;
}

static bool read_mobile(const char *digits, size_t count, int64_t *phone)
{
	if (count != MOBILE_DIGITS)
		return false;
	*phone = to_number(digits);
	return is_mobile(*phone);
}

/* digits without the leading 0: 10 or 2x with 8, 3xx to 9xx with 7 or 8. */
static bool read_land(const char *digits, size_t count, int64_t *phone)
{
	bool big = (digits[0] == '1' && digits[1] == '0') || digits[0] == '2';
	size_t area = big ? 2 : 3;
	size_t least = big ? 8 : 7;

	if (!big && digits[0] < '3')
		return false;
	if (count < area + least || count > area + 8 || digits[area] < '2')
		return false;
	*phone = PHONE_LAND + to_number(digits);
	return true;
}

static bool read_chinese(const char *digits, bool prefixed, int64_t *phone)
{
	size_t count = strlen(digits);

	if (read_mobile(digits, count, phone))
		return true;
	if (digits[0] == '0')
		return read_land(digits + 1, count - 1, phone);
	return prefixed && read_land(digits, count, phone);
}

static bool read_forgotten(const struct digits *digits, int64_t *phone)
{
	int64_t number = to_number(digits->text);

	*phone = PHONE_FORGOTTEN + number;
	return digits->count == FORGOTTEN_DIGITS && number >= 1;
}

static bool read_foreign(const struct digits *digits, int64_t *phone)
{
	if (digits->text[0] == '0')
		return read_forgotten(digits, phone);
	if (digits->count < FOREIGN_MIN || digits->count > FOREIGN_MAX)
		return false;
	*phone = PHONE_FOREIGN + to_number(digits->text);
	return true;
}

/* The usual case costs no more than reading its digits. */
static bool read_plain_mobile(const char *text, int64_t *phone)
{
	int64_t number = 0;
	int i;

	for (i = 0; i < MOBILE_DIGITS; i++) {
		unsigned digit = (unsigned)text[i] - '0';

		if (digit > 9)
			return false;
		number = number * 10 + digit;
	}
	*phone = number;
	return text[i] == '\0' && is_mobile(number);
}

bool phone_parse(const char *text, int64_t *phone)
{
	struct digits digits = { .count = 0 };

	if (read_plain_mobile(text, phone))
		return true;
	if (!read_digits(text, &digits))
		return false;
	if (digits.plus && strncmp(digits.text, "86", 2) == 0)
		return read_chinese(digits.text + 2, true, phone);
	if (digits.plus)
		return read_foreign(&digits, phone);
	if (strncmp(digits.text, "0086", 4) == 0)
		return read_chinese(digits.text + 4, true, phone);
	return read_chinese(digits.text, false, phone);
}

static size_t format_mobile(int64_t phone, char out[PHONE_TEXT])
{
	out[MOBILE_DIGITS] = '\0';
	digits_before(out + MOBILE_DIGITS, (uint64_t)phone);
	return MOBILE_DIGITS;
}

size_t phone_format(int64_t phone, char out[PHONE_TEXT])
{
	char digits[PHONE_TEXT], *end = digits + sizeof(digits);
	char *first, *least = end;
	size_t length = 0;

	if (is_mobile(phone))
		return format_mobile(phone, out);
	if (phone > PHONE_FORGOTTEN) {
		phone -= PHONE_FORGOTTEN;
		out[length++] = '+';
		least -= FORGOTTEN_DIGITS;
	} else if (phone >= PHONE_FOREIGN) {
		phone -= PHONE_FOREIGN;
		out[length++] = '+';
	} else if (phone >= PHONE_LAND) {
		phone -= PHONE_LAND;
		out[length++] = '0';
	}
	/* A store that is damaged may hold less than nothing. */
	first = digits_before(end, phone < 0 ? 0 : (uint64_t)phone);
	while (first > least)
		*--first = '0';
	memcpy(out + length, first, (size_t)(end - first));
	length += (size_t)(end - first);
	out[length] = '\0';
	return length;
}
