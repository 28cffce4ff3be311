/* What a command takes and prints, for the completions of the shells. */
#ifndef CLI_DECLARE_H
#define CLI_DECLARE_H

#include "cli/options.h"

/* The word that asks for it, alone on the command line; help is silent on
 * it. */
#define DECLARE_OPTION "--declare"

/* Prints it and ends the command: lines of cells with tabs between,
 *   option  LETTER  NAME  TAKES  WORDS  HELP
 *   column  NAME  WHEN
 *   operand TAKES  WORDS
 * "-" for what there is none of; TAKES is none, text, words, codes (of the
 * entries that store-list has under the first of WORDS; what follows it is a
 * word as it stands), columns, file or folder; WORDS have commas between; WHEN
 * is the word that must stand on the command line, and then none but its
 * columns are. */
__attribute__((noreturn)) void declare_print(struct options *options);

#endif
