#include "base/node.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/intl.h"
#include "base/text.h"

const struct node *node_find(const struct node *map, const char *key)
{
	for (int i = 0; map->type == NODE_MAP && i < map->count; i++)
		if (strcmp(map->members[i].key, key) == 0)
			return &map->members[i];
	return NULL;
}

/* True when nobody would read one error more. */
static bool is_full(const struct node *node)
{
	return node->errors && node->errors->count >= NODE_ERRORS_MAX;
}

static void keep(struct node_errors *errors, const char *text)
{
	struct node_error *error = arena_alloc(errors->arena, sizeof(*error));

	error->text = arena_dup(errors->arena, text);
	if (errors->last)
		errors->last->next = error;
	else
		errors->first = error;
	errors->last = error;
	errors->count++;
}

__attribute__((format(printf, 5, 0))) static bool
place_err(const struct node *node, int line, int column, struct err *err,
	  const char *format, va_list arguments)
{
	struct err what;

	vsnprintf(what.text, sizeof(what.text), _(format), arguments);
	err_set(err, "%s:%d:%d: %s", node->file, line, column, what.text);
	if (node->errors) {
		if (!is_full(node))
			keep(node->errors, err->text);
		err_set(err, "%s", node->errors->first->text);
	}
	return false;
}

bool node_err(const struct node *node, struct err *err, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	place_err(node, node->line, node->column, err, format, arguments);
	va_end(arguments);
	return false;
}

bool node_err_key(const struct node *member, struct err *err,
		  const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	place_err(member, member->key_line, member->key_column, err, format,
		  arguments);
	va_end(arguments);
	return false;
}

/* What may be meant by word, for the end of a message. */
static void suggest(char *out, size_t size, const char *word,
		    const char *const names[])
{
	const char *nearest = text_nearest(word, names);
	size_t used;

	if (nearest) {
		snprintf(out, size, _("did you mean '%s'?"), nearest);
		return;
	}
	snprintf(out, size, "%s", _("known:"));
	for (; *names; names++) {
		used = strlen(out);
		if (used + strlen(*names) + sizeof("  ...") > size) {
			snprintf(out + used, size - used, " ...");
			return;
		}
		snprintf(out + used, size - used, " %s", *names);
	}
}

bool node_err_unknown(const struct node *node, const char *what,
		      const char *const names[], struct err *err)
{
	char hint[256];

	if (is_full(node))
		return false;
	suggest(hint, sizeof(hint), node->text, names);
	return node_err(node, err, "unknown %s '%s' (%s)", _(what), node->text,
			hint);
}

bool node_check_keys(const struct node *node, const char *const names[],
		     struct err *err)
{
	bool ok = true;
	char hint[256];

	if (node->type != NODE_MAP)
		return node_err(node, err, "must be a map of 'key: value'");
	for (int i = 0; i < node->count; i++) {
		const struct node *member = &node->members[i];

		if (text_is_among(member->key, names))
			continue;
		ok = false;
		if (is_full(node))
			break;
		suggest(hint, sizeof(hint), member->key, names);
		node_err_key(member, err, "unknown key '%s' (%s)", member->key,
			     hint);
	}
	return ok;
}

/* Each word with its NUL behind it, each list and map between brackets. */
void node_text(const struct node *node, struct buf *text)
{
	if (node->key)
		buf_add(text, node->key, strlen(node->key) + 1);
	if (node->type == NODE_SCALAR) {
		buf_add(text, node->text, strlen(node->text) + 1);
		return;
	}
	buf_add_char(text, node->type == NODE_MAP ? '{' : '[');
	for (int i = 0; i < node->count; i++)
		node_text(&node->members[i], text);
	buf_add_char(text, node->type == NODE_MAP ? '}' : ']');
}
