#include "base/buf.h"
#include "base/intl.h"
#include "office/care.h"
#include "office/files.h"

/* A file as the engine sees it. */
struct file {
	const char *class, *title, *holder; /* holder: who had it last */
	struct buf events;		    /* of struct deadline_event */
	int count;
};

static const char *field(const void *subject, const char *name, int64_t day)
{
	(void)name; /* there is only one: class */
	(void)day;
	return ((const struct file *)subject)->class;
}

static void read_events(struct office *office, int64_t id, struct file *file)
{
	struct stmt *stmt =
		db_stmt(office->db,
			"SELECT event, on_day, due_on, holder FROM file_event"
			" WHERE file = :file AND on_day <= :today"
			" ORDER BY on_day, id");

	buf_clear(&file->events);
	stmt_bind_int(stmt, ":file", id);
	stmt_bind_int(stmt, ":today", office->today);
	while (stmt_next(stmt)) {
		int64_t event = stmt_word(stmt, 0, file_event_names);
		int64_t due_on = stmt_day(stmt, 2);
		const struct deadline_event happened = {
			.name = file_event_names[event],
			.at = stmt_day(stmt, 1) * DAY_SECONDS,
			.agreed = due_on != NONE,
			.due_on = due_on,
		};

		if (event == FILE_LENT)
			file->holder = arena_dup(&office->arena,
						 stmt_column_text(stmt, 3));
		buf_add(&file->events, &happened, sizeof(happened));
	}
	file->count = care_events(office, SUBJECT_FILE, id, &file->events);
}

static void list(struct office *office, enum deadline_reach reach,
		 duty_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id, file, class, title FROM file");
	struct file file = { .events = BUF_INIT };

	(void)reach;
	while (stmt_next(stmt)) {
		struct duty_subject subject = {
			.id = NONE,
			.code = stmt_text(stmt, 1),
			.phone = NONE,
			.own = &file,
		};

		file.class = stmt_column_text(stmt, 2);
		file.title = stmt_column_text(stmt, 3);
		file.holder = NULL;
		read_events(office, stmt_int(stmt, 0), &file);
		subject.facts = (struct deadline_facts){
			.events = (const void *)file.events.data,
			.count = file.count,
			.planned = NONE,
			.field = field,
			.subject = &file,
		};
		each(to, &subject);
	}
	buf_free(&file.events);
}

/* "price list: lent to Kang" */
static const char *detail(struct office *office,
			  const struct duty_subject *subject,
			  const struct deadline_slot *slot)
{
	const struct file *file = subject->own;
	struct buf text = BUF_INIT;
	bool is_out = file->holder && slot->status <= DEADLINE_OVERDUE;
	const char *copy;

	if (file->title)
		buf_add_text(&text, file->title);
	if (file->title && is_out)
		buf_add_text(&text, _(": "));
	if (is_out)
		buf_addf(&text, _("lent to %s"), file->holder);
	copy = arena_dup(&office->arena, text.data);
	buf_free(&text);
	return copy;
}

const struct duty_source file_duties = {
	.subject = SUBJECT_FILE,
	.list = list,
	.detail = detail,
};
