#include "cli/duelist.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/sorter.h"
#include "base/text.h"
#include "cli/rows.h"
#include "office/registers.h"
#include "rules/day.h"
#include "rules/number.h"

#define DUTIES_MAX 64

#define OPTION(member) FIELD_INT_AT(struct duelist_options, member)
#define INT(member) FIELD_INT_AT(struct duelist_row, member)
#define TEXT(member) FIELD_TEXT_AT(struct duelist_row, member)

const struct field duelist_option_fields[] = {
	{ "within", FIELD_NUMBER, OPTION(within), 0,
	  N_("also what is due in the next N days"), NULL, N_("N"), 0 },
	{ "all", FIELD_FLAG, OPTION(all), 0,
	  N_("every slot, through the next day on which one is due"), NULL,
	  NULL, 0 },
	{ "month", FIELD_MONTH, OPTION(month), 0,
	  N_("of those of --all what is due in this month"), NULL,
	  N_("YYYY-MM"), 0 },
	{ "staff", FIELD_STAFF, OPTION(staff), 0,
	  N_("only what this person has to do"), NULL, N_("CODE"), 0 },
	{ "duty", FIELD_CODE, FIELD_TEXT_AT(struct duelist_options, duty), 0,
	  N_("only this duty"), NULL, N_("NAME"), 0 },
	{ "exit_code", FIELD_FLAG, OPTION(exit_code), 0,
	  N_("end with 1 when a row is overdue"), NULL, NULL, 0 },
	FIELD_END,
};

const struct field duelist_columns[] = {
	COLUMN_WORD("duty", TEXT(duty)),
	COLUMN_WORD("subject", TEXT(subject)),
	COLUMN("id", FIELD_CODE, TEXT(id)),
	COLUMN("slot", FIELD_NUMBER, INT(slot)),
	COLUMN("staff", FIELD_STAFF, INT(staff)),
	COLUMN_FLAGS("customer", FIELD_TEXT, TEXT(customer),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("since", FIELD_DAY, INT(since)),
	COLUMN("due_on", FIELD_DAY, INT(due_on)),
	COLUMN_CHOICE("status", INT(status), deadline_status_names),
	COLUMN("days_left", FIELD_NUMBER, INT(days_left)),
	COLUMN("done_on", FIELD_DAY, INT(done_on)),
	COLUMN("detail", FIELD_TEXT, TEXT(detail)),
	FIELD_END,
};

struct duelist {
	struct office *office;
	const struct duelist_options *options;
	struct sorter *sorter;
	struct buf record;
	bool overdue, unrolled; /* of the rows that were added */
};

/* What is sorted; small, for there may be a million. */
struct record {
	int64_t id, phone;
	const struct duty *duty;
	const char *detail;   /* NULL: none */
	int32_t due_on, rank; /* rank: place of staff by code */
	int32_t number, since, done_on, staff;
	uint8_t status;
	bool unrolled;
	bool has_customer;
	char texts[]; /* code, then customer, each with its NUL */
};

static int compare_int(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Order of the contract: due_on, staff, duty, id, slot. */
static int compare(const void *left, size_t left_size, const void *right,
		   size_t right_size)
{
	const struct record *a = left, *b = right;
	int order = compare_int(a->due_on, b->due_on);

	(void)left_size;
	(void)right_size;
	if (!order)
		order = compare_int(a->rank, b->rank);
	if (!order && a->duty != b->duty)
		order = strcmp(a->duty->name, b->duty->name);
	if (!order)
		order = compare_int(a->id, b->id);
	if (!order)
		order = strcmp(a->texts, b->texts);
	if (!order)
		order = compare_int(a->number, b->number);
	return order ? order : compare_int(a->since, b->since);
}

/* The first two of these in one number: days from 1970 to 2328, staff to the
 * 32,766th; what lies beyond is left to compare. */
static uint32_t key(const void *left, size_t size)
{
	const struct record *record = left;
	int32_t rank = record->rank + 1;

	(void)size;
	if (record->due_on < 0)
		return 0;
	if (record->due_on >= 1 << 17)
		return UINT32_MAX;
	return (uint32_t)record->due_on << 15 |
	       (uint32_t)(rank < 1 << 15 ? rank : (1 << 15) - 1);
}

static void check_duty(const struct duty_book *book, const char *name)
{
	const char *names[DUTIES_MAX] = { NULL };
	const char *nearest;
	int count = 0;

	for (int v = 0; v < book->count; v++) {
		for (int d = 0; d < book->versions[v].count; d++) {
			const struct duty *duty = &book->versions[v].duties[d];

			if (strcmp(duty->name, name) == 0)
				return;
			if (count < DUTIES_MAX - 1)
				names[count++] = duty->name;
		}
	}
	nearest = text_nearest(name, names);
	if (nearest)
		die(EX_DATAERR,
		    _("--duty: there is no duty '%s'; did you mean"
		      " '%s'?"),
		    name, nearest);
	die(EX_DATAERR, _("--duty: there is no duty '%s'"), name);
}

struct duelist *duelist_new(struct office *office,
			    const struct duelist_options *options,
			    const struct duty_book *book)
{
	struct duelist *list;

	if ((options->within != NONE) + (options->all == 1) +
		    (options->month != NONE) >
	    1)
		die(EX_USAGE,
		    _("--within, --all and --month exclude one another"));
	if (options->within != NONE && options->within < 0)
		die(EX_USAGE, _("--within: '%lld' is not a number of days"),
		    (long long)options->within);
	if (options->duty)
		check_duty(book, options->duty);
	list = mem_new(sizeof(*list));
	list->office = office;
	list->options = options;
	list->sorter = sorter_new(compare);
	sorter_set_key(list->sorter, key);
	return list;
}

enum deadline_reach duelist_reach(const struct duelist *list)
{
	return list->options->all == 1 || list->options->month != NONE
		       ? DEADLINE_ALL
		       : DEADLINE_TODO;
}

static bool is_in_view(const struct duelist *list,
		       const struct deadline_slot *slot)
{
	const struct duelist_options *options = list->options;

	/* The thing to do may lie beyond what --all shows. */
	if (options->all == 1)
		return !slot->beyond;
	if (options->month != NONE)
		return !slot->beyond &&
		       month_of(slot->due_on) == options->month;
	if (!slot->todo)
		return false;
	if (slot->status == DEADLINE_DUE || slot->status == DEADLINE_OVERDUE)
		return true;
	return options->within != NONE &&
	       slot->due_on - list->office->today <= options->within;
}

bool duelist_wants(const struct duelist *list, const struct deadline_slot *slot,
		   int64_t staff)
{
	const struct duelist_options *options = list->options;

	if (options->staff != NONE && options->staff != staff)
		return false;
	if (options->duty && strcmp(options->duty, slot->duty->name) != 0)
		return false;
	return is_in_view(list, slot);
}

static int32_t small(int64_t value)
{
	return value == NONE ? INT32_MIN : (int32_t)value;
}

static int64_t large(int32_t value)
{
	return value == INT32_MIN ? NONE : value;
}

void duelist_add(struct duelist *list, const struct due *due)
{
	const struct deadline_slot *slot = due->slot;
	const char *code = due->code ? due->code : "";
	struct record record = {
		.id = due->id,
		.phone = due->phone,
		.duty = slot->duty,
		.detail = due->detail,
		.due_on = small(slot->due_on),
		.rank = staff_rank(list->office, due->staff),
		.number = slot->number,
		.since = small(slot->since),
		.done_on = small(slot->done_on),
		.staff = small(due->staff),
		.status = (uint8_t)slot->status,
		.unrolled = slot->unrolled,
		.has_customer = due->customer != NULL,
	};

	buf_clear(&list->record);
	buf_add(&list->record, &record, offsetof(struct record, texts));
	buf_add(&list->record, code, strlen(code) + 1);
	if (due->customer)
		buf_add(&list->record, due->customer,
			strlen(due->customer) + 1);
	sorter_add(list->sorter, list->record.data, list->record.length);
	list->overdue |= slot->status == DEADLINE_OVERDUE;
	list->unrolled |= slot->unrolled;
}

static bool is_open(const struct record *record)
{
	return record->status <= DEADLINE_OVERDUE;
}

static void print(struct duelist *list, const struct record *record,
		  struct rows *rows)
{
	char id[NUMBER_TEXT];
	struct duelist_row row = {
		.duty = record->duty->name,
		.subject = subject_names[record->duty->subject],
		.id = record->texts,
		.slot = record->number,
		.staff = large(record->staff),
		.phone = record->phone,
		.since = record->since,
		.due_on = record->due_on,
		.status = record->status,
		.days_left = NONE,
		.done_on = large(record->done_on),
		.detail = record->detail,
	};

	if (record->id != NONE) {
		number_format(record->id, 0, id);
		row.id = id;
	}
	if (record->has_customer)
		row.customer = record->texts + strlen(record->texts) + 1;
	if (is_open(record))
		row.days_left = row.due_on - list->office->today;
	if (record->unrolled) {
		buf_clear(&list->record);
		buf_addf(&list->record, "%s%s%s", row.detail ? row.detail : "",
			 row.detail ? "; " : "",
			 _("last day not moved: no calendar"));
		row.detail = list->record.data;
	}
	rows_add(rows, &row);
}

int duelist_print(struct duelist *list, struct rows *rows)
{
	const void *record;
	size_t length;
	int status = list->options->exit_code == 1 && list->overdue ? 1 : 0;

	if (list->unrolled)
		command_warn(_("a last day that may be no working day was not"
			       " moved: the calendar has no data for it"));
	while ((record = sorter_next(list->sorter, &length)))
		print(list, record, rows);
	sorter_free(list->sorter);
	buf_free(&list->record);
	free(list);
	return status;
}
