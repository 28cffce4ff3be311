/* --mask: what may be shown of personal data. */
#include <string.h>

#include "cli/rows_private.h"

static void add_stars(struct buf *out, size_t count)
{
	while (count--)
		buf_add_char(out, '*');
}

/* 138****0001; of a short number only the ends. */
void mask_phone(struct buf *out, const char *text)
{
	size_t length = strlen(text);
	size_t front = length >= 9 ? 3 : 1;
	size_t back = length >= 9 ? 4 : 1;

	if (length <= front + back) {
		add_stars(out, length);
		return;
	}
	buf_add(out, text, front);
	add_stars(out, length - front - back);
	buf_add(out, text + length - back, back);
}

static bool begins_character(char c)
{
	return (c & 0xC0) != 0x80;
}

void mask_name(struct buf *out, const char *text)
{
	size_t first = 1, hidden = 0, i;

	while (text[first] && !begins_character(text[first]))
		first++;
	buf_add(out, text, first);
	for (i = first; text[i]; i++)
		hidden += begins_character(text[i]);
	add_stars(out, hidden);
}
