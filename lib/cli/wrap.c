#include "cli/wrap.h"

#include <utf8proc.h>

#include "base/text.h"

static size_t width_of(int32_t point)
{
	int width = utf8proc_charwidth(point);

	return width > 0 ? (size_t)width : 0;
}

size_t wrap_width(const char *text, size_t length)
{
	size_t width = 0, i = 0;

	while (i < length) {
		int32_t point;
		bool safe;

		i += text_character(text + i, &point, &safe);
		width += width_of(point);
	}
	return width;
}

size_t wrap_cut(const char *text, size_t length, size_t width)
{
	size_t used = 0, fits = 0, i = 0;

	while (i < length) {
		int32_t point;
		bool safe;
		size_t size = text_character(text + i, &point, &safe);

		used += width_of(point);
		if (used > width)
			return fits;
		i += size;
		if (used < width)
			fits = i;
	}
	return length;
}

/* No line begins with what closes. */
static bool closes(int32_t point)
{
	switch (point) {
	case 0x3001: /* the enumeration comma */
	case 0x3002: /* the full stop */
	case 0x201D:
	case 0xFF09:
	case 0xFF0C:
	case 0xFF1A:
	case 0xFF1B: return true;
	default: return false;
	}
}

/* Bytes up to the next place where a line may end. */
static size_t piece_length(const char *prose)
{
	size_t length = 0;
	bool was_wide = false;

	while (prose[length] && prose[length] != ' ') {
		int32_t point;
		bool safe;
		size_t size = text_character(prose + length, &point, &safe);

		if (was_wide && !closes(point))
			break;
		was_wide = width_of(point) == 2;
		length += size;
	}
	return length;
}

static void end_line(struct buf *text)
{
	while (text->data[text->length - 1] == ' ')
		text->data[--text->length] = '\0';
	buf_add_char(text, '\n');
}

void wrap_add(struct buf *text, size_t start, const char *prose, size_t indent,
	      size_t width)
{
	size_t column = wrap_width(text->data + start, text->length - start);

	while (*prose) {
		size_t piece = piece_length(prose);
		size_t wide = wrap_width(prose, piece);

		if (column + wide > width) {
			end_line(text);
			column = 0;
		}
		for (; column < indent; column++)
			buf_add_char(text, ' ');
		buf_add(text, prose, piece);
		column += wide;
		prose += piece;
		if (*prose == ' ') {
			buf_add_char(text, ' ');
			column++;
			prose++;
		}
	}
}
