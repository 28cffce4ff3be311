/* SHA-256 by nettle, which uses what the processor has for it. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

#define HASH_TEXT 65 /* 64 hexadecimal digits and the NUL */

/* Writes the hash of before (may be NULL) followed by length bytes. */
void hash_chain(const char *before, const void *bytes, size_t length,
		char out[HASH_TEXT]);

#endif
