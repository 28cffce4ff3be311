#include "rules/office_rules.h"

#include <string.h>

#include "rules/day.h"
#include "rules/rule_value.h"

static const char *const keys[] = { "effective", "timezone", "closing_time",
				    NULL };

/* A name such as Asia/Shanghai: never a path out of the zones' folder. */
static bool is_zone_name(const char *word)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789_+-/";

	return word[0] != '/' && strspn(word, letters) == strlen(word);
}

static bool parse_timezone(const struct node *map, struct office_rules *rules,
			   struct err *err)
{
	const struct node *node = rule_need(map, "timezone", err);

	rules->timezone = node ? rule_word(node, err) : NULL;
	if (!rules->timezone)
		return false;
	if (!is_zone_name(rules->timezone))
		return node_err(node, err, "'%s' is no time zone",
				rules->timezone);
	return true;
}

static bool parse_closing_time(const struct node *map,
			       struct office_rules *rules, struct err *err)
{
	const struct node *node = rule_need(map, "closing_time", err);
	const char *word = node ? rule_word(node, err) : NULL;

	if (!word)
		return false;
	if (!time_of_day_parse(word, &rules->closing_time))
		return node_err(node, err, "'%s' is no time of day (18:00)",
				word);
	return true;
}

bool office_parse(struct arena *arena, const struct node *file,
		  struct office_book *book, struct err *err)
{
	const struct rule_version *versions;
	struct office_rules *rules;
	int count;
	bool ok = rule_versions(arena, file, &versions, &count, err);

	rules = arena_alloc(arena, (size_t)count * sizeof(*rules));
	for (int i = 0; i < count; i++) {
		const struct node *map = versions[i].map;

		rules[i].effective = versions[i].effective;
		ok = node_check_keys(map, keys, err) && ok;
		ok = parse_timezone(map, &rules[i], err) && ok;
		ok = parse_closing_time(map, &rules[i], err) && ok;
	}
	book->versions = rules;
	book->count = count;
	return ok;
}

const struct office_rules *office_rules_on(const struct office_book *book,
					   int64_t day)
{
	return rule_in_force(book->versions, book->count,
			     sizeof(*book->versions), day);
}
