/*
 * Phone numbers as one whole number: a Chinese mobile is its eleven digits; a
 * land line is PHONE_LAND + its digits without the leading 0; a foreign number
 * is PHONE_FOREIGN + its digits without the +.  Who was forgotten keeps a
 * number that nobody can have, because no country's begins with 0:
 * PHONE_FORGOTTEN + n, written + and n in eight digits.
 */
#ifndef RULES_PHONE_H
#define RULES_PHONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PHONE_LAND INT64_C(1000000000000000)
#define PHONE_FOREIGN INT64_C(2000000000000000)
#define PHONE_FORGOTTEN INT64_C(3000000000000000)
#define PHONE_FORGOTTEN_MAX INT64_C(9999999) /* n, from 1 */
#define PHONE_TEXT 20

/* Reads what people type: blanks, hyphens, brackets, full-width digits, +86 or
 * 0086; false when it is no phone number. */
bool phone_parse(const char *text, int64_t *phone);
size_t phone_format(int64_t phone, char out[PHONE_TEXT]);

#endif
