#include "office/rulebook.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/hash.h"
#include "base/yaml_file.h"
#include "office/rule_folder.h"
#include "rules/care_rules.h"
#include "rules/day.h"
#include "rules/office_rules.h"

struct rulebook {
	struct arena *arena;
	const char *folder;
	struct {
		const struct node *file; /* NULL while not read */
		void *book;
	} kinds[RULE_KINDS];
	struct calendar calendar;
	char calendar_hash[HASH_TEXT]; /* of what its files say */
	bool has_calendar;
};

struct rulebook *rulebook_new(struct arena *arena, const char *folder)
{
	struct rulebook *book = arena_alloc(arena, sizeof(*book));

	book->arena = arena;
	book->folder = folder;
	return book;
}

static const struct node *load(struct rulebook *book, const char *name)
{
	const char *path = rule_folder_path(book->arena, book->folder, name);
	const struct node *root;
	struct err err;

	root = yaml_file_load(book->arena, path, path, &err);
	if (!root)
		die(EX_CONFIG, "%s", err.text);
	return root;
}

/* The day lies before the oldest version: says where that is. */
__attribute__((noreturn)) static void no_version(const struct node *file,
						 int64_t day)
{
	const struct node *oldest = node_find(&file->members[0], "effective");
	char text[DAY_TEXT];

	for (int i = 1; i < file->count; i++) {
		const struct node *effective = node_find(&file->members[i],
							 "effective");

		if (strcmp(effective->text, oldest->text) < 0)
			oldest = effective;
	}
	day_format(day, text);
	die(EX_CONFIG, _("%s:%d:%d: no version is in force on %s"),
	    oldest->file, oldest->line, oldest->column, text);
}

static struct rulebook *office_rulebook(struct office *office)
{
	if (!office->rules)
		office->rules = rulebook_new(&office->arena,
					     office->rules_folder);
	return office->rules;
}

static const void *rulebook_get(struct rulebook *book, enum rule_kind kind)
{
	const struct rule_reader *reader = &rule_readers[kind];
	void *parsed;
	struct err err;

	if (book->kinds[kind].file)
		return book->kinds[kind].book;
	parsed = arena_alloc(book->arena, reader->book_size);
	book->kinds[kind].book = parsed;
	book->kinds[kind].file = load(book, reader->name);
	if (!reader->parse(book->arena, book->kinds[kind].file, parsed, &err))
		die(EX_CONFIG, "%s", err.text);
	return parsed;
}

const void *office_rules(struct office *office, enum rule_kind kind)
{
	return rulebook_get(office_rulebook(office), kind);
}

const struct duty_book *office_duties(struct office *office,
				      enum rule_kind kind)
{
	const struct care_book *care;

	switch (kind) {
	case RULES_CALLBACK: return &office_callback(office)->duties;
	case RULES_CARE:
		care = office_rules(office, kind);
		return &care->duties;
	case RULES_CONTRACT:
	case RULES_COMPLAINT:
	case RULES_FILE: return office_rules(office, kind);
	default: return NULL;
	}
}

void office_no_version(struct office *office, enum rule_kind kind, int64_t day)
{
	no_version(office_rulebook(office)->kinds[kind].file, day);
}

const char *rulebook_timezone(struct rulebook *book)
{
	const struct office_book *office = rulebook_get(book, RULES_OFFICE);

	return office->versions[office->count - 1].timezone;
}

void office_tell_zone(struct office *office)
{
	struct rulebook *book = office_rulebook(office);
	const char *zone = rulebook_timezone(book);
	const struct node *file = book->kinds[RULES_OFFICE].file;

	if (!clock_set_zone(zone))
		die(EX_CONFIG, _("%s:%d:%d: this system has no time zone '%s'"),
		    file->file, file->line, file->column, zone);
}

int64_t office_closing_time(struct office *office, int64_t day)
{
	const struct office_rules *rules =
		office_rules_on(office_rules(office, RULES_OFFICE), day);

	if (!rules)
		office_no_version(office, RULES_OFFICE, day);
	return rules->closing_time;
}

const struct protection_book *office_protection(struct office *office)
{
	return office_rules(office, RULES_PROTECTION);
}

const struct protection_rules *office_protection_on(struct office *office,
						    int64_t day)
{
	const struct protection_rules *rules =
		protection_rules_on(office_protection(office), day);

	if (!rules)
		office_no_version(office, RULES_PROTECTION, day);
	return rules;
}

const struct callback_book *office_callback(struct office *office)
{
	return office_rules(office, RULES_CALLBACK);
}

const struct recycle_rules *office_recycle_on(struct office *office,
					      int64_t day)
{
	const struct recycle_rules *rules =
		recycle_rules_on(office_rules(office, RULES_RECYCLE), day);

	if (!rules)
		office_no_version(office, RULES_RECYCLE, day);
	return rules;
}

/* Makes hash the one of all that it stands for, and of this file. */
static void add_hash(const struct node *file, char hash[HASH_TEXT])
{
	struct buf text = BUF_INIT;
	char before[HASH_TEXT];

	memcpy(before, hash, sizeof(before));
	node_text(file, &text);
	hash_chain(before, text.data, text.length, hash);
	buf_free(&text);
}

const struct calendar *office_calendar(struct office *office)
{
	struct rulebook *book = office_rulebook(office);
	const char *const *names;
	struct err err;

	if (book->has_calendar)
		return &book->calendar;
	if (!rule_folder_list(book->arena, book->folder, "calendar", &names,
			      &err))
		die(EX_CONFIG, "%s", err.text);
	for (; *names; names++) {
		const struct node *file = load(book, *names);

		if (!calendar_parse(&book->calendar, book->arena, file, &err))
			die(EX_CONFIG, "%s", err.text);
		add_hash(file, book->calendar_hash);
	}
	book->has_calendar = true;
	return &book->calendar;
}

const struct calendar *office_duty_calendar(struct office *office,
					    const struct duty_book *duties)
{
	static const struct calendar empty;

	return duties->needs_calendar ? office_calendar(office) : &empty;
}

int64_t office_rules_mark(struct office *office, enum rule_kind kind)
{
	const int digits = 13;
	const struct duty_book *duties = office_duties(office, kind);
	struct rulebook *book = office_rulebook(office);
	char hash[HASH_TEXT] = VERSION;

	if (!duties)
		bug("no duties in rule file %d", (int)kind);
	office_duty_calendar(office, duties);
	if (duties->needs_calendar)
		memcpy(hash, book->calendar_hash, sizeof(hash));
	add_hash(book->kinds[kind].file, hash);
	hash[digits] = '\0';
	return (int64_t)strtoull(hash, NULL, 16);
}
