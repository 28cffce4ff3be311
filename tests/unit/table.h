/*
 * Tables of cases, tests/data/<name>.tsv: one case a line, cells between tabs;
 * empty lines and lines that begin with # are for people, the first other line
 * names the columns.  In a cell \n, \t, \\, \x1b (a byte) and \u200b (a
 * character) stand for what is hard to see.  The folder is $TESTS_DATA, else
 * tests/data.
 */
#ifndef UNIT_TABLE_H
#define UNIT_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#define TABLE_CELLS 16

struct table_case {
	const char *cells[TABLE_CELLS]; /* what the line lacks is "" */
	char place[64];			/* file:line */
};

/* Hands each case to each, and fails the test after the last of them when one
 * went wrong, or when there was none. */
void table_run(const char *name, void (*each)(const struct table_case *row));

/* The number of a column; fails the test when the present table lacks it. */
int table_column(const char *column);
/* The cell of that column. */
const char *table_cell(const struct table_case *row, const char *column);
/* The cell as a whole number, a day, a time; "" is NONE. */
int64_t table_number(const struct table_case *row, const char *column);
int64_t table_day(const struct table_case *row, const char *column);
int64_t table_time(const struct table_case *row, const char *column);

/* Compares with the cell of that column; a difference is shown, with place and
 * the whole line, and counted.  False when they differ. */
bool table_expect(const struct table_case *row, const char *column,
		  const char *got);
__attribute__((format(printf, 3, 4))) bool
table_expectf(const struct table_case *row, const char *column,
	      const char *format, ...);

#endif
