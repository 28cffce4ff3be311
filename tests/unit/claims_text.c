#include "claims_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/value.h"
#include "rules/day.h"

static const char *const state_names[] = { "pending", "live",	"reassigned",
					   "sold",    "closed", "refused",
					   "visit",   NULL };
/* By enum kind; a partner's number is its kind * 10 + what is written. */
static const char kind_letters[] = "zcbre";

struct asker who_read(const struct table_case *row, const char *who)
{
	struct asker asker = { KIND_ONSITE, NONE, NONE };
	const char *letter = strchr(kind_letters, who[0]);
	int number = atoi(who + 1);

	if (strcmp(who, "auto") == 0)
		return asker;
	if (!letter || !who[0] || number < 1 || number > 9)
		fail_msg("%s: nobody is %s", row->place, who);
	asker.kind = (enum kind)(letter - kind_letters);
	if (asker.kind == KIND_ONSITE)
		asker.rep = number;
	else
		asker.partner = (int)asker.kind * 10 + number;
	return asker;
}

const char *who_text(int64_t holder)
{
	static char text[8];

	text[0] = '\0';
	if (holder == NONE)
		return text;
	if (holder < 0)
		snprintf(text, sizeof(text), "z%d", (int)-holder % 10);
	else
		snprintf(text, sizeof(text), "%c%d",
			 kind_letters[holder / 10 % KIND_COUNT],
			 (int)(holder % 10));
	return text;
}

static int64_t day_read(const struct table_case *row, const char *text)
{
	int64_t day;

	if (!day_parse(text, &day))
		fail_msg("%s: %s is no day", row->place, text);
	return day;
}

static int64_t time_read(const struct table_case *row, const char *text)
{
	struct time_parts parts;

	if (!time_parse(text, &parts))
		fail_msg("%s: %s is no time", row->place, text);
	return parts.time;
}

/* Sets what a word NAME=VALUE says of a claim. */
static void claim_word(const struct table_case *row, char *word,
		       struct claim *claim)
{
	const char *name = strsep(&word, "=");

	if (!word)
		fail_msg("%s: %s has no value", row->place, name);
	else if (strcmp(name, "since") == 0)
		claim->since = time_read(row, word);
	else if (strcmp(name, "from") == 0)
		claim->starts_on = day_read(row, word);
	else if (strcmp(name, "until") == 0)
		claim->until_on = day_read(row, word);
	else if (strcmp(name, "own") == 0)
		claim->partner_until = day_read(row, word);
	else if (strcmp(name, "n") == 0)
		claim->attempt = atoi(word);
	else if (strcmp(name, "rep") == 0)
		claim->rep = who_read(row, word).rep;
	else
		fail_msg("%s: %s is unknown", row->place, name);
}

static enum claim_state state_read(const struct table_case *row,
				   const char *name)
{
	int state = 0;

	while (state_names[state] && strcmp(state_names[state], name) != 0)
		state++;
	if (!state_names[state])
		fail_msg("%s: %s is no state", row->place, name);
	return (enum claim_state)state;
}

static void claim_read_text(const struct table_case *row, char *text,
			    const struct protection_rules *rules,
			    struct claim *claim)
{
	char *lead = strtok_r(text, " ", &text);
	char *state = strtok_r(NULL, " ", &text);
	char *who = strtok_r(NULL, " ", &text), *word;
	struct asker asker;

	if (!lead || !state || !who)
		fail_msg("%s: a claim is LEAD STATE WHO", row->place);
	asker = who_read(row, who);
	*claim = (struct claim){ .lead = atoi(lead),
				 .state = state_read(row, state),
				 .kind = asker.kind,
				 .attempt = NONE,
				 .starts_on = NONE,
				 .until_on = NONE,
				 .partner_until = NONE,
				 .partner = asker.partner,
				 .rep = asker.rep,
				 .lapses_at = NONE };
	while ((word = strtok_r(NULL, " ", &text)))
		claim_word(row, word, claim);
	if (claim->partner != NONE && claim->partner_until == NONE)
		claim->partner_until = claim->until_on;
	if (claim->state == CLAIM_PENDING)
		claim->lapses_at = claim_lapses_at(claim, rules);
}

static void deal_read_text(const struct table_case *row, char *text,
			   struct deal_days *deal)
{
	char *lead = strtok_r(text, " ", &text), *word;

	*deal = (struct deal_days){ .lead = lead ? atoi(lead) : NONE,
				    .subscribed_on = NONE,
				    .signed_on = NONE,
				    .voided_on = NONE };
	while ((word = strtok_r(NULL, " ", &text))) {
		const char *name = strsep(&word, "=");
		int64_t day = day_read(row, word ? word : "");

		if (strcmp(name, "subscribed") == 0)
			deal->subscribed_on = day;
		else if (strcmp(name, "signed") == 0)
			deal->signed_on = day;
		else if (strcmp(name, "voided") == 0)
			deal->voided_on = day;
		else
			fail_msg("%s: %s is unknown", row->place, name);
	}
}

void claims_text_read(const struct table_case *row, bool has_deals,
		      const struct protection_rules *rules,
		      struct claims_text *text)
{
	struct standing *standing = &text->standing;
	char cell[1024], *rest = cell, *item;

	*standing = (struct standing){ text->claims, 0, text->deals, 0 };
	snprintf(cell, sizeof(cell), "%s", table_cell(row, "claims"));
	while ((item = strtok_r(NULL, ";", &rest)) &&
	       standing->count < CLAIMS_TEXT_MAX)
		claim_read_text(row, item, rules,
				&text->claims[standing->count++]);
	if (!has_deals)
		return;
	snprintf(cell, sizeof(cell), "%s", table_cell(row, "deals"));
	rest = cell;
	while ((item = strtok_r(NULL, ";", &rest)) &&
	       standing->deals_count < CLAIMS_TEXT_MAX)
		deal_read_text(row, item,
			       &text->deals[standing->deals_count++]);
}
