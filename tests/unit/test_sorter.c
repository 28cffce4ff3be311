#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/die.h"
#include "base/sorter.h"

/* The order of adding is no part of the key, so that it shows stability. */
struct record {
	uint32_t key, number;
	char rest[1];
};

static int by_key(const void *a, size_t a_length, const void *b,
		  size_t b_length)
{
	const struct record *x = a, *y = b;

	assert_true(a_length >= 9 && b_length >= 9);
	return (x->key > y->key) - (x->key < y->key);
}

static size_t length_of(uint32_t number, size_t longest)
{
	return 9 + (number * 2654435761U >> 7) % (longest - 8);
}

static void add_all(struct sorter *sorter, uint32_t count, uint32_t keys,
		    size_t longest)
{
	struct record *record = mem_new(longest + sizeof(*record));
	unsigned seed = 1;

	for (uint32_t i = 0; i < count; i++) {
		size_t length = length_of(i, longest);

		seed = seed * 1103515245 + 12345;
		record->key = (seed >> 4) % keys;
		record->number = i;
		memset(record->rest, (int)(i % 251), length - 8);
		sorter_add(sorter, record, length);
	}
	free(record);
}

static void check_all(struct sorter *sorter, uint32_t count, size_t longest)
{
	uint32_t key = 0, number = 0;
	const struct record *record;
	size_t length;

	for (uint32_t i = 0; i < count; i++) {
		record = sorter_next(sorter, &length);
		assert_non_null(record);
		assert_int_equal((uintptr_t)record % 8, 0);
		assert_int_equal(length, length_of(record->number, longest));
		assert_true(i == 0 || record->key > key ||
			    (record->key == key && record->number > number));
		for (size_t j = 8; j < length; j++)
			if (record->rest[j - 8] != (char)(record->number % 251))
				fail_msg("a record was changed");
		key = record->key;
		number = record->number;
	}
	assert_null(sorter_next(sorter, &length));
	assert_null(sorter_next(sorter, &length));
}

static void check(uint32_t count, uint32_t keys, size_t longest)
{
	struct sorter *sorter = sorter_new(by_key);

	add_all(sorter, count, keys, longest);
	check_all(sorter, count, longest);
	sorter_free(sorter);
}

static void in_memory(void **state)
{
	(void)state;
	for (uint32_t count = 0; count < 70; count++)
		check(count, 20, 60);
	check(1000, 1, 60); /* all equal */
	check(100000, 1 << 30, 60);
	check(100000, 1000, 60);
}

static void in_runs(void **state)
{
	(void)state;
	check(200000, 1 << 30, 100);
	check(200000, 5, 100);
	check(1000000, 1000, 60);
	check(3000, 1 << 30, 20000);
}

/* Records longer than a window, and longer than all the memory. */
static void long_records(void **state)
{
	(void)state;
	check(60, 1 << 30, 1 << 20);
	check(5, 1 << 30, 12 << 20);
}

static int by_bytes(const void *a, size_t a_length, const void *b,
		    size_t b_length)
{
	int order = memcmp(a, b, a_length < b_length ? a_length : b_length);

	return order ? order : (a_length > b_length) - (a_length < b_length);
}

static void any_length(void **state)
{
	static const char *const words[] = { "b", "", "abcdefghi", "abcdefgh",
					     "a" };
	static const char *const sorted[] = { "", "a", "abcdefgh", "abcdefghi",
					      "b" };
	struct sorter *sorter = sorter_new(by_bytes);
	size_t length;

	(void)state;
	for (int i = 0; i < 5; i++)
		sorter_add(sorter, words[i], strlen(words[i]));
	for (int i = 0; i < 5; i++) {
		const char *word = sorter_next(sorter, &length);

		assert_int_equal(length, strlen(sorted[i]));
		assert_memory_equal(word, sorted[i], length);
	}
	assert_null(sorter_next(sorter, &length));
	sorter_free(sorter);
}

/* Whenever it is given up, nothing stays behind. */
static void it_can_be_given_up(void **state)
{
	struct sorter *sorter = sorter_new(by_key);
	size_t length;

	(void)state;
	sorter_free(NULL);
	sorter_free(sorter);
	sorter = sorter_new(by_key);
	add_all(sorter, 10, 5, 60);
	sorter_free(sorter);
	sorter = sorter_new(by_key);
	add_all(sorter, 200000, 1000, 100);
	sorter_free(sorter);
	sorter = sorter_new(by_key);
	add_all(sorter, 200000, 1000, 100);
	assert_non_null(sorter_next(sorter, &length));
	sorter_free(sorter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_memory),
		cmocka_unit_test(in_runs),
		cmocka_unit_test(long_records),
		cmocka_unit_test(any_length),
		cmocka_unit_test(it_can_be_given_up),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
