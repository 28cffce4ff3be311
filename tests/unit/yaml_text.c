#include "yaml_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

const struct node *yaml_bytes_load(struct arena *arena, const char *bytes,
				   size_t length, struct err *err)
{
	const struct node *root;
	char path[64];
	int file = memfd_create("yaml", MFD_CLOEXEC);

	if (file < 0 || write(file, bytes, length) != (ssize_t)length)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	root = yaml_file_load(arena, path, "f", err);
	close(file);
	return root;
}

const struct node *yaml_text_load(struct arena *arena, const char *text,
				  struct err *err)
{
	return yaml_bytes_load(arena, text, strlen(text), err);
}

void yaml_text_add_errors(struct buf *buf, const struct node *root,
			  const struct err *err)
{
	const struct node_error *error = root ? root->errors->first : NULL;

	if (!root)
		buf_add_text(buf, err->text);
	for (; error; error = error->next) {
		buf_add_text(buf, error->text);
		if (error->next)
			buf_add_text(buf, " | ");
	}
}
