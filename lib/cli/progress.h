/* How far work has got, on standard error when that is a terminal and the work
 * takes longer than a second. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdint.h>

/* So many records are done.  Cheap enough to be called for each. */
void progress_show(int64_t done);
/* Takes the line away, before anything else is said there. */
void progress_clear(void);

#endif
