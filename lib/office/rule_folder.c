#include "office/rule_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"

const char *rule_folder_path(struct arena *arena, const char *folder,
			     const char *name)
{
	size_t length = strlen(folder), size = length + strlen(name) + 2;
	bool joined = length == 0 || !*name || folder[length - 1] == '/';
	char *path = arena_alloc(arena, size);

	snprintf(path, size, "%s%s%s", folder, joined ? "" : "/", name);
	return path;
}

static int is_rule_file(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return entry->d_name[0] != '.' && dot && strcmp(dot, ".yaml") == 0;
}

/* By bytes: alphasort() would go by the locale. */
static int compare_names(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

bool rule_folder_list(struct arena *arena, const char *folder,
		      const char *below, const char *const **names,
		      struct err *err)
{
	const char *path = rule_folder_path(arena, folder, below);
	struct dirent **entries = NULL;
	int count = scandir(path, &entries, is_rule_file, compare_names);
	const char **out;

	if (count < 0 && errno == ENOMEM)
		die(EX_OSERR, _("out of memory"));
	if (count < 0 && (errno != ENOENT || below[0] == '\0'))
		return err_set(err, "%s:1:1: %s", path, strerror(errno));
	out = arena_alloc(arena,
			  (size_t)(count > 0 ? count + 1 : 1) * sizeof(*out));
	for (int i = 0; i < count; i++) {
		out[i] = rule_folder_path(arena, below, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	*names = out;
	return true;
}
