/* The CSV records of one file, by its header line put into a run. */
#ifndef CLI_RECORDS_H
#define CLI_RECORDS_H

#include "cli/run.h"

struct records;

/* Opens the file and waits for its first bytes, but reads no record yet; dies
 * as source_open does. */
struct records *records_open(const char *name, const char *encoding,
			     const struct form *form);

enum records_state { RECORDS_MORE, RECORDS_END, RECORDS_FAILED };
/* Adds records to run until it is full (RECORDS_MORE) or the file ends.  err:
 * why the file cannot be read, with line and column. */
enum records_state records_fill(struct records *records, struct run *run,
				struct err *err);
void records_close(struct records *records);

#endif
