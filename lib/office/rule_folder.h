/* The folder that rule files lie in. */
#ifndef OFFICE_RULE_FOLDER_H
#define OFFICE_RULE_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* The path of a file below the folder, of itself for ""; from arena. */
const char *rule_folder_path(struct arena *arena, const char *folder,
			     const char *name);

/* The names of the .yaml files in a folder below `folder` ("calendar"; "" for
 * the folder itself), each with that in front, in the order of their bytes:
 * NULL-ended, from arena.  No such folder below is no error: a year without a
 * file has no data.  False and err when a folder cannot be read. */
bool rule_folder_list(struct arena *arena, const char *folder,
		      const char *below, const char *const **names,
		      struct err *err);

#endif
