/*
 * A run of records in memory: as many as are recorded in one sweep, with the
 * texts they hold; emptied and filled again, so that memory does not grow with
 * the input.
 */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "base/arena.h"
#include "cli/form.h"

#define RUN_MAX 65536
/* A run also ends when its texts are as many bytes. */
#define RUN_TEXT_MAX ((size_t)2 << 20)

struct problem {
	struct problem *next;
	char text[];
};

struct run_item {
	int64_t line;		  /* of the file; 0 when it came from options */
	struct problem *problems; /* NULL: it can be recorded */
};

struct run {
	const struct form *form;
	int count, size;
	int64_t total; /* of all runs, ended */
	struct run_item *items;
	char *inputs;
	const void **pointers;
	size_t text_size;
	struct arena texts;
};

void run_init(struct run *run, const struct form *form);
void run_free(struct run *run);
void run_reset(struct run *run);
/* Whether it is time to record it. */
bool run_is_full(const struct run *run);

/* Begins a record: nothing is given yet. */
void run_begin(struct run *run);
void *run_input(const struct run *run, int number);
/* One cell of the record that was begun (trimmed, or NULL). */
void run_set(struct run *run, int field, const char *text);
/* Something wrong with it. */
void run_problem(struct run *run, const char *text);
/* Ends it: asks for what is required, fills in defaults. */
void run_end(struct run *run, int64_t line);

/* The records without problems, for a prefetch; how many.  Memory is the
 * run's. */
int run_valid(struct run *run, const void ***inputs);

#endif
