/*
 * A rule file as a tree: what YAML says, with the place of each word, and no
 * idea of what it means.  base/yaml_file.h makes it from a file.
 */
#ifndef BASE_NODE_H
#define BASE_NODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* What is wrong with one file: each error, as it was worded, up to a number
 * that a person would still read. */
struct node_errors {
	struct arena *arena;
	struct node_error {
		const char *text;
		struct node_error *next;
	} * first, *last;
	int count;
};

#define NODE_ERRORS_MAX 100

enum node_type { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_type type;
	const char *file; /* as it is to be shown in messages */
	int line, column; /* from 1 */
	const char *text; /* of a scalar */
	bool quoted;
	const char *key; /* of a member of a map, else NULL */
	int key_line, key_column;
	struct node *members; /* of a list or map, in the file's order */
	int count;
	struct node_errors *errors; /* of the whole file; NULL: not gathered */
};

/* The member of a map with this key, else NULL. */
const struct node *node_find(const struct node *map, const char *key);

struct buf;

/* Adds what the tree says, without the places: two trees that say the same add
 * the same. */
void node_text(const struct node *node, struct buf *text);

/* Words an error as "file:line:column: what" and keeps it with the errors of
 * the file, so that a reader can go on and find them all; err says the first
 * of them.  The format is in English; here it is put into the reader's
 * language.  Always false. */
__attribute__((format(printf, 3, 4))) bool node_err(const struct node *node,
						    struct err *err,
						    const char *format, ...);

/* The same, at the key of a map's member. */
__attribute__((format(printf, 3, 4))) bool node_err_key(
	const struct node *member, struct err *err, const char *format, ...);

/* Says that the scalar node is no `what` ("value", "event") of the NULL-ended
 * names: the nearest of them, or all.  Always false. */
bool node_err_unknown(const struct node *node, const char *what,
		      const char *const names[], struct err *err);

/* True when node is a map whose keys are all among the NULL-ended names;
 * else words err: each unknown key with the nearest one that is known. */
bool node_check_keys(const struct node *node, const char *const names[],
		     struct err *err);

#endif
