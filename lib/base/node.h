/*
 * A rule file as a tree: what YAML says, with the place of each word, and no
 * idea of what it means.  base/yaml_file.h makes it from a file.
 */
#ifndef BASE_NODE_H
#define BASE_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

enum node_type { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_type type;
	const char *file; /* as it is to be shown in messages */
	int line, column; /* from 1 */
	const char *text; /* of a scalar */
	bool quoted;
	const char *key;      /* of a member of a map, else NULL */
	int key_line, key_column;
	struct node *members; /* of a list or map, in the file's order */
	int count;
};

/* The member of a map with this key, else NULL. */
const struct node *node_find(const struct node *map, const char *key);

/* Words err as "file:line:column: what".  Always false. */
__attribute__((format(printf, 3, 4))) bool
node_err(const struct node *node, struct err *err, const char *format, ...);

/* True when node is a map whose keys are all among the NULL-ended names;
 * else words err: an unknown key with the nearest one that is known. */
bool node_check_keys(const struct node *node, const char *const names[],
		     struct err *err);

#endif
