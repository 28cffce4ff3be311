/*
 * Due rows as a calendar: whatever a text is, its line is folded to 75 octets,
 * has nothing in it but its own line ends that moves a terminal, and says the
 * same when it is read again.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/ical.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/* Takes the folds out of the line, which must be right. */
static void unfold(const struct buf *folded, struct buf *line)
{
	size_t used = 0;

	for (size_t i = 0; i < folded->length; i++) {
		char c = folded->data[i];

		if (c != '\r') {
			demand((unsigned char)c >= ' ' && c != 0x7f);
			demand(++used <= 75);
			buf_add_char(line, c);
			continue;
		}
		demand(folded->data[++i] == '\n');
		used = 1;
		if (i + 1 < folded->length)
			demand(folded->data[++i] == ' ');
	}
}

/* Goes through the text and what became of it side by side. */
static void compare(const char *text, const char *value)
{
	while (*text) {
		int32_t point;
		bool safe;
		size_t size = text_character(text, &point, &safe);

		if (*text == '\n') {
			demand(memcmp(value, "\\n", 2) == 0);
			value += 2;
		} else if (!safe) {
			demand(*value++ == ' ');
		} else {
			value += strchr("\\;,", *text) != NULL;
			demand(memcmp(value, text, size) == 0);
			value += size;
		}
		text += size;
	}
	demand(*value == '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct buf folded = BUF_INIT, line = BUF_INIT;
	char *text = malloc(length + 1);

	if (!text)
		return 0;
	memcpy(text, bytes, length);
	text[length] = '\0';
	if (text_is_utf8(text, strlen(text))) {
		ical_add_text(&folded, "X",
			      (const char *const[]){ text, NULL });
		unfold(&folded, &line);
		demand(strncmp(line.data, "X:", 2) == 0);
		compare(text, line.data + 2);
	}
	buf_free(&folded);
	buf_free(&line);
	free(text);
	return 0;
}
