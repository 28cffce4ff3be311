#include "rules/care_rules.h"

#include "rules/duty_book.h"

#define CARE_SUBJECTS \
	(SUBJECT_BIT(SUBJECT_DEAL) | SUBJECT_BIT(SUBJECT_MILESTONE) | \
	 SUBJECT_BIT(SUBJECT_OFFICE))

static bool parse_bound(const struct node *map, const char *key,
			struct duration *bound, struct err *err)
{
	const struct node *node = rule_need(map, key, err);

	return node && rule_duration(node, RULE_DAYS, bound, err);
}

static bool parse_stages(const struct node *version,
			 struct owner_bounds *bounds, struct err *err)
{
	static const char *const keys[] = { "settling", "stable", NULL };
	const struct node *map = rule_need(version, "stages", err);
	bool ok;

	if (!map)
		return false;
	ok = node_check_keys(map, keys, err);
	if (map->type != NODE_MAP)
		return false;
	ok = parse_bound(map, "settling", &bounds->settling, err) && ok;
	ok = parse_bound(map, "stable", &bounds->stable, err) && ok;
	if (!ok || rule_duration_compare(bounds->settling, bounds->stable) < 0)
		return ok;
	return node_err(node_find(map, "stable"), err,
			"'stable' must be longer than 'settling'");
}

bool care_parse(struct arena *arena, const struct node *file,
		struct care_book *book, struct err *err)
{
	static const char *const keys[] = { "effective", "stages", "duties",
					    NULL };
	const struct rule_version *found;
	struct care_version *versions;
	int count;
	bool ok = rule_versions(arena, file, &found, &count, err);

	*book = (struct care_book){ .count = count };
	versions = arena_alloc(arena, (size_t)count * sizeof(*versions));
	for (int i = 0; i < count; i++) {
		versions[i].effective = found[i].effective;
		ok = node_check_keys(found[i].map, keys, err) && ok;
		ok = parse_stages(found[i].map, &versions[i].stages, err) && ok;
	}
	book->versions = versions;
	return duty_book_fill(arena, found, count, CARE_SUBJECTS, &book->duties,
			      err) &&
	       ok;
}

const struct owner_bounds *care_stages_on(const struct care_book *book,
					  int64_t day)
{
	const struct care_version *version =
		rule_in_force(book->versions, book->count,
			      sizeof(*book->versions), day);

	return version ? &version->stages : NULL;
}
