/*
 * --map: what the columns of somebody else's file are called here, such as
 * 电话=phone,姓名=name,序号= (which passes that column over).
 */
#ifndef CLI_HEADER_MAP_H
#define CLI_HEADER_MAP_H

#include "base/arena.h"
#include "base/err.h"
#include "cli/form.h"

struct header_map;

/* Reads the option's value; NULL for NULL.  Dies with 64 when it is no list of
 * pairs, or names a column that neither form nor the toolkit knows.  Memory is
 * of arena. */
const struct header_map *header_map_new(struct arena *arena, const char *text,
					const struct form *form);
/* Our name of a file's column, "" for one to be passed over; the name itself
 * where map (which may be NULL) does not have it. */
const char *header_map_name(const struct header_map *map, const char *name);
/* Whether each column that map names is among names (NULL-ended), those of a
 * file; else err. */
bool header_map_fits(const struct header_map *map, const char *const names[],
		     struct err *err);

#endif
