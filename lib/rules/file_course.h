/* What may happen to a file, and in which order (F1-F3): one table.  Pure. */
#ifndef RULES_FILE_COURSE_H
#define RULES_FILE_COURSE_H

enum file_event {
	FILE_FILED,
	FILE_LENT,
	FILE_RETURNED,
	FILE_WEEDING_PROPOSED,
	FILE_WEEDED,
	FILE_EVENTS
};
/* Their words, in this order; with a NULL at the end. */
#define FILE_EVENT_NAMES \
	"filed", "lent", "returned", "weeding_proposed", "weeded"
extern const char *const file_event_names[];

/* F1 (Decision): the classes of files; an office may use words of its own. */
extern const char *const file_class_names[];

/* Where a file is. */
enum file_status {
	FILE_IN,       /* at its place */
	FILE_OUT,      /* lent */
	FILE_PROPOSED, /* to be weeded, at its place */
	FILE_GONE,     /* weeded */
	FILE_NOWHERE   /* not filed yet */
};
extern const char *const file_status_names[]; /* of the first four */

enum file_verdict { FILE_MAY, FILE_OUT_OF_ORDER, FILE_ALREADY };

/* Whether that may happen to a file of that status; then *status is what it
 * becomes. */
enum file_verdict file_judge(enum file_event event, enum file_status *status);

#endif
