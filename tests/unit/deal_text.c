#include "deal_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"
#include "rules/number.h"

static char *keep(struct deal_text *text, const char *words)
{
	char *kept = text->memory + text->used;
	int size = (int)strlen(words) + 1;

	assert_true(text->used + size <= (int)sizeof(text->memory));
	memcpy(kept, words, (size_t)size);
	text->used += size;
	return kept;
}

static int64_t place_of(const char *word, const char *const names[])
{
	int64_t i = 0;

	while (names[i] && strcmp(names[i], word) != 0)
		i++;
	return names[i] ? i : NONE;
}

static int64_t money_of(const char *word)
{
	int64_t money;

	if (!number_parse(word, 2, &money))
		fail_msg("'%s' is no money", word);
	return money;
}

static int64_t whole_of(const char *word)
{
	int64_t whole;

	assert_true(number_parse(word, 0, &whole));
	return whole;
}

static bool read_term(struct deal_terms *terms, const char *key, char *value)
{
	if (strcmp(key, "unit") == 0)
		terms->unit = value;
	else if (strcmp(key, "price") == 0)
		terms->price = money_of(value);
	else if (strcmp(key, "rep") == 0)
		terms->rep = whole_of(value);
	else if (strcmp(key, "pay_method") == 0)
		terms->pay_method = place_of(value, pay_method_names);
	else if (strcmp(key, "down_payment") == 0)
		terms->down_payment = money_of(value);
	else if (strcmp(key, "service_agent") == 0)
		terms->service_agent = whole_of(value);
	else if (strcmp(key, "handover") == 0)
		terms->handover = whole_of(value);
	else
		return false;
	return true;
}

static const struct deal_terms no_terms = { NULL, NONE, NONE, NONE,
					    NONE, NONE, NONE };

static void read_word(struct deal_event *event, char *word)
{
	char *value = strchr(word, '=');
	int64_t item = place_of(word, deal_item_names);

	if (value) {
		*value++ = '\0';
		if (strcmp(word, "identity_checked") == 0)
			event->identity_checked = whole_of(value);
		else if (strcmp(word, "approved_by") == 0)
			event->approved_by = value;
		else if (!read_term(&event->terms, word, value))
			fail_msg("'%s' is none of an event's", word);
	} else if (item != NONE) {
		event->item = item;
	} else {
		event->amount = money_of(word);
	}
}

void deal_text_event(struct deal_text *text, const char *words,
		     struct deal_event *event)
{
	char *rest = keep(text, words);
	const char *name = strsep(&rest, " ");
	int64_t kind = place_of(name, deal_event_names);
	char *word;

	if (kind == NONE)
		fail_msg("there is no event '%s'", name);
	*event = (struct deal_event){ .kind = (enum deal_event_kind)kind,
				      .amount = NONE,
				      .item = ITEM_HOUSE,
				      .staff = NONE,
				      .identity_checked = NONE,
				      .terms = no_terms };
	assert_true(day_parse(strsep(&rest, " "), &event->on));
	while ((word = strsep(&rest, " ")))
		if (*word)
			read_word(event, word);
}

/* By day; those of one day as they come. */
static void add_event(struct deal_text *text, const char *words)
{
	int at = text->deal.count++;
	struct deal_event event;

	assert_true(at < DEAL_TEXT_EVENTS);
	deal_text_event(text, words, &event);
	event.entry = at + 1;
	for (; at > 0 && text->events[at - 1].on > event.on; at--)
		text->events[at] = text->events[at - 1];
	text->events[at] = event;
}

static void read_deal(struct deal_text *text, const char *words)
{
	struct deal *deal = &text->deal;
	char *rest = keep(text, words), *word;

	while ((word = strsep(&rest, " "))) {
		char *value = strchr(word, '=');
		int64_t item;

		if (!*word)
			continue;
		*value++ = '\0';
		item = place_of(word, deal_item_names);
		if (item != NONE)
			deal->fees[item] = money_of(value);
		else if (strcmp(word, "subscribed") == 0)
			assert_true(day_parse(value, &deal->subscribed_on));
		else
			assert_true(read_term(&deal->terms, word, value));
	}
}

void deal_text_read(struct deal_text *text, const char *deal,
		    const char *events)
{
	char copy[1024], *rest = copy, *part;

	*text = (struct deal_text){ .used = 0 };
	text->deal = (struct deal){ .id = 1,
				    .deal = "d1",
				    .lead = NONE,
				    .terms = no_terms,
				    .fees = { NONE, NONE, NONE, NONE },
				    .events = text->events };
	text->deal.terms.unit = "1-101";
	text->deal.terms.rep = 1;
	text->deal.terms.pay_method = PAY_FULL;
	read_deal(text, deal);
	snprintf(copy, sizeof(copy), "%s", events);
	while ((part = strsep(&rest, ";"))) {
		while (*part == ' ')
			part++;
		if (*part)
			add_event(text, part);
	}
}
