/* The terminal that standard output is. */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

/* Its columns; 0: it is no terminal, or does not say. */
size_t screen_width(void);
/* Whether it shows colours, and nobody objects (NO_COLOR). */
bool screen_has_colors(void);

#endif
