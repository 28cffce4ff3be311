/* Reads one YAML file into a tree, within the limits that keep a hostile file
 * from hurting: 1 MiB, depth 16, UTF-8, one document, no anchors, aliases or
 * tags, no duplicate keys. */
#ifndef BASE_YAML_FILE_H
#define BASE_YAML_FILE_H

#include "base/arena.h"
#include "base/node.h"

/* The tree lives in arena.  NULL and err when the file cannot be read or is
 * no such YAML.  shown is the name for messages. */
const struct node *yaml_file_load(struct arena *arena, const char *path,
				  const char *shown, struct err *err);

#endif
