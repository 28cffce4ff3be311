/* Exact decimals as people write them; never binary floating point (M10). */
#ifndef RULES_NUMBER_H
#define RULES_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NUMBER_TEXT 24

/* Digits with at most scale decimals, perhaps a leading minus, no separators:
 * "1234.5" with scale 2 is 123450.  At most 15 digits in all. */
bool number_parse(const char *text, int scale, int64_t *number);
/* Writes with exactly scale decimals. */
size_t number_format(int64_t number, int scale, char out[NUMBER_TEXT]);
/* Without trailing zeros ("0.5", "1"). */
size_t number_format_short(int64_t number, int scale, char out[NUMBER_TEXT]);
/* yes no y n true false 1 0 是 否 (letters in either case): 1 or 0. */
bool yesno_parse(const char *text, int64_t *answer);

#endif
