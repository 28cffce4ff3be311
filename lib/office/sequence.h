/* Table sequence: what is counted or marked, each by its name. */
#ifndef OFFICE_SEQUENCE_H
#define OFFICE_SEQUENCE_H

#include "office/office.h"

/* The last one kept, 0: there is none yet. */
int64_t sequence_last(struct office *office, const char *what);
void sequence_keep(struct office *office, const char *what, int64_t last);

#endif
