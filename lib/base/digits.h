/* Whole numbers in decimal digits, two at a time: a division for each digit is
 * most of what a million of them cost. */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stdint.h>
#include <string.h>

extern const char digit_pairs[200]; /* "00" to "99" */

/* number is less than 100. */
static inline void digits_pair(char *out, unsigned number)
{
	memcpy(out, &digit_pairs[2 * (size_t)number], 2);
}

/* Writes a number so that it ends before end; where its first digit is.  It
 * has at most 20. */
char *digits_before(char *end, uint64_t number);

#endif
