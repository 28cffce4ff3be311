/* --help and --version, made from the option tables. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/options.h"

/* Both print on standard output and end the command. */
__attribute__((noreturn)) void help_print(struct options *options);
__attribute__((noreturn)) void help_version(const char *name,
					    const char *version);

#endif
