/* Callbacks as entries: listed, taken back, checked. */
#include "base/intl.h"
#include "base/sorter.h"
#include "office/callbacks.h"
#include "office/entry.h"
#include "office/events.h"
#include "rules/callback_rules.h"
#include "rules/number.h"

#define INT(member) FIELD_INT_AT(struct callback, member)

static const struct field columns[] = {
	COLUMN("callback", FIELD_ID, INT(callback)),
	COLUMN("lead", FIELD_ID, INT(lead)),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("called_at", FIELD_TIME, INT(called_at)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_CHOICE("method", INT(method), method_names),
	COLUMN_CHOICE("outcome", INT(outcome), outcome_names),
	FIELD_END,
};

static struct callback callback_of(const struct event *event, int64_t phone)
{
	return (struct callback){ .callback = event->id,
				  .lead = event->lead,
				  .phone = phone,
				  .called_at = event->at,
				  .staff = event->staff,
				  .method = CALLBACK_METHOD(event->detail),
				  .outcome = CALLBACK_OUTCOME(event->detail) };
}

static int compare(const void *left, size_t left_size, const void *right,
		   size_t right_size)
{
	const struct callback *a = left, *b = right;

	(void)left_size;
	(void)right_size;
	return (a->callback > b->callback) - (a->callback < b->callback);
}

static int64_t phone_of(struct office *office, int64_t lead)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT phone FROM lead WHERE id = ?1");
	int64_t phone = NONE;

	stmt_bind_int_at(stmt, 1, lead);
	if (stmt_next(stmt))
		phone = stmt_int(stmt, 0);
	stmt_end(stmt);
	return phone;
}

/* They lie by lead; they are listed by number. */
static void list(struct office *office, entry_each *each, void *to)
{
	struct sorter *sorter = sorter_new(compare);
	struct stmt *stmt = events_all(office);
	int64_t lead = NONE, phone = NONE;
	struct event event;
	const void *found;
	size_t length;

	while (events_next(stmt, &event)) {
		struct callback callback;

		/* T5: what is dated later is not known yet. */
		if (event.kind != EVENT_CALLBACK || event.at > office->now)
			continue;
		if (event.lead != lead) {
			lead = event.lead;
			phone = phone_of(office, lead);
		}
		callback = callback_of(&event, phone);
		sorter_add(sorter, &callback, sizeof(callback));
	}
	while ((found = sorter_next(sorter, &length))) {
		const struct callback *callback = found;

		each(to, callback->callback, callback);
	}
	sorter_free(sorter);
}

static bool find_number(struct office *office, int64_t number,
			struct callback *callback)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT lead, at FROM event"
				    " WHERE kind = :kind AND id = :id");
	bool found;

	stmt_bind_int(stmt, ":kind", EVENT_CALLBACK);
	stmt_bind_int(stmt, ":id", number);
	found = stmt_next(stmt);
	*callback = (struct callback){ .callback = number };
	if (found) {
		callback->lead = stmt_int(stmt, 0);
		callback->called_at = stmt_time(stmt, 1);
	}
	stmt_end(stmt);
	return found && callback_find(office, callback);
}

extern const struct entry_kind entry_callbacks;

/* A callback that was not made counts for nothing; the audit keeps it. */
static void withdraw(struct office *office, const char *id,
		     const char *approved_by, struct outcome *outcome)
{
	struct callback callback;
	int64_t number;

	(void)approved_by;
	if (!number_parse(id, 0, &number) ||
	    !find_number(office, number, &callback)) {
		outcome_invalid(outcome, _("id: there is no callback '%s'"),
				id);
		return;
	}
	entry_take_back(office, &entry_callbacks, number, &callback);
	callback_remove(office, &callback);
}

static const struct entry_check checks[] = {
	{ "counts", events_check },
	{ NULL, NULL },
};

const struct entry_kind entry_callbacks = {
	.what = "callbacks",
	.words = "callbacks",
	.size = sizeof(struct callback),
	.columns = columns,
	.own_time = "called_at",
	.list = list,
	.numbers = { "callback_numbers",
		     "SELECT max(id) FROM event WHERE kind = 1" },
	.withdraw = withdraw,
	.checks = checks,
};
