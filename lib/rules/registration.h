/*
 * What becomes of a registration, and of an arrival with a partner (R2-R9, P1,
 * P2, P5, V2; 案场管理制度), as pure functions over what stands for the
 * customer.
 */
#ifndef RULES_REGISTRATION_H
#define RULES_REGISTRATION_H

#include "rules/protection.h"

struct registration {
	struct asker asker;
	int64_t recorded_at;
	int64_t visited_at; /* NONE unless the kind registers a visit */
	bool excused;
	int64_t ended_on;     /* of the partner, or NONE */
	int64_t closing_time; /* seconds of the day */
};

/* The day that counts for a registration (R5): the visit's, else the day of
 * recorded_at. */
int64_t registration_day(const struct registration *registration);
/* R2: recorded later than allowed. */
bool registration_is_late(const struct registration *registration,
			  const struct protection_rules *rules);
/* R2-R5, P1, P2, P5: in the order of the contract.  rules: of the day of
 * recorded_at. */
struct verdict registration_decide(const struct registration *registration,
				   const struct standing *standing,
				   const struct protection_rules *rules);

struct arrival {
	int64_t arrived_at;
	int64_t notice; /* real seconds between recorded_at and arrived_at */
	bool has_form, id_checked;
	int64_t listed_on; /* of the partner */
};

/* V2: which of the partner's leads an arrival with it is about: pending, else
 * live, else sold, else lapsed; NULL when it has none. */
const struct claim *arrival_claim(const struct standing *standing,
				  int64_t partner, int64_t at);

/* R3-R5, P5: what an arrival does to a pending lead of the partner.  visit:
 * rules of the visit's day; registered: of the lead's recorded_at. */
struct verdict arrival_decide(const struct claim *pending,
			      const struct arrival *arrival,
			      const struct standing *standing,
			      const struct protection_rules *visit,
			      const struct protection_rules *registered);

#endif
