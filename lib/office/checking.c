#include "office/checking.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/numbering.h"
#include "office/claims.h"
#include "office/deals.h"
#include "office/registers.h"
#include "rules/day.h"
#include "rules/recycling.h"

const char *const check_status_names[] = { "free",	    "in_deal",
					   "already_dealt", "protected",
					   "exhausted",	    NULL };

/* A sweep costs as much for each lead as a tenth to a twentieth of a question
 * that is looked for; for fewer questions than that it is never thought of. */
#define LEADS_A_QUESTION 16
#define FEW 1024

struct checking {
	int64_t asked;
	bool is_swept;
	/* The customers who are protected now, and by which live lead. */
	struct numbering places;
	struct claim *claims;
	int room;		/* in claims */
	struct numbering dealt; /* the customers who have deals */
};

static void checking_free(struct office *office)
{
	numbering_free(&office->checking->places);
	free(office->checking->claims);
	numbering_free(&office->checking->dealt);
	free(office->checking);
	office->checking = NULL;
}

static const struct office_part checking_part = { NULL, checking_free };

static void sweep_claim(void *to, int64_t customer, const struct claim *claim)
{
	struct checking *checking = to;
	int place = numbering_add(&checking->places, customer);

	checking->claims = numbering_fit(&checking->places, checking->claims,
					 &checking->room,
					 sizeof(*checking->claims));
	checking->claims[place] = *claim;
}

/* Few customers have deals: they are asked about one by one (P5). */
static void sweep_deals(struct office *office)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT DISTINCT customer FROM deal");

	while (stmt_next(stmt))
		numbering_add(&office->checking->dealt, stmt_int(stmt, 0));
}

static void sweep(struct office *office)
{
	struct checking *checking = office->checking;

	checking->is_swept = true;
	claims_each_protected(office, office->now, sweep_claim, checking);
	sweep_deals(office);
}

static int64_t highest_lead(struct office *office)
{
	struct stmt *stmt = db_stmt(office->db, "SELECT max(id) FROM lead");
	int64_t highest;

	stmt_next(stmt);
	highest = stmt_int(stmt, 0);
	stmt_end(stmt);
	return highest;
}

bool checking_expect(struct office *office, int count)
{
	struct checking *checking = office->checking;

	if (!checking) {
		checking = office->checking = mem_new(sizeof(*checking));
		office_add_part(office, &checking_part);
	}
	checking->asked += count;
	if (!checking->is_swept && checking->asked > FEW &&
	    checking->asked * LEADS_A_QUESTION >= highest_lead(office))
		sweep(office);
	return checking->is_swept;
}

/* Whether the sweep knows all of him that the on-site team asks for. */
static bool is_swept(const struct office *office, int64_t customer)
{
	return office->checking && office->checking->is_swept &&
	       numbering_find(&office->checking->dealt, customer) < 0;
}

static const char *explain(struct office *office, const struct buf *text)
{
	return arena_dup(&office->arena, text->data);
}

static const char *because_protected(struct office *office,
				     const struct claim *claim)
{
	char from[DAY_TEXT], until[DAY_TEXT];
	struct buf text = BUF_INIT;
	const char *because;

	day_format(claim->starts_on, from);
	day_format(claim->until_on, until);
	if (claim->partner != NONE)
		buf_addf(&text, _("partner %s brought him: referral %lld"),
			 partner_by_id(office, claim->partner)->partner,
			 (long long)claim->attempt);
	else
		buf_add_text(&text, _("the on-site team's"));
	if (claim_is_pooled(claim))
		buf_add_text(&text, _(", in the pool"));
	else if (claim->state == CLAIM_REASSIGNED)
		buf_addf(&text, _(", handed to %s"),
			 staff_by_id(office, claim->rep)->staff);
	else if (claim->partner == NONE)
		buf_addf(&text, _(", looked after by %s"),
			 staff_by_id(office, claim->rep)->staff);
	buf_addf(&text, _("; protected from %s through %s"), from, until);
	because = explain(office, &text);
	buf_free(&text);
	return because;
}

/* Why nobody is in the way: what there was, or that there was nothing. */
static const char *because_free(struct office *office,
				const struct standing *standing)
{
	const struct claim *live = standing_live(standing);
	struct buf text = BUF_INIT;
	char until[DAY_TEXT];
	const char *because;
	int pending = 0;

	for (int i = 0; i < standing->count; i++)
		if (standing->claims[i].state == CLAIM_PENDING &&
		    !claim_lapsed(&standing->claims[i], office->now))
			pending++;
	if (live) {
		day_format(live->until_on, until);
		buf_addf(&text, _("the protection of lead %lld ended on %s"),
			 (long long)live->lead, until);
	} else {
		buf_add_text(&text, _("no live lead"));
	}
	if (pending)
		buf_addf(&text, _("; %d pending, which protects nobody"),
			 pending);
	because = explain(office, &text);
	buf_free(&text);
	return because;
}

static const char *because_exhausted(struct office *office,
				     const struct standing *standing,
				     const struct asker *asker,
				     const struct protection_rules *rules)
{
	struct buf text = BUF_INIT;
	const char *because;

	buf_addf(&text, _("partner %s has used %lld of %d referrals"),
		 partner_by_id(office, asker->partner)->partner,
		 (long long)protection_attempts(standing, asker, rules),
		 rules->kinds[asker->kind].periods_count);
	because = explain(office, &text);
	buf_free(&text);
	return because;
}

/* P5 */
static const char *because_dealt(struct office *office,
				 const struct deal_days *deal, bool is_open)
{
	const char *code = deal_code(office, deal->deal);
	char on[DAY_TEXT];
	struct buf text = BUF_INIT;
	const char *because;

	day_format(is_open || deal->signed_on == NONE ? deal->subscribed_on
						      : deal->signed_on,
		   on);
	if (is_open)
		buf_addf(&text,
			 _("subscribed to on %s in deal %s, which is neither"
			   " signed nor voided"),
			 on, code);
	else
		buf_addf(&text,
			 _("bought in deal %s, signed on %s: no partner can"
			   " refer him"),
			 code, on);
	because = explain(office, &text);
	buf_free(&text);
	return because;
}

static void entry_protected(struct check_entry *entry,
			    const struct claim *claim, int64_t today)
{
	entry->status = CHECK_PROTECTED;
	entry->lead = claim->lead;
	entry->kind = claim->kind;
	entry->partner = claim->partner;
	entry->rep = claim->rep;
	entry->attempt = claim->attempt;
	entry->protected_from = claim->starts_on;
	entry->protected_until = claim->until_on;
	entry->days_left = claim->until_on - today;
}

static void entry_explain(struct office *office, struct check_entry *entry,
			  const struct verdict *verdict,
			  const struct standing *standing,
			  const struct asker *asker,
			  const struct protection_rules *rules)
{
	switch ((enum check_status)entry->status) {
	case CHECK_PROTECTED:
		entry->rule = verdict->blocker->partner == NONE ? "P4" : "P3";
		if (verdict->blocker->state == CLAIM_REASSIGNED)
			entry->rule = "Y6";
		entry->because = because_protected(office, verdict->blocker);
		break;
	case CHECK_EXHAUSTED:
		entry->rule = "P1";
		entry->because = because_exhausted(office, standing, asker,
						   rules);
		break;
	case CHECK_IN_DEAL:
	case CHECK_ALREADY_DEALT:
		entry->rule = "P5";
		entry->because = because_dealt(office, verdict->deal,
					       entry->status == CHECK_IN_DEAL);
		break;
	case CHECK_FREE:
		entry->rule = "P7";
		entry->because = because_free(office, standing);
		break;
	}
}

/* From the claims of this customer alone. */
static void answer_one(struct office *office, int64_t customer,
		       const struct asker *asker, bool explains,
		       struct check_entry *entry)
{
	const struct protection_rules *rules =
		office_protection_on(office, office->today);
	struct standing standing = claims_standing(office, customer,
						   office->now);
	struct verdict verdict = protection_check(&standing, asker,
						  office->today, rules);

	switch (verdict.refusal) {
	case REFUSAL_IN_DEAL: entry->status = CHECK_IN_DEAL; break;
	case REFUSAL_ALREADY_DEALT: entry->status = CHECK_ALREADY_DEALT; break;
	case REFUSAL_PROTECTED:
		entry_protected(entry, verdict.blocker, office->today);
		break;
	case REFUSAL_EXHAUSTED: entry->status = CHECK_EXHAUSTED; break;
	default: entry->status = CHECK_FREE;
	}
	if (explains)
		entry_explain(office, entry, &verdict, &standing, asker, rules);
}

bool checking_answer(struct office *office, int64_t phone, int64_t partner,
		     bool explains, struct check_entry *entry)
{
	int64_t customer = customer_of_phone(office, phone);
	struct asker asker = { KIND_ONSITE, partner, NONE };

	*entry = (struct check_entry){ .phone = phone,
				       .status = CHECK_FREE,
				       .lead = NONE,
				       .kind = NONE,
				       .partner = NONE,
				       .rep = NONE,
				       .attempt = NONE,
				       .protected_from = NONE,
				       .protected_until = NONE,
				       .days_left = NONE };
	if (partner != NONE)
		asker.kind = (enum kind)partner_by_id(office, partner)->kind;
	if (!explains && is_swept(office, customer)) {
		int place = numbering_find(&office->checking->places, customer);

		if (place >= 0) {
			entry_protected(entry, &office->checking->claims[place],
					office->today);
			return false;
		}
		if (partner == NONE)
			return true;
	}
	answer_one(office, customer, &asker, explains, entry);
	return entry->status == CHECK_FREE;
}
