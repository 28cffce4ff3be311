#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "cli/reader.h"
#include "table.h"

/* What source.c reads at a time. */
#define BLOCK 16384

/* What the reader handed out, as text. */
struct seen {
	struct buf cells;   /* of the record being read */
	struct buf records; /* those that ended */
	int skip;	    /* so many records are not noted */
	int64_t lines_before;
	size_t longest;
};

static void on_cell(void *to, int number, char *text, size_t length)
{
	struct seen *seen = to;

	assert_int_equal(length, strlen(text));
	if (length > seen->longest)
		seen->longest = length;
	if (number < 10 && length < 1000)
		buf_addf(&seen->cells, "(%s)", text);
}

static bool on_record(void *to, int64_t line, int cells, struct err *err)
{
	struct seen *seen = to;

	if (cells > 100)
		return err_set(err, "%d cells", cells);
	if (seen->skip-- <= 0)
		buf_addf(&seen->records, "%s%lld%s",
			 seen->records.length ? " " : "",
			 (long long)(line - seen->lines_before),
			 seen->cells.data);
	buf_clear(&seen->cells);
	return true;
}

static enum reader_state read_file(const char *path, const char *encoding,
				   struct seen *seen, struct err *err)
{
	const struct reader_user user = { seen, on_cell, on_record };
	struct reader *reader = reader_open(path, encoding, &user);
	enum reader_state state;

	do
		state = reader_more(reader, err);
	while (state == READER_MORE);
	reader_close(reader);
	return state;
}

static void write_file(char *path, const char *before, size_t before_length,
		       const char *bytes, size_t length)
{
	int file;

	strcpy(path, "/tmp/anchang-test-XXXXXX");
	file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(write(file, before, before_length), before_length);
	assert_int_equal(write(file, bytes, length), length);
	close(file);
}

static void seen_free(struct seen *seen)
{
	buf_free(&seen->cells);
	buf_free(&seen->records);
}

/* Reads bytes, after a first line of so many others (0: none). */
static void expect(const char *bytes, size_t length, size_t before,
		   const char *encoding, const char *records,
		   const char *problem)
{
	static char filler[BLOCK];
	struct seen seen = { BUF_INIT, BUF_INIT, before ? 1 : 0, before ? 1 : 0,
			     0 };
	struct err err = { "" };
	char path[32];
	enum reader_state state;

	memset(filler, 'x', BLOCK);
	if (before)
		filler[before - 1] = '\n';
	write_file(path, filler, before, bytes, length);
	state = read_file(path, encoding, &seen, &err);
	unlink(path);
	assert_int_equal(state, *problem ? READER_FAILED : READER_END);
	assert_string_equal(err.text, problem);
	assert_string_equal(seen.records.data ? seen.records.data : "",
			    records);
	seen_free(&seen);
}

static void csv_case(const struct table_case *row)
{
	const char *input = table_cell(row, "input");
	const char *records = table_cell(row, "records");
	const char *problem = table_cell(row, "problem");

	print_message("# %s\n", row->place);
	expect(input, strlen(input), 0, NULL, records, problem);
}

static void cases_are_read(void **state)
{
	(void)state;
	table_run("csv", csv_case);
}

/* A problem as it is when one more line comes before. */
static void one_line_on(const char *problem, char *moved, size_t size)
{
	char *rest;
	long line = strtol(problem, &rest, 10);

	if (*problem)
		snprintf(moved, size, "%ld%s", line + 1, rest);
	else
		*moved = '\0';
}

/* The same wherever the file is cut into blocks. */
static void cut_case(const struct table_case *row)
{
	const char *input = table_cell(row, "input");
	const char *problem = table_cell(row, "problem");
	size_t length = strlen(input), back;
	char moved[200];

	if (!length || strncmp(input, "\xEF\xBB\xBF", 3) == 0 ||
	    strstr(problem, "this is"))
		return;
	print_message("# %s\n", row->place);
	one_line_on(problem, moved, sizeof(moved));
	for (back = 0; back <= length && back < BLOCK; back++)
		expect(input, length, BLOCK - back, NULL,
		       table_cell(row, "records"), moved);
}

static void blocks_do_not_matter(void **state)
{
	(void)state;
	table_run("csv", cut_case);
}

static void nul_is_refused(void **state)
{
	(void)state;
	expect("a,b\n1,\0002\n", 9, 0, NULL, "1(a)(b)", "2:3: a NUL byte");
	expect("\0", 1, 0, NULL, "", "1:1: a NUL byte");
	/* UTF-16 without a mark */
	expect("a\0,\0b\0\n\0", 8, 0, NULL, "", "1:2: a NUL byte");
}

static void encodings_are_converted(void **state)
{
	static const char other[] = "bytes that are not of this encoding";
	char problem[100];

	(void)state;
	expect("a\n\xd5\xc5\xc8\xfd\n", 7, 0, "GB18030", "1(a) 2(张三)", "");
	/* four bytes: a character beyond the basic plane */
	expect("a\n\x95\x32\x82\x36\n", 7, 0, "gb18030", "1(a) 2(𠀀)", "");
	expect("\xff\xfe"
	       "a\0\n\0\x20\x5f\n\0",
	       10, 0, "UTF-16", "1(a) 2(张)", "");
	expect("\xEF\xBB\xBF"
	       "a\n",
	       5, 0, "utf-8", "1(a)", "");
	snprintf(problem, sizeof(problem), "2:2: %s", other);
	expect("a\nb\xff\n", 5, 0, "GB18030", "1(a)", problem);
	/* cut off in the middle of a character */
	expect("a\nb\xd5", 4, 0, "GB18030", "1(a)", problem);
}

/* A file of count bytes c after a beginning. */
static enum reader_state read_many(const char *beginning, char c, size_t count,
				   struct seen *seen, struct err *err)
{
	char *bytes = malloc(count);
	char path[32];
	enum reader_state state;

	assert_non_null(bytes);
	memset(bytes, c, count);
	write_file(path, beginning, strlen(beginning), bytes, count);
	state = read_file(path, NULL, seen, err);
	unlink(path);
	free(bytes);
	return state;
}

static void a_cell_may_have_a_megabyte(void **state)
{
	struct seen seen = { BUF_INIT, BUF_INIT, 0, 0, 0 };
	struct err err = { "" };

	(void)state;
	assert_int_equal(read_many("a\n", 'x', READER_CELL_MAX, &seen, &err),
			 READER_END);
	assert_int_equal(seen.longest, READER_CELL_MAX);
	assert_int_equal(read_many("a\n", 'x', READER_CELL_MAX + 1, &seen,
				   &err),
			 READER_FAILED);
	assert_non_null(strstr(err.text, "a cell of more than 1 MiB"));
	assert_memory_equal(err.text, "2:", 2);
	seen_free(&seen);
}

static void a_user_can_end_it(void **state)
{
	struct seen seen = { BUF_INIT, BUF_INIT, 0, 0, 0 };
	struct err err = { "" };

	(void)state;
	assert_int_equal(read_many("a\nb\n", ',', 999999, &seen, &err),
			 READER_FAILED);
	assert_string_equal(err.text, "1000000 cells");
	seen_free(&seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases_are_read),
		cmocka_unit_test(blocks_do_not_matter),
		cmocka_unit_test(nul_is_refused),
		cmocka_unit_test(encodings_are_converted),
		cmocka_unit_test(a_cell_may_have_a_megabyte),
		cmocka_unit_test(a_user_can_end_it),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
