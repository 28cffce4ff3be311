/* Where the store and the rule files are (--db, --rules, the environment). */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

#include <stdbool.h>

#include "base/arena.h"

/* given: of the option, or NULL.  Dies with 66 when nothing names a store. */
const char *path_of_store(const char *given, struct arena *arena);
/* Whether --db (given) or the environment names it. */
bool path_store_is_named(const char *given);
const char *path_of_rules(const char *given);

/* The folder of the translations: $ANCHANG_LOCALE, else the installed one. */
const char *path_of_catalogues(void);

#endif
