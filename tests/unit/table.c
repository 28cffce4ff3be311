#include "table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"

static char *columns[TABLE_CELLS];
static int failures;

static FILE *open_table(const char *name)
{
	const char *folder = getenv("TESTS_DATA");
	char path[512];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s.tsv",
		 folder ? folder : "tests/data", name);
	file = fopen(path, "r");
	if (!file)
		fail_msg("cannot open %s", path);
	return file;
}

static char *add_utf8(char *to, unsigned long point)
{
	if (point < 0x80) {
		*to++ = (char)point;
	} else if (point < 0x800) {
		*to++ = (char)(0xc0 | point >> 6);
		*to++ = (char)(0x80 | (point & 0x3f));
	} else {
		*to++ = (char)(0xe0 | point >> 12);
		*to++ = (char)(0x80 | (point >> 6 & 0x3f));
		*to++ = (char)(0x80 | (point & 0x3f));
	}
	return to;
}

/* The number that count hexadecimal digits write. */
static unsigned long hexadecimal(const char *digits, size_t count)
{
	char text[8] = "";

	memcpy(text, digits, strnlen(digits, count));
	return strtoul(text, NULL, 16);
}

/* Puts what the escapes of a cell stand for in their place. */
static void unescape(char *cell)
{
	char *to = cell;

	while (*cell) {
		char c = *cell++;

		if (c != '\\') {
			*to++ = c;
			continue;
		}
		c = *cell++;
		if (c == 'u') {
			to = add_utf8(to, hexadecimal(cell, 4));
			cell += 4;
		} else if (c == 'x') {
			*to++ = (char)hexadecimal(cell, 2);
			cell += 2;
		} else {
			*to++ = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c);
		}
	}
	*to = '\0';
}

/* Cuts line at its tabs; how many cells there are. */
static int cut(char *line, char *cells[TABLE_CELLS])
{
	int count = 0;

	line[strcspn(line, "\n")] = '\0';
	while (line && count < TABLE_CELLS) {
		cells[count] = strsep(&line, "\t");
		unescape(cells[count++]);
	}
	return count;
}

static void keep_columns(char *line)
{
	char *cells[TABLE_CELLS];
	int count = cut(line, cells);

	for (int i = 0; i < TABLE_CELLS; i++) {
		free(columns[i]);
		columns[i] = i < count ? strdup(cells[i]) : NULL;
	}
}

static void run_case(const char *name, int line_number, char *line,
		     void (*each)(const struct table_case *row))
{
	struct table_case row;
	char *cells[TABLE_CELLS];
	int count = cut(line, cells);

	for (int i = 0; i < TABLE_CELLS; i++)
		row.cells[i] = i < count ? cells[i] : "";
	snprintf(row.place, sizeof(row.place), "%s.tsv:%d", name, line_number);
	each(&row);
}

void table_run(const char *name, void (*each)(const struct table_case *row))
{
	FILE *file = open_table(name);
	char *line = NULL;
	size_t size = 0;
	int cases = 0, line_number = 0;
	bool named = false;

	failures = 0;
	while (getline(&line, &size, file) > 0) {
		line_number++;
		if (line[0] == '\n' || line[0] == '#')
			continue;
		if (!named) {
			keep_columns(line);
			named = true;
			continue;
		}
		cases++;
		run_case(name, line_number, line, each);
	}
	free(line);
	fclose(file);
	if (failures > 0 || cases == 0)
		fail_msg("%s: %d of %d cases failed", name, failures, cases);
	for (int i = 0; i < TABLE_CELLS; i++) {
		free(columns[i]);
		columns[i] = NULL;
	}
}

int table_column(const char *column)
{
	for (int i = 0; i < TABLE_CELLS && columns[i]; i++)
		if (strcmp(columns[i], column) == 0)
			return i;
	fail_msg("the table has no column %s", column);
	return 0;
}

const char *table_cell(const struct table_case *row, const char *column)
{
	return row->cells[table_column(column)];
}

int64_t table_number(const struct table_case *row, const char *column)
{
	const char *cell = table_cell(row, column);
	char *end;
	long long number = strtoll(cell, &end, 10);

	if (*end)
		fail_msg("%s: %s is no number", row->place, cell);
	return *cell ? number : NONE;
}

int64_t table_day(const struct table_case *row, const char *column)
{
	const char *cell = table_cell(row, column);
	int64_t day = NONE;

	if (*cell && !day_parse(cell, &day))
		fail_msg("%s: %s is no day", row->place, cell);
	return day;
}

int64_t table_time(const struct table_case *row, const char *column)
{
	const char *cell = table_cell(row, column);
	struct time_parts parts = { .time = NONE };

	if (*cell && !time_parse(cell, &parts))
		fail_msg("%s: %s is no time", row->place, cell);
	return parts.time;
}

bool table_expect(const struct table_case *row, const char *column,
		  const char *got)
{
	const char *want = table_cell(row, column);

	if (strcmp(got, want) == 0)
		return true;
	failures++;
	print_message("# %s: %s is '%s', not '%s':", row->place, column, got,
		      want);
	for (int i = 0; i < TABLE_CELLS && columns[i]; i++)
		print_message(" %s=%s", columns[i], row->cells[i]);
	print_message("\n");
	return false;
}

bool table_expectf(const struct table_case *row, const char *column,
		   const char *format, ...)
{
	char got[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(got, sizeof(got), format, arguments);
	va_end(arguments);
	return table_expect(row, column, got);
}
