#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A cut must not leave half a character behind. */
static size_t whole_characters(const char *text, size_t length)
{
	size_t end = length;

	while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80)
		end--;
	return end;
}

static void err_keep(struct err *err, const char *text)
{
	size_t length = strlen(text);

	if (length >= sizeof(err->text))
		length = whole_characters(text, sizeof(err->text) - 1);
	memcpy(err->text, text, length);
	err->text[length] = '\0';
}

bool err_set(struct err *err, const char *format, ...)
{
	char text[2 * sizeof(err->text)];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	err_keep(err, text);
	return false;
}

bool err_place(struct err *err, const char *format, ...)
{
	char place[2 * sizeof(err->text)];
	char text[3 * sizeof(err->text) + 2];
	va_list args;

	va_start(args, format);
	vsnprintf(place, sizeof(place), format, args);
	va_end(args);
	snprintf(text, sizeof(text), "%s: %s", place, err->text);
	err_keep(err, text);
	return false;
}
