/*
 * CSV files: whatever comes is handed out as whole records of cells that are
 * text, or refused with line and column.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/reader.h"
#include "memory_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void on_cell(void *to, int number, char *text, size_t length)
{
	int *cells = to;

	if (number != *cells || text[length] != '\0' ||
	    !text_is_utf8(text, length))
		abort();
	++*cells;
}

static bool on_record(void *to, int64_t line, int count, struct err *err)
{
	int *cells = to;

	(void)err;
	if (count != *cells || line < 1)
		abort();
	*cells = 0;
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	int cells = 0;
	const struct reader_user user = { &cells, on_cell, on_record };
	struct reader *reader = reader_open(memory_file(bytes, length), NULL,
					    &user);
	enum reader_state state;
	struct err err = { "" };

	while ((state = reader_more(reader, &err)) == READER_MORE)
		;
	if (state == READER_FAILED && !*err.text)
		abort();
	reader_close(reader);
	return 0;
}
