/* What duties are about, by the id that people know it by: the number of a
 * lead or complaint, the code of a deal, milestone or file, "office". */
#ifndef OFFICE_SUBJECTS_H
#define OFFICE_SUBJECTS_H

#include "base/buf.h"
#include "office/office.h"
#include "rules/duty.h"

/* What a store knows one subject by: its number there.  False, and err (with
 * the nearest code), when there is none such. */
bool subject_find(struct office *office, enum subject subject, const char *id,
		  int64_t *number, struct err *err);
/* Adds the id that people know it by. */
void subject_add_id(struct office *office, enum subject subject, int64_t number,
		    struct buf *id);
/* The day on which it began: a deal was subscribed, a complaint received; NONE
 * for all others.  Nothing is done about it before. */
int64_t subject_began(struct office *office, enum subject subject,
		      int64_t number);

#endif
