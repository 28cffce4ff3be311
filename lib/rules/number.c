#include "rules/number.h"

#include <string.h>

#include "base/digits.h"

#define DIGITS_MAX 15

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Reads digits into *number, counting them in *count; false when they are too
 * many. */
static bool read_digits(const char **text, int64_t *number, int *count)
{
	for (; is_digit(**text); (*text)++) {
		if (++*count > DIGITS_MAX)
			return false;
		*number = *number * 10 + (**text - '0');
	}
	return true;
}

bool number_parse(const char *text, int scale, int64_t *number)
{
	bool minus = *text == '-';
	int whole = 0, all;

	*number = 0;
	text += minus;
	/* 010 is eight to some, and a code to others. */
	if (text[0] == '0' && is_digit(text[1]))
		return false;
	if (!read_digits(&text, number, &whole) || whole == 0)
		return false;
	all = whole;
	if (*text == '.') {
		text++;
		if (!read_digits(&text, number, &all) || all == whole)
			return false;
	}
	if (*text != '\0' || all - whole > scale || whole + scale > DIGITS_MAX)
		return false;
	for (int i = all - whole; i < scale; i++)
		*number *= 10;
	if (minus)
		*number = -*number;
	return true;
}

size_t number_format(int64_t number, int scale, char out[NUMBER_TEXT])
{
	char digits[NUMBER_TEXT], *end = digits + sizeof(digits), *first;
	uint64_t rest = (uint64_t)number;
	size_t length = 0, whole;

	if (number < 0) {
		rest = 0 - rest;
		out[length++] = '-';
	}
	first = digits_before(end, rest);
	while (end - first <= scale)
		*--first = '0';
	whole = (size_t)(end - first) - (size_t)scale;
	memcpy(out + length, first, whole);
	length += whole;
	if (scale) {
		out[length++] = '.';
		memcpy(out + length, first + whole, (size_t)scale);
		length += (size_t)scale;
	}
	out[length] = '\0';
	return length;
}

size_t number_format_short(int64_t number, int scale, char out[NUMBER_TEXT])
{
	size_t length = number_format(number, scale, out);

	if (scale == 0)
		return length;
	while (out[length - 1] == '0')
		length--;
	if (out[length - 1] == '.')
		length--;
	out[length] = '\0';
	return length;
}

/* Whether text is word, which has small letters, in either case. */
static bool is_word(const char *text, const char *word)
{
	for (; *word; text++, word++) {
		char c = *text;

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != *word)
			return false;
	}
	return *text == '\0';
}

bool yesno_parse(const char *text, int64_t *answer)
{
	static const struct {
		const char *word;
		int answer;
	} words[] = {
		{ "yes", 1 },  { "no", 0 },    { "y", 1 },  { "n", 0 },
		{ "true", 1 }, { "false", 0 }, { "1", 1 },  { "0", 0 },
		{ "是", 1 },   { "否", 0 },    { NULL, 0 },
	};

	for (int i = 0; words[i].word; i++) {
		if (is_word(text, words[i].word)) {
			*answer = words[i].answer;
			return true;
		}
	}
	return false;
}
