#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "table.h"
#include "yaml_text.h"

/* A tree in one line: [lists], {maps}, 'quoted' and plain words. */
static void add_tree(struct buf *buf, const struct node *node)
{
	const char *quote = node->quoted ? "'" : "";

	if (node->key)
		buf_addf(buf, "%s@%d:%d=", node->key, node->key_line,
			 node->key_column);
	if (node->type == NODE_SCALAR) {
		buf_addf(buf, "%s%s%s@%d:%d", quote, node->text, quote,
			 node->line, node->column);
		return;
	}
	buf_add_char(buf, node->type == NODE_LIST ? '[' : '{');
	for (int i = 0; i < node->count; i++) {
		if (i > 0)
			buf_add_char(buf, ' ');
		add_tree(buf, &node->members[i]);
	}
	buf_add_char(buf, node->type == NODE_LIST ? ']' : '}');
}

static void file_case(const struct table_case *row)
{
	struct arena arena = ARENA_INIT;
	struct buf buf = BUF_INIT;
	struct err err = { "" };
	const struct node *root = yaml_text_load(&arena,
						 table_cell(row, "yaml"), &err);

	if (root)
		add_tree(&buf, root);
	table_expect(row, "tree", buf.data ? buf.data : "");
	table_expect(row, "error", err.text);
	buf_free(&buf);
	arena_free(&arena);
}

static void trees_and_refusals(void **state)
{
	(void)state;
	table_run("yaml_file", file_case);
}

/* Loads `count` times `text` with `front` before and `back` behind it. */
static struct err load_many(const char *front, const char *text, int count,
			    const char *back)
{
	struct arena arena = ARENA_INIT;
	struct buf buf = BUF_INIT;
	struct err err = { "" };

	buf_add_text(&buf, front);
	for (int i = 0; i < count; i++)
		buf_add_text(&buf, text);
	buf_add_text(&buf, back);
	yaml_text_load(&arena, buf.data, &err);
	buf_free(&buf);
	arena_free(&arena);
	return err;
}

static void assert_many(const char *text, int count, const char *error)
{
	assert_string_equal(load_many("", text, count, "").text, error);
}

/* Each of these kept libyaml busy for seconds or more. */
static void what_would_take_long(void **state)
{
	(void)state;
	assert_many("[", 100000, "f:1:17: nested too deep");
	assert_many("[\n", 100000, "f:17:1: nested too deep");
	assert_many("- ", 100000, "f:1:33: nested too deep");
	assert_many("{a: ", 100000, "f:1:65: nested too deep");
	assert_many("{", 100000, "f:1:2: a key must be a word");
	assert_many("%TAG ! tag:x,2000:\n", 50000,
		    "f:1:1: directives are not allowed");
	assert_many("\r%TAG ! x", 50000,
		    "f:1:1: a line must end with a line feed");
	assert_many("---\n", 100000, "f:2:1: a second document is not allowed");
}

static void nul_is_no_text(void **state)
{
	static const char word[] = "- a\0b", comment[] = "# \0\n- a";
	struct arena arena = ARENA_INIT;
	struct err err = { "" };

	(void)state;
	assert_null(yaml_bytes_load(&arena, word, sizeof(word) - 1, &err));
	assert_string_equal(err.text,
			    "f:1:4: control characters are not allowed");
	assert_null(
		yaml_bytes_load(&arena, comment, sizeof(comment) - 1, &err));
	assert_string_equal(err.text,
			    "f:1:3: control characters are not allowed");
	arena_free(&arena);
}

static void size_at_its_limit(void **state)
{
	const int limit = 1 << 20;

	(void)state;
	assert_string_equal(load_many("- a\n", "#", limit - 4, "").text, "");
	assert_string_equal(load_many("- a\n", "#", limit - 3, "").text,
			    "f:1:1: more than 1 MiB");
}

static void depth_at_its_limit(void **state)
{
	(void)state;
	assert_string_equal(load_many("", "[", 16, "a]]]]]]]]]]]]]]]]").text,
			    "");
	assert_string_equal(load_many("", "[", 17, "a]]]]]]]]]]]]]]]]]").text,
			    "f:1:17: nested too deep");
}

static void values_at_their_limit(void **state)
{
	(void)state;
	/* The list is a value too. */
	assert_string_equal(load_many("[", "a,", 19999, "]").text, "");
	assert_string_equal(load_many("[", "a,", 20000, "]").text,
			    "f:1:40000: more than 20000 values in one file");
}

static void word_at_its_limit(void **state)
{
	(void)state;
	assert_string_equal(load_many("- ", "x", 200, "").text, "");
	assert_string_equal(load_many("- ", "x", 201, "").text,
			    "f:1:3: a value is too long");
}

static struct err load_keys(int count)
{
	struct arena arena = ARENA_INIT;
	struct buf buf = BUF_INIT;
	struct err err = { "" };

	for (int i = 0; i < count; i++)
		buf_addf(&buf, "k%d: v\n", i);
	yaml_text_load(&arena, buf.data, &err);
	buf_free(&buf);
	arena_free(&arena);
	return err;
}

static void keys_at_their_limit(void **state)
{
	(void)state;
	assert_string_equal(load_keys(64).text, "");
	assert_string_equal(load_keys(65).text,
			    "f:65:1: more than 64 keys in one map");
}

static void what_is_no_file(void **state)
{
	struct arena arena = ARENA_INIT;
	struct err err;

	(void)state;
	assert_null(yaml_file_load(&arena, "/nowhere/x.yaml", "x.yaml", &err));
	assert_string_equal(err.text, "x.yaml:1:1: No such file or directory");
	assert_null(yaml_file_load(&arena, "/tmp", "tmp", &err));
	assert_string_equal(err.text, "tmp:1:1: not a regular file");
	assert_null(yaml_file_load(&arena, "/dev/zero", "zero", &err));
	assert_string_equal(err.text, "zero:1:1: not a regular file");
	arena_free(&arena);
}

static void all_errors_are_kept_up_to_a_number(void **state)
{
	static const char *const keys[] = { "known", NULL };
	struct arena arena = ARENA_INIT;
	struct buf buf = BUF_INIT;
	struct err err = { "" };
	const struct node *root;

	(void)state;
	for (int i = 0; i < 40; i++)
		buf_add_text(&buf, "- {a: 1, knwon: 2, c: 3}\n");
	root = yaml_text_load(&arena, buf.data, &err);
	assert_non_null(root);
	for (int i = 0; i < root->count; i++)
		assert_false(node_check_keys(&root->members[i], keys, &err));
	assert_int_equal(root->errors->count, NODE_ERRORS_MAX);
	assert_string_equal(root->errors->first->text,
			    "f:1:4: unknown key 'a' (known: known)");
	assert_string_equal(err.text, root->errors->first->text);
	assert_string_equal(root->errors->first->next->text,
			    "f:1:10: unknown key 'knwon' (did you mean "
			    "'known'?)");
	buf_free(&buf);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees_and_refusals),
		cmocka_unit_test(what_would_take_long),
		cmocka_unit_test(nul_is_no_text),
		cmocka_unit_test(size_at_its_limit),
		cmocka_unit_test(depth_at_its_limit),
		cmocka_unit_test(values_at_their_limit),
		cmocka_unit_test(word_at_its_limit),
		cmocka_unit_test(keys_at_their_limit),
		cmocka_unit_test(what_is_no_file),
		cmocka_unit_test(all_errors_are_kept_up_to_a_number),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
