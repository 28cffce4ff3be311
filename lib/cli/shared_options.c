#include "cli/options.h"

#define EVERY \
	(TAKER_RECORDER | TAKER_QUERY | TAKER_LISTER | TAKER_WRITER | \
	 TAKER_NO_STORE | TAKER_OWN_STORE | TAKER_CONVERTER)
#define ROWS ((EVERY & ~(unsigned)TAKER_CONVERTER) | TAKER_ROWS)
#define READERS (TAKER_RECORDER | TAKER_QUERY | TAKER_CONVERTER)
#define WITH_TIME (EVERY & ~(unsigned)TAKER_NO_STORE)
#define WITH_STORE (WITH_TIME & ~(unsigned)TAKER_CONVERTER)

#define WORD(name, member, letter, unit, help) \
	{ \
		name, FIELD_TEXT, FIELD_TEXT_AT(struct shared, member), 0, \
			help, NULL, unit, letter \
	}
#define WORDS(name, member, letter, words, unit, help) \
	{ \
		name, FIELD_TEXT, FIELD_TEXT_AT(struct shared, member), 0, \
			help, words, unit, letter \
	}
#define FLAG(name, member, letter, help) \
	{ \
		name, FIELD_FLAG, FIELD_INT_AT(struct shared, member), 0, \
			help, NULL, NULL, letter \
	}

const char *const output_formats[] = { "csv", "tsv", "json", "table", NULL };

const struct shared_option shared_options[] = {
	{ WORD("db", db, 'd', N_("FILE"),
	       N_("the store (default: $ANCHANG_DB, then the user's own)")),
	  WITH_STORE },
	{ WORD("rules", rules, 'R', N_("DIR"),
	       N_("the rule files (default: $ANCHANG_RULES, then the "
		  "installed ones)")),
	  EVERY },
	{ WORD("as_of", as_of, 't', N_("TIME"),
	       N_("what is taken as now (default: $ANCHANG_NOW, then the "
		  "clock)")),
	  WITH_TIME },
	{ WORDS("format", format, 'f', output_formats, N_("FORMAT"),
		N_("how rows are written (default: table on a terminal, else "
		   "csv)")),
	  ROWS },
	{ WORD("columns", columns, 'C', N_("A,B,C"),
	       N_("these columns, in this order")),
	  ROWS },
	{ FLAG("no_header", no_header, 0, N_("no line of headings")), ROWS },
	{ FLAG("labels", labels, 0,
	       N_("headings and words in the language of the locale")),
	  ROWS },
	{ FLAG("excel", excel, 0, N_("a CSV file for a double click")), ROWS },
	{ FLAG("mask", mask, 0, N_("hide personal data")), ROWS },
	{ WORD("output", output, 'o', N_("FILE"),
	       N_("write a whole file, or none, instead of standard output")),
	  ROWS | TAKER_CONVERTER },
	{ FLAG("quiet", quiet, 'q', N_("no rows")), EVERY },
	{ WORD("encoding", encoding, 0, N_("NAME"),
	       N_("the input's, such as GB18030 (default: UTF-8)")),
	  READERS },
	{ WORD("encoding", rows_encoding, 0, N_("NAME"),
	       N_("the rows', such as GB18030 (default: UTF-8)")),
	  ROWS & ~(unsigned)READERS },
	{ WORD("map", map, 0, N_("HEADING=COLUMN,..."),
	       N_("which columns the input's headings stand for; an empty "
		  "COLUMN passes one over")),
	  READERS },
	{ FLAG("keep_going", keep_going, 'k',
	       N_("go on when a record is invalid")),
	  READERS },
	{ FLAG("dry_run", dry_run, 'n', N_("do everything but keep it")),
	  TAKER_RECORDER | TAKER_WRITER },
	{ WORD("wait", wait, 0, N_("SECONDS"),
	       N_("how long to wait for a locked store (default: 10)")),
	  WITH_STORE },
	{ FLAG("help", help, 'h', N_("this text")), EVERY },
	{ FLAG("version", version, 'V', N_("the version")), EVERY },
	{ { NULL, FIELD_TEXT, 0, 0, NULL, NULL, NULL, 0 }, 0 },
};

bool shared_option_fits(const struct shared_option *option, unsigned taker)
{
	/* A converter prints no rows, but it does print. */
	if (option->takers & TAKER_ROWS &&
	    !(taker & (TAKER_ROWS | TAKER_CONVERTER)))
		return false;
	return option->takers & taker & ~(unsigned)TAKER_ROWS;
}
