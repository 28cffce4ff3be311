#include "rules/duty.h"

#include <string.h>

#include "base/intl.h"
#include "base/text.h"
#include "rules/rule_value.h"

enum { STEPS_MAX = 16, SLOTS_MAX = 1000, POINTS_MAX = 1000 };

static const char *const duty_keys[] = {
	"duty",	  "subject", "when",  "after",	"until", "expected",
	"within", "before",  "steps", "every",	"from",	 "roll",
	"done",	  "stops",   "owner", "points", NULL
};

static bool parse_name(const struct node *map, struct duty *duty,
		       struct err *err)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
	const struct node *node = rule_need(map, "duty", err);
	const char *word = node ? rule_word(node, err) : NULL;

	duty->name = word;
	if (!word)
		return false;
	if (strspn(word, letters) == strlen(word) && word[0] >= 'a')
		return true;
	return node_err(node, err,
			"'%s': a duty's name is small letters, digits and _",
			word);
}

static bool parse_subject(const struct node *map, struct duty *duty,
			  struct err *err)
{
	const struct node *node = rule_need(map, "subject", err);
	int choice = 0;

	if (!node || !rule_choice(node, "subject", subject_names, &choice, err))
		return false;
	duty->subject = (enum subject)choice;
	return true;
}

static const struct duty_field *find_field(enum subject subject,
					   const char *name)
{
	const struct duty_field *field = duty_fields(subject);

	while (field->name && strcmp(field->name, name) != 0)
		field++;
	return field;
}

static bool parse_condition(struct arena *arena, const struct node *member,
			    enum subject subject, struct condition *condition,
			    struct err *err)
{
	const struct duty_field *field = find_field(subject, member->key);
	const char *text = member->type == NODE_SCALAR ? member->text : "";

	condition->field = member->key;
	condition->of_event = field->of_event;
	if (!field->name)
		return node_err_key(member, err,
				    "the subject %s has no field '%s'",
				    subject_names[subject], member->key);
	if (strcmp(text, "any") == 0 || strcmp(text, "none") == 0) {
		condition->test = text[0] == 'a' ? CONDITION_ANY
						 : CONDITION_NONE;
		return true;
	}
	if (field->presence_only)
		return node_err(member, err, "'%s' can only be any or none",
				member->key);
	condition->test = CONDITION_VALUES;
	return rule_words(arena, member, "value", field->values,
			  &condition->values, err);
}

static bool parse_when(struct arena *arena, const struct node *map,
		       struct duty *duty, struct err *err)
{
	const struct node *when = node_find(map, "when");
	struct condition *conditions;
	bool ok = true;

	if (!when)
		return true;
	if (when->type != NODE_MAP || when->count == 0)
		return node_err(when, err, "must be a map of 'field: value'");
	conditions = arena_alloc(arena,
				 (size_t)when->count * sizeof(*conditions));
	for (int i = 0; i < when->count; i++)
		ok = parse_condition(arena, &when->members[i], duty->subject,
				     &conditions[i], err) &&
		     ok;
	duty->when = conditions;
	duty->when_count = when->count;
	return ok;
}

/* A list of events, where the key is there. */
static bool parse_events(struct arena *arena, const struct node *map,
			 const char *key, enum subject subject,
			 const char *const **events, struct err *err)
{
	const struct node *node = node_find(map, key);

	return !node || rule_words(arena, node, "event", duty_events(subject),
				   events, err);
}

static bool parse_until(const struct node *map, struct duty *duty,
			struct err *err)
{
	const struct node *node = node_find(map, "until");
	const char *const *milestones = duty_milestones(duty->subject);
	int choice;

	if (!node)
		return true;
	if (!milestones[0])
		return node_err_key(node, err,
				    "the subject %s has no milestone",
				    subject_names[duty->subject]);
	if (!rule_choice(node, "milestone", milestones, &choice, err))
		return false;
	duty->until = milestones[choice];
	return true;
}

static bool parse_clock(struct arena *arena, const struct node *map,
			struct duty *duty, struct err *err)
{
	static const char *const logged[] = { "logged", NULL };
	enum subject subject = duty->subject;
	bool ok = parse_events(arena, map, "after", subject, &duty->after, err);

	duty->done = logged;
	duty->stops = duty_default_stops(subject);
	ok = parse_events(arena, map, "done", subject, &duty->done, err) && ok;
	ok = parse_events(arena, map, "stops", subject, &duty->stops, err) &&
	     ok;
	return parse_until(map, duty, err) && ok;
}

static bool parse_span(const struct node *map, const char *key,
		       struct duration *span, struct err *err)
{
	const struct node *node = node_find(map, key);

	return !node ||
	       rule_duration(node, RULE_DAYS | RULE_WORKDAYS, span, err);
}

static bool check_positive(const struct node *map, const char *key,
			   struct duration span, struct err *err)
{
	if (span.unit == UNIT_NONE || span.count > 0)
		return true;
	return node_err(node_find(map, key), err, "'%s' must be longer than 0",
			key);
}

static bool parse_spans(const struct node *map, struct duty *duty,
			struct err *err)
{
	bool ok = parse_span(map, "expected", &duty->expected, err);

	ok = parse_span(map, "within", &duty->within, err) && ok;
	ok = parse_span(map, "before", &duty->before, err) && ok;
	ok = parse_span(map, "every", &duty->every, err) && ok;
	ok = parse_span(map, "from", &duty->from, err) && ok;
	ok = check_positive(map, "every", duty->every, err) && ok;
	ok = check_positive(map, "from", duty->from, err) && ok;
	if (!ok || duty->expected.unit == UNIT_NONE ||
	    duty->within.unit == UNIT_NONE ||
	    rule_duration_compare(duty->expected, duty->within) <= 0)
		return ok;
	return node_err(node_find(map, "expected"), err,
			"'expected' is later than 'within'");
}

static bool parse_step(const struct node *map, struct step *step,
		       struct err *err)
{
	static const char *const keys[] = { "count", "within", NULL };
	const struct node *count, *within;
	bool ok = node_check_keys(map, keys, err);

	if (map->type != NODE_MAP)
		return false;
	count = rule_need(map, "count", err);
	within = rule_need(map, "within", err);
	ok = count && rule_number(count, 1, SLOTS_MAX, &step->count, err) && ok;
	return within &&
	       rule_duration(within, RULE_DAYS | RULE_WORKDAYS, &step->within,
			     err) &&
	       ok;
}

static bool check_step(const struct node *map, const struct step *steps, int i,
		       struct err *err)
{
	if (i == 0)
		return true;
	if (steps[i].count <= steps[i - 1].count)
		return node_err(node_find(map, "count"), err,
				"'count' must rise from step to step");
	if (rule_duration_compare(steps[i].within, steps[i - 1].within) <= 0)
		return node_err(node_find(map, "within"), err,
				"'within' must rise from step to step");
	return true;
}

static bool parse_steps(struct arena *arena, const struct node *map,
			struct duty *duty, struct err *err)
{
	const struct node *node = node_find(map, "steps");
	struct step *steps;
	bool ok = true;

	if (!node)
		return true;
	if (node->type != NODE_LIST || node->count == 0 ||
	    node->count > STEPS_MAX)
		return node_err(node, err,
				"must be a list of 1 to %d steps, such as "
				"{count: 1, within: 3 days}",
				STEPS_MAX);
	steps = arena_alloc(arena, (size_t)node->count * sizeof(*steps));
	for (int i = 0; i < node->count; i++) {
		const struct node *step = &node->members[i];

		ok = parse_step(step, &steps[i], err) && ok;
		ok = ok && check_step(step, steps, i, err);
	}
	duty->steps = steps;
	duty->steps_count = node->count;
	return ok;
}

static bool parse_owner(const struct node *map, struct duty *duty,
			struct err *err)
{
	static const char *const names[] = { "rep", "agent", NULL };
	static const char *const lead_names[] = { "rep", NULL };
	static const enum owner owners[] = { OWNER_REP,	  OWNER_AGENT,
					     OWNER_STAFF, OWNER_NONE,
					     OWNER_NONE,  OWNER_NONE };
	const struct node *node = node_find(map, "owner");
	int choice;

	duty->owner = owners[duty->subject];
	if (!node)
		return true;
	if (duty->subject != SUBJECT_LEAD && duty->subject != SUBJECT_DEAL)
		return node_err_key(node, err, "the subject %s has no 'owner'",
				    subject_names[duty->subject]);
	if (!rule_choice(node, "owner",
			 duty->subject == SUBJECT_LEAD ? lead_names : names,
			 &choice, err))
		return false;
	duty->owner = (enum owner)choice;
	return true;
}

static bool parse_rest(const struct node *map, struct duty *duty,
		       struct err *err)
{
	const struct node *roll = node_find(map, "roll");
	const struct node *points = node_find(map, "points");
	bool ok = parse_owner(map, duty, err);

	ok = (!roll || rule_flag(roll, &duty->roll, err)) && ok;
	return (!points ||
		rule_number(points, 0, POINTS_MAX, &duty->points, err)) &&
	       ok;
}

/* Which keys need which, and which exclude which. */
static bool check_keys(const struct node *map, struct err *err)
{
	static const struct {
		const char *key, *other;
		bool excludes;
	} pairs[] = {
		{ "until", "after", true },	{ "within", "steps", true },
		{ "within", "every", true },	{ "before", "every", true },
		{ "expected", "steps", true },	{ "expected", "every", true },
		{ "within", "after", false },	{ "steps", "after", false },
		{ "expected", "after", false }, { "before", "until", false },
		{ "from", "until", false },	{ "from", "every", false },
		{ NULL, NULL, false },
	};
	bool ok = true;

	for (int i = 0; pairs[i].key; i++) {
		const struct node *node = node_find(map, pairs[i].key);
		bool is_there = node_find(map, pairs[i].other);

		if (node && is_there == pairs[i].excludes)
			ok = node_err_key(node, err,
					  is_there ? N_("'%s' excludes '%s'")
						   : N_("'%s' needs '%s'"),
					  pairs[i].key, pairs[i].other);
	}
	if (!node_find(map, "after") && !node_find(map, "until"))
		ok = node_err(map, err, "needs one of 'after', 'until'");
	if (node_find(map, "until") && node_find(map, "every") &&
	    !node_find(map, "from"))
		ok = node_err_key(node_find(map, "every"), err,
				  "'every' with 'until' needs 'from'");
	return ok;
}

static bool parse_duty(struct arena *arena, const struct node *map,
		       struct duty *duty, struct err *err)
{
	bool ok = node_check_keys(map, duty_keys, err);

	if (map->type != NODE_MAP)
		return false;
	ok = parse_name(map, duty, err) && ok;
	ok = check_keys(map, err) && ok;
	ok = parse_spans(map, duty, err) && ok;
	ok = parse_steps(arena, map, duty, err) && ok;
	/* What follows depends on the subject. */
	if (!parse_subject(map, duty, err))
		return false;
	ok = parse_when(arena, map, duty, err) && ok;
	ok = parse_clock(arena, map, duty, err) && ok;
	ok = parse_rest(map, duty, err) && ok;
	duty->off = duty->within.unit == UNIT_NONE &&
		    duty->before.unit == UNIT_NONE &&
		    duty->every.unit == UNIT_NONE && !duty->steps;
	return ok;
}

bool duty_parse(struct arena *arena, const struct node *list, int64_t effective,
		const struct duty **duties, int *count, struct err *err)
{
	struct duty *found;
	bool ok = true;

	*duties = NULL;
	*count = 0;
	if (list->type != NODE_LIST)
		return node_err(list, err, "must be a list of duties");
	found = arena_alloc(arena, (size_t)list->count * sizeof(*found));
	for (int i = 0; i < list->count; i++) {
		found[i].effective = effective;
		ok = parse_duty(arena, &list->members[i], &found[i], err) && ok;
	}
	*duties = found;
	*count = list->count;
	return ok;
}

static bool is_workdays(struct duration span)
{
	return span.unit == UNIT_WORKDAY;
}

bool duty_needs_calendar(const struct duty *duties, int count)
{
	for (int i = 0; i < count; i++) {
		const struct duty *duty = &duties[i];

		if (duty->roll || is_workdays(duty->expected) ||
		    is_workdays(duty->within) || is_workdays(duty->before) ||
		    is_workdays(duty->every) || is_workdays(duty->from))
			return true;
		for (int j = 0; j < duty->steps_count; j++)
			if (is_workdays(duty->steps[j].within))
				return true;
	}
	return false;
}

bool duty_is_done_by(const struct duty *duty, const char *event)
{
	return text_is_among(event, duty->done);
}

const struct duty_version *duty_version_on(const struct duty_book *book,
					   int64_t day)
{
	return rule_in_force(book->versions, book->count,
			     sizeof(*book->versions), day);
}
