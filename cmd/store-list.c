/* store-list: what the store holds, one row an entry. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/cell.h"
#include "office/entry.h"
#include "office/refs.h"
#include "rules/day.h"

#define WORDS_MAX 64

struct options {
	const char *where; /* each with its NUL, "" after the last */
	const char *from, *to;
};

static const struct field options[] = {
	{ "where", FIELD_TEXT, FIELD_TEXT_AT(struct options, where), FIELD_MANY,
	  N_("only entries whose COLUMN is VALUE; may be repeated"), NULL,
	  N_("COLUMN=VALUE"), 0 },
	{ "from", FIELD_TEXT, FIELD_TEXT_AT(struct options, from), 0,
	  N_("only entries of that time or later"), NULL, N_("TIME"), 0 },
	{ "to", FIELD_TEXT, FIELD_TEXT_AT(struct options, to), 0,
	  N_("only entries of that time or earlier"), NULL, N_("TIME"), 0 },
	FIELD_END,
};

/* Of each WHAT: all kinds of entries. */
static struct view views[WORDS_MAX];

/* Before it is named what to list. */
static const struct field columns[] = {
	FIELD_END,
};

/* What every recorder takes, behind the entry that it is about. */
struct words {
	const char *ref, *note;
};

static const struct field word_columns[] = {
	COLUMN("ref", FIELD_TEXT, FIELD_TEXT_AT(struct words, ref)),
	COLUMN_FLAGS("note", FIELD_TEXT, FIELD_TEXT_AT(struct words, note),
		     FIELD_PRIVATE),
	FIELD_END,
};

struct filter {
	const struct field *column;
	const char *value;
};

struct listing {
	struct office *office;
	struct rows *rows;
	const struct entry_kind *kind;
	const struct field *columns;
	struct refs *refs; /* NULL: entries have neither ref nor note */
	void *row;	   /* room for an entry and its words */
	struct filter filters[WORDS_MAX];
	int filters_count;
	const struct field *own_time; /* NULL: neither from nor to */
	int64_t from, to;
};

static void add_columns(struct buf *buf, const struct field *fields,
			size_t offset)
{
	for (; fields && fields->name; fields++) {
		struct field column = *fields;

		column.offset += offset;
		buf_add(buf, &column, sizeof(column));
	}
}

/* All columns of a kind; the memory is never given back. */
static const struct field *columns_of(const struct entry_kind *kind)
{
	const struct field last = FIELD_END;
	struct buf buf = BUF_INIT;

	add_columns(&buf, kind->columns, 0);
	if (kind->words)
		add_columns(&buf, word_columns, kind->size);
	add_columns(&buf, kind->added, 0);
	buf_add(&buf, &last, sizeof(last));
	return (const void *)buf.data;
}

static const struct field *find_column(const struct listing *listing,
				       const char *name, size_t length)
{
	const struct field *column;

	for (column = listing->columns; column->name; column++) {
		if (strlen(column->name) == length &&
		    strncmp(column->name, name, length) == 0)
			return column;
	}
	return NULL;
}

/* Ends the command: what was named is not among the words. */
__attribute__((noreturn)) static void die_unknown(const char *what,
						  const char *word,
						  const char *const words[])
{
	const char *nearest = text_nearest(word, words);

	if (nearest)
		die(EX_USAGE, _("%s: there is no '%s'; did you mean '%s'?"),
		    what, word, nearest);
	die(EX_USAGE, _("%s: there is no '%s'"), what, word);
}

/* Its place among the kinds. */
static int find_kind(const char *what)
{
	const char *words[WORDS_MAX] = { NULL };
	int i;

	if (!what)
		die(EX_USAGE, _("what to list is not named"));
	for (i = 0; i < WORDS_MAX - 1 && entry_kinds[i]; i++) {
		words[i] = entry_kinds[i]->what;
		if (strcmp(words[i], what) == 0)
			return i;
	}
	die_unknown("WHAT", what, words);
}

static void add_filter(struct listing *listing, const char *text)
{
	const char *words[WORDS_MAX] = { NULL };
	const char *equals = strchr(text, '=');
	struct filter *filter;
	struct buf name = BUF_INIT;
	int i;

	if (!equals || equals == text)
		die(EX_USAGE, _("--where: '%s' is not COLUMN=VALUE"), text);
	if (listing->filters_count == WORDS_MAX)
		die(EX_USAGE, _("--where: more than %d times"), WORDS_MAX);
	filter = &listing->filters[listing->filters_count++];
	filter->value = equals + 1;
	filter->column = find_column(listing, text, (size_t)(equals - text));
	if (filter->column)
		return;
	for (i = 0; i < WORDS_MAX - 1 && listing->columns[i].name; i++)
		words[i] = listing->columns[i].name;
	buf_add(&name, text, (size_t)(equals - text));
	die_unknown("--where", name.data, words);
}

/* A day alone is its first second, or its last. */
static int64_t read_time(struct office *office, const char *option,
			 const char *text, int64_t day_end)
{
	struct time_parts parts;

	if (!time_parse(text, &parts))
		die(EX_USAGE, _("%s: '%s' is not a time"), option, text);
	if (!parts.has_clock)
		return parts.time + day_end;
	if (!parts.has_zone)
		return parts.time;
	office_tell_zone(office);
	return clock_from_universal(parts.time - parts.offset);
}

static void set_times(struct listing *listing, const struct options *wanted)
{
	const struct entry_kind *kind = listing->kind;

	listing->from = NONE;
	listing->to = NONE;
	if (!wanted->from && !wanted->to)
		return;
	if (!kind->own_time)
		die(EX_USAGE,
		    _("%s have no time of their own: no --from and "
		      "no --to"),
		    kind->what);
	listing->own_time = find_column(listing, kind->own_time,
					strlen(kind->own_time));
	if (!listing->own_time)
		bug("no column %s", kind->own_time);
	if (wanted->from)
		listing->from = read_time(listing->office, "--from",
					  wanted->from, 0);
	if (wanted->to)
		listing->to = read_time(listing->office, "--to", wanted->to,
					DAY_SECONDS - 1);
}

static bool is_in_time(const struct listing *listing, const void *entry)
{
	int64_t time;

	if (!listing->own_time)
		return true;
	time = field_int_of(listing->own_time, entry);
	if (time == NONE)
		return false;
	if (listing->own_time->type == FIELD_MONTH)
		time = month_first_day(time);
	if (listing->own_time->type == FIELD_DAY ||
	    listing->own_time->type == FIELD_MONTH)
		time *= DAY_SECONDS;
	return (listing->from == NONE || time >= listing->from) &&
	       (listing->to == NONE || time <= listing->to);
}

static bool meets(struct office *office, const struct filter *filter,
		  const void *entry)
{
	char space[CELL_TEXT];
	const char *cell = cell_text(office, filter->column, entry, space);

	return strcmp(cell ? cell : "", filter->value) == 0;
}

static void add_words(struct listing *listing, int64_t number)
{
	const struct entry_kind *kind = listing->kind;
	struct words *words = (void *)((char *)listing->row + kind->size);

	*words = (struct words){ NULL, NULL };
	if (!kind->words || number == NONE)
		return;
	words->ref = refs_of(listing->refs, number);
	words->note = note_find(listing->office, kind->words, number);
}

static void each(void *to, int64_t number, const void *entry)
{
	struct listing *listing = to;
	int i;

	if (!is_in_time(listing, entry))
		return;
	memcpy(listing->row, entry, listing->kind->size);
	add_words(listing, number);
	for (i = 0; i < listing->filters_count; i++) {
		if (!meets(listing->office, &listing->filters[i], listing->row))
			return;
	}
	rows_add(listing->rows, listing->row);
}

static int list(struct office *office, const void *given,
		char *const operands[], struct rows *rows)
{
	const struct options *wanted = given;
	int place = find_kind(operands[0]);
	const struct entry_kind *kind = entry_kinds[place];
	struct listing listing = { .office = office,
				   .rows = rows,
				   .kind = kind,
				   .columns = views[place].columns };
	const char *where = wanted->where;

	for (; where && *where; where += strlen(where) + 1)
		add_filter(&listing, where);
	set_times(&listing, wanted);
	if (kind->words)
		listing.refs = refs_read(office, kind->words);
	listing.row = mem_new(kind->size + sizeof(struct words));
	kind->list(office, each, &listing);
	if (listing.refs)
		refs_free(listing.refs);
	free(listing.row);
	return 0;
}

static void prepare(void)
{
	for (int i = 0; i < WORDS_MAX - 1 && entry_kinds[i]; i++)
		views[i] = (struct view){ entry_kinds[i]->what,
					  columns_of(entry_kinds[i]) };
}

static const struct lister store_list = {
	.command = { .name = "store-list",
		     .summary = N_("list what the store holds"),
		     .operands = N_("WHAT"),
		     .prepare = prepare,
		     .options = options,
		     .options_size = sizeof(struct options),
		     .views = views },
	.columns = columns,
	.store = LISTER_STORE,
	.operands_max = 1,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&store_list, argc, argv);
}
