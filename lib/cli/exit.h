/*
 * How a command begins and ends: the only place that calls exit(), and the
 * only one that writes to standard error.
 */
#ifndef CLI_EXIT_H
#define CLI_EXIT_H

#include <stdbool.h>

/* Names the command for its messages, installs the handler of die(), opens
 * /dev/null in place of standard descriptors that are closed (so that no file
 * gets their number; writing rows there fails), sets umask 077.  name must
 * outlive the command. */
void cli_begin(const char *name);

/* Whether standard input was closed when the command began. */
bool cli_input_is_closed(void);

/* Says "command: message" on standard error, as one line in which nothing can
 * move a terminal. */
__attribute__((format(printf, 1, 2))) void cli_say(const char *format, ...);

/* From now on a failure has changed something, and says so. */
void cli_committed(void);
bool cli_has_committed(void);
/* Says that something was committed, if so; once. */
void cli_say_committed(void);

/* Ends the command; the status becomes 74 instead of 0 or 1 when a message
 * could not be written. */
__attribute__((noreturn)) void cli_exit(int status);

#endif
