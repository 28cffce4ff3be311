#include "cli/run.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"

/* Of a run that may stay small, such as one record from options. */
#define FIRST_SIZE 64

static void resize(struct run *run, int size)
{
	run->size = size;
	run->items = mem_resize(run->items, (size_t)size, sizeof(*run->items));
	run->inputs = mem_resize(run->inputs, (size_t)size, run->form->size);
}

void run_init(struct run *run, const struct form *form)
{
	memset(run, 0, sizeof(*run));
	run->form = form;
	resize(run, FIRST_SIZE);
}

void run_free(struct run *run)
{
	free(run->items);
	free(run->inputs);
	free(run->pointers);
	arena_free(&run->texts);
}

void run_reset(struct run *run)
{
	run->count = 0;
	run->text_size = 0;
	arena_free(&run->texts);
}

bool run_is_full(const struct run *run)
{
	return run->count >= RUN_MAX || run->text_size >= RUN_TEXT_MAX;
}

void *run_input(const struct run *run, int number)
{
	return run->inputs + (size_t)number * run->form->size;
}

void run_begin(struct run *run)
{
	if (run->count == run->size)
		resize(run, 2 * run->size);
	memcpy(run_input(run, run->count), run->form->blank, run->form->size);
	run->items[run->count].problems = NULL;
}

void run_problem(struct run *run, const char *text)
{
	size_t size = strlen(text) + 1;
	struct problem **last = &run->items[run->count].problems;
	struct problem *problem = arena_alloc(&run->texts,
					      sizeof(*problem) + size);

	memcpy(problem->text, text, size);
	while (*last)
		last = &(*last)->next;
	*last = problem;
	run->text_size += size;
}

void run_set(struct run *run, int field, const char *text)
{
	struct err err;

	if (field_is_text(form_field(run->form, field)))
		run->text_size += text ? strlen(text) : 0;
	if (!form_set(run->form, run_input(run, run->count), field, text,
		      &run->texts, &err))
		run_problem(run, err.text);
}

static void ask_for_missing(struct run *run)
{
	const void *input = run_input(run, run->count);
	int field = -1;

	while ((field = form_missing(run->form, input, field + 1)) >= 0) {
		struct err err;

		err_set(&err, _("%s: is missing"),
			form_field(run->form, field)->name);
		run_problem(run, err.text);
	}
}

void run_end(struct run *run, int64_t line)
{
	/* What is wrong is not missing, so ask only where nothing is wrong. */
	if (!run->items[run->count].problems)
		ask_for_missing(run);
	form_default(run->form, run_input(run, run->count));
	run->items[run->count].line = line;
	run->count++;
	run->total++;
}

int run_valid(struct run *run, const void ***inputs)
{
	int i, count = 0;

	run->pointers = mem_resize(run->pointers, (size_t)run->count,
				   sizeof(*run->pointers));
	for (i = 0; i < run->count; i++) {
		if (!run->items[i].problems)
			run->pointers[count++] = run_input(run, i);
	}
	*inputs = run->pointers;
	return count;
}
