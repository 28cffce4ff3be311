#include "office/callbacks.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/numbering.h"
#include "base/sorter.h"
#include "office/claims.h"
#include "office/events.h"
#include "office/lead_set.h"
#include "office/leads.h"
#include "office/open_leads.h"
#include "rules/callback_rules.h"

/* A lead as the run found it, and what the run adds to it. */
struct known {
	struct open_lead row; /* the lead alone, when it is not live */
	bool is_live;
	bool is_changed;
	bool is_unsure; /* counted by other rules: to be counted anew */
};

struct callbacks {
	struct numbering places; /* of the leads that are known */
	struct known *known;
	int room;	      /* in known */
	struct arena names;   /* theirs */
	struct sorter *calls; /* to be written; NULL: none */
	struct lead_set unsure;
	int64_t *numbers; /* room to sort leads in */
	int numbers_size;
};

static void callbacks_flush(struct office *office);
static void callbacks_free(struct office *office);
static const struct office_part callbacks_part = { callbacks_flush,
						   callbacks_free };

static void forget(struct callbacks *callbacks)
{
	numbering_clear(&callbacks->places);
	arena_free(&callbacks->names);
}

static struct callbacks *callbacks_get(struct office *office)
{
	struct callbacks *callbacks = office->callbacks;

	if (callbacks)
		return callbacks;
	callbacks = mem_new(sizeof(*callbacks));
	office->callbacks = callbacks;
	office_add_part(office, &callbacks_part);
	return callbacks;
}

static void callbacks_free(struct office *office)
{
	struct callbacks *callbacks = office->callbacks;

	numbering_free(&callbacks->places);
	arena_free(&callbacks->names);
	free(callbacks->known);
	free(callbacks->numbers);
	lead_set_free(&callbacks->unsure);
	if (callbacks->calls)
		sorter_free(callbacks->calls);
	free(callbacks);
	office->callbacks = NULL;
}

/* A lead that is not known yet, which is not live so far. */
static struct known *known_add(struct callbacks *callbacks, int64_t lead)
{
	int place = numbering_add(&callbacks->places, lead);

	callbacks->known = numbering_fit(&callbacks->places, callbacks->known,
					 &callbacks->room,
					 sizeof(*callbacks->known));
	callbacks->known[place] = (struct known){ .row.lead = lead };
	return &callbacks->known[place];
}

static void known_take(void *to, const struct open_lead *row)
{
	struct office *office = to;
	struct callbacks *callbacks = office->callbacks;
	struct known *known = known_add(callbacks, row->lead);

	known->row = *row;
	known->row.name = arena_dup(&callbacks->names, row->name);
	known->is_live = true;
	known->is_unsure = !lead_count_is_current(office, &row->count);
}

static struct known *known_find(struct office *office, int64_t lead)
{
	struct callbacks *callbacks = callbacks_get(office);
	int place = numbering_find(&callbacks->places, lead);

	if (place < 0) {
		open_leads_each(office, &lead, 1, known_take, office);
		place = numbering_find(&callbacks->places, lead);
	}
	if (place >= 0)
		return &callbacks->known[place];
	return known_add(callbacks, lead);
}

static int64_t lead_of(struct office *office, const struct callback *given)
{
	if (given->lead != NONE || given->phone == NONE)
		return given->lead;
	return claims_live_lead(office, given->phone);
}

void callbacks_prefetch(struct office *office, const void *const inputs[],
			int count)
{
	struct callbacks *callbacks = callbacks_get(office);
	int used = 0;

	if (count > callbacks->numbers_size) {
		callbacks->numbers_size = count;
		callbacks->numbers = mem_resize(callbacks->numbers,
						(size_t)count,
						sizeof(*callbacks->numbers));
	}
	claims_prefetch(office, inputs, count,
			offsetof(struct callback, phone));
	for (int i = 0; i < count; i++) {
		int64_t lead = lead_of(office, inputs[i]);

		if (lead != NONE)
			callbacks->numbers[used++] = lead;
	}
	used = array_unique(callbacks->numbers, used);
	open_leads_each(office, callbacks->numbers, used, known_take, office);
}

static int compare_calls(const void *a, size_t a_size, const void *b,
			 size_t b_size)
{
	const struct event *x = a, *y = b;

	(void)a_size;
	(void)b_size;
	if (x->lead != y->lead)
		return x->lead < y->lead ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static uint32_t lead_key(const void *call, size_t size)
{
	int64_t lead = ((const struct event *)call)->lead;

	(void)size;
	return lead < UINT32_MAX ? (uint32_t)lead : UINT32_MAX;
}

static void keep_call(struct callbacks *callbacks, const struct event *call)
{
	if (!callbacks->calls) {
		callbacks->calls = sorter_new(compare_calls);
		sorter_set_key(callbacks->calls, lead_key);
	}
	sorter_add(callbacks->calls, call, sizeof(*call));
}

/* Whether the record is right, and its lead is live; *known is that lead. */
static bool check(struct office *office, const struct callback *given,
		  struct known **known, struct outcome *outcome)
{
	int64_t lead = lead_of(office, given);
	struct lead ignored;

	if (given->lead == NONE && given->phone == NONE) {
		outcome_invalid(outcome, _("lead: neither lead nor phone is"
					   " given"));
		return false;
	}
	*known = lead == NONE ? NULL : known_find(office, lead);
	if (!*known || !(*known)->is_live) {
		if (given->lead != NONE && !lead_find(office, lead, &ignored))
			outcome_invalid(outcome,
					_("lead: there is no lead"
					  " %lld"),
					(long long)lead);
		else
			outcome_refuse(outcome, "no_live_lead");
		return false;
	}
	if (given->lead == NONE || given->phone == NONE ||
	    given->phone == (*known)->row.phone ||
	    claims_live_lead(office, given->phone) == lead)
		return true;
	outcome_invalid(outcome,
			_("phone: is not of the customer of lead"
			  " %lld"),
			(long long)lead);
	return false;
}

void callback_record(struct office *office, const struct callback *given,
		     struct callback *callback, struct outcome *outcome)
{
	struct known *known;
	struct event call;

	*callback = *given;
	callback->callback = NONE;
	if (callback->method == NONE)
		callback->method = METHOD_PHONE;
	if (callback->outcome == NONE)
		callback->outcome = OUTCOME_REACHED;
	if (!check(office, given, &known, outcome))
		return;
	callback->callback = office_number(office, "callbacks");
	callback->lead = known->row.lead;
	if (callback->phone == NONE)
		callback->phone = known->row.phone;
	if (callback->staff == NONE)
		callback->staff = known->row.rep;
	call = (struct event){ .lead = known->row.lead,
			       .at = callback->called_at,
			       .kind = EVENT_CALLBACK,
			       .id = callback->callback,
			       .staff = callback->staff,
			       .detail = CALLBACK_DETAIL(callback->method,
							 callback->outcome) };
	keep_call(office->callbacks, &call);
	lead_count_call(&known->row.count, &call);
	known->is_changed = true;
	outcome->id = callback->callback;
	outcome->lead = callback->lead;
	outcome->at = callback->called_at;
}

/* Writes the calls that were kept back, in one sweep through the events. */
static void write_calls(struct office *office)
{
	struct callbacks *callbacks = office->callbacks;
	const struct event *call;
	size_t length;

	if (!callbacks || !callbacks->calls)
		return;
	while ((call = sorter_next(callbacks->calls, &length)))
		event_add(office, call->lead, call->at, EVENT_CALLBACK,
			  call->id, call->staff, call->detail);
	sorter_free(callbacks->calls);
	callbacks->calls = NULL;
}

static void write_counts(struct office *office)
{
	struct callbacks *callbacks = office->callbacks;
	int known_count = callbacks->places.count, count = 0;
	int64_t *leads = mem_resize(NULL, (size_t)known_count, sizeof(*leads));

	for (int i = 0; i < known_count; i++)
		if (callbacks->known[i].is_changed)
			leads[count++] = callbacks->known[i].row.lead;
	count = array_unique(leads, count);
	for (int i = 0; i < count; i++) {
		const struct known *known = known_find(office, leads[i]);

		if (known->is_unsure)
			lead_set_add(&callbacks->unsure, leads[i]);
		else
			open_lead_replace(office, &known->row);
	}
	free(leads);
	forget(callbacks);
}

/* A sweep through all events costs the same for one run of records or for all:
 * they wait for the commit. */
static void callbacks_flush(struct office *office)
{
	struct callbacks *callbacks = office->callbacks;

	if (callbacks->places.count)
		write_counts(office);
	if (!office->is_committing)
		return;
	write_calls(office);
	for (int64_t lead = lead_set_next(&callbacks->unsure, 0); lead != NONE;
	     lead = lead_set_next(&callbacks->unsure, lead + 1))
		events_refresh(office, lead);
	lead_set_free(&callbacks->unsure);
}

bool callback_find(struct office *office, struct callback *callback)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT staff, detail, phone FROM event"
				    " JOIN lead ON lead.id = event.lead"
				    " WHERE lead = ?1 AND at = ?2 AND kind = ?3"
				    " AND event.id = ?4");
	int64_t detail;

	write_calls(office);
	stmt_bind_int_at(stmt, 1, callback->lead);
	stmt_bind_int_at(stmt, 2, callback->called_at);
	stmt_bind_int_at(stmt, 3, EVENT_CALLBACK);
	stmt_bind_int_at(stmt, 4, callback->callback);
	if (!stmt_next(stmt))
		return false;
	callback->staff = stmt_int(stmt, 0);
	detail = stmt_int(stmt, 1);
	callback->method = CALLBACK_METHOD(detail);
	callback->outcome = CALLBACK_OUTCOME(detail);
	callback->phone = stmt_int(stmt, 2);
	stmt_end(stmt);
	return true;
}

void callback_remove(struct office *office, const struct callback *callback)
{
	event_remove(office, callback->lead, callback->called_at,
		     EVENT_CALLBACK, callback->callback);
	events_refresh(office, callback->lead);
}
