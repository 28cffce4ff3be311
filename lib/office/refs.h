/*
 * The caller's own ids of entries, so that an import done twice records once,
 * and the notes.  what is store-list's word.
 */
#ifndef OFFICE_REFS_H
#define OFFICE_REFS_H

#include "office/office.h"

/* Whether this ref is taken; then id, lead and at of where are those of its
 * entry. */
bool refs_find(struct office *office, const char *what, const char *ref,
	       struct outcome *where);
void refs_add(struct office *office, const char *what, const char *ref,
	      const struct outcome *where);
/* Frees the refs of an entry that is taken back. */
void refs_drop(struct office *office, const char *what, int64_t id);

/* All refs of one kind, read in one sweep; refs_free gives the memory back. */
struct refs *refs_read(struct office *office, const char *what);
/* The ref of an entry, the first by its letters where it has several, or
 * NULL. */
const char *refs_of(const struct refs *refs, int64_t id);
void refs_free(struct refs *refs);

/* Keeps the note of an entry in place of the one before; text_clear takes it
 * away. */
void note_set(struct office *office, const char *what, int64_t id,
	      const char *note);
/* NULL: there is none; valid until the next call. */
const char *note_find(struct office *office, const char *what, int64_t id);

#endif
