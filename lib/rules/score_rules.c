#include "rules/score_rules.h"

#include "rules/rule_value.h"

#define POINTS_MAX 1000
#define MARK_MAX 1000
#define PLACES_MAX 100

const char *const score_item_names[] = { "performance", "callbacks",
					 "collection",	"exam",
					 "conduct",	NULL };

static const char *const version_keys[] = { "effective", "counts", "items",
					    "last_place", NULL };
static const char *const count_names[] = { "contract_signed", "subscribed",
					   NULL };
static const char *const item_keys[] = { "points", NULL };
static const char *const exam_keys[] = { "points", "full_mark", NULL };

static bool parse_number(const struct node *map, const char *key, int least,
			 int most, int *number, struct err *err)
{
	const struct node *node = rule_need(map, key, err);

	return node && rule_number(node, least, most, number, err);
}

static bool parse_item(const struct node *map, enum score_item item,
		       struct score_rules *rules, struct err *err)
{
	int points = 0, mark = 0;
	bool ok = node_check_keys(map,
				  item == SCORE_EXAM ? exam_keys : item_keys,
				  err);

	if (map->type != NODE_MAP)
		return false;
	ok = parse_number(map, "points", 0, POINTS_MAX, &points, err) && ok;
	rules->points[item] = points * INT64_C(100);
	if (item != SCORE_EXAM)
		return ok;
	ok = parse_number(map, "full_mark", 1, MARK_MAX, &mark, err) && ok;
	rules->full_mark = mark * INT64_C(100);
	return ok;
}

static bool parse_items(const struct node *map, struct score_rules *rules,
			struct err *err)
{
	const struct node *items = rule_need(map, "items", err);
	bool ok = items && node_check_keys(items, score_item_names, err);

	if (!items || items->type != NODE_MAP)
		return false;
	for (int i = 0; i < SCORE_ITEMS; i++) {
		const struct node *item = rule_need(items, score_item_names[i],
						    err);

		ok = item && parse_item(item, (enum score_item)i, rules, err) &&
		     ok;
	}
	return ok;
}

static bool parse_version(const struct node *map, struct score_rules *rules,
			  struct err *err)
{
	const struct node *counts = rule_need(map, "counts", err);
	int choice = 0;
	bool ok = node_check_keys(map, version_keys, err);

	ok = counts &&
	     rule_choice(counts, "value", count_names, &choice, err) && ok;
	rules->counts_subscribed = choice == 1;
	ok = parse_items(map, rules, err) && ok;
	return parse_number(map, "last_place", 0, PLACES_MAX,
			    &rules->last_place, err) &&
	       ok;
}

bool score_parse(struct arena *arena, const struct node *file,
		 struct score_book *book, struct err *err)
{
	const struct rule_version *versions;
	struct score_rules *rules;
	int count;
	bool ok = rule_versions(arena, file, &versions, &count, err);

	rules = arena_alloc(arena, (size_t)count * sizeof(*rules));
	for (int i = 0; i < count; i++) {
		rules[i].effective = versions[i].effective;
		ok = parse_version(versions[i].map, &rules[i], err) && ok;
	}
	book->versions = rules;
	book->count = count;
	return ok;
}

const struct score_rules *score_rules_on(const struct score_book *book,
					 int64_t day)
{
	return rule_in_force(book->versions, book->count,
			     sizeof(*book->versions), day);
}
