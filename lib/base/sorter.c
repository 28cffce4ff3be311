#include "base/sorter.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/scratch.h"

/*
 * Records lie one behind the other in units of eight bytes: a unit with the
 * length, then the bytes.  A run is such a sequence in order.  In memory the
 * order is a list of places, counted in units, each below its record's key, so
 * that it is sorted by that without a look at the records.
 */
#define UNIT sizeof(uint64_t)
#define MEMORY_MAX ((size_t)8 << 20)
#define MEMORY_MIN ((size_t)32 << 10)
#define KEY_SHIFT 32
#define PLACE_COST (sizeof(uint64_t) * 2) /* in order, and in spare */
#define WINDOW_MIN ((size_t)16 << 10)
#define WINDOW_MAX ((size_t)256 << 10)

struct run {
	int64_t offset, end;	 /* what is still in the file */
	uint64_t *window;	 /* owned: what was read of it */
	size_t size, at, filled; /* of window, in units */
};

struct sorter {
	sorter_compare *compare;
	sorter_key *key;   /* or NULL */
	uint64_t *memory;  /* owned */
	size_t size, used; /* of memory, in units */
	uint64_t *order;   /* owned; NULL while records are added */
	size_t count, next;
	int file; /* -1 while all is in memory */
	int64_t stored;
	struct run *runs; /* owned */
	size_t runs_count, runs_size;
	size_t *heap; /* owned: runs by their first record, least first */
	size_t heap_count;
};

static size_t units(size_t length)
{
	return 1 + (length + UNIT - 1) / UNIT;
}

static int compare_records(const struct sorter *sorter, const uint64_t *a,
			   const uint64_t *b)
{
	return sorter->compare(a + 1, (size_t)*a, b + 1, (size_t)*b);
}

struct sorter *sorter_new(sorter_compare *compare)
{
	struct sorter *sorter = mem_new(sizeof(*sorter));

	sorter->compare = compare;
	sorter->file = -1;
	return sorter;
}

void sorter_set_key(struct sorter *sorter, sorter_key *key)
{
	sorter->key = key;
}

static const uint64_t *record_at(const struct sorter *sorter, uint64_t place)
{
	return sorter->memory + (uint32_t)place;
}

static bool is_after(const struct sorter *sorter, uint64_t a, uint64_t b)
{
	return compare_records(sorter, record_at(sorter, a),
			       record_at(sorter, b)) > 0;
}

/* Sorts order[0..count), of one key, stably; spare holds half as many. */
static void sort(const struct sorter *sorter, uint64_t *order, size_t count,
		 uint64_t *spare)
{
	size_t half = count / 2, left = 0, right = half, to = 0;

	if (count < 2)
		return;
	sort(sorter, order, half, spare);
	sort(sorter, order + half, count - half, spare);
	if (!is_after(sorter, order[half - 1], order[half]))
		return;
	memcpy(spare, order, half * sizeof(*spare));
	while (left < half && right < count) {
		if (is_after(sorter, spare[left], order[right]))
			order[to++] = order[right++];
		else
			order[to++] = spare[left++];
	}
	memcpy(order + to, spare + left, (half - left) * sizeof(*order));
}

/* Sorts by key, in the order of adding where keys are equal; then what has the
 * same key. */
static void sort_order(struct sorter *sorter)
{
	uint64_t *order = sorter->order, *spare;
	size_t start = 0;

	array_sort_numbers(order, sorter->count, KEY_SHIFT / 8);
	spare = mem_resize(NULL, sorter->count / 2, sizeof(uint64_t));
	for (size_t i = 1; i <= sorter->count; i++) {
		if (i < sorter->count &&
		    order[i] >> KEY_SHIFT == order[start] >> KEY_SHIFT)
			continue;
		sort(sorter, order + start, i - start, spare);
		start = i;
	}
	free(spare);
}

static void sort_memory(struct sorter *sorter)
{
	size_t at = 0;

	sorter->order = mem_resize(NULL, sorter->count, sizeof(uint64_t));
	for (size_t i = 0; i < sorter->count; i++) {
		const uint64_t *record = sorter->memory + at;
		uint64_t key = 0;

		if (sorter->key)
			key = sorter->key(record + 1, (size_t)*record);
		sorter->order[i] = key << KEY_SHIFT | at;
		at += units((size_t)*record);
	}
	sort_order(sorter);
}

static struct run *add_run(struct sorter *sorter)
{
	if (sorter->runs_count == sorter->runs_size) {
		sorter->runs_size = sorter->runs_size * 2 + 8;
		sorter->runs = mem_resize(sorter->runs, sorter->runs_size,
					  sizeof(*sorter->runs));
	}
	return &sorter->runs[sorter->runs_count++];
}

/* Writes the records in memory as one run, through a window so that a million
 * short records are no million writes. */
static void store_run(struct sorter *sorter)
{
	size_t room = WINDOW_MAX / UNIT, filled = 0;
	uint64_t *window = mem_resize(NULL, room, UNIT);
	int64_t start = sorter->stored;

	sort_memory(sorter);
	if (sorter->file < 0)
		sorter->file = scratch_open();
	for (size_t i = 0; i < sorter->count; i++) {
		const uint64_t *record = record_at(sorter, sorter->order[i]);
		size_t length = units((size_t)*record);

		if (filled + length > room) {
			scratch_write(sorter->file, window, filled * UNIT);
			filled = 0;
		}
		if (length > room) {
			scratch_write(sorter->file, record, length * UNIT);
		} else {
			memcpy(window + filled, record, length * UNIT);
			filled += length;
		}
	}
	scratch_write(sorter->file, window, filled * UNIT);
	free(window);
	sorter->stored += (int64_t)(sorter->used * UNIT);
	*add_run(sorter) = (struct run){ .offset = start,
					 .end = sorter->stored };
	free(sorter->order);
	sorter->order = NULL;
	sorter->count = sorter->used = 0;
}

static void make_room(struct sorter *sorter, size_t needed)
{
	size_t size = sorter->size > 0 ? sorter->size : MEMORY_MIN / UNIT;

	while (size - sorter->used < needed)
		size *= 2;
	if (size > UINT32_MAX)
		die_of_memory();
	sorter->memory = mem_resize(sorter->memory, size, UNIT);
	sorter->size = size;
}

void sorter_add(struct sorter *sorter, const void *record, size_t length)
{
	size_t needed = units(length);
	uint64_t *place;

	if (sorter->count > 0 &&
	    (sorter->used + needed) * UNIT + sorter->count * PLACE_COST >
		    MEMORY_MAX)
		store_run(sorter);
	if (sorter->size - sorter->used < needed)
		make_room(sorter, needed);
	place = sorter->memory + sorter->used;
	place[needed - 1] = 0;
	place[0] = length;
	if (length > 0)
		memcpy(place + 1, record, length);
	sorter->used += needed;
	sorter->count++;
}

/* Reads on in a run's file when its window does not hold its first record
 * whole. */
static void fill_window(const struct sorter *sorter, struct run *run)
{
	size_t rest = run->filled - run->at, needed = 1, wanted;

	if (rest > 0)
		needed = units((size_t)run->window[run->at]);
	if (rest >= needed)
		return;
	memmove(run->window, run->window + run->at, rest * UNIT);
	if (run->size < needed) {
		run->window = mem_resize(run->window, needed, UNIT);
		run->size = needed;
	}
	wanted = (run->size - rest) * UNIT;
	if ((int64_t)wanted > run->end - run->offset)
		wanted = (size_t)(run->end - run->offset);
	if (scratch_read(sorter->file, run->offset, run->window + rest,
			 wanted) < wanted)
		die(EX_IOERR, _("temporary file has lost its end"));
	run->offset += (int64_t)wanted;
	run->at = 0;
	run->filled = rest + wanted / UNIT;
	if (wanted > 0)
		fill_window(sorter, run);
}

static const uint64_t *first(const struct run *run)
{
	return run->window + run->at;
}

/* Equal records come from the earlier run first. */
static bool run_before(const struct sorter *sorter, size_t a, size_t b)
{
	int order = compare_records(sorter, first(&sorter->runs[a]),
				    first(&sorter->runs[b]));

	return order < 0 || (order == 0 && a < b);
}

static void sift_down(struct sorter *sorter, size_t at)
{
	size_t run = sorter->heap[at];

	for (;;) {
		size_t child = 2 * at + 1;

		if (child >= sorter->heap_count)
			break;
		if (child + 1 < sorter->heap_count &&
		    run_before(sorter, sorter->heap[child + 1],
			       sorter->heap[child]))
			child++;
		if (run_before(sorter, run, sorter->heap[child]))
			break;
		sorter->heap[at] = sorter->heap[child];
		at = child;
	}
	sorter->heap[at] = run;
}

/* The windows of all runs together take what the memory took; each is at least
 * WINDOW_MIN, which costs a 512th of what is sorted. */
static void start_merge(struct sorter *sorter)
{
	size_t window;

	store_run(sorter);
	free(sorter->memory);
	sorter->memory = NULL;
	sorter->size = 0;
	window = MEMORY_MAX / 2 / sorter->runs_count;
	if (window < WINDOW_MIN)
		window = WINDOW_MIN;
	if (window > WINDOW_MAX)
		window = WINDOW_MAX;
	sorter->heap_count = sorter->runs_count;
	sorter->heap = mem_resize(NULL, sorter->heap_count, sizeof(size_t));
	for (size_t i = 0; i < sorter->runs_count; i++) {
		struct run *run = &sorter->runs[i];

		run->size = window / UNIT;
		run->window = mem_resize(NULL, run->size, UNIT);
		fill_window(sorter, run);
		sorter->heap[i] = i;
	}
	for (size_t i = sorter->heap_count / 2; i-- > 0;)
		sift_down(sorter, i);
}

/* Passes over the record that was handed out by the call before. */
static void pass_first(struct sorter *sorter)
{
	struct run *run = &sorter->runs[sorter->heap[0]];

	run->at += units((size_t)*first(run));
	fill_window(sorter, run);
	if (run->at == run->filled)
		sorter->heap[0] = sorter->heap[--sorter->heap_count];
	if (sorter->heap_count > 0)
		sift_down(sorter, 0);
}

static const uint64_t *next_of_runs(struct sorter *sorter)
{
	if (!sorter->heap)
		start_merge(sorter);
	else if (sorter->heap_count > 0)
		pass_first(sorter);
	if (sorter->heap_count == 0)
		return NULL;
	return first(&sorter->runs[sorter->heap[0]]);
}

static const uint64_t *next_in_memory(struct sorter *sorter)
{
	if (!sorter->order)
		sort_memory(sorter);
	if (sorter->next == sorter->count)
		return NULL;
	return record_at(sorter, sorter->order[sorter->next++]);
}

const void *sorter_next(struct sorter *sorter, size_t *length)
{
	const uint64_t *record;

	if (sorter->file >= 0)
		record = next_of_runs(sorter);
	else
		record = next_in_memory(sorter);
	if (!record)
		return NULL;
	*length = (size_t)*record;
	return record + 1;
}

void sorter_free(struct sorter *sorter)
{
	if (!sorter)
		return;
	for (size_t i = 0; i < sorter->runs_count; i++)
		free(sorter->runs[i].window);
	free(sorter->runs);
	free(sorter->heap);
	free(sorter->order);
	free(sorter->memory);
	if (sorter->file >= 0)
		close(sorter->file);
	free(sorter);
}
