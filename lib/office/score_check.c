/* What an entry for the score must say, and may. */
#include "base/intl.h"
#include "base/text.h"
#include "office/deals.h"
#include "office/lead_who.h"
#include "office/registers.h"
#include "office/score_duties.h"
#include "office/scores.h"
#include "rules/day.h"
#include "rules/number.h"

#define NAMES_MAX 64

/* The columns after entry and month, in the order of score_fields. */
enum {
	STAFF = 1,
	ITEM = 2,
	VALUE = 4,
	DUTY = 8,
	MISS = 16 | 32 | 64 | 128, /* subject, id, since, slot */
	APPROVAL = 256 | 512	   /* approved_by, document */
};

/* By enum score_entry_kind: the columns that it must have, and may. */
static const struct {
	unsigned must, may;
} kinds[] = {
	[ENTRY_TARGET] = { VALUE, APPROVAL },
	[ENTRY_EXAM] = { STAFF | VALUE, APPROVAL },
	[ENTRY_MARK] = { STAFF | ITEM | VALUE, APPROVAL },
	[ENTRY_WAIVER] = { STAFF | APPROVAL, ITEM | DUTY | MISS },
	[ENTRY_PROPOSAL] = { 0, STAFF | APPROVAL },
	[ENTRY_RULING] = { 0, STAFF | APPROVAL },
};

static bool is_given(const struct field *field, const struct score_entry *entry)
{
	return field_is_text(field) ? field_text_of(field, entry) != NULL
				    : field_int_of(field, entry) != NONE;
}

static bool check_columns(const struct score_entry *entry,
			  struct outcome *outcome)
{
	const char *kind = score_entry_names[entry->entry];
	unsigned must = kinds[entry->entry].must;
	unsigned may = must | kinds[entry->entry].may;
	unsigned bit = 1;

	for (const struct field *field = &score_fields[2]; field->name;
	     field++, bit <<= 1) {
		bool given = is_given(field, entry);

		if (given ? !(may & bit) : must & bit) {
			outcome_invalid(outcome,
					given ? _("%s: does not belong to "
						  "entry '%s'")
					      : _("%s: is missing in entry "
						  "'%s'"),
					field->name, kind);
			return false;
		}
	}
	return true;
}

static bool check_value(struct office *office, const struct score_entry *entry,
			struct outcome *outcome)
{
	const struct score_rules *rules = score_rules_of(office, entry->month);
	int64_t most = INT64_MAX;
	char text[NUMBER_TEXT];

	if (entry->entry == ENTRY_TARGET && entry->value <= 0) {
		outcome_invalid(outcome, _("value: must be more than 0"));
		return false;
	}
	if (entry->entry == ENTRY_EXAM)
		most = rules->full_mark;
	if (entry->entry == ENTRY_MARK)
		most = rules->points[entry->item];
	if (entry->value >= 0 && entry->value <= most)
		return true;
	number_format_short(most, 2, text);
	outcome_invalid(outcome, _("value: must be from 0 to %s"), text);
	return false;
}

static bool check_mark(const struct score_entry *entry, struct outcome *outcome)
{
	if (entry->entry != ENTRY_MARK || entry->item == SCORE_CONDUCT)
		return true;
	outcome_invalid(outcome, _("item: %s is not marked by hand (%s is)"),
			score_item_names[entry->item],
			score_item_names[SCORE_CONDUCT]);
	return false;
}

static void unknown_duty(struct office *office, const char *duty,
			 struct outcome *outcome)
{
	const struct score_source *source = score_source_of(office, duty, NONE);
	const char *names[NAMES_MAX] = { NULL };
	const char *nearest;

	if (source) {
		outcome_invalid(outcome, _("subject: %s is about a %s"), duty,
				subject_names[source->subject]);
		return;
	}
	score_duty_names(office, names, NAMES_MAX);
	nearest = text_nearest(duty, names);
	if (nearest)
		outcome_invalid(outcome,
				_("duty: there is no '%s' that costs points; "
				  "did you mean '%s'?"),
				duty, nearest);
	else
		outcome_invalid(outcome,
				_("duty: there is no '%s' that costs points"),
				duty);
}

static bool is_lead(struct office *office, const char *id)
{
	struct lead_who who;
	int64_t lead;

	return number_parse(id, 0, &lead) && lead_who_find(office, lead, &who);
}

static bool check_id(struct office *office, const struct score_entry *entry,
		     struct outcome *outcome)
{
	bool is_deal = entry->subject == SUBJECT_DEAL;

	if (!entry->id || (is_deal ? deal_by_code(office, entry->id) != NONE
				   : is_lead(office, entry->id)))
		return true;
	outcome_invalid(outcome,
			is_deal ? _("id: there is no deal '%s'")
				: _("id: there is no lead '%s'"),
			entry->id);
	return false;
}

/* M7: the whole item. */
static bool check_whole(const struct score_entry *entry,
			struct outcome *outcome)
{
	const char *column = entry->subject != NONE ? "subject"
			     : entry->id	    ? "id"
			     : entry->since != NONE ? "since"
			     : entry->slot != NONE  ? "slot"
						    : NULL;

	if (column)
		outcome_invalid(outcome, _("%s: needs a duty"), column);
	else if (entry->item == NONE)
		outcome_invalid(outcome,
				_("item: is missing, and so is a duty"));
	return !column && entry->item != NONE;
}

/* M7: single misses. */
static bool check_misses(struct office *office, struct score_entry *entry,
			 struct outcome *outcome)
{
	const struct score_source *source = score_source_of(office, entry->duty,
							    entry->subject);

	if (!source) {
		unknown_duty(office, entry->duty, outcome);
		return false;
	}
	if (entry->item != NONE && entry->item != (int64_t)source->item) {
		outcome_invalid(outcome, _("item: a miss of %s costs %s"),
				entry->duty, score_item_names[source->item]);
		return false;
	}
	entry->item = source->item;
	entry->subject = source->subject;
	return check_id(office, entry, outcome);
}

/* M2 */
static bool check_staff(struct office *office, const struct score_entry *entry,
			struct outcome *outcome)
{
	const struct staff *staff = staff_by_id(office, entry->staff);

	if (!staff || staff_is_consultant(staff, month_first_day(entry->month),
					  month_last_day(entry->month)))
		return true;
	outcome_invalid(outcome,
			_("staff: '%s' is no consultant on the staff in that"
			  " month"),
			staff->staff);
	return false;
}

bool score_entry_check(struct office *office, struct score_entry *entry,
		       struct outcome *outcome)
{
	if (!check_columns(entry, outcome) || !check_mark(entry, outcome) ||
	    !check_staff(office, entry, outcome))
		return false;
	if (entry->entry == ENTRY_WAIVER)
		return entry->duty ? check_misses(office, entry, outcome)
				   : check_whole(entry, outcome);
	return entry->value == NONE || check_value(office, entry, outcome);
}
