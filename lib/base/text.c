#include "base/text.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#define EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/* How many of the first bytes are ASCII and no NUL, in steps of eight. */
static size_t plain_length(const char *bytes, size_t length)
{
	size_t at = 0;

	while (length - at >= 8) {
		uint64_t eight;

		memcpy(&eight, bytes + at, 8);
		/* The subtraction borrows into the top bit of a NUL. */
		if (((eight - EACH_BYTE(1)) | eight) & EACH_BYTE(0x80))
			break;
		at += 8;
	}
	return at;
}

/* The character at bytes, its length in bytes; 0 when it is no UTF-8. */
static size_t character_at(const char *bytes, size_t length, int32_t *point)
{
	utf8proc_ssize_t size;

	size = utf8proc_iterate((const utf8proc_uint8_t *)bytes,
				(utf8proc_ssize_t)length, point);
	return size > 0 ? (size_t)size : 0;
}

bool text_is_utf8(const char *bytes, size_t length)
{
	size_t at = plain_length(bytes, length);

	while (at < length) {
		int32_t point;
		size_t size;

		if (bytes[at] == '\0')
			return false;
		if ((unsigned char)bytes[at] < 0x80) {
			at++;
			continue;
		}
		size = character_at(bytes + at, length - at, &point);
		if (size == 0)
			return false;
		at += size;
	}
	return true;
}

static bool is_safe(int32_t point)
{
	switch (utf8proc_category(point)) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP: return false;
	default: return true;
	}
}

size_t text_character(const char *text, int32_t *point, bool *safe)
{
	size_t size = character_at(text, strnlen(text, 4), point);

	*safe = size > 0 && is_safe(*point);
	if (size > 0)
		return size;
	*point = 0xFFFD;
	return 1;
}

bool text_is_word(const char *text)
{
	size_t length = strlen(text), at = 0;

	while (at < length) {
		int32_t point;
		size_t size = character_at(text + at, length - at, &point);

		if (size == 0 || !is_safe(point) ||
		    utf8proc_category(point) == UTF8PROC_CATEGORY_ZS)
			return false;
		at += size;
	}
	return true;
}

bool text_is_among(const char *word, const char *const words[])
{
	for (; words && *words; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

static void add_escape(struct buf *buf, int32_t point)
{
	if (point < 0x80)
		buf_addf(buf, "\\x%02x", (unsigned)point);
	else if (point < 0x10000)
		buf_addf(buf, "\\u%04x", (unsigned)point);
	else
		buf_addf(buf, "\\U%08x", (unsigned)point);
}

static size_t add_character(struct buf *buf, const char *text, size_t length)
{
	int32_t point;
	size_t size = character_at(text, length, &point);

	if (size == 0) {
		buf_addf(buf, "\\x%02x", (unsigned)(unsigned char)*text);
		return 1;
	}
	if (is_safe(point))
		buf_add(buf, text, size);
	else
		add_escape(buf, point);
	return size;
}

void text_add_safe(struct buf *buf, const char *text)
{
	const char *end = text + strlen(text);

	while (text < end) {
		const char *start = text;

		while (text < end && *text >= ' ' && *text < 0x7f)
			text++;
		buf_add(buf, start, (size_t)(text - start));
		if (text < end)
			text += add_character(buf, text, (size_t)(end - text));
	}
}

/* Fewer letters begin too much. */
#define BEGINNING_LEAST 3
#define WORD_MAX 63

/* Case, and a hyphen for an underscore, are no difference to a person. */
static char fold(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return c == '_' ? '-' : c;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* How many letters were left out, added, changed or swapped with the next
 * (Damerau-Levenshtein, of bytes).  Both words at most WORD_MAX long. */
static int distance(const char *a, int a_length, const char *b, int b_length)
{
	int rows[3][WORD_MAX + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2];

	for (int j = 0; j <= b_length; j++)
		above[j] = before[j] = j;
	for (int i = 1; i <= a_length; i++) {
		int *old = before;

		row[0] = i;
		for (int j = 1; j <= b_length; j++) {
			char x = fold(a[i - 1]), y = fold(b[j - 1]);

			row[j] = least(above[j - 1] + (x != y),
				       least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && x == fold(b[j - 2]) &&
			    y == fold(a[i - 2]))
				row[j] = least(row[j], before[j - 2] + 1);
		}
		before = above;
		above = row;
		row = old;
	}
	return above[b_length];
}

/* The only word that begins so, or NULL. */
static const char *begun(const char *word, size_t length,
			 const char *const words[])
{
	const char *found = NULL;

	if (length < BEGINNING_LEAST)
		return NULL;
	for (; *words; words++) {
		if (strncmp(*words, word, length) != 0)
			continue;
		if (found)
			return NULL;
		found = *words;
	}
	return found;
}

const char *text_nearest(const char *word, const char *const words[])
{
	const char *const *all = words;
	size_t length = strlen(word);
	/* A third of the letters may be wrong; beyond that it is a guess. */
	int best = (int)(length + 1) / 3 + 1;
	const char *nearest = NULL;

	if (length > WORD_MAX)
		return NULL;
	for (; *words; words++) {
		size_t other = strlen(*words);
		int d;

		if (other > WORD_MAX)
			continue;
		d = distance(word, (int)length, *words, (int)other);
		if (d < best) {
			best = d;
			nearest = *words;
		}
	}
	return nearest ? nearest : begun(word, length, all);
}
