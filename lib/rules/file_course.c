#include "rules/file_course.h"

#include <stddef.h>

const char *const file_event_names[] = { FILE_EVENT_NAMES, NULL };
const char *const file_class_names[] = {
	"customer", "internal", "correspondence", "publicity", "market",
	"contract", NULL
};
const char *const file_status_names[] = { "filed", "lent", "weeding_proposed",
					  "weeded", NULL };

/* What a file becomes, or why it may not. */
enum { ORDER = -1, ALREADY = -2 };

static const int table[][FILE_EVENTS] = {
	[FILE_IN] = { ALREADY, FILE_OUT, ORDER, FILE_PROPOSED, ORDER },
	[FILE_OUT] = { ALREADY, ALREADY, FILE_IN, ORDER, ORDER },
	/* F3: what is to be weeded stays where it is until that is decided. */
	[FILE_PROPOSED] = { ALREADY, ORDER, ORDER, ALREADY, FILE_GONE },
	[FILE_GONE] = { ALREADY, ALREADY, ALREADY, ALREADY, ALREADY },
	[FILE_NOWHERE] = { FILE_IN, ORDER, ORDER, ORDER, ORDER },
};

enum file_verdict file_judge(enum file_event event, enum file_status *status)
{
	int next = table[*status][event];

	if (next == ORDER)
		return FILE_OUT_OF_ORDER;
	if (next == ALREADY)
		return FILE_ALREADY;
	*status = (enum file_status)next;
	return FILE_MAY;
}
