#include "cli/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8proc.h>

#include "base/die.h"
#include "base/intl.h"
#include "cli/encoding.h"
#include "cli/exit.h"

#define RAW_SIZE ((size_t)1 << 14)
/* No encoding needs more than three bytes of UTF-8 for a byte, and a few are
 * carried over. */
#define TEXT_SIZE (3 * RAW_SIZE + 64)

struct source {
	int file;
	const char *name;
	const char *encoding;
	iconv_t converter; /* when encoding is not NULL */
	bool at_start, at_end;
	const char *problem;
	size_t raw_used;
	size_t used;  /* of text */
	size_t given; /* of used: what the last call gave */
	char text[TEXT_SIZE];
	char raw[RAW_SIZE]; /* what is not converted yet */
};

static const char *shown(const struct source *source)
{
	return strcmp(source->name, "-") == 0 ? _("standard input")
					      : source->name;
}

static void open_named(struct source *source)
{
	struct stat status;
	int error;

	if (strcmp(source->name, "-") == 0) {
		if (cli_input_is_closed())
			die(EX_NOINPUT, _("standard input is closed"));
		source->file = STDIN_FILENO;
	} else {
		source->file = open(source->name,
				    O_RDONLY | O_CLOEXEC | O_NOCTTY);
	}
	error = errno;
	if (source->file < 0)
		die(error == EACCES || error == EPERM ? EX_NOPERM : EX_NOINPUT,
		    "%s: %s", source->name, strerror(error));
	if (fstat(source->file, &status) == 0 && S_ISDIR(status.st_mode))
		die(EX_NOINPUT, _("%s: is a folder"), shown(source));
}

struct source *source_open(const char *name, const char *encoding)
{
	/* The buffers need not be zeroed. */
	struct source *source = mem_resize(NULL, 1, sizeof(*source));

	memset(source, 0, offsetof(struct source, text));
	source->name = name;
	source->at_start = true;
	if (encoding && !encoding_is_utf8(encoding)) {
		source->encoding = encoding;
		source->converter = encoding_open("UTF-8", encoding, encoding);
	}
	open_named(source);
	return source;
}

/* Adds to what is in buffer, used of size; how much there is then. */
static size_t read_more(struct source *source, char *buffer, size_t used,
			size_t size)
{
	ssize_t n;

	do
		n = read(source->file, buffer + used, size - used);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		die(errno == EISDIR ? EX_NOINPUT : EX_IOERR,
		    _("%s: cannot be read: %s"), shown(source),
		    strerror(errno));
	if (n == 0)
		source->at_end = true;
	return used + (size_t)n;
}

static bool has_mark(const char *text, size_t length)
{
	return length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
}

static void convert_more(struct source *source)
{
	char *from = source->raw, *to = source->text + source->used;
	size_t left, room = TEXT_SIZE - source->used;

	source->raw_used = read_more(source, source->raw, source->raw_used,
				     RAW_SIZE);
	left = source->raw_used;
	if (source->at_start && has_mark(source->raw, left)) {
		source->problem = N_("this is UTF-8: leave --encoding out");
		return;
	}
	if (iconv(source->converter, &from, &left, &to, &room) == (size_t)-1 &&
	    (errno != EINVAL || source->at_end))
		source->problem = N_("bytes that are not of this encoding");
	memmove(source->raw, from, left);
	source->raw_used = left;
	source->used = (size_t)(to - source->text);
}

/* Bytes that begin like UTF-16 or a workbook, told for what they are. */
static const char *known_start(const char *text, size_t length)
{
	if (length >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 ||
			    memcmp(text, "\xFE\xFF", 2) == 0))
		return N_("this is UTF-16: save it as UTF-8, or give "
			  "--encoding UTF-16");
	if (length >= 4 && (memcmp(text, "PK\x03\x04", 4) == 0 ||
			    memcmp(text, "\xD0\xCF\x11\xE0", 4) == 0))
		return N_("this is a workbook or an archive: save it as CSV");
	return NULL;
}

static void look_at_start(struct source *source)
{
	if (source->used < 4 && !source->at_end && !source->problem)
		return;
	source->at_start = false;
	if (known_start(source->text, source->used)) {
		source->problem = known_start(source->text, source->used);
		source->used = 0;
	}
	if (has_mark(source->text, source->used)) {
		source->used -= 3;
		memmove(source->text, source->text + 3, source->used);
	}
}

/* How many bytes from at on are plain characters, eight at a time. */
static size_t plain_length(const char *bytes, size_t length)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t at = 0;
	uint64_t word;

	for (; at + sizeof(word) <= length; at += sizeof(word)) {
		memcpy(&word, bytes + at, sizeof(word));
		if (((word - ones) | word) & (ones << 7))
			break;
	}
	while (at < length && bytes[at] > 0)
		at++;
	return at;
}

/* Whether bytes could be the beginning of a character. */
static bool is_cut(const char *bytes, size_t length)
{
	unsigned char first = (unsigned char)bytes[0];
	size_t whole = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
	size_t i;

	for (i = 1; i < length; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return false;
	}
	return first >= 0xC2 && first <= 0xF4 && length < whole;
}

/* How many bytes are sound; what stops it is a problem, unless it is a
 * character that the next bytes may complete. */
static size_t sound_length(struct source *source)
{
	const char *text = source->text;
	size_t at = 0, used = source->used;
	utf8proc_int32_t point;

	while ((at += plain_length(text + at, used - at)) < used) {
		utf8proc_ssize_t size;

		if (!text[at]) {
			source->problem = N_("a NUL byte");
			break;
		}
		size = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
					(utf8proc_ssize_t)(used - at), &point);
		if (size > 0) {
			at += (size_t)size;
			continue;
		}
		if (source->at_end || !is_cut(text + at, used - at))
			source->problem = N_(
				"not UTF-8; name what it is, such as "
				"--encoding GB18030");
		break;
	}
	return at;
}

size_t source_read(struct source *source, char **bytes)
{
	do {
		source->used -= source->given;
		memmove(source->text, source->text + source->given,
			source->used);
		source->given = 0;
		*bytes = source->text;
		if (source->problem || source->at_end)
			return 0;
		if (source->encoding)
			convert_more(source);
		else
			source->used = read_more(source, source->text,
						 source->used, RAW_SIZE);
		if (source->at_start)
			look_at_start(source);
		if (!source->at_start)
			source->given = sound_length(source);
	} while (!source->given);
	return source->given;
}

const char *source_problem(const struct source *source)
{
	return source->problem;
}

void source_close(struct source *source)
{
	if (source->file != STDIN_FILENO)
		close(source->file);
	if (source->encoding)
		iconv_close(source->converter);
	free(source);
}
