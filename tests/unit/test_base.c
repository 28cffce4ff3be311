/* Errors, death, buffers, arenas, hashes, numberings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/die.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/numbering.h"
#include "base/value.h"

static void errors_are_worded(void **state)
{
	struct err err;

	(void)state;
	assert_false(err_set(&err, "'%s' is %s", "x", "wrong"));
	assert_string_equal(err.text, "'x' is wrong");
	assert_false(err_place(&err, "%s", "phone"));
	assert_false(err_place(&err, "leads.csv:%d", 17));
	assert_string_equal(err.text, "leads.csv:17: phone: 'x' is wrong");
	assert_false(err_set(&err, "again: %s", err.text));
	assert_string_equal(err.text,
			    "again: leads.csv:17: phone: 'x' is wrong");
	assert_false(err_place(&err, "%.5s", err.text));
	assert_memory_equal(err.text, "again: again: ", 14);
}

static void long_errors_are_cut(void **state)
{
	char text[2000];
	struct err err;

	(void)state;
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	err_set(&err, "%s", text);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
	err_place(&err, "%s", text);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
	err_place(&err, "place");
	assert_memory_equal(err.text, "place: xxx", 10);
	assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
}

/* 510 letters and a character of three bytes: none of it is left. */
static void no_character_is_cut(void **state)
{
	char text[600];
	struct err err;

	(void)state;
	for (size_t before = 508; before < 512; before++) {
		memset(text, 'x', before);
		memcpy(text + before, "王王", sizeof("王王"));
		err_set(&err, "%s", text);
		assert_int_equal(strlen(err.text),
				 before == 508 ? 511 : before);
		err_place(&err, "%s", text);
		assert_int_equal(strlen(err.text),
				 before == 508 ? 511 : before);
	}
}

static jmp_buf died;
static char said[256];

static void note_death(int status, const char *message)
{
	snprintf(said, sizeof(said), "%d %s", status, message);
	longjmp(died, 1);
}

static void death_has_status_and_message(void **state)
{
	char *volatile text = mem_new(10000);

	(void)state;
	die_handler = note_death;
	if (setjmp(died) == 0)
		die(EX_IOERR, "%s: cannot read", "file");
	assert_string_equal(said, "74 file: cannot read");
	if (setjmp(died) == 0)
		bug("no %d", 7);
	assert_memory_equal(said, "70 ", 3);
	assert_non_null(strstr(said, "test_base.c:"));
	assert_non_null(strstr(said, ": no 7"));
	memset(text, 'x', 9999);
	if (setjmp(died) == 0)
		die(EX_IOERR, "%s", text);
	assert_memory_equal(said, "74 xxx", 6);
	die_handler = NULL;
	free(text);
}

static void memory_can_end(void **state)
{
	struct arena arena = ARENA_INIT;
	struct buf buf = BUF_INIT;

	(void)state;
	die_handler = note_death;
	if (setjmp(died) == 0)
		mem_resize(NULL, SIZE_MAX / 2, 3);
	assert_string_equal(said, "71 out of memory");
	said[0] = '\0';
	if (setjmp(died) == 0)
		arena_alloc(&arena, SIZE_MAX - 3);
	assert_string_equal(said, "71 out of memory");
	said[0] = '\0';
	if (setjmp(died) == 0)
		buf_reserve(&buf, SIZE_MAX - 3);
	assert_string_equal(said, "71 out of memory");
	die_handler = NULL;
}

static void memory_is_new(void **state)
{
	char *memory = mem_new(100), *copy;

	(void)state;
	for (int i = 0; i < 100; i++)
		assert_int_equal(memory[i], 0);
	memcpy(memory, "kept", sizeof("kept"));
	memory = mem_resize(memory, 1000, 10);
	assert_string_equal(memory, "kept");
	copy = mem_dup(memory);
	assert_string_equal(copy, "kept");
	assert_ptr_not_equal(copy, memory);
	assert_null(mem_dup(NULL));
	free(copy);
	memory = mem_resize(memory, 0, 10);
	assert_non_null(memory);
	free(memory);
	memory = mem_new(0);
	assert_non_null(memory);
	free(memory);
}

static void buffers_grow(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_clear(&buf);
	assert_null(buf.data);
	buf_add(&buf, NULL, 0);
	assert_string_equal(buf.data, "");
	for (int i = 0; i < 1000; i++) {
		buf_add_text(&buf, "ab");
		buf_add_char(&buf, 'c');
		buf_addf(&buf, "%03d", i);
		assert_int_equal(buf.length, (size_t)i * 6 + 6);
		assert_int_equal(strlen(buf.data), buf.length);
		assert_true(buf.size > buf.length);
	}
	assert_memory_equal(buf.data, "abc000abc001", 12);
	assert_string_equal(buf.data + 5994, "abc999");
	buf_addf(&buf, "%s", "");
	buf_addf(&buf, "%5000d", 1);
	assert_int_equal(buf.length, 11000);
	buf_add(&buf, "\0x", 2);
	assert_int_equal(buf.length, 11002);
	buf_clear(&buf);
	assert_string_equal(buf.data, "");
	buf_free(&buf);
	assert_null(buf.data);
	buf_free(&buf);
}

static void arenas_hold_everything(void **state)
{
	struct arena arena = ARENA_INIT;
	char *first = arena_dup(&arena, "first");
	char *big = arena_alloc(&arena, 1000000);

	(void)state;
	assert_null(arena_dup(&arena, NULL));
	for (size_t i = 0; i < 1000000; i++)
		assert_int_equal(big[i], 0);
	for (size_t size = 0; size < 2000; size++) {
		char *memory = arena_alloc(&arena, size);

		assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(memory[i], 0);
		memset(memory, 1, size);
	}
	assert_string_equal(first, "first");
	arena_free(&arena);
	arena_free(&arena);
	assert_null(arena.last);
}

static void arrays_are_sorted(void **state)
{
	int64_t numbers[] = { INT64_MAX, -1, INT64_MIN, 0, -1 };
	static const int64_t sorted[] = { INT64_MIN, -1, -1, 0, INT64_MAX };

	(void)state;
	array_sort(NULL, 0, sizeof(*numbers), array_compare_int64);
	array_sort(numbers, 5, sizeof(*numbers), array_compare_int64);
	assert_memory_equal(numbers, sorted, sizeof(sorted));
}

static void hashes_are_chained(void **state)
{
	static const char abc[] = "ba7816bf8f01cfea414140de5dae2223"
				  "b00361a396177a9cb410ff61f20015ad";
	char out[HASH_TEXT], other[HASH_TEXT], joined[80];

	(void)state;
	hash_chain(NULL, "abc", 3, out);
	assert_string_equal(out, abc);
	hash_chain("a", "bc", 2, out);
	assert_string_equal(out, abc);
	hash_chain(NULL, "", 0, out);
	assert_string_equal(out, "e3b0c44298fc1c149afbf4c8996fb924"
				 "27ae41e4649b934ca495991b7852b855");
	hash_chain(abc, "next", 4, out);
	snprintf(joined, sizeof(joined), "%snext", abc);
	hash_chain(NULL, joined, strlen(joined), other);
	assert_string_equal(out, other);
}

static void numbers_have_places(void **state)
{
	struct numbering numbering = { 0 };

	(void)state;
	assert_int_equal(numbering_find(&numbering, 7), -1);
	for (int times = 0; times < 2; times++) {
		/* Below zero as well, and all of one hash. */
		for (int i = 0; i < 3000; i++) {
			int64_t number = (i - 1500) * (INT64_C(1) << 48);

			assert_int_equal(numbering_find(&numbering, number),
					 -1);
			assert_int_equal(numbering_add(&numbering, number), i);
		}
		for (int i = 0; i < 3000; i++) {
			int64_t number = (i - 1500) * (INT64_C(1) << 48);

			assert_int_equal(numbering_find(&numbering, number), i);
			assert_int_equal(numbering.numbers[i], number);
			assert_int_equal(numbering_find(&numbering, number + 1),
					 -1);
		}
		numbering_clear(&numbering);
		assert_int_equal(numbering_find(&numbering, 0), -1);
	}
	numbering_free(&numbering);
	assert_int_equal(numbering_find(&numbering, 0), -1);
}

static void clear_is_no_text(void **state)
{
	(void)state;
	assert_string_equal(text_clear, "-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_are_worded),
		cmocka_unit_test(long_errors_are_cut),
		cmocka_unit_test(no_character_is_cut),
		cmocka_unit_test(death_has_status_and_message),
		cmocka_unit_test(memory_can_end),
		cmocka_unit_test(memory_is_new),
		cmocka_unit_test(buffers_grow),
		cmocka_unit_test(arenas_hold_everything),
		cmocka_unit_test(arrays_are_sorted),
		cmocka_unit_test(hashes_are_chained),
		cmocka_unit_test(numbers_have_places),
		cmocka_unit_test(clear_is_no_text),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
