/* Whose a lead is and was: what a due list shows of it beside its slots. */
#ifndef OFFICE_LEAD_WHO_H
#define OFFICE_LEAD_WHO_H

#include "office/office.h"

struct lead_who {
	int64_t lead, phone;
	int64_t rep; /* that it was registered with, or NONE */
	const char *name;
	int64_t recorded_at;
};

/* Reads it; its name lives until the next call.  False: no such lead. */
bool lead_who_find(struct office *office, int64_t lead, struct lead_who *who);
/* The rep that a lead went live with, where none was named before, or NONE. */
int64_t lead_who_rep(struct office *office, const struct lead_who *who);

#endif
