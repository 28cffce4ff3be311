/* Rule files: anything is read as one of each, or refused with its place. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/yaml_file.h"
#include "memory_file.h"
#include "rules/calendar.h"
#include "rules/callback_rules.h"
#include "rules/care_rules.h"
#include "rules/protection_rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* What is refused is refused in words. */
static void expect(bool taken, const struct err *err)
{
	if (!taken && !*err->text)
		abort();
}

static void try_kinds(struct arena *arena, const struct node *file)
{
	struct protection_book protection;
	struct callback_book callback;
	struct care_book care;
	struct calendar calendar = { NULL, 0 };
	struct office_book office;
	struct err err = { "" };

	expect(protection_parse(arena, file, &protection, &err), &err);
	expect(callback_parse(arena, file, &callback, &err), &err);
	expect(care_parse(arena, file, &care, &err), &err);
	expect(calendar_parse(&calendar, arena, file, &err), &err);
	expect(office_parse(arena, file, &office, &err), &err);
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
