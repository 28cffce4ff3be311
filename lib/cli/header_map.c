#include "cli/header_map.h"

#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "cli/options.h"
#include "cli/vocabulary.h"

struct pair {
	const char *theirs, *ours;
};

struct header_map {
	int count;
	struct pair pairs[FORM_MAX];
};

static void check_ours(const struct form *form, const char *name)
{
	const char *own[FORM_MAX + 1] = { NULL };
	const char *nearest;
	int i;

	if (!*name || form_find(form, name) >= 0 ||
	    text_is_among(name, vocabulary))
		return;
	for (i = 0; i < form->all; i++)
		own[i] = form_field(form, i)->name;
	nearest = text_nearest(name, own);
	if (nearest)
		usage_error(_("--map: there is no column '%.64s'; did you mean "
			      "'%s'?"),
			    name, nearest);
	usage_error(_("--map: there is no column '%.64s'"), name);
}

static void add_pair(struct header_map *map, char *text,
		     const struct form *form)
{
	char *equals = strchr(text, '=');
	struct pair *pair = &map->pairs[map->count];

	if (!equals || equals == text)
		usage_error(_("--map: '%.64s' is not HEADING=COLUMN"), text);
	if (map->count == FORM_MAX)
		usage_error(_("--map: more than %d columns"), FORM_MAX);
	*equals = '\0';
	pair->theirs = form_trim(text, strlen(text));
	pair->ours = form_trim(equals + 1, strlen(equals + 1));
	check_ours(form, pair->ours);
	map->count++;
}

const struct header_map *header_map_new(struct arena *arena, const char *text,
					const struct form *form)
{
	struct header_map *map;
	char *part, *rest;

	if (!text)
		return NULL;
	if (!text_is_utf8(text, strlen(text)))
		usage_error(_("the value of '%s' is not UTF-8"), "--map");
	map = arena_alloc(arena, sizeof(*map));
	for (part = strtok_r(arena_dup(arena, text), ",", &rest); part;
	     part = strtok_r(NULL, ",", &rest))
		add_pair(map, part, form);
	return map;
}

const char *header_map_name(const struct header_map *map, const char *name)
{
	int i;

	for (i = 0; map && i < map->count; i++) {
		if (strcmp(map->pairs[i].theirs, name) == 0)
			return map->pairs[i].ours;
	}
	return name;
}

bool header_map_fits(const struct header_map *map, const char *const names[],
		     struct err *err)
{
	int i;

	for (i = 0; map && i < map->count; i++) {
		const char *theirs = map->pairs[i].theirs;
		const char *nearest;

		if (text_is_among(theirs, names))
			continue;
		nearest = text_nearest(theirs, names);
		if (nearest)
			return err_set(err,
				       _("--map: the file has no column "
					 "'%.64s'; did you mean '%.64s'?"),
				       theirs, nearest);
		return err_set(err, _("--map: the file has no column '%.64s'"),
			       theirs);
	}
	return true;
}
