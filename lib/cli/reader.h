/*
 * libcsv with the edges taken off: strict, capped, and every mistake has its
 * line and column.  Cells and records are handed out as they are read.
 */
#ifndef CLI_READER_H
#define CLI_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define READER_CELLS_MAX 64
#define READER_CELL_MAX ((size_t)1 << 20)

struct reader;

struct reader_user {
	void *to;
	/* A cell, number from 0: text ends with a NUL, is the user's to write
	 * to, and gone after the call. */
	void (*cell)(void *to, int number, char *text, size_t length);
	/* A record, or the header, ended: the line of the file where it began
	 * and how many cells it had.  False: err says why no more is read. */
	bool (*record)(void *to, int64_t line, int cells, struct err *err);
};

/* Opens as source_open does, and waits for the first bytes: who opens the
 * store afterwards holds it no longer than it must.  user is copied. */
struct reader *reader_open(const char *name, const char *encoding,
			   const struct reader_user *user);
enum reader_state { READER_MORE, READER_END, READER_FAILED };
/* Reads a piece of the file; err: "line:column: what". */
enum reader_state reader_more(struct reader *reader, struct err *err);
void reader_close(struct reader *reader);

#endif
