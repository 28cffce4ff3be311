/* The CSV records of one file, by its header line put into a run. */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "cli/run.h"

struct records;

/* Opens the file and waits for its first bytes, but reads no record yet; dies
 * as source_open does. */
struct records *records_open(const char *name, const char *encoding,
			     const struct form *form);

/* Puts the file's records into run, and whenever that is full calls hand_on,
 * which empties it; what is left at the end is the caller's to hand on.  False,
 * and err (line, column and why), when the file cannot be read to its end. */
bool records_read(struct records *records, struct run *run,
		  void (*hand_on)(void *to), void *to, struct err *err);
void records_close(struct records *records);

#endif
