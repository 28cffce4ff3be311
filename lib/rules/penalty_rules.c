#include "rules/penalty_rules.h"

#include <string.h>

#include "base/array.h"
#include "base/value.h"
#include "rules/rule_value.h"

#define YUAN_MAX 1000000
#define COST_MAX 100

const char *const sanction_names[] = { "suspension", "dismissal", NULL };

static const char *const counted_names[] = { "ever", "year", "month", NULL };
static const char *const version_keys[] = { "effective", "counted", "penalties",
					    NULL };
static const char *const rule_keys[] = { "articles", "times", NULL };
static const char *const time_keys[] = { "fine", "cost", "sanction", NULL };

/* A number that may be absent: then it stays 0. */
static bool parse_number(const struct node *map, const char *key, int most,
			 int *number, struct err *err)
{
	const struct node *node = node_find(map, key);

	*number = 0;
	return !node || rule_number(node, 1, most, number, err);
}

static bool parse_time(const struct node *map, struct penalty_time *time,
		       struct err *err)
{
	const struct node *sanction = node_find(map, "sanction");
	int fine, cost, choice;
	bool ok = node_check_keys(map, time_keys, err);

	*time = (struct penalty_time){ .sanction = NONE };
	if (map->type != NODE_MAP)
		return false;
	ok = parse_number(map, "fine", YUAN_MAX, &fine, err) && ok;
	ok = parse_number(map, "cost", COST_MAX, &cost, err) && ok;
	time->fine = fine * INT64_C(100);
	time->cost = cost;
	if (sanction) {
		if (!rule_choice(sanction, "value", sanction_names, &choice,
				 err))
			return false;
		time->sanction = choice;
	}
	if (!map->count)
		return node_err(map, err,
				"needs one of 'fine', 'cost', 'sanction'");
	return ok;
}

static bool parse_times(struct arena *arena, const struct node *list,
			struct penalty_rule *rule, struct err *err)
{
	struct penalty_time *times;
	bool ok = true;

	if (list->type != NODE_LIST || !list->count)
		return node_err(list, err, "must be a list of maps");
	times = arena_alloc(arena, (size_t)list->count * sizeof(*times));
	for (int i = 0; i < list->count; i++)
		ok = parse_time(&list->members[i], &times[i], err) && ok;
	rule->times = times;
	rule->count = list->count;
	return ok;
}

static bool parse_rule(struct arena *arena, const struct node *map,
		       struct penalty_rule *rule, struct err *err)
{
	const struct node *articles, *times;
	bool ok = node_check_keys(map, rule_keys, err);

	if (map->type != NODE_MAP)
		return false;
	articles = rule_need(map, "articles", err);
	ok = articles &&
	     rule_words(arena, articles, "article", NULL, &rule->articles,
			err) &&
	     ok;
	times = rule_need(map, "times", err);
	return times && parse_times(arena, times, rule, err) && ok;
}

/* An article, and the rule in which it stands. */
struct standing {
	const char *article;
	int rule;
};

static int compare_standing(const void *a, const void *b)
{
	const struct standing *x = a, *y = b;
	int order = strcmp(x->article, y->article);

	return order ? order : x->rule - y->rule;
}

/* Every article of the rules into standing, unless it is NULL; how many. */
static int gather(const struct penalty_rule *rules, int rules_count,
		  struct standing *standing)
{
	int count = 0;

	for (int i = 0; i < rules_count; i++) {
		const char *const *word = rules[i].articles;

		for (; word && *word; word++) {
			if (standing)
				standing[count] = (struct standing){ *word, i };
			count++;
		}
	}
	return count;
}

/* No article of a rule stands in one of those before it. */
static bool check_articles(struct arena *arena, const struct node *list,
			   const struct penalty_rule *rules, struct err *err)
{
	int count = gather(rules, list->count, NULL);
	size_t size = sizeof(struct standing);
	struct standing *standing = arena_alloc(arena, (size_t)count * size);
	bool ok = true;

	gather(rules, list->count, standing);
	array_sort(standing, count, size, compare_standing);
	for (int i = 1; i < count; i++) {
		const struct standing *now = &standing[i];
		const struct standing *before = &standing[i - 1];

		if (now->rule != before->rule &&
		    strcmp(now->article, before->article) == 0)
			ok = node_err(&list->members[now->rule], err,
				      "the article '%s' stands in line %d "
				      "already",
				      now->article,
				      list->members[before->rule].line);
	}
	return ok;
}

static bool parse_version(struct arena *arena, const struct node *map,
			  struct penalty_version *version, struct err *err)
{
	const struct node *counted = rule_need(map, "counted", err);
	const struct node *list = rule_need(map, "penalties", err);
	struct penalty_rule *rules;
	int choice = 0;
	bool ok = node_check_keys(map, version_keys, err);

	ok = counted &&
	     rule_choice(counted, "value", counted_names, &choice, err) && ok;
	version->counted = (enum counted)choice;
	if (!list)
		return false;
	if (list->type != NODE_LIST)
		return node_err(list, err, "must be a list of penalties");
	rules = arena_alloc(arena, (size_t)list->count * sizeof(*rules));
	for (int i = 0; i < list->count; i++)
		ok = parse_rule(arena, &list->members[i], &rules[i], err) && ok;
	ok = check_articles(arena, list, rules, err) && ok;
	version->rules = rules;
	version->count = list->count;
	return ok;
}

bool penalty_parse(struct arena *arena, const struct node *file,
		   struct penalty_book *book, struct err *err)
{
	const struct rule_version *found;
	struct penalty_version *versions;
	int count;
	bool ok = rule_versions(arena, file, &found, &count, err);

	versions = arena_alloc(arena, (size_t)count * sizeof(*versions));
	for (int i = 0; i < count; i++) {
		versions[i].effective = found[i].effective;
		ok = parse_version(arena, found[i].map, &versions[i], err) &&
		     ok;
	}
	book->versions = versions;
	book->count = count;
	return ok;
}

const struct penalty_version *
penalty_version_on(const struct penalty_book *book, int64_t day)
{
	return rule_in_force(book->versions, book->count,
			     sizeof(*book->versions), day);
}
