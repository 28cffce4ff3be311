/* Rule files: anything is read as one of each, or refused with its place. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/yaml_file.h"
#include "memory_file.h"
#include "office/rule_kinds.h"
#include "rules/calendar.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* What is refused is refused in words. */
static void expect(bool taken, const struct err *err)
{
	if (!taken && !*err->text)
		abort();
}

static void try_kinds(struct arena *arena, const struct node *file)
{
	struct calendar calendar = { NULL, 0 };
	struct err err = { "" };

	expect(calendar_parse(&calendar, arena, file, &err), &err);
	for (int kind = 0; kind < RULE_KINDS; kind++) {
		const struct rule_reader *reader = &rule_readers[kind];
		void *book = arena_alloc(arena, reader->book_size);

		memset(book, 0, reader->book_size);
		expect(reader->parse(arena, file, book, &err), &err);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct arena arena = ARENA_INIT;
	struct err err = { "" };
	const struct node *file = yaml_file_load(&arena,
						 memory_file(bytes, length),
						 "fuzz.yaml", &err);

	expect(file, &err);
	if (file)
		try_kinds(&arena, file);
	arena_free(&arena);
	return 0;
}
