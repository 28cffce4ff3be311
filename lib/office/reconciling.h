/* What the sales administrator and the channel assistant go through at the end
 * of a day: lead-reconcile (R8). */
#ifndef OFFICE_RECONCILING_H
#define OFFICE_RECONCILING_H

#include "office/office.h"

enum reconcile_kind {
	RECONCILE_LATE,
	RECONCILE_REFUSED,
	RECONCILE_BACKDATED,
	RECONCILE_UNMET,
	RECONCILE_LAPSED,
	RECONCILE_UNREGISTERED,
	RECONCILE_NO_FORM,
	RECONCILE_ID_UNCHECKED
};
extern const char *const reconcile_kind_names[]; /* NULL-ended */

struct reconcile_row {
	int64_t kind; /* enum reconcile_kind */
	int64_t lead, visit, phone;
	const char *name;
	int64_t partner, rep, at;
	const char *detail;
};

/* Hands what does not reconcile on that day, as known now, to each; by kind
 * and number. */
void reconcile(struct office *office, int64_t day,
	       void (*each)(void *to, const void *row), void *to);

#endif
