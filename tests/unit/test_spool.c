#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/spool.h"

static void gather(void *to, const void *bytes, size_t length)
{
	buf_add(to, bytes, length);
}

/* Adds pieces of many lengths up to a total, drains, and compares. */
static void check(size_t total, size_t longest)
{
	struct spool *spool = spool_new();
	struct buf want = BUF_INIT, got = BUF_INIT;
	char *piece = mem_new(longest);
	unsigned seed = 1;

	while (want.length < total) {
		size_t length;

		seed = seed * 1103515245 + 12345;
		length = (seed >> 8) % longest + 1;
		if (length > total - want.length)
			length = total - want.length;
		memset(piece, 'a' + (int)(seed >> 16) % 26, length);
		spool_add(spool, piece, length);
		buf_add(&want, piece, length);
	}
	spool_drain(spool, gather, &got);
	assert_int_equal(got.length, want.length);
	if (total > 0)
		assert_memory_equal(got.data, want.data, got.length);
	free(piece);
	buf_free(&want);
	buf_free(&got);
	spool_free(spool);
}

static void what_goes_in_comes_out(void **state)
{
	const size_t limit = 1 << 20;

	(void)state;
	check(0, 1);
	check(1, 1);
	check(limit - 1, 1000);
	check(limit, 1000);
	check(limit + 1, 1000);
	check(5 * limit + 123, 4000);
	check(limit, limit);
	check(6 * limit, 3 * limit); /* pieces longer than the memory */
}

static void a_drained_spool_is_empty(void **state)
{
	struct spool *spool = spool_new();
	struct buf got = BUF_INIT;
	char *much = mem_new(2 << 20);

	(void)state;
	spool_add(spool, much, 2 << 20);
	spool_drain(spool, gather, &got);
	buf_clear(&got);
	spool_add(spool, "again", 5);
	spool_add(spool, "", 0);
	spool_drain(spool, gather, &got);
	assert_string_equal(got.data, "again");
	buf_clear(&got);
	spool_drain(spool, gather, &got);
	assert_int_equal(got.length, 0);
	buf_free(&got);
	spool_free(spool);
	free(much);
}

static void nothing_is_left_behind(void **state)
{
	struct spool *spool = spool_new();
	char *much = mem_new(2 << 20);

	(void)state;
	spool_free(NULL);
	spool_add(spool, much, 2 << 20);
	spool_free(spool);
	free(much);
}

static jmp_buf died;
static char said[256];

static void note_death(int status, const char *message)
{
	snprintf(said, sizeof(said), "%d %s", status, message);
	longjmp(died, 1);
}

static void a_missing_folder_is_named(void **state)
{
	struct spool *spool = spool_new();
	char *much = mem_new(2 << 20);

	(void)state;
	setenv("TMPDIR", "/nowhere/at/all", 1);
	die_handler = note_death;
	if (setjmp(died) == 0)
		spool_add(spool, much, 2 << 20);
	die_handler = NULL;
	unsetenv("TMPDIR");
	assert_string_equal(said,
			    "73 /nowhere/at/all: cannot make a temporary file: "
			    "No such file or directory");
	spool_free(spool);
	free(much);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_goes_in_comes_out),
		cmocka_unit_test(a_drained_spool_is_empty),
		cmocka_unit_test(nothing_is_left_behind),
		cmocka_unit_test(a_missing_folder_is_named),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
