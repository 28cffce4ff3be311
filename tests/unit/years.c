#include "years.h"

#include <glob.h>
#include <stdio.h>

#include "base/yaml_file.h"

static bool load_file(struct years *years, const char *path)
{
	const struct node *file;
	struct err err;

	file = yaml_file_load(&years->arena, path, path, &err);
	if (file && calendar_parse(&years->calendar, &years->arena, file, &err))
		return true;
	fprintf(stderr, "%s\n", err.text);
	return false;
}

bool years_load(struct years *years, const char *folder)
{
	char pattern[512];
	glob_t files;
	bool ok;

	*years = (struct years){ .calendar = { NULL, 0 } };
	snprintf(pattern, sizeof(pattern), "%s/*.yaml", folder);
	ok = glob(pattern, 0, NULL, &files) == 0;
	if (!ok)
		fprintf(stderr, "no %s\n", pattern);
	for (size_t i = 0; ok && i < files.gl_pathc; i++)
		ok = load_file(years, files.gl_pathv[i]);
	globfree(&files);
	return ok;
}

void years_free(struct years *years)
{
	arena_free(&years->arena);
}
