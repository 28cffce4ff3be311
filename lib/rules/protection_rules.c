#include "rules/protection_rules.h"

#include <stddef.h>

#include "rules/rule_value.h"

const char *const kind_names[] = { "onsite",   "channel",   "brokerage",
				   "referrer", "ecommerce", NULL };

static const char *const version_keys[] = { "effective", "attempts_per",
					    "kinds", NULL };
static const char *const per_names[] = { "partner", "customer", NULL };
static const char *const start_names[] = { "visit", "report", NULL };
static const char *const visit_names[] = { "visit", NULL };
static const char *const late_names[] = { "flag", "refuse", NULL };
static const char *const kind_keys[] = { "periods",
					 "repeat",
					 "starts",
					 "renew",
					 "record_within",
					 "excused_within",
					 "late",
					 "record_ahead",
					 "visit_within",
					 "confirmation_form",
					 "identity_check",
					 "listed_before",
					 NULL };

static bool parse_periods(const struct node *node, struct kind_rules *rules,
			  struct err *err)
{
	bool ok = true;

	if (node->type != NODE_LIST || node->count == 0 ||
	    node->count > PERIODS_MAX)
		return node_err(node, err,
				"must be a list of 1 to %d durations",
				PERIODS_MAX);
	for (int i = 0; i < node->count; i++)
		ok = rule_duration(&node->members[i], RULE_DAYS,
				   &rules->periods[i], err) &&
		     ok;
	rules->periods_count = node->count;
	return ok;
}

/* Each reads one key of a kind, if it is there. */
static bool parse_flag(const struct node *map, const char *key, bool *flag,
		       struct err *err)
{
	const struct node *node = node_find(map, key);

	return !node || rule_flag(node, flag, err);
}

static bool parse_duration(const struct node *map, const char *key,
			   unsigned units, struct duration *duration,
			   struct err *err)
{
	const struct node *node = node_find(map, key);

	return !node || rule_duration(node, units, duration, err);
}

/* Sets is_set when the word is the name with that index. */
static bool parse_word(const struct node *map, const char *key,
		       const char *const names[], int index, bool *is_set,
		       struct err *err)
{
	const struct node *node = node_find(map, key);
	int choice;

	if (!node)
		return true;
	if (!rule_choice(node, "value", names, &choice, err))
		return false;
	*is_set = choice == index;
	return true;
}

/* The keys that say nothing without another one. */
static bool check_companions(const struct node *map, struct err *err)
{
	static const char *const pairs[][2] = {
		{ "excused_within", "record_within" },
		{ "late", "record_within" },
		{ "visit_within", "record_ahead" },
		{ "confirmation_form", "record_ahead" },
		{ "identity_check", "record_ahead" },
		{ "listed_before", "record_ahead" },
		{ NULL, NULL },
	};
	bool ok = true;

	for (int i = 0; pairs[i][0]; i++) {
		const struct node *node = node_find(map, pairs[i][0]);

		if (node && !node_find(map, pairs[i][1]))
			ok = node_err_key(node, err, "'%s' needs '%s'",
					  pairs[i][0], pairs[i][1]);
	}
	return ok;
}

/* A kind is registered after the visit, or ahead of it, or by a report. */
static bool check_start(const struct node *map, enum kind kind,
			const struct kind_rules *rules, struct err *err)
{
	const struct node *ahead = node_find(map, "record_ahead");

	if (kind == KIND_ONSITE && !rules->registers_visit)
		return node_err(map, err, "onsite needs 'record_within'");
	if (rules->registers_visit && rules->registers_ahead)
		return node_err_key(ahead, err,
				    "'record_ahead' and 'record_within' "
				    "exclude each other");
	if (rules->registers_visit || rules->registers_ahead) {
		if (!rules->starts_report)
			return true;
		return node_err(node_find(map, "starts"), err,
				"'report' does not go with 'record_within' or "
				"'record_ahead'");
	}
	if (rules->starts_report)
		return true;
	return node_err(map, err,
			"needs one of 'record_within', 'record_ahead', "
			"'starts: report'");
}

static bool parse_times(const struct node *map, struct kind_rules *rules,
			struct err *err)
{
	const unsigned any = RULE_CLOCK | RULE_DAYS;
	bool ok = parse_duration(map, "record_within", any,
				 &rules->record_within, err);

	ok = parse_duration(map, "excused_within", RULE_DAYS,
			    &rules->excused_within, err) &&
	     ok;
	ok = parse_duration(map, "record_ahead", any, &rules->record_ahead,
			    err) &&
	     ok;
	ok = parse_duration(map, "visit_within", any, &rules->visit_within,
			    err) &&
	     ok;
	rules->registers_visit = node_find(map, "record_within");
	rules->registers_ahead = node_find(map, "record_ahead");
	return ok;
}

static bool parse_conditions(const struct node *map, struct kind_rules *rules,
			     struct err *err)
{
	bool ok = parse_flag(map, "repeat", &rules->repeat, err);

	ok = parse_flag(map, "confirmation_form", &rules->confirmation_form,
			err) &&
	     ok;
	ok = parse_flag(map, "identity_check", &rules->identity_check, err) &&
	     ok;
	ok = parse_word(map, "starts", start_names, 1, &rules->starts_report,
			err) &&
	     ok;
	ok = parse_word(map, "renew", visit_names, 0, &rules->renew_visit,
			err) &&
	     ok;
	ok = parse_word(map, "late", late_names, 1, &rules->late_refuse, err) &&
	     ok;
	return parse_word(map, "listed_before", visit_names, 0,
			  &rules->listed_before_visit, err) &&
	       ok;
}

static bool parse_kind(const struct node *map, enum kind kind,
		       struct kind_rules *rules, struct err *err)
{
	const struct node *periods;
	bool ok = node_check_keys(map, kind_keys, err);

	if (map->type != NODE_MAP)
		return false;
	periods = rule_need(map, "periods", err);
	ok = periods && parse_periods(periods, rules, err) && ok;
	ok = parse_times(map, rules, err) && ok;
	ok = parse_conditions(map, rules, err) && ok;
	ok = check_companions(map, err) && ok;
	return check_start(map, kind, rules, err) && ok;
}

static bool parse_version(const struct rule_version *version,
			  struct protection_rules *rules, struct err *err)
{
	const struct node *kinds = rule_need(version->map, "kinds", err);
	bool ok = node_check_keys(version->map, version_keys, err);

	rules->effective = version->effective;
	ok = parse_word(version->map, "attempts_per", per_names, 1,
			&rules->per_customer, err) &&
	     ok;
	if (!kinds)
		return false;
	ok = node_check_keys(kinds, kind_names, err) && ok;
	for (int i = 0; i < KIND_COUNT; i++) {
		const struct node *map = rule_need(kinds, kind_names[i], err);

		ok = map &&
		     parse_kind(map, (enum kind)i, &rules->kinds[i], err) && ok;
	}
	return ok;
}

bool protection_parse(struct arena *arena, const struct node *file,
		      struct protection_book *book, struct err *err)
{
	const struct rule_version *versions;
	struct protection_rules *rules;
	int count;
	bool ok = rule_versions(arena, file, &versions, &count, err);

	rules = arena_alloc(arena, (size_t)count * sizeof(*rules));
	for (int i = 0; i < count; i++)
		ok = parse_version(&versions[i], &rules[i], err) && ok;
	book->versions = rules;
	book->count = count;
	return ok;
}

const struct protection_rules *
protection_rules_on(const struct protection_book *book, int64_t day)
{
	return rule_in_force(book->versions, book->count,
			     sizeof(*book->versions), day);
}
