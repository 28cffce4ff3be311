#include <string.h>

#include "base/clock.h"
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

typedef bool check_parser(struct check *check, const struct node *root,
			  struct err *err);

static bool check_office(struct check *check, const struct node *root,
			 struct err *err)
{
	struct office_book book;
	bool ok = office_parse(check->arena, root, &book, err);

	for (int i = 0; ok && i < root->count; i++) {
		const struct node *zone = node_find(&root->members[i],
						    "timezone");

		if (!clock_set_zone(zone->text))
			ok = node_err(zone, err,
				      "this system has no time zone '%s'",
				      zone->text);
	}
	return ok;
}

static bool check_protection(struct check *check, const struct node *root,
			     struct err *err)
{
	struct protection_book book;

	return protection_parse(check->arena, root, &book, err);
}

static bool check_callback(struct check *check, const struct node *root,
			   struct err *err)
{
	struct callback_book book;

	return callback_parse(check->arena, root, &book, err);
}

static bool check_calendar(struct check *check, const struct node *root,
			   struct err *err)
{
	return calendar_parse(&check->calendar, check->arena, root, err);
}

static const struct {
	const char *name;
	check_parser *parse;
} known[] = {
	{ "office.yaml", check_office },
	{ "protection.yaml", check_protection },
	{ "callback.yaml", check_callback },
};

#define KNOWN_COUNT (sizeof(known) / sizeof(known[0]))

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

static void check_file(struct check *check, const char *name,
		       check_parser *parse)
{
	struct rule_file *file = add_file(check, name);
	struct err err;

	file->root = yaml_file_load(check->arena, file->name, file->name, &err);
	if (!file->root) {
		add_error(check, file, err.text);
	} else if (!parse(check, file->root, &err)) {
		file->errors = file->root->errors->first;
		check->ok = false;
	}
}

/* A file that is none of the known ones. */
static void check_unknown(struct check *check, const char *name)
{
	const char *names[KNOWN_COUNT + 1] = { NULL };
	struct rule_file *file;
	const char *nearest;
	struct err err;

	for (size_t i = 0; i < KNOWN_COUNT; i++) {
		names[i] = known[i].name;
		if (strcmp(name, names[i]) == 0)
			return;
	}
	file = add_file(check, name);
	nearest = text_nearest(name, names);
	err_set(&err, "%s:1:1: no rule file has this name%s%s%s", file->name,
		nearest ? " (did you mean '" : "", nearest ? nearest : "",
		nearest ? "'?)" : "");
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
						 (KNOWN_COUNT + 1 +
						  (size_t)count_names(days) +
						  (size_t)count_names(names)));
	if (!has_names)
		add_error(&check, add_file(&check, ""), folder_err.text);
	for (size_t i = 0; has_names && i < KNOWN_COUNT; i++)
		check_file(&check, known[i].name, known[i].parse);
	if (has_names && !has_days)
		add_error(&check, add_file(&check, "calendar"), err.text);
	for (; *days; days++)
		check_file(&check, *days, check_calendar);
	for (; *names; names++)
		check_unknown(&check, *names);
	*files = check.files;
	*count = check.count;
	return check.ok;
}
