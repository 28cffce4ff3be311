#include "rules/recycle_rules.h"

#include "rules/rule_value.h"

static const char *const keys[] = { "effective", "after", "since", "protects",
				    NULL };
static const char *const since_names[] = { "last_visit", "last_contact", NULL };

static bool parse_duration(const struct node *map, const char *key,
			   struct duration *duration, struct err *err)
{
	const struct node *node = rule_need(map, key, err);

	return node && rule_duration(node, RULE_DAYS, duration, err);
}

static bool parse_since(const struct node *map, struct recycle_rules *rules,
			struct err *err)
{
	const struct node *node = rule_need(map, "since", err);
	int choice;

	if (!node || !rule_choice(node, "value", since_names, &choice, err))
		return false;
	rules->since_contact = choice == 1;
	return true;
}

bool recycle_parse(struct arena *arena, const struct node *file,
		   struct recycle_book *book, struct err *err)
{
	const struct rule_version *found;
	struct recycle_rules *rules;
	int count;
	bool ok = rule_versions(arena, file, &found, &count, err);

	rules = arena_alloc(arena, (size_t)count * sizeof(*rules));
	for (int i = 0; i < count; i++) {
		const struct node *map = found[i].map;

		rules[i].effective = found[i].effective;
		ok = node_check_keys(map, keys, err) && ok;
		ok = parse_duration(map, "after", &rules[i].after, err) && ok;
		ok = parse_since(map, &rules[i], err) && ok;
		ok = parse_duration(map, "protects", &rules[i].protects, err) &&
		     ok;
	}
	*book = (struct recycle_book){ rules, count };
	return ok;
}

const struct recycle_rules *recycle_rules_on(const struct recycle_book *book,
					     int64_t day)
{
	return rule_in_force(book->versions, book->count,
			     sizeof(*book->versions), day);
}
