#include "office/score_duties.h"

#include <string.h>

#include "office/rulebook.h"

const struct score_source score_sources[] = {
	{ SCORE_CALLBACKS, RULES_CALLBACK, SUBJECT_LEAD },
	{ SCORE_COLLECTION, RULES_CONTRACT, SUBJECT_DEAL },
	{ SCORE_ITEMS, RULE_KINDS, SUBJECT_LEAD },
};

/* Hands over each duty that costs points until one is taken. */
static const struct score_source *find(struct office *office,
				       bool (*takes)(void *to,
						     const struct duty *duty),
				       void *to)
{
	const struct score_source *source = score_sources;

	for (; source->item != SCORE_ITEMS; source++) {
		const struct duty_book *book = office_duties(office,
							     source->kind);

		for (int v = 0; v < book->count; v++)
			for (int d = 0; d < book->versions[v].count; d++)
				if (book->versions[v].duties[d].points &&
				    takes(to, &book->versions[v].duties[d]))
					return source;
	}
	return NULL;
}

struct wanted {
	const char *duty;
	int64_t subject;
};

static bool is_wanted(void *to, const struct duty *duty)
{
	const struct wanted *wanted = to;

	return strcmp(duty->name, wanted->duty) == 0 &&
	       (wanted->subject == NONE ||
		wanted->subject == (int64_t)duty->subject);
}

const struct score_source *score_source_of(struct office *office,
					   const char *duty, int64_t subject)
{
	struct wanted wanted = { duty, subject };

	return find(office, is_wanted, &wanted);
}

struct names {
	const char **names;
	int count, most;
};

static bool gather(void *to, const struct duty *duty)
{
	struct names *names = to;

	if (names->count == names->most - 1)
		return true;
	names->names[names->count++] = duty->name;
	return false;
}

void score_duty_names(struct office *office, const char *names[], int most)
{
	struct names found = { names, 0, most };

	find(office, gather, &found);
	names[found.count] = NULL;
}
