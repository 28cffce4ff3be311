#include "base/die.h"

#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"

/* A path of full length and some words fit. */
#define MESSAGE_MAX (PATH_MAX + 512)

void (*die_handler)(int status, const char *message);

__attribute__((noreturn)) static void die_now(int status, const char *message)
{
	if (die_handler)
		die_handler(status, message);
	abort();
}

void die(int status, const char *format, ...)
{
	char message[MESSAGE_MAX];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	die_now(status, message);
}

void die_bug(const char *file, int line, const char *format, ...)
{
	char what[MESSAGE_MAX - 256];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof(what), format, args);
	va_end(args);
	die(EX_SOFTWARE, "%s:%d: %s", file, line, what);
}

void die_of_memory(void)
{
	die_now(EX_OSERR, _("out of memory"));
}

void *mem_new(size_t size)
{
	void *memory = calloc(1, size > 0 ? size : 1);

	if (!memory)
		die_of_memory();
	return memory;
}

void *mem_resize(void *old, size_t count, size_t size)
{
	void *memory;

	/* realloc of 0 bytes may free and return NULL. */
	if (count == 0 || size == 0)
		count = size = 1;
	memory = count <= SIZE_MAX / 2 / size ? realloc(old, count * size)
					      : NULL;
	if (!memory)
		die_of_memory();
	return memory;
}

char *mem_dup(const char *text)
{
	char *copy;

	if (!text)
		return NULL;
	copy = strdup(text);
	if (!copy)
		die_of_memory();
	return copy;
}
