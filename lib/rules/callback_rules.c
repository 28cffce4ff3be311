#include "rules/callback_rules.h"

#include "rules/duty_book.h"

const char *const method_names[] = { "phone", "sms", "wechat", "email", NULL };
const char *const outcome_names[] = { "reached", "no_answer", "wrong_number",
				      NULL };

/* Bit i is set when names[i] is among the words of a key. */
static bool parse_set(struct arena *arena, const struct node *map,
		      const char *key, const char *const names[], unsigned *set,
		      struct err *err)
{
	const struct node *node = rule_need(map, key, err);
	const struct node *list;
	const char *const *words;
	int choice;

	if (!node || !rule_words(arena, node, "value", names, &words, err))
		return false;
	list = node->type == NODE_LIST ? node->members : node;
	for (int i = 0; words[i]; i++)
		if (rule_choice(&list[i], "value", names, &choice, err))
			*set |= 1U << choice;
	return true;
}

static bool parse_counts(struct arena *arena, const struct node *map,
			 struct callback_version *version, struct err *err)
{
	unsigned methods = 0, outcomes = 0;
	bool ok = parse_set(arena, map, "counts", outcome_names, &outcomes,
			    err);

	ok = parse_set(arena, map, "methods", method_names, &methods, err) &&
	     ok;
	for (int method = 0; method_names[method]; method++)
		for (int outcome = 0; outcome_names[outcome]; outcome++)
			if (methods >> method & outcomes >> outcome & 1)
				version->counts |= CALLBACK_BIT(method,
								outcome);
	return ok;
}

bool callback_parse(struct arena *arena, const struct node *file,
		    struct callback_book *book, struct err *err)
{
	static const char *const keys[] = { "effective", "counts", "methods",
					    "duties", NULL };
	const struct rule_version *found;
	struct callback_version *versions;
	int count;
	bool ok = rule_versions(arena, file, &found, &count, err);

	*book = (struct callback_book){ .count = count };
	versions = arena_alloc(arena, (size_t)count * sizeof(*versions));
	for (int i = 0; i < count; i++) {
		versions[i].effective = found[i].effective;
		ok = node_check_keys(found[i].map, keys, err) && ok;
		ok = parse_counts(arena, found[i].map, &versions[i], err) && ok;
	}
	book->versions = versions;
	return duty_book_fill(arena, found, count, SUBJECT_BIT(SUBJECT_LEAD),
			      &book->duties, err) &&
	       ok;
}

int callback_counts_on(const struct callback_book *book, int64_t day)
{
	const struct callback_version *version =
		rule_in_force(book->versions, book->count,
			      sizeof(*book->versions), day);

	return version ? version->counts : 0;
}
