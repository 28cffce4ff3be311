/* Text in UTF-8: is it sound, what may a terminal see, what was meant. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Whether length bytes are well-formed UTF-8 without NUL. */
bool text_is_utf8(const char *bytes, size_t length);

/* Adds text so that a terminal cannot be moved by it: control characters, C1,
 * escape, bidirectional overrides, zero-width and line separators, and bytes
 * that are no UTF-8, come out as visible escapes (\x1b, \u202e). */
void text_add_safe(struct buf *buf, const char *text);

/* The character that text, which is not empty, begins with: its length in
 * bytes and its number (U+FFFD for a byte that is no UTF-8), and whether a
 * terminal may see it. */
size_t text_character(const char *text, int32_t *point, bool *safe);
/* Whether text is one word that can be seen: no blanks, and nothing that
 * text_add_safe would escape. */
bool text_is_word(const char *text);

/* Whether word is one of the NULL-ended words; words may be NULL, of which none
 * is. */
bool text_is_among(const char *word, const char *const words[]);
/* The word nearest to word among the NULL-ended words, or NULL when none is
 * near enough to be what was meant, nor the only one that begins so. */
const char *text_nearest(const char *word, const char *const words[]);

#endif
