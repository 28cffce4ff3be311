/*
 * One word of a record: its name, how it is written, and where it lies in the
 * struct that holds it.  The same table serves the options, the CSV columns,
 * the checks, the rows, --help, the audit and the completion.
 */
#ifndef BASE_FIELD_H
#define BASE_FIELD_H

#include <stddef.h>

#include "base/value.h"

enum field_type {
	/* in a const char *: */
	FIELD_TEXT, /* free text */
	FIELD_CODE, /* a code or word: one token, kept as written */
	/* in an int64_t: */
	FIELD_NUMBER, /* a whole number that counts: line, attempt */
	FIELD_ID,     /* the number of an entry: lead, visit; JSON: a string */
	FIELD_PHONE,  /* rules/phone.h */
	FIELD_TIME,   /* a day alone is its 00:00:00 */
	FIELD_TIME_END, /* a day alone is its last second, or now if earlier */
	FIELD_DAY,
	FIELD_MONTH,
	FIELD_MONEY,   /* fen */
	FIELD_POINTS,  /* hundredths */
	FIELD_DECIMAL, /* thousandths, written short: ability */
	FIELD_YESNO,
	FIELD_CHOICE,  /* the index of a word in choices */
	FIELD_STAFF,   /* a staff code <-> staff.id */
	FIELD_PARTNER, /* a partner code <-> partner.id */
	FIELD_REP,     /* a staff code or "auto" (REP_AUTO) */
	FIELD_HOLDER,  /* out only: the code of partner.id or minus staff.id */
	FIELD_FLAG     /* an option without argument: 1 when given */
};

#define REP_AUTO INT64_C(-1)

enum {
	FIELD_REQUIRED = 1,
	FIELD_PERSONAL = 2,  /* never in audit or messages; --mask hides it */
	FIELD_NOW = 4,	     /* default: now, or today */
	FIELD_FACT = 8,	     /* a day later than now's is invalid (T5) */
	FIELD_NAME = 16,     /* --mask: all but the first character */
	FIELD_KEY = 32,	     /* of a register: the code; only it is required of
			     * an entry that exists, "-" clears the others */
	FIELD_MANY = 64,     /* an option that may come again: the values, each
			     * with its NUL, an empty one after the last */
	FIELD_PRIVATE = 128, /* free text about a person: never in audit, but
			     * --mask leaves it */
	FIELD_WORD = 256     /* a code that is a word of ours: --labels says it
			     * in the locale's language */
};

struct field {
	const char *name; /* as in CSV; NULL ends a table */
	enum field_type type;
	size_t offset;
	unsigned flags;
	const char *help;	    /* one line; NULL for columns */
	const char *const *choices; /* NULL-ended; for FIELD_CHOICE */
	const char *unit;	    /* what --help shows for the argument */
	char letter;		    /* of an option; 0: none */
};

/* A table's end, and the columns of rows, which need no help. */
#define FIELD_END \
	{ \
		NULL, FIELD_TEXT, 0, 0, NULL, NULL, NULL, 0 \
	}
#define COLUMN(name, type, at) COLUMN_FLAGS(name, type, at, 0)
#define COLUMN_FLAGS(name, type, at, flags) \
	{ \
		name, type, at, flags, NULL, NULL, NULL, 0 \
	}
#define COLUMN_WORD(name, at) COLUMN_FLAGS(name, FIELD_CODE, at, FIELD_WORD)
#define COLUMN_CHOICE(name, at, words) \
	{ \
		name, FIELD_CHOICE, at, 0, NULL, words, NULL, 0 \
	}
/* One that no row lacks. */
#define COLUMN_CHOSEN(name, at, words) \
	{ \
		name, FIELD_CHOICE, at, FIELD_REQUIRED, NULL, words, NULL, 0 \
	}

/* A field that lies in the int64_t (or const char *) `member` of `type`; the
 * comparison makes the compiler check it. */
#define FIELD_INT_AT(type, member) \
	(offsetof(type, member) + \
	 0 * sizeof(&((type *)0)->member == (int64_t *)0))
#define FIELD_TEXT_AT(type, member) \
	(offsetof(type, member) + \
	 0 * sizeof(&((type *)0)->member == (const char **)0))

static inline int64_t *field_int(const struct field *field, void *record)
{
	return (int64_t *)(void *)((char *)record + field->offset);
}

static inline const char **field_text(const struct field *field, void *record)
{
	return (const char **)(void *)((char *)record + field->offset);
}

static inline int64_t field_int_of(const struct field *field,
				   const void *record)
{
	return *(const int64_t *)(const void *)((const char *)record +
						field->offset);
}

static inline const char *field_text_of(const struct field *field,
					const void *record)
{
	return *(const char *const *)(const void *)((const char *)record +
						    field->offset);
}

static inline int field_is_text(const struct field *field)
{
	return field->type == FIELD_TEXT || field->type == FIELD_CODE;
}

/* Every input struct begins with this. */
struct input {
	const char *ref, *note;
	int64_t day_only; /* bit i: the time field i was written as a day */
};

/* How the recorder's one record ended. */
enum result {
	RESULT_OK,
	RESULT_UPDATED,
	RESULT_DUPLICATE,
	RESULT_REFUSED,
	RESULT_INVALID
};
extern const char *const result_names[]; /* NULL-ended, in this order */

#endif
