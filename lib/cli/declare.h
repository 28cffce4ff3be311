/* What a command takes and prints, for the completions of the shells. */
#ifndef CLI_DECLARE_H
#define CLI_DECLARE_H

#include "cli/options.h"

/* The word that asks for it, alone on the command line; help is silent on
 * it. */
#define DECLARE_OPTION "--declare"

/* Prints it and ends the command: lines of cells with tabs between,
 *   option  LETTER  NAME  TAKES  WORDS  HELP
 *   column  NAME
 *   operand TAKES
 * "-" for what there is none of; TAKES is none, text, words, columns, file or
 * folder; WORDS have commas between. */
__attribute__((noreturn)) void declare_print(struct options *options);

#endif
