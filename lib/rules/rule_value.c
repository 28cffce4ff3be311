#include "rules/rule_value.h"

#include <string.h>

#include "base/array.h"
#include "base/value.h"
#include "rules/day.h"

const struct node *rule_need(const struct node *map, const char *key,
			     struct err *err)
{
	const struct node *node = node_find(map, key);

	if (!node && map->type == NODE_MAP)
		node_err(map, err, "the key '%s' is missing", key);
	return node;
}

static bool parse_effective(const struct node *map, int64_t *effective,
			    struct err *err)
{
	const struct node *node = rule_need(map, "effective", err);
	const char *word = node ? rule_word(node, err) : NULL;

	*effective = NONE;
	if (!word)
		return false;
	/* Only as it is written out: a version is known by this word. */
	if (strlen(word) != DAY_TEXT - 1 || word[4] != '-' ||
	    !day_parse(word, effective)) {
		*effective = NONE;
		return node_err(node, err, "'%s' is no day (YYYY-MM-DD)", word);
	}
	return true;
}

static int compare_versions(const void *left, const void *right)
{
	const struct rule_version *a = left, *b = right;
	int order = array_compare_int64(&a->effective, &b->effective);

	return order ? order : a->map->line - b->map->line;
}

static bool check_days(const struct rule_version *versions, int count,
		       struct err *err)
{
	bool ok = true;

	for (int i = 1; i < count; i++)
		if (versions[i].effective != NONE &&
		    versions[i].effective == versions[i - 1].effective)
			ok = node_err(node_find(versions[i].map, "effective"),
				      err,
				      "a version of this day stands in line "
				      "%d already",
				      versions[i - 1].map->line);
	return ok;
}

bool rule_versions(struct arena *arena, const struct node *file,
		   const struct rule_version **versions, int *count,
		   struct err *err)
{
	struct rule_version *found;
	bool ok = true;

	*versions = NULL;
	*count = 0;
	if (file->type != NODE_LIST || file->count == 0)
		return node_err(file, err,
				"must be a list of versions, each beginning "
				"with '- effective: YYYY-MM-DD'");
	found = arena_alloc(arena, (size_t)file->count * sizeof(*found));
	for (int i = 0; i < file->count; i++) {
		struct rule_version *version = &found[*count];

		version->map = &file->members[i];
		if (version->map->type != NODE_MAP) {
			ok = node_err(version->map, err,
				      "a version must be a map of "
				      "'key: value'");
			continue;
		}
		ok = parse_effective(version->map, &version->effective, err) &&
		     ok;
		++*count;
	}
	array_sort(found, *count, sizeof(*found), compare_versions);
	*versions = found;
	return check_days(found, *count, err) && ok;
}

const void *rule_in_force(const void *versions, int count, size_t size,
			  int64_t day)
{
	for (int i = count - 1; i >= 0; i--) {
		const char *version = (const char *)versions + (size_t)i * size;

		if (*(const int64_t *)(const void *)version <= day)
			return version;
	}
	return NULL;
}

const char *rule_word(const struct node *node, struct err *err)
{
	if (node->type == NODE_SCALAR && node->text[0] != '\0')
		return node->text;
	if (node->type == NODE_SCALAR)
		node_err(node, err, "the value is empty");
	else
		node_err(node, err, "must be one value");
	return NULL;
}

bool rule_flag(const struct node *node, bool *flag, struct err *err)
{
	const char *word = rule_word(node, err);

	if (!word)
		return false;
	*flag = strcmp(word, "true") == 0;
	if (node->quoted || (!*flag && strcmp(word, "false") != 0))
		return node_err(node, err,
				"'%s' must be true or false, without quotes",
				word);
	return true;
}

bool rule_number(const struct node *node, int least, int most, int *number,
		 struct err *err)
{
	const char *word = rule_word(node, err), *digit;
	int value = 0;

	if (!word)
		return false;
	for (digit = word; *digit >= '0' && *digit <= '9'; digit++)
		if (value <= most)
			value = value * 10 + (*digit - '0');
	if (*digit || (word[0] == '0' && word[1]))
		return node_err(node, err, "'%s' is no whole number", word);
	if (value < least || value > most)
		return node_err(node, err, "'%s' is not from %d to %d", word,
				least, most);
	*number = value;
	return true;
}

bool rule_choice(const struct node *node, const char *what,
		 const char *const names[], int *choice, struct err *err)
{
	const char *word = rule_word(node, err);

	if (!word)
		return false;
	for (*choice = 0; names[*choice]; ++*choice)
		if (strcmp(names[*choice], word) == 0)
			return true;
	return node_err_unknown(node, what, names, err);
}

static bool is_twice(const struct node *list, int at, struct err *err)
{
	for (int i = 0; i < at; i++)
		if (list[i].text && strcmp(list[i].text, list[at].text) == 0) {
			node_err(&list[at], err, "'%s' is given twice",
				 list[at].text);
			return true;
		}
	return false;
}

bool rule_words(struct arena *arena, const struct node *node, const char *what,
		const char *const names[], const char *const **words,
		struct err *err)
{
	bool is_list = node->type == NODE_LIST;
	const struct node *list = is_list ? node->members : node;
	int count = is_list ? node->count : 1, choice;
	const char **out;
	bool ok = true;

	if (count == 0 || count > 64 || node->type == NODE_MAP)
		return node_err(node, err, "must be a word or a list of words");
	out = arena_alloc(arena, (size_t)(count + 1) * sizeof(*out));
	for (int i = 0; i < count; i++) {
		out[i] = rule_word(&list[i], err);
		if (!out[i])
			ok = false;
		else if (is_twice(list, i, err))
			ok = false;
		else if (names &&
			 !rule_choice(&list[i], what, names, &choice, err))
			ok = false;
	}
	*words = out;
	return ok;
}

static unsigned kind_of(struct duration duration)
{
	if (duration_is_clock(duration))
		return RULE_CLOCK;
	return duration.unit == UNIT_WORKDAY ? RULE_WORKDAYS : RULE_DAYS;
}

bool rule_duration(const struct node *node, unsigned units,
		   struct duration *duration, struct err *err)
{
	const char *word = rule_word(node, err);

	if (!word)
		return false;
	if (!duration_parse(word, duration))
		return node_err(node, err,
				"'%s' is no duration (such as '3 days')", word);
	if (kind_of(*duration) & units)
		return true;
	if (kind_of(*duration) == RULE_WORKDAYS)
		return node_err(node, err, "'%s': no working days here", word);
	return node_err(node, err, "'%s' must be in days, weeks or months here",
			word);
}

int rule_duration_compare(struct duration a, struct duration b)
{
	/* In fifths of a minute of nominal length, so that all are whole. */
	static const int64_t length[] = {
		[UNIT_MINUTE] = 5,   [UNIT_HOUR] = 300,
		[UNIT_DAY] = 7200,   [UNIT_WORKDAY] = 10080,
		[UNIT_WEEK] = 50400, [UNIT_MONTH] = 216000,
	};
	int64_t difference = a.count * length[a.unit] -
			     b.count * length[b.unit];

	return (difference > 0) - (difference < 0);
}
