#include "base/yaml_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"

enum {
	BYTES_MAX = 1 << 20,
	DEPTH_MAX = 16,
	NODES_MAX = 20000,
	KEYS_MAX = 64, /* of one map: each is compared with each */
	WORD_MAX = 200
};

/* A list or map whose end has not been seen. */
struct frame {
	int first;	 /* its first member among the nodes */
	struct node key; /* the key that waits for its value */
	bool has_key;
};

struct builder {
	yaml_parser_t parser;
	struct arena *arena;
	struct err *err;
	struct node blank;  /* file and errors, as in every node */
	struct node *nodes; /* members of what is open; a closed list or map
			     * is one node, its members in the arena */
	int count, size, total;
	struct frame frames[DEPTH_MAX];
	int depth, documents;
};

static struct node node_at(const struct builder *b, yaml_mark_t mark)
{
	struct node node = b->blank;

	node.line = (int)mark.line + 1;
	node.column = (int)mark.column + 1;
	return node;
}

static bool refuse(struct builder *b, yaml_mark_t mark, const char *what)
{
	struct node node = node_at(b, mark);

	return node_err(&node, b->err, "%s", _(what));
}

/* The place of a byte of the text, in characters as libyaml counts. */
static yaml_mark_t mark_of(const char *text, size_t offset)
{
	yaml_mark_t mark = { offset, 0, 0 };

	for (size_t i = 0; i < offset; i++) {
		mark.column += (text[i] & 0xc0) != 0x80;
		if (text[i] == '\n') {
			mark.line++;
			mark.column = 0;
		}
	}
	return mark;
}

static bool is_one_line_word(const yaml_event_t *event)
{
	const unsigned char *text = event->data.scalar.value;

	if (event->start_mark.line != event->end_mark.line)
		return false;
	for (size_t i = 0; i < event->data.scalar.length; i++)
		if (text[i] < 0x20 || text[i] == 0x7f ||
		    (text[i] == 0xc2 && text[i + 1] < 0xa0))
			return false;
	return true;
}

static bool add_key(struct builder *b, struct frame *frame, struct node *key)
{
	int members = b->count - frame->first;

	for (int i = frame->first; i < b->count; i++)
		if (strcmp(b->nodes[i].key, key->text) == 0)
			return node_err(key, b->err,
					"the key '%s' is given twice",
					key->text);
	if (members >= KEYS_MAX)
		return node_err(key, b->err, "more than %d keys in one map",
				KEYS_MAX);
	frame->key = *key;
	frame->has_key = true;
	return true;
}

/* Adds a node to what is open; in a map it takes the key that waits. */
static bool add_node(struct builder *b, struct node *node)
{
	struct frame *frame = b->depth > 0 ? &b->frames[b->depth - 1] : NULL;

	if (++b->total > NODES_MAX)
		return node_err(node, b->err, "more than %d values in one file",
				NODES_MAX);
	if (frame && frame->has_key) {
		node->key = frame->key.text;
		node->key_line = frame->key.line;
		node->key_column = frame->key.column;
		frame->has_key = false;
	}
	if (b->count == b->size) {
		b->size = b->size ? b->size * 2 : 64;
		b->nodes = mem_resize(b->nodes, (size_t)b->size,
				      sizeof(*b->nodes));
	}
	b->nodes[b->count++] = *node;
	return true;
}

/* Whether the next word is the key of a map. */
static bool wants_key(const struct builder *b)
{
	const struct frame *frame;

	if (b->depth == 0)
		return false;
	frame = &b->frames[b->depth - 1];
	return b->nodes[frame->first - 1].type == NODE_MAP && !frame->has_key;
}

static bool add_word(struct builder *b, const yaml_event_t *event)
{
	struct node node = node_at(b, event->start_mark);

	if (event->data.scalar.anchor || event->data.scalar.tag)
		return refuse(b, event->start_mark,
			      N_("anchors and tags are not allowed"));
	if (!is_one_line_word(event))
		return refuse(b, event->start_mark,
			      N_("a value must stand on one line, without "
				 "control characters"));
	if (event->data.scalar.length > WORD_MAX)
		return refuse(b, event->start_mark, N_("a value is too long"));
	node.type = NODE_SCALAR;
	node.text = arena_dup(b->arena, (char *)event->data.scalar.value);
	node.quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	if (wants_key(b))
		return add_key(b, &b->frames[b->depth - 1], &node);
	return add_node(b, &node);
}

static bool open_collection(struct builder *b, const yaml_event_t *event,
			    enum node_type type, bool is_plain)
{
	struct node node = node_at(b, event->start_mark);

	if (!is_plain)
		return refuse(b, event->start_mark,
			      N_("anchors and tags are not allowed"));
	if (b->depth == DEPTH_MAX)
		return refuse(b, event->start_mark, N_("nested too deep"));
	if (wants_key(b))
		return refuse(b, event->start_mark, N_("a key must be a word"));
	node.type = type;
	if (!add_node(b, &node))
		return false;
	b->frames[b->depth] = (struct frame){ .first = b->count };
	b->depth++;
	return true;
}

static bool close_collection(struct builder *b)
{
	struct frame *frame = &b->frames[--b->depth];
	struct node *node = &b->nodes[frame->first - 1];
	size_t size = (size_t)(b->count - frame->first) * sizeof(*node);

	node->count = b->count - frame->first;
	node->members = arena_alloc(b->arena, size);
	if (size > 0)
		memcpy(node->members, node + 1, size);
	b->count = frame->first;
	return true;
}

static bool take_event(struct builder *b, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (++b->documents > 1)
			return refuse(b, event->start_mark,
				      N_("a second document is not allowed"));
		return true;
	case YAML_ALIAS_EVENT:
		return refuse(b, event->start_mark,
			      N_("aliases are not allowed"));
	case YAML_SCALAR_EVENT: return add_word(b, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_collection(b, event, NODE_LIST,
				       !event->data.sequence_start.anchor &&
					       !event->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return open_collection(b, event, NODE_MAP,
				       !event->data.mapping_start.anchor &&
					       !event->data.mapping_start.tag);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: return close_collection(b);
	default: return true;
	}
}

static bool parser_failed(struct builder *b, const char *text)
{
	const yaml_parser_t *parser = &b->parser;
	struct node node = node_at(b, parser->problem_mark);

	if (parser->error == YAML_MEMORY_ERROR)
		die_of_memory();
	if (parser->error == YAML_READER_ERROR)
		node = node_at(b, mark_of(text, parser->problem_offset));
	if (parser->context)
		return node_err(&node, b->err, "%s, %s", _(parser->context),
				_(parser->problem));
	return node_err(&node, b->err, "%s", _(parser->problem));
}

/* Each event is looked at before libyaml reads on, so that its time, which is
 * quadratic in the depth, stays small. */
static bool take_events(struct builder *b, const char *text)
{
	yaml_event_t event;
	yaml_event_type_t type = YAML_NO_EVENT;
	bool ok = true;

	while (ok && type != YAML_STREAM_END_EVENT) {
		if (!yaml_parser_parse(&b->parser, &event))
			return parser_failed(b, text);
		type = event.type;
		ok = take_event(b, &event);
		yaml_event_delete(&event);
	}
	return ok;
}

/* Whether a character that libyaml takes for a line's end, and editors do not,
 * begins here: U+0085, U+2028, U+2029, a lone carriage return. */
static bool is_odd_break(const char *text)
{
	static const char *const odd[] = { "\xc2\x85", "\xe2\x80\xa8",
					   "\xe2\x80\xa9" };

	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
		if (strncmp(text, odd[i], strlen(odd[i])) == 0)
			return true;
	return text[0] == '\r' && text[1] != '\n';
}

/* The first of them; NULL when there is none.  text ends with a NUL. */
static const char *find_odd_break(const char *text, size_t length)
{
	static const unsigned char first[] = { '\r', 0xc2, 0xe2 };

	for (size_t i = 0; i < sizeof(first); i++) {
		const char *at = text, *end = text + length;

		for (; (at = memchr(at, first[i], (size_t)(end - at))); at++)
			if (is_odd_break(at))
				return at;
	}
	return NULL;
}

/* Empties the lines that are nothing but a comment, for which libyaml would
 * take as long as for the rules themselves.  No word spans lines (see
 * is_one_line_word), so nothing else can begin with that #.  Refuses
 * directives: libyaml compares each with each. */
static bool prepare(struct builder *b, char *text, size_t *length)
{
	const char *from = text, *end = text + *length, *line_end, *word;
	char *to = text;

	for (; from < end; from = line_end) {
		line_end = memchr(from, '\n', (size_t)(end - from));
		line_end = line_end ? line_end + 1 : end;
		if (*from == '%')
			return refuse(b, mark_of(text, (size_t)(to - text)),
				      N_("directives are not allowed"));
		word = from + strspn(from, " ");
		if (*word == '#') {
			*to++ = '\n';
			continue;
		}
		memmove(to, from, (size_t)(line_end - from));
		to += line_end - from;
	}
	*length = (size_t)(to - text);
	*to = '\0';
	return true;
}

static bool build(struct builder *b, char *text, size_t length)
{
	const char *odd = find_odd_break(text, length);
	bool sound = text_is_utf8(text, length);
	bool ok;

	if (odd)
		return refuse(b, mark_of(text, (size_t)(odd - text)),
			      N_("a line must end with a line feed"));
	/* What is no UTF-8 is left whole: libyaml says where it is. */
	if (sound && !prepare(b, text, &length))
		return false;
	if (!yaml_parser_initialize(&b->parser))
		die_of_memory();
	yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&b->parser, (unsigned char *)text, length);
	ok = take_events(b, text);
	if (ok && !sound)
		ok = refuse(b, mark_of(text, 0), N_("not UTF-8"));
	if (ok && b->count == 0)
		ok = refuse(b, mark_of(text, 0), N_("nothing is in this file"));
	yaml_parser_delete(&b->parser);
	return ok;
}

static bool read_failed(struct builder *b, const char *what)
{
	return refuse(b, mark_of("", 0), what);
}

/* The bytes of a file, with a NUL behind them; owned by the caller.  Never
 * waits: a FIFO is no rule file. */
static char *read_bytes(struct builder *b, const char *path, size_t *length)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat status;
	const char *problem = NULL;
	char *text = NULL;
	ssize_t got = 1;

	*length = 0;
	if (fd < 0 || fstat(fd, &status) != 0)
		problem = strerror(errno);
	else if (!S_ISREG(status.st_mode))
		problem = N_("not a regular file");
	else if (status.st_size > BYTES_MAX)
		problem = N_("more than 1 MiB");
	else
		text = mem_new((size_t)status.st_size + 1);
	while (text && got != 0 && *length < (size_t)status.st_size) {
		got = read(fd, text + *length,
			   (size_t)status.st_size - *length);
		if (got > 0)
			*length += (size_t)got;
		else if (got < 0 && errno != EINTR)
			break;
	}
	if (got < 0)
		problem = strerror(errno);
	if (fd >= 0)
		close(fd);
	if (!problem)
		return text;
	read_failed(b, problem);
	free(text);
	return NULL;
}

const struct node *yaml_file_load(struct arena *arena, const char *path,
				  const char *shown, struct err *err)
{
	struct builder b = { .arena = arena, .err = err };
	struct node *root = NULL;
	size_t length;
	char *text;

	b.blank.file = arena_dup(arena, shown);
	b.blank.errors = arena_alloc(arena, sizeof(*b.blank.errors));
	b.blank.errors->arena = arena;
	text = read_bytes(&b, path, &length);
	if (text && build(&b, text, length)) {
		root = arena_alloc(arena, sizeof(*root));
		*root = b.nodes[0];
	}
	free(text);
	free(b.nodes);
	return root;
}
