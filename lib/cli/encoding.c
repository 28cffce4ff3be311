#include "cli/encoding.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/die.h"
#include "base/intl.h"

struct encoder {
	iconv_t converter;
	const char *name;
	void (*write)(void *to, const void *bytes, size_t length);
	void *to;
};

bool encoding_is_utf8(const char *name)
{
	return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

iconv_t encoding_open(const char *to, const char *from, const char *named)
{
	iconv_t converter = iconv_open(to, from);

	if (converter == (iconv_t)-1)
		die(EX_USAGE, _("unknown encoding '%s'"), named);
	return converter;
}

struct encoder *encoder_new(const char *name,
			    void (*write)(void *to, const void *bytes,
					  size_t length),
			    void *to)
{
	struct encoder *encoder = mem_new(sizeof(*encoder));

	encoder->converter = encoding_open(name, "UTF-8", name);
	encoder->name = name;
	encoder->write = write;
	encoder->to = to;
	return encoder;
}

void encoder_free(struct encoder *encoder)
{
	if (!encoder)
		return;
	iconv_close(encoder->converter);
	free(encoder);
}

void encoder_write(void *to, const void *bytes, size_t length)
{
	struct encoder *encoder = to;
	/* iconv does not write to what it reads. */
	char *from = (char *)(uintptr_t)bytes;

	if (length >= 3 && memcmp(from, "\xEF\xBB\xBF", 3) == 0) {
		from += 3;
		length -= 3;
	}
	while (length) {
		char text[4096], *end = text;
		size_t before = length, room = sizeof(text);

		iconv(encoder->converter, &from, &length, &end, &room);
		encoder->write(encoder->to, text, (size_t)(end - text));
		if (length == before)
			die(EX_IOERR, _("a character cannot be written in %s"),
			    encoder->name);
	}
}
