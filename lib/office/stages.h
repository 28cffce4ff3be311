/* The owner stage of customers (A11): what customer-stage answers. */
#ifndef OFFICE_STAGES_H
#define OFFICE_STAGES_H

#include "office/office.h"

struct stage_entry {
	int64_t phone;
	const char *name; /* in the register of customers, else his lead's */
	int64_t stage;	  /* enum owner_stage */
	int64_t since;	  /* its first day; potential: of the first record */
	int64_t deals;	  /* that are not voided */
};

/* Of the customer a phone belongs to, and his whole family; the name lives
 * until the next call.  Dies with 78 where the rules do not reach. */
void stage_answer(struct office *office, int64_t phone,
		  struct stage_entry *entry);

/* Hands the phone of every customer to each, one for a family, by number. */
void stages_each(struct office *office, void (*each)(void *to, int64_t phone),
		 void *to);

#endif
