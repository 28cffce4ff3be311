/*
 * The files of the office (F1-F3): their index, what happened to each, and how
 * a record of file-log is carried out.
 */
#ifndef OFFICE_FILES_H
#define OFFICE_FILES_H

#include "office/duties.h"
#include "rules/file_course.h"

/* A record of file-log, and an entry: one event. */
struct file_record {
	struct input head;
	const char *file; /* the code */
	int64_t event;	  /* enum file_event */
	/* Of the file: of any class; title and place as they are now. */
	const char *class, *title, *place;
	const char *holder; /* who has it, or handed it over */
	int64_t on, due_on; /* due_on: the last day agreed on when lent */
	const char *approved_by;
	int64_t entry, status; /* enum file_status, now */
	int64_t id;	       /* of the file */
};

/* Reads one event by its number, with its file; false: there is none.  Texts
 * live until the next call. */
bool file_event_find(struct office *office, int64_t number,
		     struct file_record *record);
/* All events that are known now (T5), by number; texts live until the next
 * step. */
struct stmt *file_events_all(struct office *office);
bool file_events_next(struct stmt *stmt, struct file_record *record);
/* What a file is after all events dated up to `until`. */
enum file_status file_status_on(struct office *office, int64_t id,
				int64_t until);

/* Records one event (F1-F3). */
void file_record(struct office *office, const void *input, void *entry,
		 struct outcome *outcome);

/* Whether nothing was recorded after an event of a file; then it can be taken
 * out, with the filing the file itself. */
bool file_event_is_last(struct office *office,
			const struct file_record *record);
void file_event_remove(struct office *office, const struct file_record *record);

/* F2: what is to be done about files, for file-due. */
extern const struct duty_source file_duties;

#endif
