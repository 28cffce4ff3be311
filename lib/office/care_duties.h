/* The subjects of the care calendar that are no deals: the milestones and the
 * office itself (A1, A4-A7, A10), as sources for a due list. */
#ifndef OFFICE_CARE_DUTIES_H
#define OFFICE_CARE_DUTIES_H

#include "office/duties.h"

/* Each counts back from the day for which it is planned now. */
extern const struct duty_source milestone_source;
/* Its clock is the first sale contract.  The detail of a series: the contacts
 * with customers in the time of a slot, which make the bulletin (A12). */
extern const struct duty_source office_source;

#endif
