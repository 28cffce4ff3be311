#include "deadline_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"

static char *trim(char *text)
{
	while (*text == ' ')
		text++;
	return text;
}

int deadline_text_events(char *text, struct deadline_event *events)
{
	int count = 0;
	char *part;

	while ((part = strsep(&text, ";"))) {
		struct time_parts at;
		char *word, *hash, *colon, *agreed, *amount;
		int64_t due_on = 0;

		part = trim(part);
		if (!*part)
			continue;
		word = strsep(&part, " ");
		if (!part || !time_parse(trim(part), &at))
			fail_msg("no time after %s", word);
		agreed = strchr(word, '=');
		if (agreed)
			*agreed++ = '\0';
		assert_true(!agreed || day_parse(agreed, &due_on));
		amount = strchr(word, '$');
		if (amount)
			*amount++ = '\0';
		hash = strchr(word, '#');
		if (hash)
			*hash++ = '\0';
		colon = strchr(word, ':');
		if (colon)
			*colon++ = '\0';
		events[count++] = (struct deadline_event){
			.name = word,
			.at = at.time,
			.timed = at.has_clock,
			.duty = colon,
			.slot = hash ? *hash - '0' : 0,
			.amount = amount,
			.agreed = agreed,
			.due_on = due_on,
		};
	}
	return count;
}

void deadline_text_plan(char *text, struct deadline_facts *facts)
{
	facts->planned = NONE;
	if (!*text)
		return;
	facts->plan = strsep(&text, " ");
	assert_true(day_parse(text, &facts->planned));
}

const char *deadline_text_field(const void *subject, const char *name,
				int64_t day)
{
	static char copy[256];
	char *rest = copy, *word;
	const char *found = NULL;

	snprintf(copy, sizeof(copy), "%s", (const char *)subject);
	while ((word = strsep(&rest, " "))) {
		char *key = strsep(&word, "=");
		char *from = strchr(key, '@');
		int64_t since = 0;

		if (from) {
			*from++ = '\0';
			assert_true(day_parse(from, &since));
		}
		if (word && strcmp(key, name) == 0 && since <= day)
			found = word;
	}
	return found;
}

static size_t add_slot(char *text, size_t size,
		       const struct deadline_slot *slot, const char *duty)
{
	char since[DAY_TEXT], due[DAY_TEXT], done[DAY_TEXT] = "";
	size_t used;

	day_format(slot->since, since);
	day_format(slot->due_on, due);
	if (slot->done_on != NONE)
		day_format(slot->done_on, done);
	used = (size_t)snprintf(text, size, "%s%s%s#%d %s %s%s%s%s%s%s", duty,
				*duty ? " " : "", since, slot->number, due,
				deadline_status_names[slot->status],
				*done ? " " : "", done, slot->todo ? "*" : "",
				slot->beyond ? "+" : "",
				slot->unrolled ? "?" : "");
	assert_true(used < size);
	return used;
}

void deadline_text_slots(char text[DEADLINE_TEXT_SIZE],
			 const struct deadline_slots *slots, const char *name)
{
	const char *first = name;
	size_t used = 0;

	text[0] = '\0';
	for (int i = 0; i < slots->count; i++) {
		const char *duty = slots->slots[i].duty->name;

		if (name && strcmp(duty, name) != 0)
			continue;
		if (!first)
			first = duty;
		if (used)
			used += (size_t)snprintf(text + used,
						 DEADLINE_TEXT_SIZE - used,
						 "; ");
		used += add_slot(text + used, DEADLINE_TEXT_SIZE - used,
				 &slots->slots[i],
				 strcmp(duty, first) == 0 ? "" : duty);
	}
}
