#include <string.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/text.h"
#include "base/yaml_file.h"
#include "office/rule_folder.h"
#include "office/rulebook.h"

struct check {
	struct arena *arena;
	const char *folder;
	struct calendar calendar; /* of all files: a year may be in several */
	struct rule_file *files;
	int count;
	bool ok;
};

static bool check_zones(const struct node *root, struct err *err)
{
	bool ok = true;

	for (int i = 0; i < root->count; i++) {
		const struct node *zone = node_find(&root->members[i],
						    "timezone");

		if (!clock_set_zone(zone->text))
			ok = node_err(zone, err,
				      "this system has no time zone '%s'",
				      zone->text);
	}
	return ok;
}

static bool check_calendar(struct check *check, const struct node *root,
			   struct err *err)
{
	return calendar_parse(&check->calendar, check->arena, root, err);
}

static bool check_known(struct check *check, enum rule_kind kind,
			const struct node *root, struct err *err)
{
	const struct rule_reader *reader = &rule_readers[kind];
	void *book = arena_alloc(check->arena, reader->book_size);

	return reader->parse(check->arena, root, book, err) &&
	       (kind != RULES_OFFICE || check_zones(root, err));
}

static struct rule_file *add_file(struct check *check, const char *name)
{
	struct rule_file *file = &check->files[check->count++];

	file->name = rule_folder_path(check->arena, check->folder, name);
	return file;
}

static void add_error(struct check *check, struct rule_file *file,
		      const char *text)
{
	struct node_error *error = arena_alloc(check->arena, sizeof(*error));

	error->text = arena_dup(check->arena, text);
	file->errors = error;
	check->ok = false;
}

/* kind: RULE_KINDS for a file of the calendar. */
static void check_file(struct check *check, const char *name,
		       enum rule_kind kind)
{
	struct rule_file *file = add_file(check, name);
	struct err err;
	bool ok;

	file->root = yaml_file_load(check->arena, file->name, file->name, &err);
	if (!file->root) {
		add_error(check, file, err.text);
		return;
	}
	ok = kind == RULE_KINDS ? check_calendar(check, file->root, &err)
				: check_known(check, kind, file->root, &err);
	if (!ok) {
		file->errors = file->root->errors->first;
		check->ok = false;
	}
}

/* A file that is none of the known ones. */
static void check_unknown(struct check *check, const char *name)
{
	const char *names[RULE_KINDS + 1] = { NULL };
	struct rule_file *file;
	const char *nearest;
	struct err err;

	for (size_t i = 0; i < RULE_KINDS; i++) {
		names[i] = rule_readers[i].name;
		if (strcmp(name, names[i]) == 0)
			return;
	}
	file = add_file(check, name);
	nearest = text_nearest(name, names);
	if (nearest)
		err_set(&err,
			_("%s:1:1: no rule file has this name (did you mean "
			  "'%s'?)"),
			file->name, nearest);
	else
		err_set(&err, _("%s:1:1: no rule file has this name"),
			file->name);
	add_error(check, file, err.text);
}

static int count_names(const char *const names[])
{
	int count = 0;

	while (names[count])
		count++;
	return count;
}

bool rulebook_check(struct arena *arena, const char *folder,
		    const struct rule_file **files, int *count)
{
	static const char *const nothing[] = { NULL };
	struct check check = { .arena = arena, .folder = folder, .ok = true };
	const char *const *days = nothing, *const *names = nothing;
	struct err err, folder_err;
	bool has_days, has_names;

	has_days = rule_folder_list(arena, folder, "calendar", &days, &err);
	has_names = rule_folder_list(arena, folder, "", &names, &folder_err);
	check.files = arena_alloc(arena, sizeof(*check.files) *
						 (RULE_KINDS + 1 +
						  (size_t)count_names(days) +
						  (size_t)count_names(names)));
	if (!has_names)
		add_error(&check, add_file(&check, ""), folder_err.text);
	for (size_t i = 0; has_names && i < RULE_KINDS; i++)
		check_file(&check, rule_readers[i].name, (enum rule_kind)i);
	if (has_names && !has_days)
		add_error(&check, add_file(&check, "calendar"), err.text);
	for (; *days; days++)
		check_file(&check, *days, RULE_KINDS);
	for (; *names; names++)
		check_unknown(&check, *names);
	*files = check.files;
	*count = check.count;
	return check.ok;
}
