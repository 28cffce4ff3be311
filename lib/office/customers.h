/*
 * Customers as the office knows them beside their leads: the register, and the
 * families that their phones form (R7).
 */
#ifndef OFFICE_CUSTOMERS_H
#define OFFICE_CUSTOMERS_H

#include "office/registry.h"
#include "rules/complaint_course.h"

struct customer_record {
	struct input head;
	int64_t phone;
	const char *name;
	int64_t importance; /* index in importance_names */
	int64_t born_on;
	const char *occupation, *needs, *source;
	int64_t family_of; /* read: the phone of the family's head */
};

extern const struct registry customer_registry;

/* The name that the register has for a phone, or NULL; it lives until the next
 * call. */
const char *customer_registered_name(struct office *office, int64_t phone);
/* His name: in the register, else what a lead says: this one, or (NONE) the
 * newest of his that is known now and has one standing.  NULL: nobody said.
 * It lives until the next call; what was read of claims is forgotten. */
const char *customer_name(struct office *office, int64_t phone, int64_t lead);

#endif
