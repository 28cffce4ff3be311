/*
 * What is wrong with somebody's data, as a value: a function that can meet
 * bad data takes a struct err *, and returns false when it filled it.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

struct err {
	char text[512]; /* lower case, no full stop, one line */
};

/* Words err as printf does; cuts what is too long.  Always false. */
__attribute__((format(printf, 2, 3))) bool err_set(struct err *err,
						   const char *format, ...);

/* Puts "PLACE: " before what err says.  Always false. */
__attribute__((format(printf, 2, 3))) bool err_place(struct err *err,
						     const char *format, ...);

#endif
