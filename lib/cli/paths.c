#include "cli/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"

#ifndef RULES_DIR
#define RULES_DIR "/usr/local/share/anchang/rules"
#endif

#ifndef LOCALE_DIR
#define LOCALE_DIR "/usr/local/share/locale"
#endif

/* Of the environment; set and empty is as good as not set. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static const char *join(struct arena *arena, const char *folder,
			const char *rest)
{
	size_t size = strlen(folder) + strlen(rest) + 1;
	char *path = arena_alloc(arena, size);

	snprintf(path, size, "%s%s", folder, rest);
	return path;
}

const char *path_of_store(const char *given, struct arena *arena)
{
	const char *folder;

	if (given)
		return given;
	if (variable("ANCHANG_DB"))
		return variable("ANCHANG_DB");
	folder = variable("XDG_DATA_HOME");
	/* A relative one is to be ignored (XDG Base Directories). */
	if (folder && folder[0] == '/')
		return join(arena, folder, "/anchang/office.db");
	folder = variable("HOME");
	if (!folder)
		die(EX_NOINPUT, _("no store is named: give --db FILE or set "
				  "ANCHANG_DB"));
	return join(arena, folder, "/.local/share/anchang/office.db");
}

bool path_store_is_named(const char *given)
{
	return given || variable("ANCHANG_DB");
}

const char *path_of_rules(const char *given)
{
	if (given)
		return given;
	if (variable("ANCHANG_RULES"))
		return variable("ANCHANG_RULES");
	return RULES_DIR;
}

const char *path_of_catalogues(void)
{
	const char *folder = variable("ANCHANG_LOCALE");

	return folder ? folder : LOCALE_DIR;
}
