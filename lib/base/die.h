/*
 * The end of a command that cannot go on: the machine failed (disk, memory,
 * database) or the program is wrong.  The cli layer installs the handler that
 * prints "command: message" and exits; SQLite rolls back what was open.
 */
#ifndef BASE_DIE_H
#define BASE_DIE_H

#include <stddef.h>
#include <sysexits.h>

/* Ends the command with a status of sysexits.h; does not return. */
__attribute__((noreturn, format(printf, 2, 3))) void die(int status,
							 const char *format,
							 ...);

/* Ends the command because the code is wrong (EX_SOFTWARE). */
#define bug(...) die_bug(__FILE__, __LINE__, __VA_ARGS__)
__attribute__((noreturn, format(printf, 3, 4))) void
die_bug(const char *file, int line, const char *format, ...);

/* Ends the command because there is no memory (EX_OSERR). */
__attribute__((noreturn)) void die_of_memory(void);

/* Set once, by the cli layer: must not return. */
extern void (*die_handler)(int status, const char *message);

/* malloc and friends that die with EX_OSERR instead of returning NULL.
 * The caller owns what they return, and frees it with free(). */
void *mem_new(size_t size); /* zeroed */
void *mem_resize(void *old, size_t count, size_t size);
char *mem_dup(const char *text); /* NULL stays NULL */

#endif
