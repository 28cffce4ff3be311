/* Rule files that a test holds as text. */
#ifndef UNIT_YAML_TEXT_H
#define UNIT_YAML_TEXT_H

#include "base/buf.h"
#include "base/yaml_file.h"

/* Loads text as the file "f"; NULL and err when it is no YAML of ours. */
const struct node *yaml_text_load(struct arena *arena, const char *text,
				  struct err *err);
/* The same for text that may hold a NUL. */
const struct node *yaml_bytes_load(struct arena *arena, const char *bytes,
				   size_t length, struct err *err);

/* Adds all errors of a file, with " | " between them; err when root is NULL. */
void yaml_text_add_errors(struct buf *buf, const struct node *root,
			  const struct err *err);

#endif
