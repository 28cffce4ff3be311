/* due-ical: due lists as the to-dos of a calendar (RFC 5545). */
#include <inttypes.h>
#include <stdio.h>

#include "cli/command.h"
#include "cli/ical.h"
#include "rules/deadline.h"

struct due_row {
	struct input head;
	const char *duty, *id;
	int64_t subject, slot, since, due_on, status, done_on;
	const char *staff, *customer, *detail;
};

struct options {
	int64_t names, labels;
	const char *domain;
};

#define TEXT(member) FIELD_TEXT_AT(struct due_row, member)
#define INT(member) FIELD_INT_AT(struct due_row, member)

static const struct field fields[] = {
	{ "duty", FIELD_CODE, TEXT(duty), FIELD_REQUIRED,
	  N_("what must be done"), NULL, NULL, 0 },
	{ "subject", FIELD_CHOICE, INT(subject), FIELD_REQUIRED,
	  N_("about what"), subject_names, NULL, 0 },
	{ "id", FIELD_CODE, TEXT(id), FIELD_REQUIRED, N_("its number or code"),
	  NULL, NULL, 0 },
	{ "slot", FIELD_NUMBER, INT(slot), FIELD_REQUIRED,
	  N_("which of a series"), NULL, NULL, 0 },
	{ "since", FIELD_DAY, INT(since), FIELD_REQUIRED,
	  N_("the day from which is counted"), NULL, NULL, 0 },
	{ "due_on", FIELD_DAY, INT(due_on), FIELD_REQUIRED, N_("the last day"),
	  NULL, NULL, 0 },
	{ "status", FIELD_CHOICE, INT(status), 0, N_("how it stands"),
	  deadline_status_names, NULL, 0 },
	{ "done_on", FIELD_DAY, INT(done_on), 0, N_("when it was done"), NULL,
	  NULL, 0 },
	{ "staff", FIELD_CODE, TEXT(staff), 0, N_("who has to do it"), NULL,
	  NULL, 0 },
	{ "customer", FIELD_TEXT, TEXT(customer), FIELD_PERSONAL | FIELD_NAME,
	  N_("for whom; only shown with --names"), NULL, NULL, 0 },
	{ "detail", FIELD_TEXT, TEXT(detail), 0, N_("for people"), NULL, NULL,
	  0 },
	FIELD_END
};

static const struct field options[] = {
	{ "names", FIELD_FLAG, FIELD_INT_AT(struct options, names), 0,
	  N_("show the names of customers"), NULL, NULL, 0 },
	{ "labels", FIELD_FLAG, FIELD_INT_AT(struct options, labels), 0,
	  N_("the words in the language of the locale"), NULL, NULL, 0 },
	{ "domain", FIELD_CODE, FIELD_TEXT_AT(struct options, domain), 0,
	  N_("what UIDs end with (default: anchang)"), NULL, N_("NAME"), 0 },
	FIELD_END
};

/* The key of a row: only the id can have a hyphen, or anything else. */
static void add_uid(const struct options *own, const struct due_row *row,
		    struct buf *document)
{
	char since[ICAL_DAY_TEXT], slot[32];

	ical_day(row->since, since);
	snprintf(slot, sizeof(slot), "%" PRId64, row->slot);
	ical_add_text(document, "UID",
		      (const char *const[]){
			      row->duty, "-", subject_names[row->subject], "-",
			      row->id, "-", since, "-", slot, "@",
			      own->domain ? own->domain : "anchang", NULL });
}

static const char *said(const struct options *own, const char *word)
{
	return own->labels == 1 ? intl_label("word", word) : word;
}

static void add_summary(const struct options *own, const struct due_row *row,
			struct buf *document)
{
	const char *name = own->names && row->customer ? row->customer : "";
	char slot[32] = "";

	if (row->slot > 1)
		snprintf(slot, sizeof(slot), " %" PRId64, row->slot);
	ical_add_text(document, "SUMMARY",
		      (const char *const[]){
			      row->staff ? row->staff : "",
			      row->staff ? ": " : "", said(own, row->duty),
			      slot, ", ",
			      said(own, subject_names[row->subject]), " ",
			      row->id, *name ? ", " : "", name, NULL });
}

/* An open one is due or overdue by its day: that is for the calendar to tell.
 */
static void add_status(const struct due_row *row, struct buf *document)
{
	char done[ICAL_TIME_TEXT];

	if (row->status == DEADLINE_MISSED) {
		ical_add_line(document, "STATUS:CANCELLED");
		return;
	}
	if (row->status != DEADLINE_DONE && row->status != DEADLINE_LATE) {
		ical_add_line(document, "STATUS:NEEDS-ACTION");
		return;
	}
	ical_add_line(document, "STATUS:COMPLETED");
	ical_add_line(document, "PERCENT-COMPLETE:100");
	if (row->done_on == NONE)
		return;
	ical_time(row->done_on * DAY_SECONDS, done);
	ical_add_line(document, "COMPLETED:%s", done);
}

static void begin(struct office *office, const void *given,
		  struct buf *document)
{
	(void)given;
	/* What is written is universal time. */
	office_tell_zone(office);
	ical_add_line(document, "BEGIN:VCALENDAR");
	ical_add_line(document, "VERSION:2.0");
	ical_add_line(document, "PRODID:-//anchang//due-ical//EN");
}

static void convert(struct office *office, const void *given, const void *input,
		    struct buf *document)
{
	const struct due_row *row = input;
	char stamp[ICAL_TIME_TEXT], due[ICAL_DAY_TEXT];

	ical_time(office->now, stamp);
	ical_day(row->due_on, due);
	ical_add_line(document, "BEGIN:VTODO");
	add_uid(given, row, document);
	ical_add_line(document, "DTSTAMP:%s", stamp);
	ical_add_line(document, "DUE;VALUE=DATE:%s", due);
	add_summary(given, row, document);
	if (row->detail)
		ical_add_text(document, "DESCRIPTION",
			      (const char *const[]){ row->detail, NULL });
	ical_add_text(document, "CATEGORIES",
		      (const char *const[]){ row->duty, NULL });
	add_status(row, document);
	ical_add_line(document, "END:VTODO");
}

static void end(struct office *office, const void *given, struct buf *document)
{
	(void)office;
	(void)given;
	ical_add_line(document, "END:VCALENDAR");
}

static const struct converter due_ical = {
	.command = { .name = "due-ical",
		     .summary = N_("make a calendar of due lists"),
		     .operands = "[FILE]...",
		     .options = options,
		     .options_size = sizeof(struct options) },
	.fields = fields,
	.input_size = sizeof(struct due_row),
	.begin = begin,
	.convert = convert,
	.end = end,
};

int main(int argc, char **argv)
{
	return converter_main(&due_ical, argc, argv);
}
