/* The register of partners, as it is written and listed. */
#ifndef OFFICE_PARTNER_REGISTER_H
#define OFFICE_PARTNER_REGISTER_H

#include "office/registry.h"

struct partner_record {
	struct input head;
	const char *partner;
	int64_t kind; /* index in partner_kind_names */
	const char *name;
	int64_t phone;
	const char *id_no;
	int64_t listed_on, ended_on;
};

extern const struct registry partner_registry;

#endif
