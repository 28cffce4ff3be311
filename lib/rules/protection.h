/*
 * Whose is the customer?  The decisions of registration and protection
 * (P1-P8; 案场管理制度) as pure functions over what stands for one customer.
 */
#ifndef RULES_PROTECTION_H
#define RULES_PROTECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/protection_rules.h"

enum claim_state {
	CLAIM_PENDING,
	CLAIM_LIVE,
	CLAIM_REASSIGNED, /* live, and handed to another rep (P8, Y6) */
	CLAIM_SOLD,
	CLAIM_CLOSED,
	CLAIM_REFUSED, /* pending once, refused at the arrival */
	CLAIM_VISIT    /* no lead: a visit that nobody registered */
};

/*
 * How one lead stands from `since` on, until its next claim.  Days and times
 * as in base/value.h, NONE where there is none yet: attempt and the days are
 * given once it went live, and kept afterwards.  A CLAIM_VISIT has the number
 * of the visit, negative, as its lead.
 */
struct claim {
	int64_t since, lead;
	enum claim_state state;
	enum kind kind;
	int64_t attempt;       /* P1: which referral, from 1 */
	int64_t starts_on;     /* first day of protection */
	int64_t until_on;      /* last day of protection */
	int64_t partner_until; /* last day of the partner's own protection */
	int64_t partner, rep;
	int64_t lapses_at; /* R9: last second a pending lead may be met */
};

/* A deal of the customer (P5); days, NONE: not yet. */
struct deal_days {
	int64_t deal, lead;
	int64_t subscribed_on, signed_on, voided_on;
};

/* What stands for one customer: for each lead its latest claim. */
struct standing {
	const struct claim *claims;
	int count;
	const struct deal_days *deals;
	int deals_count;
};

/* Of a customer's claims (by since), the latest of each lead that is not later
 * than `at` (NONE: of all), to out, which has room for count; how many (T5). */
int claim_latest(const struct claim *claims, int count, int64_t at,
		 struct claim *out);

bool claim_is_live(const struct claim *claim);
/* Live, and its protection not over before day (P3, P4). */
bool claim_protects(const struct claim *claim, int64_t day);
/* P8: who holds a live lead on day: a partner's id, or minus a rep's. */
int64_t claim_holder(const struct claim *claim, int64_t day);
/* R9: the last second in which a pending lead may be met, NONE: at any time.
 * rules: of the day of its recorded_at. */
int64_t claim_lapses_at(const struct claim *claim,
			const struct protection_rules *rules);
/* R9: a pending lead whose time is over at that time. */
bool claim_lapsed(const struct claim *claim, int64_t at);

/* The one live lead of a customer (P6), else NULL. */
const struct claim *standing_live(const struct standing *standing);

/* Why a customer is not free, or a claim not good. */
enum refusal {
	REFUSAL_NONE,
	REFUSAL_IN_DEAL,
	REFUSAL_ALREADY_DEALT,
	REFUSAL_NOT_LISTED,
	REFUSAL_ALREADY_REGISTERED,
	REFUSAL_PROTECTED,
	REFUSAL_EXHAUSTED,
	REFUSAL_LATE,
	REFUSAL_SHORT_NOTICE,
	REFUSAL_LISTED_LATE,
	REFUSAL_LAPSED,
	REFUSAL_NOT_REGISTERED,
	REFUSAL_NOT_APPROVED,
	/* these two wait, they refuse nothing: */
	REFUSAL_NO_FORM,
	REFUSAL_ID_UNCHECKED,
	/* a visit without a lead: */
	REFUSAL_UNREGISTERED
};
extern const char *const refusal_names[]; /* "" first, NULL-ended */

/* Who asks: a partner, or a rep of the on-site team (partner NONE; rep NONE
 * means nobody in particular, or "auto"). */
struct asker {
	enum kind kind;
	int64_t partner, rep;
};

struct verdict {
	enum refusal refusal;
	const struct claim *blocker;  /* the lead in the way, or NULL */
	const struct deal_days *deal; /* the deal in the way, or NULL */
};

/* P7: is the customer free on day, for this asker?  Any live lead protects,
 * the asker's own too. */
struct verdict protection_check(const struct standing *standing,
				const struct asker *asker, int64_t day,
				const struct protection_rules *rules);

/* P5: the deal that keeps the asker from the customer, if any. */
struct verdict protection_deal(const struct standing *standing,
			       const struct asker *asker, int64_t day);
/* P1: the asker has used its referrals.  counting: the version that says what
 * counts; rules: the version that says how many there are. */
bool protection_exhausted(const struct standing *standing,
			  const struct asker *asker,
			  const struct protection_rules *counting,
			  const struct protection_rules *rules);
/* P2: whether a live lead is the asker's own. */
bool claim_is_own(const struct claim *live, const struct asker *asker,
		  int64_t day);
/* P1: how many referrals count against this asker's next. */
int64_t protection_attempts(const struct standing *standing,
			    const struct asker *asker,
			    const struct protection_rules *rules);

/* P1, P3, P4: the claim of a lead that goes live at `since`, its protection
 * starting on day with this attempt. */
void claim_go_live(struct claim *claim, int64_t since, int64_t day,
		   int64_t attempt, const struct protection_rules *rules);
/* P4: a visit at that time renews, and a partner's own while he holds the lead
 * (P8); false when this kind's protection is not renewed.  rules: of the day
 * of the visit. */
bool claim_renew(struct claim *claim, int64_t at,
		 const struct protection_rules *rules);

#endif
