/* One registration, from the record to the lead: lead-add (R1-R7, P1-P8). */
#ifndef OFFICE_REGISTERING_H
#define OFFICE_REGISTERING_H

#include "base/field.h"
#include "office/office.h"

struct registering_input {
	struct input head;
	int64_t phone;
	const char *name;
	int64_t partner; /* NONE: the on-site team */
	int64_t rep;	 /* REP_AUTO, or NONE */
	int64_t recorded_at, visited_at, excused_by;
};

/* What lead-add and lead-visit say of a lead. */
struct lead_entry {
	int64_t visit; /* of an arrival */
	int64_t lead, phone;
	int64_t status; /* enum lead_status */
	int64_t kind;	/* enum kind */
	int64_t partner, rep, attempt, protected_until;
	int64_t late;
	int64_t blocked_by, held_by;
};

/* Reads ahead what a run of records will ask for. */
void registering_prefetch(struct office *office, const void *const inputs[],
			  int count);
/* recorded_at_is_day: it was written without a time of day. */
void registering_record(struct office *office,
			const struct registering_input *input,
			bool recorded_at_is_day, struct lead_entry *entry,
			struct outcome *outcome);
/* Fills entry with a lead as it is now. */
void registering_load(struct office *office, int64_t number,
		      struct lead_entry *entry);

#endif
