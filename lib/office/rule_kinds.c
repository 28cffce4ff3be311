#include "office/rule_kinds.h"

#include "rules/callback_rules.h"
#include "rules/care_rules.h"
#include "rules/duty_book.h"
#include "rules/office_rules.h"
#include "rules/penalty_rules.h"
#include "rules/protection_rules.h"
#include "rules/recycle_rules.h"
#include "rules/score_rules.h"

/* A parser of the rules layer, taken for any book. */
#define PARSER(name, type) \
	static bool parse_##name(struct arena *arena, const struct node *root, \
				 void *book, struct err *err) \
	{ \
		type *typed = book; \
\
		return name##_parse(arena, root, typed, err); \
	}

PARSER(office, struct office_book)
PARSER(protection, struct protection_book)
PARSER(callback, struct callback_book)
PARSER(recycle, struct recycle_book)
PARSER(score, struct score_book)
PARSER(penalty, struct penalty_book)
PARSER(care, struct care_book)

/* A file of duties of one subject, and nothing else. */
#define DUTIES(name, subject) \
	static bool parse_##name(struct arena *arena, const struct node *root, \
				 void *book, struct err *err) \
	{ \
		return duty_book_parse(arena, root, SUBJECT_BIT(subject), \
				       book, err); \
	}

DUTIES(contract, SUBJECT_DEAL)
DUTIES(complaint, SUBJECT_COMPLAINT)
DUTIES(file, SUBJECT_FILE)

const struct rule_reader rule_readers[RULE_KINDS] = {
	[RULES_OFFICE] = { "office.yaml", sizeof(struct office_book),
			   parse_office },
	[RULES_PROTECTION] = { "protection.yaml",
			       sizeof(struct protection_book),
			       parse_protection },
	[RULES_CALLBACK] = { "callback.yaml", sizeof(struct callback_book),
			     parse_callback },
	[RULES_RECYCLE] = { "recycle.yaml", sizeof(struct recycle_book),
			    parse_recycle },
	[RULES_CONTRACT] = { "contract.yaml", sizeof(struct duty_book),
			     parse_contract },
	[RULES_SCORE] = { "score.yaml", sizeof(struct score_book),
			  parse_score },
	[RULES_COMPLAINT] = { "complaint.yaml", sizeof(struct duty_book),
			      parse_complaint },
	[RULES_CARE] = { "care.yaml", sizeof(struct care_book), parse_care },
	[RULES_PENALTY] = { "penalty.yaml", sizeof(struct penalty_book),
			    parse_penalty },
	[RULES_FILE] = { "file.yaml", sizeof(struct duty_book), parse_file },
};
